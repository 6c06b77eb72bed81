"""The user's one SELECT, or the table `src.reports`, as a view of the canonical columns (contract.md)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from est_tui.config import Config
from est_tui.errors import SourceAway, UsageError
from est_tui.store import matching
from est_tui.store.away import first_line
from est_tui.store.engine import duckdb

_TYPES = {
    "source": "varchar",
    "organisation": "varchar",
    "occurred_at": "timestamp",
    "occurred_until": "timestamp",
    "reported_at": "timestamp",
    "area": "varchar",
    "place": "varchar",
    "category": "varchar",
    "subcategory": "varchar",
    "police_reported": "boolean",
    "antal": "bigint",
}
_FORGIVING = ("est_blank", "est_double", "est_reports", "est_bool", "est_time")
_REQUIRED = ("occurred_at", "category")
_FUNCTIONS = {
    "read_csv",
    "read_csv_auto",
    "read_parquet",
    "parquet_scan",
    "read_json",
    "read_json_auto",
    "read_json_objects",
    "read_json_objects_auto",
    "read_ndjson",
    "read_ndjson_auto",
    "read_ndjson_objects",
    "range",
    "generate_series",
    "unnest",
}
"""Table functions that a query may call: DuckDB's own shutting in does not hold those of its extensions, and what
`query` is given is SQL that nobody has looked at."""
_FILES = (".csv", ".tsv", ".txt", ".parquet", ".json", ".ndjson", ".gz", ".zst")


def make_incoming(conn: duckdb.DuckDBPyConnection, config: Config) -> None:
    """Makes the view `incoming` in a connection where the source is attached as `src` (see `lease.attached`).

    A column that already has its canonical type is taken as it is, any other is read forgivingly; one that is not
    there is null. The workspace's own database without a table gives no rows.
    Raises SourceAway `source_column` without `occurred_at` or `category`, UsageError `query_missing`,
    `query_encoding`, `query_syntax`, `query_not_select`, `query_function`; duckdb.Error as binding raises it.
    """
    query = _read(conn, config) if config.query else "from src.reports"
    try:
        relation = conn.sql(query)
    except duckdb.CatalogException:
        if not config.own_reports:
            raise
        relation = conn.sql("select null::timestamp as occurred_at, null::varchar as category where false")
    found = {name.lower(): (name, str(kind)) for name, kind in zip(relation.columns, relation.types, strict=True)}
    for column in _REQUIRED:
        if column not in found:
            raise SourceAway("source_column", name=column, file=str(config.query or config.database))
    relation.create_view("asked_for")
    columns = ", ".join(f"{_read_as(column, kind, found)} as {column}" for column, kind in _TYPES.items())
    if "est_" in columns:
        matching.macros(conn, _FORGIVING)
    conn.execute(f"create temp view incoming as select {columns} from asked_for")


def _read_as(column: str, kind: str, found: dict[str, tuple[str, str]]) -> str:
    """The SQL that reads one column as its canonical type."""
    if column not in found:
        return "1::bigint" if column == "antal" else f"null::{kind}"
    name, given = found[column]
    quoted = '"' + name.replace('"', '""') + '"'
    if column == "antal":
        return f"coalesce({quoted}, 1)" if given in ("BIGINT", "INTEGER") else f"est_reports({quoted}::varchar)"
    if given.lower() == kind:
        return quoted
    if kind == "timestamp":
        if given == "TIMESTAMP WITH TIME ZONE":
            return f"timezone('Europe/Stockholm', {quoted})"
        if given == "DATE" or given.startswith("TIMESTAMP_"):
            return f"{quoted}::timestamp"
        return f"est_time({quoted}::varchar)"
    return f"est_bool({quoted}::varchar)" if kind == "boolean" else f"{quoted}::varchar"


def _read(conn: duckdb.DuckDBPyConnection, config: Config) -> str:
    """The query's text, refused unless it is one plain select; relative file names are the workspace's."""
    file = Path(config.query or "")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError("query_missing", file=str(file)) from error
    except UnicodeDecodeError as error:
        raise UsageError("query_encoding", file=str(file)) from error
    try:
        statements = conn.extract_statements(text)
    except duckdb.Error as error:
        raise UsageError("query_syntax", file=str(file), reason=first_line(error)) from error
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise UsageError("query_not_select", file=str(file))
    import json

    tree = json.loads(_one(conn, "select json_serialize_sql($1)", text))
    if tree["error"]:
        raise UsageError("query_not_select", file=str(file))
    for name in _called(tree):
        if name.lower() not in _FUNCTIONS:
            raise UsageError("query_function", file=str(file), name=name)
    if not _rooted(tree, config.root):
        return text
    return _one(conn, "select json_deserialize_sql($1::json)", json.dumps(tree))


def _one(conn: duckdb.DuckDBPyConnection, sql: str, value: str) -> str:
    row = conn.execute(sql, [value]).fetchone()
    return str(row[0]) if row else ""


def _called(node: Any) -> Iterator[str]:
    """The names of the table functions that a parsed query calls, however deep."""
    if isinstance(node, dict) and node.get("type") == "TABLE_FUNCTION" and isinstance(node.get("function"), dict):
        yield str(node["function"].get("function_name"))
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _called(part)


def _rooted(node: Any, root: Path) -> bool:
    """Makes the file names that a parsed query reads absolute in the workspace; true when there were any."""
    if isinstance(node, list):
        return _any(_rooted(part, root) for part in node)
    if not isinstance(node, dict):
        return False
    if node.get("type") == "BASE_TABLE" and str(node["table_name"]).lower().endswith(_FILES):
        return _absolute(node, "table_name", root)
    function = node.get("function")
    if node.get("type") == "TABLE_FUNCTION" and isinstance(function, dict):
        reads_files = str(function["function_name"]).startswith(("read_", "parquet_scan"))
        return reads_files and _rooted_constants(function["children"][0], root)
    return _any(_rooted(part, root) for part in node.values())


def _rooted_constants(node: Any, root: Path) -> bool:
    """The same for a file name, or a list of them, given to read_csv and its kin."""
    if node.get("type") == "VALUE_CONSTANT" and isinstance(node["value"].get("value"), str):
        return _absolute(node["value"], "value", root)
    return _any(_rooted_constants(part, root) for part in node.get("children", []))


def _any(done: Iterable[bool]) -> bool:
    """Like `any`, but all of it is done."""
    return sum(done) > 0


def _absolute(holder: dict[str, Any], key: str, root: Path) -> bool:
    if "://" in holder[key] or Path(holder[key]).is_absolute():
        return False
    holder[key] = (root / holder[key]).as_posix()
    return True
