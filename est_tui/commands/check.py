import argparse
import json
from itertools import groupby
from typing import TYPE_CHECKING

from est_tui import clock
from est_tui.cli import Call
from est_tui.domain.signs import ASCII, clean
from est_tui.errors import EstError, UsageError
from est_tui.i18n import Words

if TYPE_CHECKING:
    from est_tui.store.check import Problem

_SHOWN = 12
"""Problems of one kind that the text lists; the JSON has them all."""


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`est-tui check [--format text|json]`."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help=words("check.format"))


def run(call: Call) -> int:
    """Prints what is wrong in the workspace. 0 for remarks alone, 1 for damage, 4 when a source is out of reach."""
    from est_tui.store.check import Problem, check, place

    if call.root() is None:
        raise UsageError("no_workspace")
    try:
        problems = check(call.config(), clock.now())
    except UsageError as error:  # est.toml itself: nothing else can be looked at
        problems = [Problem("damage", place(error), error)]
    levels = {problem.level for problem in problems}
    status = 1 if "damage" in levels else 4 if "away" in levels else 0
    if call.args.format == "json":
        told = [_fields(problem, call.words) for problem in problems]
        print(json.dumps({"ok": status == 0, "problems": told}, ensure_ascii=False))
    else:
        text = _text(problems, call.words)
        print(text.translate(ASCII) if call.ascii else text)
    return status


def _fields(problem: "Problem", words: Words) -> dict[str, str]:
    text, hint = (clean(part) for part in _said(problem.error, words))
    return {
        "level": problem.level,
        "code": problem.error.key,
        "where": clean(problem.where),
        "text": text,
        "hint": hint,
    }


def _said(error: EstError, words: Words) -> tuple[str, str]:
    if "n" in error.values:
        return words.error(type(error)(error.key, **{**error.values, "n": words.many("reports", error.values["n"])}))
    return words.error(error)


def _text(problems: list["Problem"], words: Words) -> str:
    """The problems by kind, each kind's advice said once where it is the same for all."""
    if not problems:
        return words("check.nothing")
    lines = []
    for _, group in groupby(problems, key=lambda problem: (problem.level, problem.error.key)):
        same = [(problem.level, *(clean(part) for part in _said(problem.error, words))) for problem in group]
        hints = {hint for _, _, hint in same}
        for level, text, hint in same[:_SHOWN]:
            lines.append(f"{words(f'check.{level}')}: {text}")
            lines += [f"  {hint}"] if hint and len(hints) > 1 else []
        if len(same) > _SHOWN:
            lines.append(words("check.more", n=len(same) - _SHOWN))
        lines += [f"  {hint}" for hint in hints if hint and len(hints) == 1]
    return "\n".join(lines)
