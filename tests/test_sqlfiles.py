"""The contract of every file under queries/: one statement, its parameters, and what it returns."""

import re

import duckdb
import pytest

from est_tui.store import sqlfiles
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
    assert file.about.endswith(".")
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
