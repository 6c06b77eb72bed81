"""Mappings: what one may be, what is said of one that may not, and that it reaches nothing but its file."""

from pathlib import Path

import pytest

from est_tui.cli import main
from est_tui.errors import EstError, UsageError
from est_tui.store.importing import mapping
from tests.desk import Desk

GOOD = "select tid as occurred_at, vad as category from source"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def refused(desk: Desk, sql: str, *rows: str) -> UsageError:
    """The error of a mapping on a small file; the database is not touched."""
    desk.mapping("egen", sql)
    with pytest.raises(UsageError) as caught:
        desk.take(desk.csv("tid;vad;n", *(rows or ("2024-01-05;x;1", "2024-01-06;y;2"))), "egen")
    assert not Path(desk.config.database).exists()
    return caught.value


class TestPlain:
    @pytest.mark.parametrize(
        ("sql", "found"),
        [
            (f"with a as (select 1) {GOOD}", "with"),
            (f"{GOOD} join source as b using (tid)", "join"),
            (f"{GOOD}, source as b", "join"),
            (f"{GOOD} group by all", "group by"),
            (f"{GOOD} group by tid, vad", "group by"),
            ("select max(tid) as occurred_at, 'x' as category from source", "max(…)"),
            ("select tid as occurred_at, count(*) as category from source", "count_star(…)"),
            ("select distinct tid as occurred_at, vad as category from source", "distinct"),
            (f"{GOOD} union {GOOD}", "union"),
            (f"{GOOD} union all {GOOD}", "union"),
            ("select unnest([tid, tid]) as occurred_at, vad as category from source", "unnest(…)"),
            (
                "select tid as occurred_at, regexp_split_to_table(vad, ',') as category from source",
                "regexp_split_to_table(…)",
            ),
            (
                "select generate_subscripts([1], 1) as occurred_at, vad as category from source",
                "generate_subscripts(…)",
            ),
            ("select tid as occurred_at, lag(vad) over () as category from source", "over (…)"),
            (f"{GOOD} qualify row_number() over () = 1", "qualify"),
            (f"{GOOD} limit 1", "limit"),
            (f"{GOOD} using sample 10%", "using sample"),
            ("select tid as occurred_at, (select max(vad) from source) as category from source", "(select …)"),
            (f"{GOOD} where tid in (select tid from source)", "(select …)"),
            ("select tid as occurred_at, vad as category from 'areas.csv'", "from"),
            ("select tid as occurred_at, vad as category from read_csv('areas.csv')", "from"),
            ("select tid as occurred_at, vad as category from other", "from"),
            ("select '2024-01-05' as occurred_at, $vad as category from source", "$…"),
            (f"{GOOD}; {GOOD}", ";"),
            ("drop table source", "drop"),
            ("attach 'x.duckdb' as x", "attach"),
        ],
    )
    def test_a_mapping_is_one_plain_select(self, desk: Desk, sql: str, found: str) -> None:
        error = refused(desk, sql)
        assert (error.key, error.values["found"]) == ("mapping_not_plain", found)

    @pytest.mark.parametrize(
        "sql",
        [
            f"{GOOD};",
            f"/* min fil; union */ {GOOD} -- limit 1",
            f"{GOOD} where vad <> 'limit' and n::integer between 0 and 9",
            f"{GOOD} order by tid",
            "select s.tid as occurred_at, s.vad as category from source as s",
            "select * exclude (tid, vad), tid as occurred_at, vad as category from source",
            "select tid as occurred_at, case when n > '1' then list_filter([vad], lambda v : v <> '')[1] else vad end"
            " as category from source",
        ],
    )
    def test_what_a_plain_select_may_be(self, desk: Desk, sql: str) -> None:
        desk.mapping("egen", sql)
        assert desk.take(desk.csv("tid;vad;n", "2024-01-05;x;1", "2024-01-06;y;2"), "egen").imported == 2

    def test_rows_left_out_are_counted(self, desk: Desk) -> None:
        desk.mapping("egen", f"{GOOD} where vad = 'x'")
        result = desk.take(desk.csv("tid;vad", "2024-01-05;x", "2024-01-06;y", "2024-01-06;"), "egen")
        assert (result.imported, result.excluded) == (1, 2)

    def test_its_line_is_there_to_use(self, desk: Desk) -> None:
        desk.mapping("egen", "select _line as report_id, tid as occurred_at, vad as category from source")
        desk.take(desk.csv("tid;vad", "2024-01-05;x", "2024-01-06;y"), "egen")
        assert desk.column("report_id") == ["2", "3"]


