"""What incoming names mean: the workspace's lists and the project's macros, in a connection."""

from collections.abc import Iterable

from est_tui.store import sqlfiles
from est_tui.store.engine import duckdb
from est_tui.store.lists import Lists


def install(conn: duckdb.DuckDBPyConnection, lists: Lists, names: Iterable[str] | None = None) -> None:
    """Makes the macros named (as `macros` does) and the temp tables of keys in a connection.

    `area_keys(key, area)`, `organisation_keys(key, organisation)` and `category_keys(key, category, kind, sensitive)`
    hold one row for every name, code and alias, as `est_key` writes them; `category_keys.kind` may be `excluded`.
    Doing it again replaces them.
    """
    macros(conn, names)
    conn.execute(sqlfiles.load("source/area_keys").sql)
    conn.execute(sqlfiles.load("source/category_keys").sql)
    areas = [(value, area.name) for area in lists.areas for value in (area.name, area.code, *area.aliases)]
    if areas:
        conn.execute(
            sqlfiles.load("source/area_keys_insert").sql,
            {"keys": [value for value, _ in areas], "areas": [name for _, name in areas]},
        )
    conn.execute(sqlfiles.load("source/organisation_keys").sql)
    organisations = [(value, o.name) for o in lists.organisations for value in (o.name, o.code, *o.aliases)]
    if organisations:
        conn.execute(
            sqlfiles.load("source/organisation_keys_insert").sql,
            {"keys": [value for value, _ in organisations], "organisations": [name for _, name in organisations]},
        )
    categories = [(value, c) for c in lists.categories for value in (c.name, c.code, *c.aliases)]
    if categories:
        conn.execute(
            sqlfiles.load("source/category_keys_insert").sql,
            {
                "keys": [value for value, _ in categories],
                "categories": [c.name for _, c in categories],
                "kinds": [c.kind for _, c in categories],
                "sensitive": [c.sensitive for _, c in categories],
            },
        )


def macros(conn: duckdb.DuckDBPyConnection, names: Iterable[str] | None = None) -> None:
    """Makes macros of queries/macros in a connection: those named, in that order, or all in order of their names.

    One may use those before it. Each costs a third of a millisecond, which is why the picture names what it needs.
    """
    for name in sqlfiles.names("macros") if names is None else [f"macros/{name}" for name in names]:
        conn.execute(sqlfiles.load(name).sql)
