"""The contract of every file under queries/: one statement, its parameters, and what it returns."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from est_tui.config import Config
from est_tui.store import matching, sqlfiles
from est_tui.store.incoming import make_incoming
from est_tui.store.lists import Lists
from est_tui.store.sqlfiles import SqlFile

NAMES = [name for name in sqlfiles.names() if not name.startswith("mappings/")]
MAPPINGS = sqlfiles.names("mappings")
KEYWORDS = ("select", "from", "where", "group", "order", "having", "join", "with", "insert", "update", "create", "case")


def spoken(text: str) -> str:
    """The statement without comments and without what stands in quotes."""
    return re.sub(r"--[^\n]*|'[^']*'|\"[^\"]*\"", " ", text)


@pytest.mark.parametrize("name", NAMES + MAPPINGS)
def test_a_file_is_one_statement_in_lower_case(name: str) -> None:
    file = sqlfiles.load(name)
    assert len(duckdb.extract_statements(file.sql)) == 1
    assert not [word for word in KEYWORDS if re.search(rf"\b{word.upper()}\b", spoken(file.sql))]


@pytest.mark.parametrize("name", NAMES)
def test_the_header_says_what_it_gives_and_what_it_takes(name: str) -> None:
    file = sqlfiles.load(name)
    (statement,) = duckdb.extract_statements(file.sql)
    assert file.about.rstrip(")").endswith(".")
    assert set(file.params) == set(statement.named_parameters)
    assert all(kind and sample for kind, sample in file.params.values())
    assert bool(file.returns) == (statement.type == duckdb.StatementType.SELECT)


class TestHeader:
    def test_may_run_over_several_lines(self) -> None:
        file = sqlfiles.parse(
            "a/b",
            "-- Counts\n-- by area.\n-- params: start date = date '2026-01-05',\n--   k decimal(9, 2) = 1.5\n"
            "-- returns: area varchar,\n--   many struct(a bigint, b bigint)[]\nselect 1",
        )
        assert file == SqlFile(
            "a/b",
            "Counts by area.",
            {"start": ("date", "date '2026-01-05'"), "k": ("decimal(9, 2)", "1.5")},
            {"area": "varchar", "many": "struct(a bigint, b bigint)[]"},
            file.sql,
        )

    def test_ends_where_the_statement_begins(self) -> None:
        assert sqlfiles.parse("a/b", "-- One.\nselect 1\n-- Two.").about == "One."

    def test_of_a_file_that_is_not_there(self) -> None:
        with pytest.raises(FileNotFoundError):
            sqlfiles.load("picture/borta")


def samples(conn: duckdb.DuckDBPyConnection, file: SqlFile) -> dict[str, object] | None:
    """The header's sample values, as Python passes them."""
    values = {}
    for param, (kind, sample) in file.params.items():
        ((values[param],),) = conn.execute(f"select ({sample})::{kind}").fetchall()
    return values or None


@pytest.fixture(scope="module")
def made() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database of ours, and all tables that our statements make of it.

    The order is found by trying: a statement whose tables are not there yet is tried again after the others.
    """
    with duckdb.connect() as conn:
        for alias in ("src", "own"):  # as it is read, and as an import writes it
            conn.execute(f"attach ':memory:' as {alias}")
            conn.execute(f"use {alias}")
            for name in sqlfiles.names("schema"):
                conn.execute(sqlfiles.load(name).sql)
        conn.execute("use memory")
        matching.install(conn, Lists())
        make_incoming(conn, Config(Path(), database="src"))
        waiting = [sqlfiles.load(name) for name in NAMES if name.split("/")[0] not in ("schema", "macros")]
        waiting = [file for file in waiting if not file.returns]
        while waiting:
            still = []
            for file in waiting:
                try:
                    conn.execute(file.sql, samples(conn, file))
                except (duckdb.CatalogException, duckdb.BinderException) as error:
                    still.append((file, error))
            assert len(still) < len(waiting), [(file.name, str(error)) for file, error in still]
            waiting = [file for file, _ in still]
        yield conn


@pytest.mark.parametrize("name", [name for name in NAMES if sqlfiles.load(name).returns])
def test_a_query_returns_what_its_header_says(name: str, made: duckdb.DuckDBPyConnection) -> None:
    file = sqlfiles.load(name)
    result = made.execute(file.sql, samples(made, file))
    got = {column[0]: str(column[1]).lower() for column in result.description or ()}
    assert got == {column: kind.lower() for column, kind in file.returns.items()}
