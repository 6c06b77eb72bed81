"""Why the reports are out of reach, as something the user can do something about."""

import re

from est_tui.config import Config
from est_tui.errors import EstError, SourceAway, UsageError
from est_tui.store.engine import duckdb

_SIGNS = (
    (
        "source_locked",
        r"could not set lock|conflicting lock|unique file handle|already attached|used by another process",
    ),
    ("source_newer", r"version number|newer (?:version of|storage)|storage version"),
    ("source_outside", r"cannot access (?:file|directory)|file system operations are disabled"),
    ("source_forbidden", r"permission denied|access is denied"),
    (
        "source_unreachable",
        r"unable to connect|connection (?:refused|to server)|could not translate host|server closed",
    ),
    ("source_missing", r"no files found|no such file|cannot find the (?:file|path)"),
)
_NAMED = re.compile(r'"([^"\n]+)"')


def away(error: Exception, config: Config) -> EstError:
    """The SourceAway for what DuckDB or the operating system said while the reports were attached or fetched.

    Keys: `source_locked`, `source_newer`, `source_outside`, `source_forbidden`, `source_unreachable`,
    `source_missing`, `source_table`, `source_column`, `source_values`, `source_heavy`, `source_damaged`; UsageError
    `query_syntax` where the user's query is what is wrong. The message never repeats a value out of the reports.
    """
    said = str(error)
    where = _without_password(config.database)
    if re.search(r'schema "src" does not exist|Catalog "src" does not exist', said):
        return SourceAway("source_missing", file=where)  # the query reads a database that was not there to attach
    table = re.search(r"^Catalog Error: Table with name (\S+) does not exist", said)
    if table:
        return SourceAway("source_table", name=table[1], file=where)
    column = re.search(r'^Binder Error: Referenced column "([^"]+)" not found', said)
    if column:
        return SourceAway("source_column", name=column[1], file=str(config.query or where))
    if isinstance(error, duckdb.OutOfMemoryException):
        return SourceAway("source_heavy", file=where)
    for key, sign in _SIGNS:
        if re.search(sign, said, re.IGNORECASE):
            return SourceAway(key, file=_named(said) if key in ("source_outside", "source_missing") else where)
    if config.query and isinstance(error, duckdb.CatalogException | duckdb.BinderException | duckdb.ParserException):
        return UsageError("query_syntax", file=str(config.query), reason=first_line(error))
    if isinstance(error, duckdb.DataError | duckdb.ProgrammingError):
        return SourceAway("source_values", file=str(config.query or where))
    return SourceAway("source_damaged", file=where)


def first_line(error: Exception) -> str:
    """What DuckDB says of a statement, without its kind and without the statement: names, never values."""
    return str(error).partition("\n")[0].partition(": ")[2]


def _named(said: str) -> str:
    found = _NAMED.search(said)
    return found[1] if found else ""


def _without_password(database: str) -> str:
    """A database's address as it may be shown.

    >>> _without_password("postgres://est:hemligt@server/lage")
    'postgres://server/lage'
    """
    return re.sub(r"^(postgres(?:ql)?://)[^/@]*@", r"\1", database)
