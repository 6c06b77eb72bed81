"""What is known of a file once its rows are in memory."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from est_tui.domain.privacy import mask
from est_tui.store.importing.encoding import Encoding

Progress = Callable[[str, int, int], None]
"""Told now and then the step (`reading`, `staging`, `writing`), how many rows there are (0: not known) and are done."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be kept: its line, the column at fault (or none), and the key of the reason."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read and how: `wanted` are the columns that the mapping uses, folded; None means all.

    `encoding`, `delimiter` and `sheet` are those of a mapping's header; None means to find out.
    """

    file: Path
    wanted: frozenset[str] | None = None
    encoding: Encoding | None = None
    delimiter: str | None = None
    sheet: str | None = None

    def wants(self, column: str) -> bool:
        """True when the mapping uses this column."""
        return self.wanted is None or column.casefold() in self.wanted


@dataclass(slots=True)
class Loaded:
    """The table `file_rows` is there: `columns` are all the file's, `rows` how many rows it has.

    `before` is the number of lines before its first row; `rejected` are those of its rows that are no rows at all.
    """

    columns: list[str]
    rows: int
    before: int = 0
    rejected: list[Reject] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many rows the file has, rejected ones too."""
        return self.rows + len(self.rejected)


def shown(file: Path) -> str:
    """A file's name as it may be kept and said: masked, and with a sign for every byte that is no letter.

    >>> shown(Path("inkorg/om 19121212-1212.csv"))
    'om [personnummer].csv'
    """
    return mask(os.fsencode(file.name).decode(errors="replace"))


def quoted(name: str) -> str:
    """A column's name as SQL.

    >>> quoted('Vad "hände" då')
    '"Vad ""hände"" då"'
    """
    return '"' + name.replace('"', '""') + '"'


def told_apart(names: Iterable[str]) -> list[str]:
    """Column names without control signs and outer blanks. Empty and repeated ones get a number, as do our own.

    >>> told_apart(["Datum", " datum ", "", "_line"])
    ['Datum', 'datum_1', 'column2', '_line_1']
    """
    taken = {"_line", "_extra", "rowid"}
    apart = []
    for at, given in enumerate(names):
        name = plain = "".join(sign for sign in given if sign.isprintable()).strip() or f"column{at}"
        number = 0
        while name.casefold() in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name.casefold())
        apart.append(name)
    return apart


def glob_free(path: str) -> str:
    """A path that DuckDB reads as it stands, whatever signs are in it.

    >>> glob_free("inkorg/v.46 [ny]*.csv")
    'inkorg/v.46 [[]ny][*].csv'
    """
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in path)