class TestFit:
    def test_a_column_that_the_file_lacks(self, desk: Desk) -> None:
        error = refused(desk, "select tid as occurred_at, rubrik as category from source")
        assert (error.key, error.values["column"], error.values["columns"]) == (
            "mapping_column",
            "rubrik",
            "tid, vad, n",
        )

    @pytest.mark.parametrize("lacks", ["occurred_at", "category"])
    def test_what_must_be_there(self, desk: Desk, lacks: str) -> None:
        there = {"occurred_at": "category", "category": "occurred_at"}[lacks]
        error = refused(desk, f"select tid as {there} from source")
        assert (error.key, error.values["column"]) == ("mapping_lacks", lacks)

    @pytest.mark.parametrize("mapping", ["canonical", "skolan"])
    @pytest.mark.parametrize(
        "first",
        ["7;Kanarie Kanarius;hotade;19121212-1212", "x;2024-01-05;Kanarie", "Kanarie;kanarie@exempel.se", "3;Kanarie"],
    )
    def test_a_file_without_headings_has_its_first_report_repeated_nowhere(
        self, desk: Desk, capsys: pytest.CaptureFixture[str], first: str, mapping: str
    ) -> None:
        desk.mapping("skolan", "select tid as occurred_at, typ as category from source")
        file = desk.csv(first, first)
        assert main(["-w", str(desk.root), "import", str(file), "--as", mapping]) == 2
        said = capsys.readouterr()
        assert "ser inte ut att vara rubriker" in said.err
        assert "anarie" not in (said.out + said.err).replace(str(desk.root), "")
        assert "1212" not in said.err.replace(str(desk.root), "")

    def test_a_heading_as_long_as_a_sentence_is_not_repeated(self, desk: Desk) -> None:
        file = desk.csv("tid;Beskriv med egna ord vad som hände", "2024-01-05;x")
        with pytest.raises(UsageError, match="mapping_lacks") as caught:
            desk.take(file)
        assert caught.value.values["columns"] == "tid …"

    def test_a_column_that_reports_do_not_have(self, desk: Desk) -> None:
        error = refused(desk, "select tid as occurred_at, vad as category, n as ort from source")
        assert (error.key, error.values["column"]) == ("mapping_extra", "ort")

    def test_a_column_given_twice(self, desk: Desk) -> None:
        error = refused(desk, "select tid as occurred_at, vad as category, n as category from source")
        assert (error.key, error.values["column"]) == ("mapping_twice", "category")

    def test_a_star_leaves_other_columns_aside_and_says_so(self, desk: Desk) -> None:
        assert desk.take(desk.csv("occurred_at;category;ort", "2024-01-05;x;y")).ignored == ("ort",)

    def test_several_files_behind_one_name(self, desk: Desk) -> None:
        desk.mapping("egen.ett", "select tid as occurred_at, vad as category from source")
        desk.mapping("egen.två", "select när as occurred_at, 'y' as category from source")
        desk.take(desk.csv("när;annat", "2024-01-05;x"), "egen")
        desk.take(desk.csv("tid;vad", "2024-01-05;x"), "egen")
        assert sorted(desk.rows("select source, category from reports")) == [("egen", "x"), ("egen", "y")]


