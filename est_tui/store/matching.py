"""What incoming area and category values mean: the workspace's lists and the project's macros, in a connection."""

import duckdb

from est_tui.store import sqlfiles
from est_tui.store.lists import Lists


def install(conn: duckdb.DuckDBPyConnection, lists: Lists) -> None:
    """Makes the macros of queries/macros and the temp tables `area_keys` and `category_keys` in a connection.

    `area_keys(key, area)` and `category_keys(key, category, kind, sensitive)` hold one row for every name, code and
    alias, as `est_key` writes them; `category_keys.kind` may be `excluded`. Doing it again replaces them.
    """
    macros(conn)
    conn.execute(sqlfiles.load("source/area_keys").sql)
    conn.execute(sqlfiles.load("source/category_keys").sql)
    areas = [(value, area.name) for area in lists.areas for value in (area.name, area.code, *area.aliases)]
    if areas:
        conn.execute(
            sqlfiles.load("source/area_keys_insert").sql,
            {"keys": [value for value, _ in areas], "areas": [name for _, name in areas]},
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


def macros(conn: duckdb.DuckDBPyConnection) -> None:
    """Makes the macros of queries/macros in a connection, in order of their names: one may use those before it."""
    for name in sqlfiles.names("macros"):
        conn.execute(sqlfiles.load(name).sql)
