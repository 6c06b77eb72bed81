"""Reports in somebody else's shape: SQLite, Parquet and CSV, through one SELECT that can do nothing else."""

import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from report_files import database, frame

from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Picture, Question
from est_tui.errors import EstError, SourceAway, UsageError
from est_tui.i18n import Words
from est_tui.store.pictures import read_picture

PERIOD = Period(date(2024, 11, 4))
QUESTION = Question(PERIOD, PERIOD.end_moment)
ONE = {"occurred_at": datetime(2024, 11, 5, 9), "category": "Klotter", "source": "bolaget", "area": "Centrum"}


def asked(root: Path, query: str, database: Path | None = None, files: tuple[Path, ...] = ()) -> Config:
    """A workspace whose reports come through a query."""
    root.mkdir(exist_ok=True)
    (root / "reports.sql").write_text(query, encoding="utf-8")
    place = str(database or root / "reports.duckdb")
    return Config(root, database=place, query=root / "reports.sql", files=files)


def read(config: Config) -> Picture:
    return read_picture(config, QUESTION)


def refused(config: Config) -> EstError:
    with pytest.raises(EstError) as caught:
        read(config)
    title, _ = Words("sv").error(caught.value)
    assert title
    return caught.value


class TestFiles:
    def test_parquet_in_the_workspace_by_a_relative_name(self, tmp_path: Path) -> None:
        root = tmp_path / "arbetsmapp"
        config = asked(root, "select * from read_parquet('inkorg/*.parquet')")
        (root / "inkorg").mkdir()
        frame([ONE, ONE]).write_parquet(root / "inkorg" / "a.parquet")
        assert read(config).total.count == 2

    def test_csv_with_a_select_that_renames(self, tmp_path: Path) -> None:
        root = tmp_path / "arbetsmapp"
        config = asked(
            root,
            """-- Felanmälan, som den kommer.
            select try_strptime(datum, '%d.%m.%Y %H:%M') as Occurred_At, typ as category, plats as area, antal
            from 'felanmälan.csv'
            where typ <> 'Prov'; -- slut
            """,
        )
        (root / "felanmälan.csv").write_text(
            "datum;typ;plats;antal\n05.11.2024 10:15;Buller;Centrum;3\n06.11.2024 11:00;Prov;Centrum;1\n", "utf-8"
        )
        picture = read(config)
        assert picture.total.count == 3
        assert [(s.source, s.organisation) for s in picture.sources] == [("reports", None)]

    def test_a_list_of_files_and_a_join(self, tmp_path: Path) -> None:
        root = tmp_path / "arbetsmapp"
        config = asked(
            root,
            "with r as (from read_csv(['a.csv', 'b.csv'], header = true)) "
            "select r.occurred_at, k.name as category from r join 'k.csv' as k on k.code = r.kind",
        )
        for name in ("a", "b"):
            (root / f"{name}.csv").write_text("occurred_at,kind\n2024-11-05 10:00,1\n")
        (root / "k.csv").write_text("code,name\n1,Buller\n")
        assert [row.name for row in read(config).categories] == ["Buller"]

    def test_a_file_outside_is_read_only_where_the_settings_name_it(self, tmp_path: Path) -> None:
        outside = tmp_path / "andras.parquet"
        frame([ONE]).write_parquet(outside)
        query = f"from read_parquet('{outside}')"
        error = refused(asked(tmp_path / "arbetsmapp", query))
        assert (error.key, error.exit_code) == ("source_outside", 4)
        assert read(asked(tmp_path / "arbetsmapp", query, files=(outside,))).total.count == 1

    @pytest.mark.parametrize(
        "query",
        [
            "select * from read_csv('../andras.csv')",
            "select * from read_csv('https://example.com/a.csv')",
        ],
    )
    def test_nothing_else_is_reached(self, query: str, tmp_path: Path) -> None:
        (tmp_path / "andras.csv").write_text("occurred_at,category\n2024-11-05,Buller\n")
        assert refused(asked(tmp_path / "arbetsmapp", query)).key in ("source_outside", "query_syntax")

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            ("select * from read_text('/etc/hosts')", "read_text"),
            ("select * from glob('/*')", "glob"),
            ("from sqlite_scan('/andras.db', 'reports')", "sqlite_scan"),
            ("from main.SQLITE_SCAN('/andras.db', 'reports')", "sqlite_scan"),
            ("from query('from sqlite_scan(''/andras.db'', ''reports'')')", "query"),
            ("from query_table('reports')", "query_table"),
            ("with a as materialized (from glob('/*')) from a", "glob"),
            ("select (select count(*) from glob('/*')) as antal", "glob"),
            ("from range((select count(*) from glob('/*')))", "glob"),
            ("select 1 where exists (select 1 union all from glob('/*'))", "glob"),
        ],
    )
    def test_only_functions_that_are_known_to_stay_inside_are_called(
        self, query: str, name: str, tmp_path: Path
    ) -> None:
        error = refused(asked(tmp_path / "arbetsmapp", query))
        assert (error.key, error.exit_code) == ("query_function", 2)
        assert error.values["name"].lower() == name

    def test_rows_made_on_the_spot_are_reports_too(self, tmp_path: Path) -> None:
        query = (
            "select timestamp '2024-11-05' + to_hours(n::integer) as occurred_at, c as category "
            "from range(3) as r (n), unnest(['Buller', 'Klotter']) as k (c)"
        )
        assert read(asked(tmp_path / "arbetsmapp", query)).total.count == 6

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        error = refused(asked(tmp_path / "arbetsmapp", "from read_csv('borta.csv')"))
        assert (error.key, error.exit_code) == ("source_missing", 4)
        assert error.values["file"].endswith("borta.csv")

    def test_a_value_that_cannot_be_read_is_not_repeated(self, tmp_path: Path) -> None:
        config = asked(tmp_path / "arbetsmapp", "select ort::integer as area, occurred_at, category from 'a.parquet'")
        pl.DataFrame([{**ONE, "ort": "hemlig plats"}]).write_parquet(tmp_path / "arbetsmapp" / "a.parquet")
        error = refused(config)
        assert error.key == "source_values"
        assert "hemlig" not in str(error.values)

    def test_times_in_a_form_that_cannot_be_read_are_no_calm_fortnight(self, tmp_path: Path) -> None:
        config = asked(tmp_path / "arbetsmapp", "from read_csv('a.csv', all_varchar = true)")
        (tmp_path / "arbetsmapp" / "a.csv").write_text("occurred_at,category\n5/11 2024,Buller\n6/11 2024,Buller\n")
        error = refused(config)
        assert (error.key, error.values["n"]) == ("source_times", 2)


