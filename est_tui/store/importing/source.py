"""What kind of file it is, by what it begins with and then by its name, and the reader for it."""

from pathlib import Path
from types import ModuleType

import duckdb

from est_tui.errors import UsageError
from est_tui.store.importing import columnar, delimited, records, sheet
from est_tui.store.importing.loaded import Loaded, Progress, Reading

_DELIMITED = (".csv", ".tsv", ".tab", ".txt")
_JSON = (".json", ".jsonl", ".ndjson")


def load(conn: duckdb.DuckDBPyConnection, reading: Reading, progress: Progress) -> Loaded:
    """Makes the table `file_rows` of a file: `_extra`, then the columns that are wanted.

    A row's line is its rowid + 1 + `_extra` + the lines before the first row. Raises UsageError `file_missing`,
    `file_is_folder`, `file_empty`, `file_packed`, and what the readers raise; OSError as the disk does.
    """
    reader = _reader(reading.file)
    loaded: Loaded = reader.load(conn, reading, progress)
    return loaded


def _reader(file: Path) -> ModuleType:
    if file.is_dir():
        raise UsageError("file_is_folder", file=str(file))
    try:
        with open(file, "rb") as stream:
            head = stream.read(4096)
    except FileNotFoundError as error:
        raise UsageError("file_missing", file=str(file)) from error
    if not head:
        raise UsageError("file_empty", file=file.name)
    if head.startswith(b"PAR1") or file.suffix.lower() == ".parquet":
        return columnar
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return sheet
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")):
        raise UsageError("file_packed", file=file.name)
    suffix = file.suffix.lower()
    if suffix in _JSON or (suffix not in _DELIMITED and head.lstrip()[:1] in (b"[", b"{")):
        return records
    return delimited
