"""A mapping: one plain SELECT … FROM source that says how somebody else's file becomes reports (contract.md)."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from est_tui import resources
from est_tui.errors import UsageError
from est_tui.store import sqlfiles
from est_tui.store.importing.encoding import Encoding, named

COLUMNS = (
    "report_id",
    "source",
    "occurred_at",
    "occurred_until",
    "reported_at",
    "area",
    "place",
    "category",
    "subcategory",
    "organisation",
    "police_reported",
    "antal",
    "lat",
    "lon",
    "text",
)
"""The canonical columns of contract.md, in its order."""
NEEDED = ("occurred_at", "category")
_NOT_PLAIN = {
    "WINDOW": "over (…)",
    "SUBQUERY": "(select …)",
    "PARAMETER": "$…",
}
_SEVERAL_ROWS = ("unnest", "unlist", "generate_subscripts", "regexp_split_to_table")
_OPTIONS = ("encoding", "delimiter", "sheet")


@dataclass(frozen=True, slots=True)
class Mapping:
    """One way of reading a file: `tree` is its SELECT as DuckDB's parser gives it, `uses` the columns it names.

    `uses` is folded to lower case; None means all columns, since it has a star. `name` is what the user calls it; a
    mapping for several kinds of file is several files, `polisen.api.sql` and `polisen.arkiv.sql`.
    """

    name: str
    file: Path
    sql: str
    tree: dict[str, Any] = field(repr=False)
    uses: frozenset[str] | None
    encoding: Encoding | None = None
    delimiter: str | None = None
    sheet: str | None = None

    @property
    def items(self) -> list[dict[str, Any]]:
        """The expressions of its select list."""
        items: list[dict[str, Any]] = self.tree["statements"][0]["node"]["select_list"]
        return items


def find(conn: duckdb.DuckDBPyConnection, root: Path, name: str) -> list[Mapping]:
    """The mapping of that name: a file named, else the workspace's own in `mappings/`, else a built-in one.

    Raises UsageError `mapping_unknown` naming those that are there, and for one that is not as it must be
    `mapping_empty`, `mapping_encoding`, `mapping_syntax`, `mapping_not_plain`, `mapping_option`.
    """
    if name.lower().endswith(".sql"):
        files = [Path(name).expanduser()] if Path(name).expanduser().is_file() else []
        name = Path(name).stem
    else:
        folders = (root / "mappings", resources.folder("queries") / "mappings")
        files = next(filter(None, (_variants(folder, name) for folder in folders)), [])
    if not files:
        raise UsageError("mapping_unknown", name=name, names=", ".join(known(root)))
    return [_read(conn, name, file) for file in files]


def known(root: Path) -> list[str]:
    """The names of all mappings that this workspace can use, its own first."""
    own = sorted({file.name.partition(".")[0] for file in (root / "mappings").glob("*.sql")})
    built_in = {file.name.partition(".")[0] for file in (resources.folder("queries") / "mappings").glob("*.sql")}
    return [*own, *sorted(built_in - set(own))]


def _variants(folder: Path, name: str) -> list[Path]:
    files = sorted(folder.glob("*.sql")) if folder.is_dir() else []
    return [file for file in files if name in (file.stem, file.name.partition(".")[0])]


def _read(conn: duckdb.DuckDBPyConnection, name: str, file: Path) -> Mapping:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("mapping_encoding", file=str(file)) from error
    (serialized,) = conn.execute(sqlfiles.load("import/serialize").sql, {"sql": _bare(text)}).fetchall()[0]
    tree = json.loads(serialized)
    where = {"file": str(file)}
    if not _bare(text).strip(" \r\n\t;"):
        raise UsageError("mapping_empty", **where)
    if tree["error"]:
        if tree["error_type"] != "parser":
            raise UsageError("mapping_not_plain", found=_bare(text).split()[0].lower(), **where)
        line = text.count("\n", 0, int(tree.get("position") or 0)) + 1
        raise UsageError("mapping_syntax", line=line, reason=tree["error_message"], **where)
    found = _not_plain(tree)
    if found:
        raise UsageError("mapping_not_plain", found=found, **where)
    return Mapping(name, file, text, tree, _uses(tree), **_options(text, where))


def _bare(text: str) -> str:
    """The SQL with its comments blanked out, so that every sign stands where it stood."""
    pattern = r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/"
    return re.sub(pattern, lambda m: m[0] if m[0][0] in "'\"" else re.sub(r"[^\n]", " ", m[0]), text, flags=re.DOTALL)


def _options(text: str, where: dict[str, str]) -> dict[str, Any]:
    """The options of a `-- read: encoding=… delimiter=… sheet=…` header."""
    options: dict[str, Any] = {}
    for header in re.findall(r"(?m)^--\s*read:(.*)$", text):
        try:
            words = shlex.split(header)
        except ValueError as error:  # a quote is not closed
            raise UsageError("mapping_option", option=header.strip(), **where) from error
        for word in words:
            key, _, value = word.partition("=")
            if key not in _OPTIONS or not value:
                raise UsageError("mapping_option", option=word, **where)
            options[key] = value
    if "encoding" in options:
        options["encoding"] = named(options["encoding"])
    if "delimiter" in options:
        sign = {"tab": "\t", "\\t": "\t"}.get(options["delimiter"], options["delimiter"])
        if len(sign) != 1:
            raise UsageError("mapping_option", option=f"delimiter={options['delimiter']}", **where)
        options["delimiter"] = sign
    return options


def _not_plain(tree: dict[str, Any]) -> str | None:
    """What a mapping holds that it must not, as it is written in SQL; None for a plain SELECT."""
    if len(tree["statements"]) != 1:
        return ";"
    node = tree["statements"][0]["node"]
    if node["type"] != "SELECT_NODE":
        return "union"
    table = node["from_table"]
    modifiers = {modifier["type"].partition("_")[0].lower() for modifier in node["modifiers"]}
    clauses = {
        "with": node["cte_map"]["map"],
        "join": table["type"] == "JOIN",
        "from": table["type"] != "BASE_TABLE" or table["table_name"].lower() != "source" or table["schema_name"],
        "group by": node["group_expressions"] or node["aggregate_handling"] != "STANDARD_HANDLING",
        "having": node["having"],
        "qualify": node["qualify"],
        "using sample": node["sample"] or table.get("sample"),
        "distinct": "distinct" in modifiers,
        "limit": "limit" in modifiers,
    }
    clause = next((word for word, there in clauses.items() if there), None)
    if clause:
        return clause
    for part in parts(node):
        if part.get("class") in _NOT_PLAIN:
            return _NOT_PLAIN[part["class"]]
        if part.get("class") == "FUNCTION" and part["function_name"].lower() in _SEVERAL_ROWS:
            return f"{part['function_name'].lower()}(…)"
    return None


def _uses(tree: dict[str, Any]) -> frozenset[str] | None:
    uses: set[str] = set()
    for part in parts(tree):
        if part.get("class") == "STAR":
            return None
        if part.get("class") == "COLUMN_REF":
            uses.update(name.casefold() for name in part["column_names"])
    return frozenset(uses)


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of a parsed tree, outer ones first."""
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from parts(child)
    elif isinstance(node, list):
        for child in node:
            yield from parts(child)