class TestErrors:
    def test_one_that_is_not_there(self, desk: Desk) -> None:
        desk.mapping("egen", GOOD)
        with pytest.raises(UsageError) as caught:
            desk.take(desk.csv("tid;vad", "2024-01-05;x"), "kanonisk")
        assert (caught.value.key, caught.value.values["names"]) == ("mapping_unknown", "egen, canonical, polisen")

    def test_one_named_by_its_file(self, desk: Desk) -> None:
        file = desk.put("annan mapp/min.sql", GOOD)
        desk.take(desk.csv("tid;vad", "2024-01-05;x"), str(file))
        assert desk.column("source") == ["min"]

    def test_the_workspaces_own_goes_before_a_built_in_one(self, desk: Desk) -> None:
        desk.mapping("canonical", GOOD)
        assert desk.take(desk.csv("tid;vad", "2024-01-05;x")).imported == 1

    def test_its_syntax(self, desk: Desk) -> None:
        error = refused(desk, "-- en\n-- två\nselect tid as occurred_at,, vad from source")
        assert (error.key, error.values["line"]) == ("mapping_syntax", 3)

    @pytest.mark.parametrize("sql", ["", ";", "-- bara en kommentar", "/* och\nen till */\n"])
    def test_nothing_in_it(self, desk: Desk, sql: str) -> None:
        assert refused(desk, sql).key == "mapping_empty"

    @pytest.mark.parametrize("encoding", ["klingon", "hex", "zip", "undefined"])
    def test_an_encoding_that_is_none(self, desk: Desk, encoding: str) -> None:
        assert refused(desk, f"-- read: encoding={encoding}\n{GOOD}").key == "encoding_unknown"

    def test_a_function_that_is_not_there(self, desk: Desk) -> None:
        error = refused(desk, "select parse_datum(tid) as occurred_at, vad as category from source")
        assert error.key == "mapping_sql"
        assert "parse_datum" in error.values["reason"]

    @pytest.mark.parametrize("option", ["encodin=utf-8", "delimiter=;;", "sheet=", "sheet='Blad 1"])
    def test_an_option_that_is_none(self, desk: Desk, option: str) -> None:
        error = refused(desk, f"-- read: {option}\n{GOOD}")
        assert (error.key, error.values["option"]) == ("mapping_option", option)

    @pytest.mark.parametrize(
        ("sql", "line", "column"),
        [
            ("select strptime(tid, '%Y-%m-%d') as occurred_at, vad as category from source", 4, "occurred_at"),
            ("select tid as occurred_at, n::integer as category from source", 5, "category"),
            ("select tid as occurred_at, vad as category from source where n::integer > 0", 5, "where"),
        ],
    )
    def test_a_value_that_makes_it_fail_is_told_by_line_and_column(
        self, desk: Desk, sql: str, line: int, column: str
    ) -> None:
        desk.take(desk.csv("occurred_at;category", "2024-01-05;x", name="förra.csv"))
        before = desk.rows()
        desk.mapping("egen", sql)
        rows = ("2024-01-05;x;1", "2024-01-06;x;2", "5 jan;x;3", "2024-01-06;x;fem", "2024-01-06;x;sex")
        with pytest.raises(UsageError) as caught:
            desk.take(desk.csv("tid;vad;n", *rows), "egen")
        assert caught.value.key == "mapping_value"
        assert (caught.value.values["line"], caught.value.values["column"]) == (line, column)
        assert desk.rows() == before

    def test_a_failing_value_far_down_is_found(self, desk: Desk) -> None:
        desk.mapping("egen", "select tid as occurred_at, n::integer as category from source")
        rows = [f"2024-01-05;{n}" for n in range(3000)]
        rows[2345] = "2024-01-05;hemlig text"
        with pytest.raises(UsageError) as caught:
            desk.take(desk.csv("tid;n", *rows), "egen")
        assert caught.value.values["line"] == 2347
        assert "hemlig" not in str(caught.value.values)


@pytest.mark.parametrize("reader", ["read_text('{file}')", "read_csv_auto('{file}')", "'{file}'", "glob('{file}')"])
def test_a_mapping_reads_nothing_but_its_file(desk: Desk, reader: str) -> None:
    file = desk.csv("tid;vad", "2024-01-05;hemlig")
    desk.mapping("egen", f"select tid as occurred_at, (from {reader.format(file=file)}) as category from source")
    with pytest.raises(UsageError):
        desk.take(file, "egen")


@pytest.mark.parametrize("reader", ["read_text('{file}')", "read_csv('{file}')", "'{file}'", "glob('{file}')"])
def test_were_it_let_through_the_database_itself_would_refuse(
    desk: Desk, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "_not_plain", lambda tree: None)
    file = desk.csv("tid;vad", "2024-01-05;hemlig")
    desk.mapping("egen", f"select '2024-01-05' as occurred_at, 'x' as category from {reader.format(file=file)}")
    with pytest.raises(UsageError) as caught:
        desk.take(file, "egen")
    assert caught.value.key == "mapping_sql"
    assert "disabled" in caught.value.values["reason"]


@pytest.mark.acceptance
def test_a_mapping_that_takes_all_memory_is_stopped(desk: Desk) -> None:
    desk.mapping("stor", "select tid as occurred_at, repeat(vad, 20000000) as category from source")
    with pytest.raises(EstError, match="import_heavy"):
        desk.take(desk.csv("tid;vad", *["2024-01-05;x"] * 200), "stor")
    assert not Path(desk.config.database).exists()
