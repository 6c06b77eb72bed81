"""One file, from its bytes to the workspace's own reports: every row accounted for, and all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import duckdb

from est_tui import clock
from est_tui.config import Config
from est_tui.errors import EstError, UsageError
from est_tui.i18n import Words
from est_tui.store import matching, reports, sqlfiles
from est_tui.store.importing import applying, mapping, masking, source
from est_tui.store.importing.loaded import Loaded, Progress, Reading, shown
from est_tui.store.importing.outcome import Outcome
from est_tui.store.importing.result import ImportResult
from est_tui.store.lists import load_lists

_PART = 2 * 122_880
"""Rows that are mapped, masked and staged at a time: two of DuckDB's row groups, one for each of two cores."""
_MEMORY = 900_000_000
_MEMORY_EACH = 20
"""Bytes that an import may take, and more for each byte of the file: a million reports of text need five."""


def import_file(
    config: Config,
    path: Path,
    mapping_name: str,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    words: Words | None = None,
) -> ImportResult:
    """Reads one file of reports into the workspace's own database, by a mapping's name or file.

    A dry run writes nothing and gives the first rows as they would land. `words` are for the reasons in the rejects
    file (Swedish by default).
    Raises UsageError `import_other_database` when the workspace reads somebody else's reports, and for a file, list or
    mapping that cannot be used; EstError `import_heavy` for what takes more memory than it may; SourceAway when
    the database is out of reach; OSError as the disk does. Then nothing was written.
    """
    if not config.own_reports:
        raise UsageError("import_other_database", database=str(config.query or config.database))
    once = partial(_import, config, path, mapping_name, dry_run, progress or _silent, words or Words())
    try:
        try:
            return once()
        except reports.Overtaken:  # two first imports at once: the other one's database is there by now
            return once()
    except duckdb.OutOfMemoryException as error:
        raise EstError("import_heavy", file=shown(path), mapping=mapping_name) from error


def _import(
    config: Config, path: Path, mapping_name: str, dry_run: bool, progress: Progress, words: Words
) -> ImportResult:
    now = clock.now()
    with _staging(path) as conn:
        found = mapping.find(conn, config.root, mapping_name)
        matching.install(conn, load_lists(config.root))
        for macro in (*masking.MACROS, "est_local_time", "est_title_time"):
            conn.execute(sqlfiles.load(f"import/{macro}").sql)
        key = reports.digest_key(conn, config)
        loaded = source.load(conn, _reading(path, found), progress)
        _shut_in(conn, config)
        fitted = _fit(conn, found, loaded)
        _stage(conn, fitted, loaded, key, progress)
        outcome = Outcome(config, path, found[0].name, fitted, loaded, now)
        if dry_run:
            return outcome.foreseen(conn)
        progress("writing", loaded.read, loaded.read)
        return outcome.written(conn, key, words)


def _silent(step: str, of: int, rows: int) -> None:
    pass


@contextmanager
def _staging(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory, and in memory only: what is not yet masked is never on disk."""
    size = 0
    with suppress(OSError, ValueError):  # a file that is not there is said to be so by its reader
        size = file.stat().st_size
    limits: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": "",
        "autoload_known_extensions": False,
        "memory_limit": f"{_MEMORY + _MEMORY_EACH * size}B",
    }
    with duckdb.connect(":memory:", config=limits) as conn:
        conn.execute("set enable_progress_bar = false")  # it would stand in the midst of what is said
        conn.execute("set python_enable_replacements = false")  # a name in SQL is never a variable of ours
        conn.execute("set timezone = 'Europe/Stockholm'")
        conn.execute(sqlfiles.load("import/file_rows").sql)
        conn.execute(sqlfiles.load("import/mapped").sql)
        yield conn


def _reading(path: Path, found: list[mapping.Mapping]) -> Reading:
    """What all of a mapping's files want, and what the first of them to say so says of the file."""
    every = [each.uses for each in found]
    wanted = None if None in every else frozenset[str]().union(*filter(None, every))
    first = next((each for each in found if each.encoding or each.delimiter or each.sheet), found[0])
    return Reading(path, wanted, first.encoding, first.delimiter, first.sheet)


def _shut_in(conn: duckdb.DuckDBPyConnection, config: Config) -> None:
    """From here on the connection reaches the workspace's own report database and nothing else: a mapping is code."""
    conn.execute("set preserve_insertion_order = false")  # lines are told by their number from here on: faster
    conn.execute("set allowed_paths = $paths", {"paths": reports.paths(config)})
    conn.execute("set enable_external_access = false")
    conn.execute("set lock_configuration = true")


def _fit(conn: duckdb.DuckDBPyConnection, found: list[mapping.Mapping], loaded: Loaded) -> applying.Fitted | None:
    """The mapping on the file's columns; None for a file without a single record, which has no columns either."""
    if not loaded.columns:
        return None
    conn.execute("set variable est_before = $before", {"before": loaded.before})
    conn.execute(sqlfiles.load("import/source").sql)
    return applying.fit(conn, found, loaded.columns)


def _stage(
    conn: duckdb.DuckDBPyConnection, fitted: applying.Fitted | None, loaded: Loaded, key: str, progress: Progress
) -> None:
    conn.execute(sqlfiles.load("import/staged").sql)
    if fitted is None:
        return
    for first in range(0, loaded.rows, _PART):
        last = min(first + _PART, loaded.rows)
        applying.apply(conn, fitted, first, last, key)
        masking.keep(conn)
        conn.execute(sqlfiles.load("import/staged_insert").sql)
        progress("staging", loaded.rows, last)
    conn.execute(sqlfiles.load("import/file_rows").sql)
