"""Values on their way in: read forgivingly, cleaned, masked, cut and matched."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk import Desk
from tests.test_privacy import identity_numbers

LISTS = {
    "areas.csv": "code;name;parent;population;residential;aliases\n1;Lit;;;;Lits tätort\n02;Frösön;;;;\n",
    "categories.csv": "code;name;parent;kind;sensitive;aliases\nS;Skadegörelse;;event;;klotter\n"
    "V;Våld i nära relation;;excluded;;\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class TestTimes:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("2024-01-05", datetime(2024, 1, 5)),
            ("2024-01-05 10:30", datetime(2024, 1, 5, 10, 30)),
            ("2024-01-05T10:30:15", datetime(2024, 1, 5, 10, 30, 15)),
            ("2024-02-29 23:59", datetime(2024, 2, 29, 23, 59)),
            ("2024-01-05T10:30:00Z", datetime(2024, 1, 5, 11, 30)),
            ("2024-07-05T10:30Z", datetime(2024, 7, 5, 12, 30)),
            ("2024-07-05T10:30:00+02:00", datetime(2024, 7, 5, 10, 30)),
            ("2024-07-05 10:30:00-05:00", datetime(2024, 7, 5, 17, 30)),
            ("2023-04-01 9:58:49 +02:00", datetime(2023, 4, 1, 9, 58, 49)),
            ("2023-10-29T02:30:00+02:00", datetime(2023, 10, 29, 2, 30)),
            ("2023-10-29T02:30:00+01:00", datetime(2023, 10, 29, 2, 30)),
            ("2023-10-29 02:30", datetime(2023, 10, 29, 2, 30)),
            ("2024-03-31 02:30", datetime(2024, 3, 31, 2, 30)),
            ("  2024-01-05 10:30 ", datetime(2024, 1, 5, 10, 30)),
        ],
    )
    def test_are_swedish_local_time(self, desk: Desk, written: str, read: datetime) -> None:
        desk.take(desk.csv("occurred_at;category", f"{written};x"))
        assert desk.column("occurred_at") == [read]

    @pytest.mark.parametrize(
        "written", ["2023-02-29", "i går", "05.01.2024", "infinity", "0001-01-01", "2024-13-01", "epoch"]
    )
    def test_others_reject_the_row(self, desk: Desk, written: str) -> None:
        result = desk.take(desk.csv("occurred_at;category", f"{written};x", "2024-01-05;x"))
        assert (result.imported, result.reasons) == (1, {"time_unreadable": 1})

    def test_none_rejects_the_row(self, desk: Desk) -> None:
        assert desk.take(desk.csv("occurred_at;category", ";x", "  ;x")).reasons == {"time_missing": 2}

    def test_the_others_are_null_when_unreadable(self, desk: Desk) -> None:
        header = "occurred_at;category;reported_at;occurred_until;police_reported;lat"
        desk.take(desk.csv(header, "2024-01-05;x;sedan;snart;kanske;norr"))
        rest = desk.rows("select reported_at, occurred_until, police_reported, lat from reports")
        assert rest == [(None, None, None, None)]

    def test_one_that_has_not_come_is_told(self, desk: Desk) -> None:
        desk.put("est.toml", "[workspace]\ntoday = 2024-01-10\n")
        result = desk.take(desk.csv("occurred_at;category", "2024-01-10 23:59;x", "2024-01-11;x", "2199-01-11;x"))
        assert (result.imported, result.ahead) == (3, 2)


class TestNumbersAndFlags:
    @pytest.mark.parametrize(("written", "read"), [("", 1), ("3", 3), ("0", 0), ("2,0", 2), (" 4 ", 4), ("12.0", 12)])
    def test_how_many_reports(self, desk: Desk, written: str, read: int) -> None:
        desk.take(desk.csv("occurred_at;category;antal", f"2024-01-05;x;{written}"))
        assert desk.column("antal") == [read]

    @pytest.mark.parametrize(
        ("written", "reason"),
        [
            ("-1", "antal_negative"),
            ("många", "antal_unreadable"),
            ("1,5", "antal_unreadable"),
            ("1e300", "antal_unreadable"),
        ],
    )
    def test_a_number_that_is_none_rejects_the_row(self, desk: Desk, written: str, reason: str) -> None:
        assert desk.take(desk.csv("occurred_at;category;antal", f"2024-01-05;x;{written}")).reasons == {reason: 1}

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("ja", True),
            ("J", True),
            ("sant", True),
            ("1", True),
            ("Nej", False),
            ("n", False),
            ("falskt", False),
            ("", None),
        ],
    )
    def test_yes_and_no(self, desk: Desk, written: str, read: bool | None) -> None:
        desk.take(desk.csv("occurred_at;category;police_reported", f"2024-01-05;x;{written}"))
        assert desk.column("police_reported") == [read]

    def test_a_decimal_comma(self, desk: Desk) -> None:
        desk.take(desk.csv("occurred_at;category;lat;lon", "2024-01-05;x;63,17;14.63"))
        assert desk.rows("select lat, lon from reports") == [(63.17, 14.63)]


class TestText:
    def test_what_could_move_the_screen_is_taken_away(self, desk: Desk) -> None:
        value = "a\x1b[31mröd\x1b[0m\x07\x1b]0;titel\x07\u202eb\u200bc\x9b2Jd"
        desk.take(
            desk.records(("occurred_at", "category", "area", "text"), [("2024-01-05", value, value, f"{value}\n\ty")])
        )
        assert desk.rows("select category, area, text from reports") == [("arödbcd", "arödbcd", "arödbcd y")]

    def test_brackets_emoji_and_other_letters_stay(self, desk: Desk) -> None:
        names = ["[/fet]", "🚲 cykel", "קוד", "L’Été"]
        desk.take(
            desk.records(
                ("occurred_at", "category", "report_id"), [("2024-01-05", n, str(i)) for i, n in enumerate(names)]
            )
        )
        assert desk.column("category") == names

    def test_blanks_are_made_one(self, desk: Desk) -> None:
        desk.take(
            desk.csv("occurred_at;category;area;organisation", "2024-01-05; Störande   ljud ;Lit\N{NO-BREAK SPACE};  ")
        )
        assert desk.rows("select category, area, organisation from reports") == [("Störande ljud", "Lit", None)]

    @pytest.mark.parametrize(
        ("written", "kept"),
        [("Arågränd 12 lgh 1103", "Arågränd"), ("Kyrkgatan 5B", "Kyrkgatan"), ("E14", "E14"), ("", None)],
    )
    def test_a_place_is_no_finer_than_its_street(self, desk: Desk, written: str, kept: str | None) -> None:
        desk.take(desk.csv("occurred_at;category;place", f"2024-01-05;x;{written}"))
        assert desk.column("place") == [kept]


class TestMasking:
    def test_each_column_by_its_own_rule(self, desk: Desk) -> None:
        said = "121212-1212 070-174 06 05 a@b.se ABC123"
        names = "[personnummer] 070-174 06 05 [e-post] ABC123"
        columns = ("area", "category", "subcategory", "organisation", "place", "text", "report_id", "source")
        result = desk.take(desk.records(("occurred_at", *columns), [("2024-01-05", *[said] * len(columns))]))
        kept = dict(zip(columns, desk.rows(f"select {', '.join(columns)} from reports")[0], strict=True))
        assert kept == {
            **dict.fromkeys(("area", "category", "subcategory", "organisation"), names),
            "place": "[personnummer] [telefon] [e-post] [regnr]",
            "text": "[personnummer] [telefon] [e-post] [regnr]",
            "report_id": said,
            "source": said,
        }
        assert result.masked == 1

    def test_rows_are_counted_unchanged_ones_too(self, desk: Desk) -> None:
        file = desk.csv(
            "occurred_at;category;text", "2024-01-05;x;ring 070-174 06 05", "2024-01-05;x;lugnt", "2024-01-05;x;a@b.se"
        )
        assert (desk.take(file).masked, desk.take(file).masked) == (2, 2)

    def test_a_number_does_not_hide_behind_unseen_signs(self, desk: Desk) -> None:
        desk.take(desk.csv("occurred_at;category;text", "2024-01-05;x;12\u200b12\u202d12-\u00ad1212\x1b[0m"))
        assert desk.column("text") == ["[personnummer]"]

    def test_a_number_that_a_place_would_cut_in_two(self, desk: Desk) -> None:
        desk.take(desk.csv("occurred_at;category;place", "2024-01-05;x;Arågränd 12, 121212-1212"))
        assert "1212" not in str(desk.column("place"))

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(numbers=st.lists(identity_numbers(), min_size=1, max_size=8))
    def test_no_identity_number_is_in_the_database(
        self, tmp_path_factory: pytest.TempPathFactory, numbers: list[str]
    ) -> None:
        desk = Desk(tmp_path_factory.mktemp("w"))
        columns = ("area", "place", "category", "subcategory", "organisation", "text")
        rows = [("2024-01-05", *[f"Om {number} sades" for _ in columns]) for number in numbers]
        for _ in range(2):
            desk.take(desk.records(("occurred_at", *columns), rows))
            rows = [(*row[:-1], row[-1] + " mer") for row in rows]
        kept = desk.on_disk()
        assert not [number for number in numbers if number.encode() in kept]


class TestLists:
    def test_what_they_do_not_know_is_counted(self, desk: Desk) -> None:
        for name, content in LISTS.items():
            desk.put(name, content)
        said = ["LIT;skadegörelse", "lits  tätort;Klotter", "2;Buller", "Ås;Buller", "Ås;", ";Skadegörelse"]
        result = desk.take(desk.csv("occurred_at;area;category", *(f"2024-01-05;{row}" for row in said)))
        assert (dict(result.unmapped_areas), dict(result.unmapped_categories)) == ({"Ås": 2}, {"Buller": 2})

    def test_excluded_categories_are_counted_and_not_stored(self, desk: Desk) -> None:
        desk.put("categories.csv", LISTS["categories.csv"])
        rows = ["2024-01-05;våld i nära  relation;", "2024-01-05;x;V", "aldrig;v;", "2024-01-05;x;"]
        result = desk.take(desk.csv("occurred_at;category;subcategory", *rows))
        assert (result.imported, result.excluded, result.rejected) == (1, 3, 0)
        assert "relation" not in desk.on_disk().decode("latin-1")

    def test_without_lists_all_pass(self, desk: Desk) -> None:
        result = desk.take(desk.csv("occurred_at;area;category", "2024-01-05;Ås;Buller"))
        assert (result.unmapped_areas, result.unmapped_categories) == ({}, {})
