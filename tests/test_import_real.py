"""Real files that nobody in the project wrote, against tallies that none of our code made."""

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk import Desk

MAPPINGS = Path(__file__).parent / "mappings"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def expected(shared: Path, name: str) -> list[dict[str, str]]:
    with open(shared / "data" / "expected" / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class TestPolice:
    def test_jamtland_per_fortnight_and_place(self, desk: Desk, shared: Path) -> None:
        file = shared / "data" / "polisen" / "polisen_events_jamtland_2022-2024.csv"
        first = desk.take(file, "polisen")
        assert (first.read, first.imported, first.rejected) == (2588, 2588, 0)
        assert desk.take(file, "polisen").unchanged == 2588
        anchor = date(2022, 10, 3)
        counted = Counter(
            (str(anchor + timedelta(days=(at.date() - anchor).days // 14 * 14)), area)
            for at, area in desk.rows("select occurred_at, area from reports")
        )
        tally = expected(shared, "polisen_2022-2024_fortnight_place.csv")
        assert counted == {(row["fortnight_start"], row["title_place"]): int(row["n"]) for row in tally}

    def test_jamtland_per_day_place_and_type(self, desk: Desk, shared: Path) -> None:
        desk.take(shared / "data" / "polisen" / "polisen_events_jamtland_2022-2024.csv", "polisen")
        counted = Counter(
            (str(at.date()), area, category)
            for at, area, category in desk.rows("select occurred_at, area, category from reports")
        )
        tally: Counter[tuple[str, str, str]] = Counter()
        for row in expected(shared, "polisen_2022-2024_day_place_type.csv"):
            tally[row["day"], row["title_place"], row["type"].strip()] += int(row["n"])
        assert counted == tally

    def test_what_the_columns_say(self, desk: Desk, shared: Path) -> None:
        desk.take(shared / "data" / "polisen" / "polisen_events_jamtland_2022-2024.csv", "polisen")
        assert desk.rows("select distinct source, organisation, police_reported, antal from reports") == [
            ("polisen", None, None, 1)
        ]
        nights = desk.rows(
            "select distinct subcategory, starts_with(category, 'Sammanfattning') from reports order by 2"
        )
        assert nights == [(None, False), ("sammanfattning", True)]
        assert desk.rows("select reported_at from reports where report_id = '374370'") == [
            (datetime(2022, 10, 8, 10, 11, 37),)
        ]

    def test_the_api_and_the_archive_say_the_same(self, desk: Desk, shared: Path) -> None:
        folder = shared / "data" / "polisen"
        served = desk.take(folder / "api_events_2023-04.json", "polisen")
        assert (served.read, served.imported) == (898, 898)
        kept = "select report_id, occurred_at, reported_at, area, category from reports where report_id in ({ids})"
        ids = ", ".join(f"'{report_id}'" for report_id in desk.column("report_id"))
        by_api = {row[0]: row[1:] for row in desk.rows(kept.format(ids=ids))}
        archive = Desk(desk.root / "arkiv")
        archive.take(folder / "polisen_events_2022-2023.csv", "polisen")
        by_archive = {row[0]: row[1:] for row in archive.rows(kept.format(ids=ids))}
        same = [key for key in by_archive if by_archive[key] == by_api[key]]
        assert len(by_archive) > 800
        assert len(same) >= 0.95 * len(by_archive)  # the rest were edited after they were served

    @pytest.mark.parametrize(
        ("title", "published", "occurred"),
        [
            ("31 december 23.50, Stöld, Åre", "2023-01-01 0:10:00 +01:00", datetime(2022, 12, 31, 23, 50)),
            ("01 januari 0:10, Stöld, Åre", "2022-12-31 23:59:00 +01:00", datetime(2023, 1, 1, 0, 10)),
            ("29 februari 12:00, Brand, Åre", "2024-03-01 9:00:00 +01:00", datetime(2024, 2, 29, 12)),
            ("29 oktober 02:30, Brand, Åre", "2023-10-29 3:00:00 +01:00", datetime(2023, 10, 29, 2, 30)),
            ("Brand, Åre", "2024-03-01 9:00:00 +01:00", datetime(2024, 3, 1, 9)),
        ],
    )
    def test_the_titles_time_gets_its_year(self, desk: Desk, title: str, published: str, occurred: datetime) -> None:
        event = f'"id": 1, "datetime": "{published}", "name": "{title}", "summary": "x", "type": "y ", "url": "/"'
        desk.take(
            desk.put("a.json", f'[{{{event}, "location": {{"name": "Jämtlands län", "gps": "63,14"}}}}]'), "polisen"
        )
        assert desk.rows("select occurred_at, area, category from reports") == [(occurred, "Åre", "y")]

    def test_a_title_without_a_comma_leaves_the_location(self, desk: Desk) -> None:
        event = '"id": 1, "datetime": "2024-03-01 9:00:00 +01:00", "name": "Kort", "summary": "x", "type": "y"'
        desk.take(desk.put("a.json", f'[{{{event}, "location": {{"name": "Åre"}}}}]'), "polisen")
        assert desk.column("area") == ["Åre"]


class TestElsewhere:
    @pytest.mark.parametrize("mapping", sorted(MAPPINGS.glob("*.sql")), ids=lambda path: path.stem)
    def test_a_mapping_is_fifteen_lines_at_most(self, mapping: Path) -> None:
        assert len(mapping.read_text(encoding="utf-8").splitlines()) <= 15

    def take(self, desk: Desk, shared: Path, file: str, mapping: str, rows: int) -> None:
        """Every row accounted for, none rejected, and all unchanged when they come again."""
        result = desk.take(shared / "data" / "intl" / file, str(MAPPINGS / f"{mapping}.sql"))
        assert (result.read, result.rejected, result.excluded) == (rows, 0, 0)
        again = desk.take(shared / "data" / "intl" / file, str(MAPPINGS / f"{mapping}.sql"))
        assert (again.unchanged, len(desk.rows("select 1 from reports"))) == (rows, result.imported)

    def test_berlin(self, desk: Desk, shared: Path) -> None:
        self.take(desk, shared, "berlin_fahrraddiebstahl_2022-02_utf8.csv", "berlin", 20_672)
        by_area = "select strftime(occurred_at, '%Y-%m'), area, count(*) from reports group by all order by all"
        tally = expected(shared, "berlin_fahrraddiebstahl_2022-02_utf8_month_bezirk.csv")
        assert desk.rows(by_area) == sorted((row["month_start"], row["bezirk2"], int(row["n"])) for row in tally)
        by_kind = "select strftime(occurred_at, '%Y-%m'), category, subcategory, count(*) from reports group by all"
        tally = expected(shared, "berlin_fahrraddiebstahl_2022-02_utf8_month_delikt_art.csv")
        assert sorted(desk.rows(by_kind)) == sorted(
            (row["month_start"], row["delikt"], row["art"], int(row["n"])) for row in tally
        )

    def test_zurich(self, desk: Desk, shared: Path) -> None:
        self.take(desk, shared, "zurich_zueriwieneu_2016-2025.csv", "zurich", 62_245)
        by_service = "select strftime(occurred_at, '%Y-%m'), category, count(*) from reports group by all"
        tally = expected(shared, "zurich_month_service.csv")
        assert sorted(desk.rows(by_service)) == sorted(
            (row["month"], row["service_code"], int(row["n"])) for row in tally
        )

    def test_new_york(self, desk: Desk, shared: Path) -> None:
        self.take(desk, shared, "nyc311_1000.csv", "nyc311", 1000)
        by_borough = "select strftime(occurred_at, '%Y-%m'), area, category, count(*) from reports group by all"
        tally = expected(shared, "nyc311_month_borough_type.csv")
        assert sorted(desk.rows(by_borough)) == sorted(
            (row["month"], row["borough"], row["complaint_type"], int(row["n"])) for row in tally
        )

    def test_new_york_as_json(self, desk: Desk, shared: Path) -> None:
        self.take(desk, shared, "nyc311_1000.json", "nyc311_json", 1000)
        assert desk.rows("select count(lat), count(text), min(occurred_at)::date::varchar from reports")[0][:2] == (
            1000,
            999,
        )

    def test_west_yorkshire(self, desk: Desk, shared: Path) -> None:
        self.take(desk, shared, "uk_2016-07-west-yorkshire-street.csv", "uk_street", 27_176)
        by_area = "select coalesce(area, ''), category, count(*) from reports group by all"
        tally = expected(shared, "uk_2016-07_lsoaname_type.csv")
        assert sorted(desk.rows(by_area)) == sorted(
            (row["lsoa_name"], row["crime_type"], int(row["n"])) for row in tally
        )
