"""The SQL of the project: one statement a file under `queries/`, its header the contract it keeps."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from est_tui import resources

_HEADER = re.compile(r"^--\s?(.*)$")


class SqlFile(NamedTuple):
    """One statement: `name` is its path under queries/ without `.sql`, `about` its header's sentence.

    `params` maps each named parameter to its type and a sample value as SQL; `returns` maps columns to types.
    """

    name: str
    about: str
    params: dict[str, tuple[str, str]]
    returns: dict[str, str]
    sql: str


def parse(name: str, text: str) -> SqlFile:
    """Reads a statement and its header (`-- params: start date = date '2026-01-05'`, `-- returns: n bigint`).

    >>> parse("a/b", "-- Counts.\\n-- params: k bigint = 3\\n-- returns: n bigint\\nselect $k as n").params
    {'k': ('bigint', '3')}
    """
    about: list[str] = []
    fields: dict[str, list[str]] = {"params": [], "returns": []}
    current: list[str] = about
    lines = text.splitlines()
    for line in lines:
        match = _HEADER.match(line)
        if not match:
            break
        words = match[1].strip()
        for key in fields:
            if words.startswith(f"{key}:"):
                current, words = fields[key], words[len(key) + 1 :].strip()
        current.append(words)
    params = {}
    for part in _parts(" ".join(fields["params"])):
        declared, _, sample = part.partition("=")
        param, _, kind = declared.strip().partition(" ")
        params[param] = (kind.strip(), sample.strip())
    returns = {}
    for part in _parts(" ".join(fields["returns"])):
        column, _, kind = part.partition(" ")
        returns[column] = kind.strip()
    return SqlFile(name, " ".join(about), params, returns, text)


def _parts(text: str) -> list[str]:
    """Splits at commas outside brackets: types such as `struct(a bigint, b bigint)[]` keep theirs."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [part for part in [*parts, text[start:].strip()] if part]


@cache
def load(name: str) -> SqlFile:
    """The statement `picture/counts` and the like. FileNotFoundError when there is none."""
    path = resources.folder("queries") / f"{name}.sql"
    return parse(name, path.read_text(encoding="utf-8"))


def names(room: str = "") -> list[str]:
    """All statements of a room (`schema`, `picture` …) or of all, in order of their names.

    A mapping is a user's kind of file with a header of its own and is left out of "all".
    """
    top: Path = resources.folder("queries")
    found = sorted((top / room).rglob("*.sql"))
    return [p.relative_to(top).with_suffix("").as_posix() for p in found]
