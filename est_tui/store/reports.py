"""The workspace's own reports.duckdb: made when first needed, written in one transaction, never held."""

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from glob import escape
from pathlib import Path

import duckdb

from est_tui.config import Config
from est_tui.errors import EstError, SourceAway, UsageError
from est_tui.store import sqlfiles
from est_tui.store.away import away

_PATIENCE = 5.0
"""Seconds to go on trying while somebody reads: a lease is over long before."""
_FULL = re.compile(
    r"could not (?:write|sync|truncate)|no space left|file too large|disk quota|disk full", re.IGNORECASE
)
_SUFFIXES = ("", ".wal", ".wal.checkpoint", ".wal.recovery", ".tmp")


class Overtaken(Exception):
    """Somebody else made the database in the same moment: what was staged has another key, and is to be read again."""


def paths(config: Config) -> list[str]:
    """Every path that DuckDB touches when it writes the database: all that a sandboxed connection may open."""
    return [f"{file}{suffix}" for file in (config.database, _unborn(config)) for suffix in _SUFFIXES]


def digest_key(conn: duckdb.DuckDBPyConnection, config: Config) -> str:
    """The key that the database mixes into its digests; a new one while there is no database.

    It keeps tables of digests made beforehand from fitting. It lies in the same file, so it is no secret from whoever
    has that. Raises SourceAway as `attached`.
    """
    rows: list[tuple[str]] = []
    if Path(config.database).exists():
        with attached(conn, config), suppress(duckdb.CatalogException):
            rows = conn.sql(sqlfiles.load("import/digest_key").sql).fetchall()
    return rows[0][0] if rows else secrets.token_hex(16)


def stored(conn: duckdb.DuckDBPyConnection, config: Config) -> bool:
    """Makes `stored` of what the database holds under the ids of `identified`; False when there is none to look in.

    Raises SourceAway as `attached`.
    """
    if not Path(config.database).exists():
        return False
    with attached(conn, config):
        try:
            conn.execute(sqlfiles.load("import/stored").sql)
        except duckdb.CatalogException:
            return False
    return True


@contextmanager
def attached(conn: duckdb.DuckDBPyConnection, config: Config) -> Iterator[None]:
    """The database as `own`, read-only, while the block runs. Tries for five seconds while somebody writes to it.

    Raises SourceAway as `away` tells.
    """
    with _attached(conn, config, config.database, read_only=True):
        yield


@contextmanager
def writing(conn: duckdb.DuckDBPyConnection, config: Config, key: str, now: datetime) -> Iterator[None]:
    """The database as `own`, for writing; its tables are brought up to date first. What is not committed is undone.

    One that is not there is made, whole or not at all: built beside its place and moved there. New files are 0600.
    Raises SourceAway as `attached`, UsageError `reports_foreign` when the file is somebody else's database, Overtaken
    when somebody else made it since `digest_key` was asked, EstError `reports_not_written` when the disk is full.
    """
    _sweep(Path(config.database))
    try:
        if not Path(config.database).exists():
            _make(conn, config, key, now)
        with _attached(conn, config, config.database, read_only=False):
            _migrate(conn, config, key, now)
            yield
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise EstError("reports_not_written", file=config.database) from error
    except SourceAway as error:
        if _FULL.search(str(error.__cause__)):
            raise EstError("reports_not_written", file=config.database) from error
        raise


def _make(conn: duckdb.DuckDBPyConnection, config: Config, key: str, now: datetime) -> None:
    unborn = _unborn(config)
    try:
        with _attached(conn, config, unborn, read_only=False):
            _migrate(conn, config, key, now)
        _publish(Path(unborn), Path(config.database))
    finally:
        _clear(unborn)


def _clear(unborn: str) -> None:
    for suffix in _SUFFIXES:
        Path(unborn + suffix).unlink(missing_ok=True)


def _sweep(database: Path) -> None:
    """Takes away what an import that was killed left beside the database; one that still runs keeps its file."""
    for left in database.parent.glob(f".{escape(database.name)}.*.new*"):
        pid = left.name.removeprefix(f".{database.name}.").partition(".")[0]
        if pid.isdigit() and not _runs(int(pid)):
            with suppress(OSError):  # on Windows a file in use cannot be removed, which tells as much
                left.unlink()


def _runs(pid: int) -> bool:
    if os.name == "nt":  # there the question would end the process
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return pid != os.getpid()


def _publish(unborn: Path, target: Path) -> None:
    """Gives the finished file its name, unless somebody has it already: then Overtaken."""
    try:
        if os.name == "nt":
            os.rename(unborn, target)  # refuses there what os.replace takes
        else:
            os.link(unborn, target)
    except FileExistsError as error:
        raise Overtaken from error
    except OSError:  # a disk that knows no second names, as a memory stick
        if target.exists():
            raise Overtaken from None
        os.replace(unborn, target)


@contextmanager
def _attached(conn: duckdb.DuckDBPyConnection, config: Config, file: str, *, read_only: bool) -> Iterator[None]:
    others = os.umask(0o077)
    try:
        _attach(conn, config, file, read_only)
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):
                conn.rollback()
            raise
        finally:
            conn.execute("detach own")
    finally:
        os.umask(others)


def _attach(conn: duckdb.DuckDBPyConnection, config: Config, file: str, read_only: bool) -> None:
    path = file.replace("'", "''")
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            conn.execute(f"attach '{path}' as own" + (" (read_only)" if read_only else ""))
            return
        except duckdb.Error as error:
            reason: EstError = away(error, config)
            if reason.key != "source_locked" or time.monotonic() > deadline:
                raise reason from error
        time.sleep(0.1)


def _migrate(conn: duckdb.DuckDBPyConnection, config: Config, key: str, now: datetime) -> None:
    """The numbered changes of queries/schema/reports that the database has not had, all or none."""
    conn.execute("use own")
    try:
        conn.execute("begin")
        conn.execute(sqlfiles.load("import/migrations").sql)
        had = {name for (name,) in conn.sql(sqlfiles.load("import/migration_names").sql).fetchall()}
        for change in sqlfiles.names("schema/reports"):
            if change not in had:
                conn.execute(sqlfiles.load(change).sql)
                conn.execute(sqlfiles.load("import/migration_insert").sql, {"name": change, "applied_at": now})
        conn.execute(sqlfiles.load("import/digest_key_insert").sql, {"key": key})
        kept = conn.sql(sqlfiles.load("import/digest_key").sql).fetchall()
        conn.execute("commit")
    except duckdb.CatalogException as error:
        conn.rollback()
        raise UsageError("reports_foreign", file=config.database) from error
    finally:
        conn.execute("use memory")
    if kept != [(key,)]:
        raise Overtaken


def _unborn(config: Config) -> str:
    path = Path(config.database)
    return str(path.with_name(f".{path.name}.{os.getpid()}.new"))
