"""The workspace's own lists: areas.csv, categories.csv and organisations.csv, as Swedish Excel saves them."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_args

from est_tui.errors import UsageError

Kind = Literal["event", "condition", "calendar", "positive", "excluded"]
"""What a category's reports are (method.md): only `event` is counted and compared."""
_BLANKS = re.compile("[\\t\\n\\v\\f\\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_YES = {"1", "ja", "j", "yes", "y", "sant", "true", "x"}
_NO = {"0", "nej", "n", "no", "falskt", "false"}


class Area(NamedTuple):
    """A reporting area. `residential` False exempts a thinly populated public area from merging in public exports."""

    code: str
    name: str
    parent: str = ""
    population: int | None = None
    residential: bool = True
    aliases: tuple[str, ...] = ()


class Category(NamedTuple):
    """A category of reports. A `sensitive` one is never shown finer than area."""

    code: str
    name: str
    parent: str = ""
    kind: Kind = "event"
    sensitive: bool = False
    aliases: tuple[str, ...] = ()


class Organisation(NamedTuple):
    """A participating organisation, under the name that the meeting uses."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


class Lists(NamedTuple):
    """The three lists, in the order of their files; empty ones let incoming values pass through as they are."""

    areas: tuple[Area, ...] = ()
    categories: tuple[Category, ...] = ()
    organisations: tuple[Organisation, ...] = ()


Entry = TypeVar("Entry", Area, Category, Organisation)


def load_lists(root: Path) -> Lists:
    """Reads a workspace's lists; a missing or empty file is an empty list.

    `;`, `,` or tab between fields, with or without BOM, UTF-8 or what older Excel saves (cp1252, UTF-16).
    Raises UsageError `list_column`, `list_value`, `list_name`, `list_twice`, each with file and line.
    """
    return Lists(
        _read(root / "areas.csv", _area),
        _read(root / "categories.csv", _category),
        _read(root / "organisations.csv", _organisation),
    )


def key(text: str) -> str:
    """What two spellings of one name or code share; the macro `est_key` of queries/macros in Python.

    >>> key("  Centrum\\u00a0 Norr "), key("0301"), key("000")
    ('centrum norr', '301', '0')
    """
    folded = unicodedata.normalize("NFC", blank(text).lower())
    return re.sub(r"^0+([0-9]+)$", r"\1", folded)


def blank(text: str) -> str:
    """The text with outer blanks trimmed and runs of blanks made one.

    >>> blank(" Stora  torget\\u00a0")
    'Stora torget'
    """
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


class _Row:
    """One row of a list: its fields by column, and where it stands."""

    def __init__(self, fields: dict[str, str], file: Path, line: int) -> None:
        self.fields, self.file, self.line = fields, file, line

    def text(self, column: str) -> str:
        return blank(self.fields.get(column, ""))

    def aliases(self) -> tuple[str, ...]:
        return tuple(a for a in map(blank, self.fields.get("aliases", "").split("|")) if a)

    def flag(self, column: str, default: bool) -> bool:
        value = self.text(column).lower()
        if value and value not in _YES | _NO:
            raise self.wrong(column, "ja, nej")
        return value in _YES if value else default

    def number(self, column: str) -> int | None:
        digits = self.text(column).replace(" ", "")
        if digits and not (digits.isascii() and digits.isdigit()):
            raise self.wrong(column, "0, 1 489, 31244")
        return int(digits) if digits else None

    def wrong(self, column: str, choices: str) -> UsageError:
        value = self.text(column)
        return UsageError(
            "list_value", file=self.file.name, line=self.line, column=column, value=value, choices=choices
        )


def _area(row: _Row) -> Area:
    population, residential = row.number("population"), row.flag("residential", True)
    return Area(row.text("code"), row.text("name"), row.text("parent"), population, residential, row.aliases())


def _category(row: _Row) -> Category:
    kind = row.text("kind").lower() or "event"
    if kind not in get_args(Kind):
        raise row.wrong("kind", ", ".join(get_args(Kind)))
    sensitive = row.flag("sensitive", False)
    return Category(row.text("code"), row.text("name"), row.text("parent"), cast(Kind, kind), sensitive, row.aliases())


def _organisation(row: _Row) -> Organisation:
    return Organisation(row.text("code"), row.text("name"), row.aliases())


def _read(file: Path, make: Callable[[_Row], Entry]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    taken: dict[str, int] = {}
    for row in _rows(file):
        entry = make(row)
        if not entry.name:
            raise UsageError("list_name", file=file.name, line=row.line)
        for name in {key(entry.name): entry.name, key(entry.code): entry.code, **{key(a): a for a in entry.aliases}}:
            if name and taken.setdefault(name, row.line) != row.line:
                raise UsageError("list_twice", file=file.name, line=row.line, value=name, other=taken[name])
        entries.append(entry)
    return tuple(entries)


def _rows(file: Path) -> Iterator[_Row]:
    """The rows that hold anything, each with the line it begins on; Excel's `sep=;` first line is stepped over."""
    lines = list(io.StringIO(_text(file), newline=""))
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    lines = lines[skipped:]
    if not "".join(lines).strip():
        return
    import csv

    delimiter = max(";,\t", key=lines[0].count)
    reader: Any = csv.reader(lines, delimiter=delimiter)
    header = [column.strip().lower() for column in next(reader)]
    if "name" not in header:
        raise UsageError("list_column", file=file.name, line=1 + skipped, column="name")
    line = reader.line_num
    for fields in reader:
        if any(field.strip() for field in fields):
            yield _Row(dict(zip(header, fields, strict=False)), file, line + 1 + skipped)
        line = reader.line_num


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return ""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
