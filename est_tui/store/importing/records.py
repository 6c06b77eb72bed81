"""JSON: an array of records, or one record after another; each key of the outermost level is a column."""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from est_tui.errors import UsageError
from est_tui.store import sqlfiles
from est_tui.store.importing.encoding import detect
from est_tui.store.importing.feed import feed
from est_tui.store.importing.loaded import Loaded, Progress, Reading, Reject, quoted, told_apart

_BLANK = re.compile(r"[\s,\x1e\ufeff]*")
_BATCH = 20_000


def load(conn: duckdb.DuckDBPyConnection, reading: Reading, progress: Progress) -> Loaded:
    """Makes `file_rows` of a JSON file. A string is VARCHAR whatever it looks like; numbers and objects are their own.

    A record that is none is rejected where records stand on lines of their own. Raises UsageError `file_empty`,
    `file_encoding`, and `file_broken` for an array that ends too early or is broken: nothing after that can be told.
    """
    loaded = Loaded([], 0)
    conn.execute(sqlfiles.load("import/raw_records").sql)
    batch: list[tuple[int, str]] = []
    number = 0
    for number, raw in enumerate(_raw(_text(reading), reading.file.name), 1):
        if raw is None:
            loaded.rejected.append(Reject(number, "", "record"))
        else:
            batch.append((number, raw))
        if len(batch) == _BATCH:
            _add(conn, batch)
            progress("reading", 0, number)
    _add(conn, batch)
    broken = conn.sql(sqlfiles.load("import/raw_records_broken").sql).fetchall()
    loaded.rejected = sorted([*loaded.rejected, *(Reject(line, "", "record") for (line,) in broken)], key=_line)
    loaded.rows = number - len(loaded.rejected)
    loaded.columns = _spread(conn, reading)
    return loaded


def _line(reject: Reject) -> int:
    return reject.line


def _add(conn: duckdb.DuckDBPyConnection, batch: list[tuple[int, str]]) -> None:
    if batch:
        feed(conn, {"line": "Int64", "raw": "String"}, batch)
        conn.execute("insert into raw_records select line, raw from fed")
        batch.clear()


def _text(reading: Reading) -> str:
    encoding = reading.encoding or detect(reading.file)
    try:
        with encoding.open(reading.file) as stream:
            text = stream.read()
    except UnicodeError as error:
        raise UsageError("file_encoding", file=reading.file.name, encoding=encoding.codec) from error
    if not text.strip("\ufeff \r\n\t\0"):
        raise UsageError("file_empty", file=reading.file.name)
    return text


def _raw(text: str, file: str) -> Iterator[str | None]:
    """Each record as it is written, or None for what is no record."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    array = text[at] == "["
    at = _skip(text, at + array)
    number = 0
    while at < len(text) and not (array and text[at] == "]"):
        number += 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            if array:
                raise UsageError("file_broken", file=file, number=number) from error
            yield None
            end = (text.find("\n", at) + 1) or len(text)
        else:
            yield text[at:end] if isinstance(value, dict) else None
        at = _skip(text, end)
    if array and at >= len(text):
        raise UsageError("file_broken", file=file, number=number)


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _spread(conn: duckdb.DuckDBPyConnection, reading: Reading) -> list[str]:
    """Makes the table with a column for each key that is wanted; returns all keys as columns."""
    (structure,) = conn.sql(sqlfiles.load("import/raw_records_structure").sql).fetchall()[0]
    kinds = json.loads(structure or "{}")
    # Two keys that differ in case alone are one column to DuckDB: the first of them is read.
    folded = {key.casefold(): key for key in reversed(kinds)} if isinstance(kinds, dict) else {}
    keys = [key for key in kinds if key in folded.values()]
    columns = told_apart(keys)
    wanted = {name: key for name, key in zip(columns, keys, strict=True) if reading.wants(name)}
    taken = "".join(f", struct_extract(record, {_text_value(key)}) as {quoted(name)}" for name, key in wanted.items())
    conn.execute(
        f"create or replace temp table file_rows as select line - row_number() over (order by line) as _extra{taken} "
        "from (select line, json_transform(raw::json, $shape) as record from raw_records where json_valid(raw)) "
        "order by line",
        {"shape": json.dumps({key: _kind(kinds[key]) for key in wanted.values()} or {"": "VARCHAR"})},
    )
    conn.execute("drop table raw_records")
    return columns


def _text_value(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _kind(kind: Any) -> Any:
    """A key's type; what is now a text and now something else is text throughout."""
    if isinstance(kind, dict):
        return {key: _kind(inner) for key, inner in kind.items()}
    if isinstance(kind, list):
        return [_kind(inner) for inner in kind]
    return "VARCHAR" if kind in ("NULL", "JSON") else kind
