"""The lease: somebody else's reports, attached read-only for as long as the fetching takes and never longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from est_tui.config import Config
from est_tui.errors import SourceAway
from est_tui.store.away import away
from est_tui.store.engine import duckdb
from est_tui.store.incoming import make_incoming

_SQLITE = b"SQLite format 3\0"
_REMOTE = ("postgres://", "postgresql://")
_SAID = (duckdb.Error, OSError, RuntimeError)
"""How a source says that it is away; the readers of SQLite and PostgreSQL raise plain RuntimeErrors."""
_MEMORY = "1GB"
"""Ten million reports take a fifth of it; the rest is for what a workspace's own query may need."""


def connect() -> duckdb.DuckDBPyConnection:
    """An in-memory database that fetches nothing from the network and writes nothing to disk."""
    conn = duckdb.connect(
        config={
            "memory_limit": _MEMORY,
            "temp_directory": "",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    conn.execute("set enable_progress_bar = false")
    return conn


@contextmanager
def attached(conn: duckdb.DuckDBPyConnection, config: Config) -> Iterator[None]:
    """Makes the view `incoming` (the canonical columns) over the workspace's reports, for the length of the block.

    `conn` is a fresh one from `connect` with the macros installed; nothing of the source is held when the block ends,
    whatever happened in it. Raises SourceAway as `away` tells, UsageError for a query that is not one plain select.
    """
    try:
        try:
            _attach(conn, config)
            _lock_in(conn, config)
            make_incoming(conn, config)
        except _SAID as error:
            raise away(error, config) from error
        try:
            yield
        except (duckdb.CatalogException, duckdb.BinderException):
            raise  # the project's own statement is wrong, not the source
        except _SAID as error:
            raise away(error, config) from error
    finally:
        _let_go(conn)


def source_name(config: Config) -> str:
    """What reports without a `source` of their own are said to come from: the database's or the query's stem."""
    if config.query is not None and not _there(config):
        return config.query.stem
    return config.database.rpartition("/")[2].partition("?")[0] if _remote(config) else Path(config.database).stem


def _there(config: Config) -> bool:
    return _remote(config) or Path(config.database).exists()


def _remote(config: Config) -> bool:
    return config.database.startswith(_REMOTE)


def _attach(conn: duckdb.DuckDBPyConnection, config: Config) -> None:
    if not _there(config):
        if config.own_reports or config.query is not None:
            return
        raise SourceAway("source_missing", file=config.database)
    place = config.database.replace("'", "''")
    if _remote(config):
        _load(conn, "postgres")
        conn.execute(f"attach '{place}' as src (type postgres, read_only)")
    elif _is_sqlite(config.database):
        _load(conn, "sqlite")
        conn.execute("set sqlite_all_varchar = true")
        conn.execute(f"attach '{place}' as src (type sqlite, read_only)")
    else:
        conn.execute(f"attach '{place}' as src (type duckdb, read_only)")


def _is_sqlite(file: str) -> bool:
    with Path(file).open("rb") as opened:
        return opened.read(len(_SQLITE)) == _SQLITE


def _load(conn: duckdb.DuckDBPyConnection, name: str) -> None:
    """Loads an extension from its Python package, without a network; its copy lies in the user's own cache."""
    from platformdirs import user_cache_path

    try:
        from duckdb_extensions import import_extension
    except ImportError as error:
        raise SourceAway("extension_missing", name=name) from error
    folder = user_cache_path("est-tui", appauthor=False) / "duckdb"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        conn.execute("set extension_directory = $1", [str(folder)])
        import_extension(name, con=conn)
        conn.execute(f"load {name}")
    except ImportError as error:
        raise SourceAway("extension_missing", name=name) from error
    except (duckdb.Error, OSError) as error:
        raise SourceAway("extension_unusable", name=name, folder=str(folder)) from error


def _lock_in(conn: duckdb.DuckDBPyConnection, config: Config) -> None:
    """From here on a query reaches the attached source, the workspace's files and those that est.toml names."""
    folders = [str(config.root)]
    files = [str(file) for file in config.files]
    conn.execute("set allowed_directories = $1", [folders])
    conn.execute("set allowed_paths = $1", [files])
    conn.execute("set enable_external_access = false")
    conn.execute("set lock_configuration = true")


def _let_go(conn: duckdb.DuckDBPyConnection) -> None:
    """Detaches; where even that fails (the file broke while it was read) the connection goes, and the file with it."""
    try:
        conn.execute("drop view if exists incoming")
        conn.execute("drop view if exists asked_for")
        conn.execute("detach database if exists src")
    except duckdb.Error:
        conn.close()
