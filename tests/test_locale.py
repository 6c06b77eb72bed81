"""The words: both languages whole, the Swedish as wording.md has it, and a sentence for every error."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from est_tui import errors
from est_tui.i18n import LANGUAGES, Words

PACKAGE = Path(errors.__file__).parent
SV, EN = (dict(Words(lang)._texts) for lang in LANGUAGES)

NOT_SWEDISH = [
    # Each is a word of wording.md's last column; `\b` so that *lås upp* is not found in *låst*.
    r"\bökar\b", r"\bminskar\b", r"\bökat\b", r"\bminskat\b",  # one period is a level, never a trend
    r"\b26 perioder\b", r"\btyst[a]?\b", r"källor hörda", r"\bny källa\b", r"reviderad",
    r"\bbeslut\b", r"\bavskriven\b", r"förfaller", r"utan rörelse", r"\blås\b", r"hotspot", r"utsatt område",
    r"förövare", r"\boffentlig\b", r"polisanmälningar",
]  # fmt: skip
NOT_A_WHOLE_TEXT = ["Nu", "Vanligt", "Normalt", "Läge", "I fjol", "Start", "Beslut", "Avslut", "G", "Y", "R"]


def fields(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts() -> None:
    assert sorted(SV) == sorted(EN)


@pytest.mark.parametrize("key", sorted(SV))
def test_a_text_is_filled_from_the_same_values_in_both(key: str) -> None:
    assert fields(SV[key]) == fields(EN[key])
    assert SV[key].strip()
    assert EN[key].strip()


@pytest.mark.parametrize("pattern", NOT_SWEDISH)
def test_words_that_wording_md_replaces_are_not_used(pattern: str) -> None:
    assert not [key for key, text in SV.items() if re.search(pattern, text, re.IGNORECASE)]


def test_no_label_is_a_word_that_wording_md_replaces() -> None:
    assert not [key for key, text in SV.items() if text.strip() in NOT_A_WHOLE_TEXT]


def test_no_percent_anywhere() -> None:
    """A fortnight in one area holds a handful of reports: percent lies. (`%d` of a time's format is another thing.)"""
    percent = re.compile(r"[\d}]\s?%|procent|per ?cent", re.IGNORECASE)
    assert not [key for texts in (SV, EN) for key, text in texts.items() if percent.search(text)]


@cache
def nodes() -> list[tuple[str, ast.AST]]:
    """Everything in the package's code, with its file."""
    files = sorted(PACKAGE.rglob("*.py"))
    return [(file.name, node) for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]


ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.EstError)}


def raised() -> Iterator[tuple[str, str, ast.Call]]:
    """(place, key, call) of every error made with a literal key."""
    for file, node in nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in ERRORS:
            for key in [part for arg in node.args[:1] for part in ast.walk(arg)]:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield f"{file}:{node.lineno}", key.value, node


def test_every_error_is_of_a_kind_that_has_an_exit_code_in_errors_py() -> None:
    classes = [node for file, node in nodes() if isinstance(node, ast.ClassDef) and file != "errors.py"]
    assert not [node.name for node in classes if ERRORS & {getattr(base, "id", "") for base in node.bases}]


def test_every_error_has_its_sentence() -> None:
    found = list(raised())
    assert len(found) > 10
    assert not [(place, key) for place, key, _ in found if f"error.{key}.title" not in SV]


def test_every_error_brings_the_values_its_sentences_name() -> None:
    lacking = []
    for place, key, call in raised():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given:  # `**where` brings more than can be read here
            asked = fields(SV.get(f"error.{key}.title", "")) | fields(SV.get(f"error.{key}.hint", ""))
            lacking += [(place, key, asked - given)] if asked - given else []
    assert not lacking


def constants() -> set[str]:
    return {node.value for _, node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_error_sentence_is_left_over() -> None:
    used = constants()
    assert not {key.split(".")[1] for key in SV if key.startswith("error.")} - used


def test_every_text_that_is_asked_for_by_name_is_there() -> None:
    asked = [
        (f"{file}:{node.lineno}", node.args[0].value)
        for file, node in nodes()
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in ("words", "w")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]
    assert len(asked) > 10
    assert not [(place, key) for place, key in asked if key not in SV]


def test_an_error_is_told_with_what_to_do() -> None:
    title, hint = Words("sv").error(errors.UsageError("bad_date", text="i går"))
    assert title == "”i går” är inget datum."
    assert "2026-11-18" in hint


def test_days_and_clock_are_written_as_each_language_does() -> None:
    sv, en = Words("sv"), Words("en")
    assert sv.days(date(2026, 10, 28), date(2026, 11, 10)) == "28 okt–10 nov"
    assert sv.moment(datetime(2026, 11, 18, 8, 2)) == "18 nov 08.02"
    assert en.moment(datetime(2026, 11, 18, 8, 2)) == "18 Nov 08:02"
    assert sv.number(12_345) == "12\N{NO-BREAK SPACE}345"
    assert en.number(12_345) == "12,345"
