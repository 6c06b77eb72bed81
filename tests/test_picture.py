"""What a picture says, one rule of method.md and contract.md at a time."""

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from report_files import database, frame

from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Aside, Figures, Hours, Part, Picture, Place, Question
from est_tui.store import matching, sqlfiles
from est_tui.store.pictures import read_picture, take

PERIOD = Period(date(2024, 11, 4))
DONE = PERIOD.end_moment + timedelta(days=3)
PARTS: tuple[Part, ...] = ("all", "police", "other")
Report = dict[str, Any]


def report(back: int = 0, day: int = 1, hour: int = 12, **more: Any) -> Report:
    """One report so many periods back, on a day of its period (0–13)."""
    at = PERIOD.shift(-back).start_moment + timedelta(days=day, hours=hour)
    return {"source": "bolaget", "occurred_at": at, "category": "Klotter", "area": "Centrum", **more}


def steady(each: int, backs: Iterable[int] = range(30), **more: Any) -> list[Report]:
    """So many reports in each of some periods."""
    return [report(back, day=n % 14, **more) for back in backs for n in range(each)]


class Workspace:
    """A workspace over somebody else's database."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def lists(self, areas: str = "", categories: str = "") -> "Workspace":
        (self.root / "areas.csv").write_text(areas, "utf-8")
        (self.root / "categories.csv").write_text(categories, "utf-8")
        return self

    def picture(
        self, reports: list[Report], cutoff: datetime = DONE, part: Part = "all", detail: bool = True, **config: Any
    ) -> Picture:
        file = database(self.root / "andras.duckdb", frame(reports))
        settings = Config(self.root, database=str(file), **config)
        return read_picture(settings, Question(PERIOD, cutoff, part), detail)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def figures(picture: Picture, area: str = "", category: str = "") -> Figures:
    rows = picture.cells if area and category else picture.areas if area else picture.categories
    return next(row.figures for row in rows if (row.area, row.category) == (area, category))


class TestCounts:
    def test_a_row_stands_for_as_many_reports_as_it_says(self, workspace: Workspace) -> None:
        picture = workspace.picture([report(antal=7), report(antal=None), report(antal=0), report(antal=-3)])
        assert picture.total.count == 8

    def test_unknown_and_missing_areas_are_in_okant_omrade_and_it_is_last(self, workspace: Workspace) -> None:
        workspace.lists(areas="code;name\n1;Centrum\n2;Öjebyn\n3;Åre\n")
        picture = workspace.picture(
            [report(area=" centrum"), report(area="Månen"), report(area=None), report(area="3")]
        )
        counts = [(row.area, row.figures.count) for row in picture.areas]
        assert counts == [("Centrum", 1), ("Åre", 1), ("Öjebyn", 0), ("Okänt område", 2)]

    def test_without_lists_values_pass_through_as_they_are(self, workspace: Workspace) -> None:
        picture = workspace.picture(
            [report(area="Norra  stan ", category="Gult kort"), report(area=None, category=None)]
        )
        assert [row.area for row in picture.areas] == ["Norra stan", "Okänt område"]
        assert [row.category for row in picture.categories] == ["Gult kort", "Okänd kategori"]

    def test_listed_categories_of_other_kinds_are_not_rows(self, workspace: Workspace) -> None:
        workspace.lists(categories="name;kind\nKlotter;event\nMörk lampa;condition\nMarknad;calendar\nBra;positive\n")
        reports = [report(category=name) for name in ("Klotter", "Mörk lampa", "Marknad", "Bra", "Olistat")]
        picture = workspace.picture(reports)
        assert [row.category for row in picture.categories] == ["Klotter", "Olistat"]
        assert picture.total.count == 2

    def test_what_is_excluded_is_nowhere_also_by_its_subcategory(self, workspace: Workspace) -> None:
        workspace.lists(categories="name;kind\nHemfrid;excluded\nSammanfattning;excluded\n")
        reports = [report(category="hemfrid"), report(subcategory="Sammanfattning"), report(place="Kyrkgatan")]
        picture = workspace.picture(reports)
        assert picture.total.count == 1
        assert [place.count for place in picture.places] == [1]

    def test_cells_of_nothing_are_left_out(self, workspace: Workspace) -> None:
        workspace.lists(areas="code;name\n1;Centrum\n2;Lit\n")
        picture = workspace.picture([report(back=27), report(back=3, category="Buller"), report()])
        assert [(row.area, row.category) for row in picture.cells] == [("Centrum", "Buller"), ("Centrum", "Klotter")]

    def test_reports_before_the_date_in_the_settings_are_not_used(self, workspace: Workspace) -> None:
        reports = steady(2)
        start = PERIOD.shift(-10).start
        picture = workspace.picture(reports, reports_from=start)
        assert [value for value in picture.total.series if value is not None] == [2] * 10
        assert picture.sources[0].comparable


class TestPrivacy:
    NUMBER = "19121212-1212"
    REPORTS = (
        report(area=f"Centrum {NUMBER}", place="Kyrkgatan"),
        report(category=f"Klotter {NUMBER}", organisation=f"Vakt {NUMBER}", source=f"Flöde {NUMBER}"),
        report(place=f"hos {NUMBER}"),
        report(place="hos anna@example.org"),
        report(place="bilen ABC 12D", area="Lit ABC 123"),
    )

    def test_identity_numbers_are_in_no_name_and_no_place(self, workspace: Workspace) -> None:
        for detail in (True, False):
            picture = workspace.picture([*self.REPORTS], detail=detail)
            assert "1212" not in repr(picture._replace(question=None))
            assert "anna@" not in repr(picture)
            assert picture.total.count == len(self.REPORTS)
            assert [row.area for row in picture.areas] == ["Centrum", "Centrum [personnummer]", "Lit ABC 123"]
            assert [row.category for row in picture.categories] == ["Klotter", "Klotter [personnummer]"]
            assert ("Flöde [personnummer]", "Vakt [personnummer]") in [
                (s.source, s.organisation) for s in picture.sources
            ]

    def test_places_hold_nothing_of_a_person(self, workspace: Workspace) -> None:
        places = {place.place for place in workspace.picture([*self.REPORTS]).places}
        assert places == {"Kyrkgatan", "hos [personnummer]", "hos [e-post]", "bilen [regnr]"}

    def test_names_that_become_one_are_counted_as_one(self, workspace: Workspace) -> None:
        other = [report(area="Centrum 191212121212"), report(area=f"Centrum {self.NUMBER}")]
        picture = workspace.picture(other)
        assert [(row.area, row.figures.count) for row in picture.areas] == [("Centrum [personnummer]", 2)]


class TestParts:
    REPORTS = (*steady(3, police_reported=True), *steady(2, police_reported=None), *steady(1, police_reported=False))

    def test_every_count_is_over_the_part_and_null_is_other(self, workspace: Workspace) -> None:
        pictures = {part: workspace.picture([*self.REPORTS], part=part) for part in ("all", "police", "other")}
        totals = {part: (p.total.count, p.total.police_reported, p.total.previous) for part, p in pictures.items()}
        assert totals == {"all": (6, 3, 6), "police": (3, 3, 3), "other": (3, 0, 3)}

    def test_who_has_reported_is_the_same_in_every_part(self, workspace: Workspace) -> None:
        reports = [*self.REPORTS, *steady(2, organisation="Nordvakt", police_reported=True)]
        for part in PARTS:
            sources = workspace.picture(reports, part=part).sources
            assert [(source.organisation, source.count) for source in sources] == [(None, 6), ("Nordvakt", 2)]

    def test_are_all_made_of_one_lease(self, workspace: Workspace) -> None:
        file = database(workspace.root / "andras.duckdb", frame(self.REPORTS))
        with take(Config(workspace.root, database=str(file)), Question(PERIOD, DONE)) as reading:
            file.unlink()
            assert [reading.picture(part).total.count for part in ("all", "police", "other", "all")] == [6, 3, 3, 6]


class TestTime:
    def test_a_report_is_of_the_period_of_its_local_date(self, workspace: Workspace) -> None:
        first, last = PERIOD.start_moment, PERIOD.end_moment - timedelta(microseconds=1)
        moments = [first - timedelta(microseconds=1), first, last, PERIOD.end_moment]
        assert workspace.picture([report(occurred_at=at) for at in moments]).total.count == 2

    def test_what_was_reported_at_the_cutoff_or_later_is_not_counted(self, workspace: Workspace) -> None:
        reports = [report(reported_at=DONE - timedelta(seconds=1)), report(reported_at=DONE), report(reported_at=None)]
        assert workspace.picture(reports).total.count == 2

    def test_earlier_periods_count_what_was_known_at_the_same_age(self, workspace: Workspace) -> None:
        soon, late = timedelta(days=1), timedelta(days=40)
        reports = [
            report(back, reported_at=report(back)["occurred_at"] + lag) for back in range(1, 30) for lag in (soon, late)
        ]
        assert workspace.picture(reports, cutoff=DONE).total.previous == 1
        assert workspace.picture(reports, cutoff=DONE + timedelta(days=60)).total.previous == 2

    def test_an_unfinished_period_is_compared_over_the_same_elapsed_time(self, workspace: Workspace) -> None:
        reports = [report(back, day=day) for back in range(30) for day in (0, 4, 9)]
        cutoff = PERIOD.start_moment + timedelta(days=4, hours=12)
        assert workspace.picture(reports, cutoff=cutoff).total.series[1:] == (1,) * 26
        assert workspace.picture(reports, cutoff=cutoff + timedelta(seconds=1)).total.series[1:] == (2,) * 26

    def test_what_happens_after_the_cutoff_is_not_there_yet(self, workspace: Workspace) -> None:
        cutoff = PERIOD.start_moment + timedelta(days=5)
        assert workspace.picture([report(day=4), report(day=6)], cutoff=cutoff).total.count == 1

    def test_a_rehearsal_does_not_know_elder_reports_that_came_later(self, workspace: Workspace) -> None:
        later = DONE + timedelta(days=1)
        reports = [report(back, source="sen", reported_at=later) for back in (40, 60)] + steady(3)
        picture = workspace.picture(reports, detail=False)
        assert [source.source for source in picture.sources] == ["bolaget"]
        assert len(workspace.picture(reports, cutoff=later + timedelta(days=1), detail=False).sources) == 2


class TestSources:
    def test_a_first_period_is_the_one_after_the_first_report(self, workspace: Workspace) -> None:
        picture = workspace.picture(steady(2, range(11)))
        assert picture.total.series == (None,) * 16 + (None, *(2,) * 10)[:1] + (2,) * 10
        assert picture.total.signal == "normal"

    def test_a_new_organisation_is_shown_beside_and_not_compared(self, workspace: Workspace) -> None:
        picture = workspace.picture(steady(10) + steady(6, range(10), organisation="Nordvakt", area="Lit"))
        assert (picture.total.count, picture.total.compared, picture.total.expected) == (16, 10, 260.5 / 26)
        assert [(s.organisation, s.comparable, s.count) for s in picture.sources] == [
            (None, True, 10),
            ("Nordvakt", False, 6),
        ]
        assert (picture.sources[1].low, picture.sources[1].high) == (2, 11)
        assert figures(picture, "Lit").count == 6
        assert figures(picture, "Lit").compared == 0

    def test_a_source_younger_than_eight_periods_has_no_band(self, workspace: Workspace) -> None:
        newcomer = workspace.picture(steady(10) + steady(6, range(9), organisation="Nordvakt")).sources[1]
        assert (newcomer.low, newcomer.high) == (None, None)

    def test_an_organisation_that_has_stopped_is_silent_and_a_gap(self, workspace: Workspace) -> None:
        picture = workspace.picture(steady(10) + steady(8, range(2, 40), organisation="Nordvakt"))
        silent = picture.sources[1]
        assert (silent.silent, silent.comparable, silent.count) == (True, False, 0)
        assert (silent.low, silent.high) == (4, 13)
        assert picture.total.series == (10,) * 27
        assert picture.total.signal == "normal"

    def test_a_source_that_seldom_reports_is_not_silent(self, workspace: Workspace) -> None:
        picture = workspace.picture(steady(10) + steady(1, range(2, 40, 4), organisation="Nattvandrarna"))
        assert [source.silent for source in picture.sources] == [False, False]

    def test_silence_lasts_until_the_next_report_however_long(self, workspace: Workspace) -> None:
        stopped = steady(8, range(70, 110), organisation="Nordvakt")
        for detail in (True, False):
            old = workspace.picture(steady(10) + stopped, detail=detail).sources[1]
            assert (old.silent, old.count, old.low, old.high) == (True, 0, 4, 13)
        back = workspace.picture(steady(10) + stopped + [report(organisation="Nordvakt")]).sources[1]
        assert not back.silent

    def test_with_none_comparable_series_run_over_all(self, workspace: Workspace) -> None:
        picture = workspace.picture([*steady(8, range(1, 40)), report(back=2, organisation="Ny", area="Lit")])
        assert [source.comparable for source in picture.sources] == [False, True]
        alone = workspace.picture(steady(8, range(1, 40)))
        assert [source.silent for source in alone.sources] == [True]
        assert (alone.total.count, alone.total.compared, alone.total.series[-2:]) == (0, 0, (8, 0))

    def test_what_a_source_sent_in_the_period_of_its_first_report_is_no_value(self, workspace: Workspace) -> None:
        reports = steady(8, range(2, 40)) + steady(6, range(2, 10), organisation="Nordvakt")
        picture = workspace.picture(reports)
        assert [source.silent for source in picture.sources] == [True, True]
        assert picture.total.series[-11:] == (8, 8, *(14,) * 7, 0, 0)

    def test_blank_feeds_take_the_databases_name_and_spellings_are_one(self, workspace: Workspace) -> None:
        reports = [
            report(source=None),
            report(source=" "),
            report(organisation=" Nord  vakt"),
            report(organisation="Nord vakt"),
        ]
        sources = workspace.picture(reports).sources
        assert [(s.source, s.organisation, s.count) for s in sources] == [
            ("andras", None, 2),
            ("bolaget", "Nord vakt", 2),
        ]

    def test_an_organisation_on_the_list_is_one_however_it_is_spelled(self, workspace: Workspace) -> None:
        (workspace.root / "organisations.csv").write_text(
            "code;name;aliases\n07;Nordvakt;Nord-vakt|NV\n8;Tyst\n", "utf-8"
        )
        spelled = ("Nordvakt", "NORDVAKT", "nv", "7", "Nord-vakt", "Annan")
        sources = workspace.picture([report(organisation=name) for name in spelled]).sources
        assert [(s.organisation, s.count) for s in sources] == [("Annan", 1), ("Nordvakt", 5)]

    def test_last_reported_at_is_the_latest_word(self, workspace: Workspace) -> None:
        reports = [report(back=3, reported_at=DONE - timedelta(hours=1)), report(), report(back=40, reported_at=None)]
        assert workspace.picture(reports).sources[0].last_reported_at == DONE - timedelta(hours=1)
        assert workspace.picture([report(back=40)]).sources[0].last_reported_at == report(back=40)["occurred_at"]

    def test_a_very_late_report_of_something_old_is_the_latest_word(self, workspace: Workspace) -> None:
        old = report(back=45, reported_at=DONE - timedelta(hours=1))
        for detail in (True, False):
            assert workspace.picture([*steady(2), old], detail=detail).sources[0].last_reported_at == old["reported_at"]

    def test_only_events_make_a_source(self, workspace: Workspace) -> None:
        workspace.lists(categories="name;kind\nMörk lampa;condition\n")
        reports = [
            *steady(2),
            *steady(2, source="gatan", category="Mörk lampa"),
            report(back=50, category="Mörk lampa"),
        ]
        picture = workspace.picture(reports)
        assert [(s.source, s.comparable) for s in picture.sources] == [("bolaget", True)]


class TestWords:
    def test_a_rise_earns_its_sign_and_a_fall_too(self, workspace: Workspace) -> None:
        calm = [r for back in range(1, 30) for r in steady(10, [back])]
        rise = workspace.picture(calm + steady(40, [0]))
        fall = workspace.picture(calm + steady(1, [0]))
        assert (rise.total.word, fall.total.word) == ("high", "low")
        assert rise.total.like_last_year is False
        assert (rise.total.previous, rise.total.same_last_year) == (10, 10)

    def test_like_last_year_when_it_does_not_differ(self, workspace: Workspace) -> None:
        reports = [r for back in range(30) for r in steady(30 if back in (0, 25, 26, 27) else 5, [back])]
        picture = workspace.picture(reports)
        assert (picture.total.word, picture.total.like_last_year) == ("high", True)

    def test_nothing_is_said_of_last_year_without_one(self, workspace: Workspace) -> None:
        reports = [r for back in range(20) for r in steady(30 if back == 0 else 5, [back])]
        picture = workspace.picture(reports)
        assert (picture.total.word, picture.total.like_last_year) == ("high", None)

    def test_too_little_data_is_said_so(self, workspace: Workspace) -> None:
        young = workspace.picture(steady(5, range(8)))
        assert (young.total.signal, young.total.expected) == ("thin", 30.5 / 6)
        assert young.total.q_value is not None
        rare = workspace.picture([*steady(5), report(area="Lit"), report(back=3, area="Lit")])
        assert figures(rare, "Lit").signal == "thin"
        assert figures(rare, "Lit").q_value is None

    def test_two_periods_running_outside_on_the_same_side(self, workspace: Workspace) -> None:
        def of(now: int, before: int) -> Figures:
            reports = [r for back in range(2, 30) for r in steady(10, [back])]
            return workspace.picture(reports + steady(now, [0]) + steady(before, [1])).total

        assert of(30, 25).repeated
        assert not of(30, 11).repeated
        assert not of(30, 1).repeated
        assert of(1, 1).repeated

    def test_series_has_27_values_and_earlier_the_26_before(self, workspace: Workspace) -> None:
        reports = [r for back in range(60) for r in steady(back % 5 + 1, [back])]
        total = workspace.picture(reports).total
        assert total.series == tuple(back % 5 + 1 for back in range(26, -1, -1))
        assert total.earlier == tuple(back % 5 + 1 for back in range(52, 26, -1))
        assert workspace.picture(reports, detail=False).total.earlier == ()

    def test_earlier_is_a_gap_where_one_of_the_sources_has_no_data(self, workspace: Workspace) -> None:
        total = workspace.picture(steady(3, range(60)) + steady(2, range(41), organisation="Nordvakt")).total
        assert total.earlier == (None,) * 13 + (5,) * 13


class TestDetails:
    def test_places_are_streets_of_the_period_and_sensitive_ones_are_left_out(self, workspace: Workspace) -> None:
        workspace.lists(categories="name;kind;sensitive\nKlotter;;\nVåld;;ja\nNära;;ja\n")
        reports = [
            report(place="Arågränd 12 lgh 1103"),
            report(place="Arågränd 3", antal=2),
            report(place="Kyrkgatan", category="Våld"),
            report(place="Kyrkgatan", subcategory="nära"),
            report(place="Storgatan", back=1),
            report(place=None),
        ]
        picture = workspace.picture(reports)
        assert picture.places == (Place("Centrum", "Klotter", "Arågränd", 3),)
        assert picture.sensitive == {"Våld", "Nära"}
        assert workspace.picture(reports, detail=False).places == ()

    def test_hours_tell_when_where_the_sources_times_mean_that(self, workspace: Workspace) -> None:
        hours = [report(hour=hour) for hour in (5, 9, 10, 16, 17, 21, 22, 4)]
        midnight = report(hour=0)
        saturday = report(day=5, hour=12, antal=3)
        published = report(hour=12, source="Polisen")
        picture = workspace.picture([*hours, midnight, saturday, published])
        assert picture.hours == (Hours("Centrum", "Klotter", morning=2, day=5, evening=2, night=2, weekend=3, dated=2),)
        named = workspace.picture([*hours, midnight, saturday, published], times=("polisen ",))
        assert named.hours == (Hours("Centrum", "Klotter", 0, 1, 0, 0, 0, 12),)

    def test_asides_are_open_conditions_and_the_periods_calendar_and_good_news(self, workspace: Workspace) -> None:
        workspace.lists(categories="name;kind\nMörk lampa;condition\nMarknad;calendar\nLugnt;positive\n")
        reports = [
            report(back=5, category="Mörk lampa"),
            report(back=5, category="Mörk lampa", area="Lit", occurred_until=DONE + timedelta(days=1)),
            report(back=5, category="Mörk lampa", occurred_until=DONE - timedelta(days=1)),
            report(back=30, category="Mörk lampa"),
            report(category="Mörk lampa", occurred_at=DONE - timedelta(hours=1)),
            report(category="Marknad"),
            report(back=1, category="Marknad"),
            report(category="Lugnt", antal=2),
            report(),
        ]
        assert workspace.picture(reports).asides == (
            Aside("Marknad", "calendar", 1, "Centrum"),
            Aside("Mörk lampa", "condition", 2, "Centrum"),
            Aside("Mörk lampa", "condition", 1, "Lit"),
            Aside("Lugnt", "positive", 2, "Centrum"),
        )


def drawn(level: float, chance: random.Random) -> int:
    """A count that varies somewhat more than chance alone: Poisson around a level that itself varies."""
    mean, passed, count = level * chance.gammavariate(10, 0.1), chance.expovariate(1), 0
    while passed < mean:
        passed, count = passed + chance.expovariate(1), count + 1
    return count


def test_near_empty_cells_seldom_give_a_false_sign(tmp_path: Path) -> None:
    """Each row's 27 values shuffled, so that nothing is there to find: any ▲ in at most 15 % (method.md)."""
    chance = random.Random(7)
    levels = [0.05] * 30 + [0.15] * 30 + [0.4] * 25 + [1.0] * 10 + [4.0] * 5
    shuffled = []
    for fixture in range(20):
        rows = [[drawn(level, chance) for _ in range(27)] for level in levels]
        for shuffle in range(10):
            shuffled += [{"family": f"{fixture}.{shuffle}", "by_back": [*chance.sample(row, 27), 0]} for row in rows]
    pl.DataFrame(shuffled).write_parquet(tmp_path / "shuffled.parquet")
    conn = duckdb.connect(":memory:")
    matching.macros(conn)
    conn.execute("create temp table sources (id ubigint, baseline bigint[])")
    conn.execute(
        "create temp table series as select (row_number() over ())::ubigint as id, by_back[1] as compared, * "
        "from read_parquet($1)",
        [str(tmp_path / "shuffled.parquet")],
    )
    for step in ("asked", "judged", "signals"):
        conn.execute(sqlfiles.load(f"picture/{step}").sql)
    signs = conn.execute("select distinct family from signals where signal = 'high'").fetchall()
    conn.close()
    assert 0 < len(signs) <= 0.15 * 200