class TestQuery:
    def test_over_an_attached_database(self, tmp_path: Path) -> None:
        source = database(tmp_path / "andras.duckdb", frame([ONE]), table="handelser")
        config = asked(tmp_path / "arbetsmapp", "select * from src.handelser", source)
        assert read(config).total.count == 1

    @pytest.mark.parametrize(
        "query",
        [
            "",
            "-- bara en kommentar",
            "select 1; select 2",
            "delete from src.reports",
            "copy (select 1) to 'a.csv'",
            "attach 'b.duckdb'",
            "set threads = 1",
            "create table a as select 1",
            "explain select 1",
            "pivot src.reports on category",
        ],
    )
    def test_that_is_not_one_select_is_refused(self, query: str, tmp_path: Path) -> None:
        source = database(tmp_path / "andras.duckdb", frame([ONE]))
        error = refused(asked(tmp_path / "arbetsmapp", query, source))
        assert (error.key, error.exit_code) == ("query_not_select", 2)

    def test_with_a_slip_says_what(self, tmp_path: Path) -> None:
        error = refused(asked(tmp_path / "arbetsmapp", "selekt * from src.reports"))
        assert (error.key, error.exit_code) == ("query_syntax", 2)
        assert "selekt" in error.values["reason"]

    def test_with_a_function_that_does_not_exist_says_which(self, tmp_path: Path) -> None:
        error = refused(asked(tmp_path / "arbetsmapp", "select halvmåne(1) as occurred_at, 'a' as category"))
        assert (error.key, error.exit_code) == ("query_syntax", 2)
        assert "halvmåne" in error.values["reason"]

    def test_that_names_a_missing_table_or_column(self, tmp_path: Path) -> None:
        source = database(tmp_path / "andras.duckdb", frame([ONE]))
        root = tmp_path / "arbetsmapp"
        assert refused(asked(root, "select * from src.rapporter", source)).key == "source_table"
        error = refused(asked(root, "select tid as occurred_at, category from src.reports", source))
        assert (error.key, error.values["name"]) == ("source_column", "tid")

    @pytest.mark.parametrize("query", ["from src.reports", "select * from src.main.reports"])
    def test_over_a_database_that_is_not_there(self, query: str, tmp_path: Path) -> None:
        error = refused(asked(tmp_path / "arbetsmapp", query, tmp_path / "borta.duckdb"))
        assert (error.key, error.exit_code) == ("source_missing", 4)
        assert error.values["file"].endswith("borta.duckdb")

    def test_whose_file_is_missing_or_in_another_encoding(self, tmp_path: Path) -> None:
        config = asked(tmp_path / "arbetsmapp", "")
        assert config.query is not None
        config.query.write_bytes("select 'å' as category".encode("cp1252"))
        assert refused(config).key == "query_encoding"
        config.query.unlink()
        error = refused(config)
        assert (error.key, type(error)) == ("query_missing", UsageError)


