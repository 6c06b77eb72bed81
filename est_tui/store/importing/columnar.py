"""Parquet: the columns with the file's own types."""

import duckdb

from est_tui.errors import UsageError
from est_tui.store.importing.loaded import Loaded, Progress, Reading, glob_free, quoted, told_apart


def load(conn: duckdb.DuckDBPyConnection, reading: Reading, progress: Progress) -> Loaded:
    """Makes `file_rows` of a Parquet file. Raises UsageError `file_damaged` for one that was cut off or never was."""
    file = {"file": glob_free(str(reading.file))}
    try:
        given = [name for name, *_ in conn.execute("describe from read_parquet($file)", file).fetchall()]
        columns = told_apart(given)
        taken = "".join(
            f", {quoted(old)} as {quoted(new)}" for old, new in zip(given, columns, strict=True) if reading.wants(new)
        )
        conn.execute(
            f"create or replace temp table file_rows as select 0::bigint as _extra{taken} from read_parquet($file)",
            file,
        )
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise UsageError("file_damaged", file=reading.file.name) from error
    rows = len(conn.table("file_rows"))
    progress("reading", rows, rows)
    return Loaded(columns, rows)
