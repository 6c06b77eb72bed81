"""CSV, TSV and other delimited text: every column VARCHAR under its header's name, empty is null.

A well-formed UTF-8 file goes straight through DuckDB's own reader. Whatever that one complains of, and other encodings,
are read again row by row in Python, which knows what to do with each row. Both give the same rows and lines.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, TextIO

import duckdb

from est_tui.errors import UsageError
from est_tui.store import sqlfiles
from est_tui.store.importing.encoding import Encoding, detect, guess
from est_tui.store.importing.feed import feed
from est_tui.store.importing.loaded import Loaded, Progress, Reading, Reject, glob_free, quoted, told_apart

_DELIMITERS = ";,\t|"
_LONGEST_FIELD = 2**31 - 1
_BATCH = 20_000
_FROM = (
    "from read_csv($file, auto_detect = false, header = false, skip = $skip, delim = $delimiter, quote = '\"', "
    "escape = '\"', comment = '', all_varchar = true, strict_mode = true, columns = $columns)"
)
_LONGEST_ROW = 10_000
"""Lines. A quote that has not been closed by then was never meant to be one."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the text is cut into fields; `before` counts the lines up to and with the header."""

    encoding: Encoding
    delimiter: str
    columns: list[str]
    before: int


def load(conn: duckdb.DuckDBPyConnection, reading: Reading, progress: Progress) -> Loaded:
    """Makes `file_rows` of a delimited file. Raises UsageError `file_empty`, `file_encoding`."""
    csv.field_size_limit(_LONGEST_FIELD)
    with suppress(UnicodeError):
        named = reading.encoding
        shape = _shape(reading, named if named and named.codec != "utf-8" else guess(reading.file))
        taken = [name for name in shape.columns if reading.wants(name)]
        rows = _straight(conn, reading, shape, taken)
        if rows is not None:
            return Loaded(shape.columns, rows, shape.before)
    encoding = reading.encoding or detect(reading.file)
    try:
        shape = _shape(reading, encoding)
        return _row_by_row(conn, shape, reading, progress)
    except UnicodeError as error:
        raise UsageError("file_encoding", file=reading.file.name, encoding=encoding.codec) from error


def _shape(reading: Reading, encoding: Encoding) -> _Shape:
    with encoding.open(reading.file) as stream:
        head = list(islice(stream, 200))
    before = 0
    delimiter = reading.delimiter
    if head and head[0].lower().startswith("sep="):
        delimiter = delimiter or head[0][4:5]
        before, head = 1, head[1:]
    while head and not head[0].strip("\r\n\t \ufeff"):
        before, head = before + 1, head[1:]
    if not head:
        raise UsageError("file_empty", file=reading.file.name)
    head[0] = head[0].removeprefix("\ufeff")
    delimiter = delimiter or max(_DELIMITERS, key=lambda sign: _fits(head, sign))
    reader = csv.reader(head, delimiter=delimiter)
    columns = told_apart(next(reader))
    return _Shape(encoding, delimiter, columns, before + reader.line_num)


def _fits(head: list[str], delimiter: str) -> tuple[int, int]:
    """How well a delimiter cuts the first rows: how many have as many fields as the header, then how many fields."""
    rows = [len(row) for row in csv.reader(head, delimiter=delimiter) if row]
    return (sum(n == rows[0] for n in rows), rows[0]) if rows[0] > 1 else (0, 0)


def _straight(conn: duckdb.DuckDBPyConnection, reading: Reading, shape: _Shape, taken: list[str]) -> int | None:
    """The number of rows, or None when a line is not as it should be: then what was made is not to be used."""
    lines = (shape.encoding.lines or 0) - shape.before
    if lines <= 0:
        return None
    breaks = (f"coalesce(strlen({c}) - strlen(replace({c}, chr(10), '')), 0)" for c in map(quoted, shape.columns))
    fields = "".join(f", nullif(ltrim({c}), '') as {c}" for c in map(quoted, taken))
    named = {
        "file": glob_free(str(reading.file)),
        "skip": shape.before,
        "delimiter": shape.delimiter,
        "columns": dict.fromkeys(shape.columns, "VARCHAR"),
    }
    for extra in ("0", " + ".join(breaks)):
        try:
            conn.execute(
                f"create or replace temp table file_rows as select ({extra})::bigint as _extra{fields} {_FROM}", named
            )
        except (duckdb.Error, RuntimeError, UnicodeError):  # also a file name whose bytes are no letters
            return None
        rows, within = conn.sql("select count(*), coalesce(sum(_extra), 0) from file_rows").fetchall()[0]
        if rows + within == lines:
            if within:
                conn.execute(sqlfiles.load("import/line_breaks").sql)
            return int(rows)
    return None


def _row_by_row(conn: duckdb.DuckDBPyConnection, shape: _Shape, reading: Reading, progress: Progress) -> Loaded:
    loaded = Loaded(shape.columns, 0, shape.before)
    taken = [name for name in shape.columns if reading.wants(name)]
    fields = {f"f{at}": "String" for at in range(len(taken))} | {"_extra": "Int64"}
    columns = "".join(f", nullif(ltrim(f{at}), '') as {quoted(name)}" for at, name in enumerate(taken))
    select = f"select _extra{columns} from fed"
    feed(conn, fields, [])
    conn.execute(f"create or replace temp table file_rows as {select}")
    picks = [shape.columns.index(name) for name in taken]
    with shape.encoding.open(reading.file) as stream:
        rows: list[list[Any]] = []
        for line, record in _records(stream, shape):
            if isinstance(record, str):
                loaded.rejected.append(Reject(line, "", record))
                continue
            row: list[Any] = [record[at] for at in picks]
            row.append(line - shape.before - 1 - loaded.rows)
            rows.append(row)
            loaded.rows += 1
            if len(rows) == _BATCH:
                feed(conn, fields, rows)
                conn.execute(f"insert into file_rows {select}")
                progress("reading", 0, loaded.rows)
                rows = []
    feed(conn, fields, rows)
    conn.execute(f"insert into file_rows {select}")
    return loaded


def _records(stream: TextIO, shape: _Shape) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the line it begins on, or the reason why that line is none: `fields` or `quote`.

    After a quote that never ends, or ends in the middle of a field, reading goes on at the next line: one stray sign
    costs one row.
    """
    width = len(shape.columns)
    loose = re.compile(rf'" +(?={re.escape(shape.delimiter)}|\r?\n|$)')  # DuckDB lets blanks follow a closing quote
    ahead: deque[str] = deque()
    begun: list[str] = []

    def lines() -> Iterator[str]:
        while text := ahead.popleft() if ahead else next(stream, ""):
            begun.append(text)
            if len(begun) > _LONGEST_ROW:
                raise csv.Error
            yield loose.sub('"', text) if '" ' in text else text

    for _ in range(shape.before):
        next(stream, "")
    line = shape.before + 1
    while True:
        reader = csv.reader(lines(), delimiter=shape.delimiter, skipinitialspace=True, strict=True)
        at = line
        try:
            for record in reader:
                if len(record) == width:
                    yield at, record
                elif record:
                    yield at, record[:width] if len(record) > width and not any(record[width:]) else "fields"
                begun.clear()
                at = line + reader.line_num
            return
        except csv.Error:
            yield at, "quote"
            ahead.extendleft(reversed(begun[1:]))
            begun.clear()
            line = at + 1