class TestForgivingTypes:
    def counts(self, tmp_path: Path, rows: list[dict[str, Any]]) -> Picture:
        root = tmp_path / "arbetsmapp"
        config = asked(root, "from 'a.parquet'")
        pl.DataFrame(rows).write_parquet(root / "a.parquet")
        return read(config)

    def test_written_times_with_and_without_offset(self, tmp_path: Path) -> None:
        texts = [
            "2024-11-03T23:30:00Z",
            "2024-11-03 23:30",
            "2024-11-17T22:59:59+00:00",
            "2024-11-17T23:00Z",
            "x",
            None,
        ]
        picture = self.counts(tmp_path, [{"occurred_at": text, "category": "Buller"} for text in texts])
        assert picture.total.count == 2
        assert picture.total.series[-2] == picture.total.previous

    def test_counts_that_are_written_and_counts_that_are_wrong(self, tmp_path: Path) -> None:
        written = ["2", "3,0", "", None, "-1", "tre", "0", " 4 "]
        rows = [{"occurred_at": "2024-11-05", "category": "Buller", "antal": text} for text in written]
        assert self.counts(tmp_path, rows).total.count == 2 + 3 + 1 + 1 + 4

    def test_yes_and_no_in_swedish(self, tmp_path: Path) -> None:
        written = ["ja", "Nej", "J", "sant", "1", "0", "kanske", None]
        rows = [{"occurred_at": "2024-11-05", "category": "Buller", "police_reported": text} for text in written]
        assert self.counts(tmp_path, rows).total.police_reported == 4

    def test_whole_numbers_as_area_codes(self, tmp_path: Path) -> None:
        root = tmp_path / "arbetsmapp"
        root.mkdir()
        (root / "areas.csv").write_text("code;name\n007;Torvalla\n", "utf-8")
        picture = self.counts(tmp_path, [{"occurred_at": date(2024, 11, 5), "category": "Buller", "area": 7}])
        assert [(row.area, row.figures.count) for row in picture.areas] == [("Torvalla", 1)]

    def test_times_with_a_zone_are_swedish(self, tmp_path: Path) -> None:
        at = pl.Series("occurred_at", [datetime(2024, 11, 17, 22, 30), datetime(2024, 11, 17, 23, 30)])
        rows = pl.DataFrame({"occurred_at": at.dt.replace_time_zone("UTC"), "category": ["Buller", "Buller"]})
        root = tmp_path / "arbetsmapp"
        config = asked(root, "from 'a.parquet'")
        rows.write_parquet(root / "a.parquet")
        assert read(config).total.count == 1


class TestSqlite:
    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        pytest.importorskip("duckdb_extension_sqlite", reason="the optional part est-tui[sqlite] is not installed")
        file = tmp_path / "andras.db"
        conn = sqlite3.connect(file)
        conn.execute("create table reports (occurred_at timestamp, category text, area text, antal integer)")
        conn.executemany(
            "insert into reports values (?, ?, ?, ?)",
            [
                ("2024-11-05 10:00:00", "Buller", "Centrum", 2),
                ("2024-11-06T10:00:00Z", "Buller", None, None),
                ("oläsbart", "Buller", "Centrum", 1),
            ],
        )
        conn.commit()
        conn.close()
        return file

    def test_is_read_like_any_database(self, source: Path, tmp_path: Path) -> None:
        before = source.read_bytes()
        picture = read(Config(tmp_path, database=str(source)))
        assert [(row.area, row.figures.count) for row in picture.areas] == [("Centrum", 2), ("Okänt område", 1)]
        assert picture.sources[0].source == "andras"
        assert source.read_bytes() == before

    def test_through_a_query(self, source: Path, tmp_path: Path) -> None:
        config = asked(tmp_path / "arbetsmapp", "select occurred_at, 'Allt' as category from src.reports", source)
        assert [row.name for row in read(config).categories] == ["Allt"]

    def test_a_query_reaches_no_other_file(self, source: Path, tmp_path: Path) -> None:
        other = tmp_path / "andra.db"
        other.write_bytes(source.read_bytes())
        for query in (f"from sqlite_scan('{other}', 'reports')", f"from '{other}'", f"from '{other}'.reports"):
            assert refused(asked(tmp_path / "arbetsmapp", query, source)).exit_code in (2, 4)

    def test_without_the_table(self, source: Path, tmp_path: Path) -> None:
        with sqlite3.connect(source) as conn:
            conn.execute("alter table reports rename to rapporter")
        conn.close()
        assert refused(Config(tmp_path, database=str(source))).key == "source_table"

    def test_half_written(self, source: Path, tmp_path: Path) -> None:
        source.write_bytes(source.read_bytes()[:1000])
        assert refused(Config(tmp_path, database=str(source))).exit_code == 4

    def test_without_the_optional_part_says_what_to_install(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(__import__("sys").modules, "duckdb_extension_sqlite", None)
        with pytest.raises(SourceAway) as caught:
            read(Config(tmp_path, database=str(source)))
        assert caught.value.key == "extension_missing"
        assert "pip install est-tui[sqlite]" in Words("sv").error(caught.value)[1]
