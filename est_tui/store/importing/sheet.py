"""XLSX: the first sheet, or the one that the mapping's header names; its first row that is not empty is the header."""

from datetime import date, datetime
from typing import Any

import duckdb

from est_tui.errors import UsageError
from est_tui.store.importing.feed import feed
from est_tui.store.importing.loaded import Loaded, Progress, Reading, quoted, told_apart


def load(conn: duckdb.DuckDBPyConnection, reading: Reading, progress: Progress) -> Loaded:
    """Makes `file_rows` of a sheet; a column that is all times, numbers or yes and no has that type, else it is text.

    Raises UsageError `sheet_missing`, `file_damaged`, `file_empty`.
    """
    rows = _cells(reading)
    filled = [(at, row) for at, row in enumerate(rows) if any(cell not in ("", None) for cell in row)]
    if not filled:
        raise UsageError("file_empty", file=reading.file.name)
    (first, header), *records = filled
    columns = told_apart("" if cell is None else str(cell) for cell in header)
    taken = [at for at, name in enumerate(columns) if reading.wants(name)]
    kinds, values = {"_extra": "Int64"}, [[at - first - 1 - number for number, (at, _) in enumerate(records)]]
    for at in taken:
        kind, cells = _column([row[at] if at < len(row) else None for _, row in records])
        kinds[f"f{at}"] = kind
        values.append(cells)
    feed(conn, kinds, list(zip(*values, strict=True)))
    select = "".join(f", f{at} as {quoted(columns[at])}" for at in taken)
    conn.execute(f"create or replace temp table file_rows as select _extra{select} from fed")
    progress("reading", len(records), len(records))
    return Loaded(columns, len(records))


def _cells(reading: Reading) -> list[list[Any]]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(str(reading.file))
        if reading.sheet is not None and reading.sheet not in book.sheet_names:
            names = ", ".join(book.sheet_names)
            raise UsageError("sheet_missing", file=reading.file.name, sheet=reading.sheet, names=names)
        return book.get_sheet_by_name(reading.sheet or book.sheet_names[0]).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, IndexError) as error:
        raise UsageError("file_damaged", file=reading.file.name) from error


def _column(cells: list[Any]) -> tuple[str, list[Any]]:
    """A column's type, as Polars names it, and its values in that type; an empty cell is null."""
    cells = [None if cell == "" else cell for cell in cells]
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return "Boolean", cells
    if kinds and kinds <= {int, float}:
        return "Float64", [None if cell is None else float(cell) for cell in cells]
    if kinds and kinds <= {date, datetime}:
        return "Datetime", [_moment(cell) for cell in cells]
    return "String", [None if cell is None else _written(cell) for cell in cells]


def _moment(cell: date | datetime | None) -> datetime | None:
    if cell is None or isinstance(cell, datetime):
        return cell
    return datetime(cell.year, cell.month, cell.day)


def _written(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
