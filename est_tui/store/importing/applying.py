"""A mapping put to a file's rows: whether it fits them, what it makes of them, and where its own SQL fails."""

import copy
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import duckdb

from est_tui.domain.privacy import mask
from est_tui.errors import UsageError
from est_tui.store import sqlfiles
from est_tui.store.importing.loaded import quoted
from est_tui.store.importing.mapping import COLUMNS, NEEDED, Mapping, parts

_LINE = "_est_line"
_NAMED = 20
"""How many of a file's columns a message names."""
_HEADING = 30
"""Signs. What is longer may be a sentence out of a report."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A mapping that fits the file: the view `mapped` is what it makes; `ignored` are columns it gives in vain."""

    mapping: Mapping
    ignored: tuple[str, ...]


def fit(conn: duckdb.DuckDBPyConnection, mappings: list[Mapping], columns: list[str]) -> Fitted:
    """The first of a mapping's files that fits the file's columns, as the view `source` has them.

    Raises what is wrong with the one that lacks least: UsageError `mapping_column`, `mapping_sql`, `mapping_lacks`,
    `mapping_extra`, `mapping_twice`, `mapping_not_plain` for an aggregate; `file_headless` instead of these when the
    first row looks like a report, which is never repeated.
    """
    there = {name.casefold() for name in columns}
    mappings = sorted(mappings, key=lambda mapping: len((mapping.uses or frozenset()) - there))
    try:
        return _fit(conn, mappings[0], columns)
    except UsageError:
        for mapping in mappings[1:]:
            try:
                return _fit(conn, mapping, columns)
            except UsageError:
                continue
        if any(map(_said, columns)):
            raise UsageError("file_headless", mapping=mappings[0].name) from None
        raise


def _fit(conn: duckdb.DuckDBPyConnection, mapping: Mapping, columns: list[str]) -> Fitted:
    named = [name for name in columns if len(name) <= _HEADING and not _said(name)][:_NAMED]
    where = {"mapping": mapping.name, "columns": ", ".join(named) + (" …" if len(columns) > len(named) else "")}
    select = _sql(conn, mapping, mapping.items)
    try:
        given = [name.lower() for name, *_ in conn.execute(f"describe {select}").fetchall()]
    except duckdb.Error as error:
        missing = re.search(r'Referenced column "(.*?)" not found', str(error))
        if missing:
            raise UsageError("mapping_column", column=missing[1], **where) from error
        aggregate = "aggregate" in str(error) and _aggregate(conn, mapping)
        if aggregate:
            raise UsageError("mapping_not_plain", file=str(mapping.file), found=aggregate) from error
        raise UsageError("mapping_sql", file=str(mapping.file), reason=_reason(error)) from error
    given = [name for name in given if name not in (_LINE, "_line")]
    twice = next((name for name in COLUMNS if given.count(name) > 1), None)
    if twice:
        raise UsageError("mapping_twice", column=twice, **where)
    lacks = next((name for name in NEEDED if name not in given), None)
    if lacks:
        raise UsageError("mapping_lacks", column=lacks, **where)
    extra = tuple(name for name in given if name not in COLUMNS)
    if extra and mapping.uses is not None:
        raise UsageError("mapping_extra", column=extra[0], names=", ".join(COLUMNS), **where)
    taken = ", ".join(f"{quoted(name) if name in given else 'null'}::varchar as {quoted(name)}" for name in COLUMNS)
    conn.execute(f"create or replace temp view mapped as select {_LINE} as line, {taken} from ({select}) as given")
    return Fitted(mapping, extra)


def _said(name: str) -> bool:
    """True for what a heading never is: a year or a number, an address, something that is masked, no letter at all.

    >>> _said("Händelse"), _said("2024-01-05"), _said("19"), _said("12 12 12-1212")
    (False, True, True, True)
    """
    plain = unicodedata.normalize("NFKC", name)
    return not re.search(r"[^\W\d_]", plain) or bool(re.search(r"\d{4}|@", plain)) or mask(plain) != plain


def _aggregate(conn: duckdb.DuckDBPyConnection, mapping: Mapping) -> str | None:
    """The function that looks at more than one row, as it is written in SQL."""
    aggregates = {name for (name,) in conn.sql(sqlfiles.load("import/aggregates").sql).fetchall()}
    names = (part["function_name"].lower() for part in parts(mapping.tree) if part.get("class") == "FUNCTION")
    return next((f"{name}(…)" for name in names if name in aggregates), None)


def apply(conn: duckdb.DuckDBPyConnection, fitted: Fitted, first: int, last: int, key: str) -> None:
    """Makes `typed` of the rows first…last − 1 of the file, as the mapping makes them.

    Raises UsageError `mapping_value` with the line and the column when a value makes the mapping's own SQL fail.
    """
    _choose(conn, first, last)
    try:
        conn.execute(sqlfiles.load("import/typed").sql, {"source": fitted.mapping.name, "key": key})
    except duckdb.OutOfMemoryException:  # no single value's fault, and a second try would take as long
        raise
    except duckdb.Error as error:
        raise _located(conn, fitted.mapping, first, last, error) from error
    rows, lines = conn.sql(sqlfiles.load("import/mapped_count").sql).fetchall()[0]
    if rows != lines:
        raise UsageError("mapping_not_plain", file=str(fitted.mapping.file), found="unnest(…)")


def _choose(conn: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    conn.execute("set variable est_first = $first", {"first": first})
    conn.execute("set variable est_last = $last", {"last": last})


def _sql(conn: duckdb.DuckDBPyConnection, mapping: Mapping, items: list[dict[str, Any]]) -> str:
    """The mapping's SELECT with these expressions and the line each row came from."""
    tree = copy.deepcopy(mapping.tree)
    line = {"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": _LINE, "query_location": 0, "column_names": ["_line"]}
    tree["statements"][0]["node"]["select_list"] = [*items, line]
    (sql,) = conn.execute(sqlfiles.load("import/deserialize").sql, {"tree": json.dumps(tree)}).fetchall()[0]
    return str(sql)


def _located(
    conn: duckdb.DuckDBPyConnection, mapping: Mapping, first: int, last: int, error: duckdb.Error
) -> Exception:
    """The error as the line and column where it first occurs; the error itself when no single row has it."""
    whole = _sql(conn, mapping, mapping.items)
    while last - first > 1:
        middle = (first + last) // 2
        if _fails(conn, whole, first, middle):
            last = middle
        else:
            first = middle
    if not _fails(conn, whole, first, last):
        return error
    column = "where"
    if not _fails(conn, _sql(conn, mapping, []), first, last):
        failing = (item for item in mapping.items if _fails(conn, _sql(conn, mapping, [item]), first, last))
        item = next(failing, {})
        column = item.get("alias") or ".".join(item.get("column_names", [])) or "select"
    (line,) = conn.sql("select _line from source").fetchall()[0]
    return UsageError("mapping_value", mapping=mapping.name, line=line, column=column)


def _fails(conn: duckdb.DuckDBPyConnection, select: str, first: int, last: int) -> bool:
    _choose(conn, first, last)
    try:
        conn.execute(f"create or replace temp table probe as {select}")
    except duckdb.Error:
        return True
    return False


def _reason(error: duckdb.Error) -> str:
    """DuckDB's own sentence about the SQL; nothing of the file is in it yet."""
    return str(error).split("\n")[0]
