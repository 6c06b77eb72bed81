"""The workspace's own reports.duckdb: made when first needed, written in one transaction, never held."""

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import duckdb

from est_tui.config import Config
from est_tui.errors import EstError, SourceAway, UsageError
from est_tui.store import sqlfiles
from est_tui.store.away import away
from est_tui.store.birth import SUFFIXES, born, sweep, unborn
from est_tui.store.birth import Overtaken as Overtaken

_PATIENCE = 5.0
"""Seconds to go on trying while somebody reads: a lease is over long before."""
_FULL = re.compile(
    r"could not (?:write|sync|truncate)|no space left|file too large|disk quota|disk full", re.IGNORECASE
)


def paths(config: Config) -> list[str]:
    """Every path that DuckDB touches when it writes the database: all that a sandboxed connection may open."""
    return [f"{file}{suffix}" for file in (config.database, unborn(config.database)) for suffix in SUFFIXES]


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
    sweep(Path(config.database))
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
    def build(file: str) -> None:
        with _attached(conn, config, file, read_only=False):
            _migrate(conn, config, key, now)

    born(config.database, build)


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
