"""The whole picture, recomputed in Polars: both must agree, whatever the sources do."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from picture_reference import RefPicture, RefRow, recompute
from report_files import database, frame

from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Figures, Part, Picture, Question
from est_tui.store.lists import Area, Category, Lists, load_lists
from est_tui.store.pictures import take

PERIOD = Period(date(2024, 11, 4))
LISTS = Lists(
    areas=(Area("1", "Centrum"), Area("2", "Torvalla"), Area("3", "Åre"), Area("4", "Ängmo")),
    categories=(
        Category("A", "Klotter"),
        Category("B", "Buller"),
        Category("C", "Mörk lampa", kind="condition"),
        Category("D", "Marknad", kind="calendar"),
        Category("E", "Hemfrid", kind="excluded"),
    ),
)
AREAS = ["Centrum", " torvalla ", "Åre", "Nowhere", None, "CENTRUM"]
CATEGORIES = ["Klotter", "buller", "Mörk lampa", "Marknad", "Hemfrid", "Annat  slag", None]


def write_lists(root: Path, lists: Lists) -> None:
    areas = ["code;name", *(f"{a.code};{a.name}" for a in lists.areas)]
    categories = ["code;name;kind", *(f"{c.code};{c.name};{c.kind}" for c in lists.categories)]
    (root / "areas.csv").write_text("\n".join(areas), encoding="utf-8-sig")
    (root / "categories.csv").write_text("\n".join(categories), encoding="utf-8-sig")


def invent(seed: int, sources: list[tuple[int, int, float]], lag: int, aggregated: bool) -> pl.DataFrame:
    """Reports of sources that start and stop so many periods back, at a level; late by up to `lag` days."""
    chance = random.Random(seed)
    reports: list[dict[str, Any]] = []
    for number, (start, stop, level) in enumerate(sources):
        for back in range(start, stop - 1, -1):
            count = sum(chance.random() < 0.25 for _ in range(int(4 * level * chance.choice([1, 1, 1, 2]))))
            for _ in range(count):
                moment = PERIOD.shift(-back).start_moment + timedelta(minutes=chance.randrange(14 * 24 * 60))
                reports.append(
                    {
                        "source": f"källa {number // 2}",
                        "organisation": None if number % 2 else "Bolaget",
                        "occurred_at": moment,
                        "reported_at": moment + timedelta(hours=chance.randrange(24 * lag))
                        if lag and chance.random() < 0.8
                        else None,
                        "area": chance.choice(AREAS),
                        "category": chance.choice(CATEGORIES[:3] if chance.random() < 0.8 else CATEGORIES),
                        "police_reported": chance.choice([True, False, None]),
                        "antal": chance.choice([None, 1, 1, 4, 0]) if aggregated else None,
                    }
                )
    return frame(reports)


def agree(ours: Picture, reference: RefPicture) -> None:
    for family, rows in (
        ("total", {("", ""): ours.total}),
        ("area", {(r.area, ""): r.figures for r in ours.areas}),
        ("category", {("", r.category): r.figures for r in ours.categories}),
        ("cell", {(r.area, r.category): r.figures for r in ours.cells}),
    ):
        assert set(rows) == set(reference.families[family])
        for key, figures in rows.items():
            agree_in_figures(figures, reference.families[family][key])
    pairs = {(s.source, s.organisation): s for s in ours.sources}
    assert set(pairs) == {s.name for s in reference.sources}
    for expected in reference.sources:
        source = pairs[expected.name]
        assert source.last_reported_at == expected.last_reported_at
        assert (source.silent, source.comparable) == (expected.silent, expected.comparable)
        if ours.question.part == "all":
            assert source.count == expected.count


def agree_in_figures(ours: Figures, reference: RefRow) -> None:
    assert (ours.count, ours.police_reported) == (reference.count, reference.police)
    assert list(ours.series) == reference.series
    assert (ours.compared, ours.previous, ours.same_last_year) == tuple(reference.series[at] for at in (-1, -2, 0))
    judged = reference.judged
    if judged is None:
        assert (ours.expected, ours.dispersion, ours.low, ours.high, ours.p_high, ours.p_low, ours.q_value) == (
            None,
        ) * 7
    else:
        assert ours.expected == pytest.approx(judged.mean, abs=1e-9)
        assert ours.dispersion == pytest.approx(judged.dispersion, abs=1e-9)
        assert (ours.low, ours.high) == (judged.low, judged.high)
        assert ours.p_high == pytest.approx(judged.p_high, abs=1e-9)
        assert ours.p_low == pytest.approx(judged.p_low, abs=1e-9)
        assert ours.q_value == pytest.approx(reference.q_value, abs=1e-9)
    assert (ours.signal, ours.like_last_year, ours.repeated) == (reference.signal, reference.like, reference.repeated)
    if ours.signal in ("high", "low"):
        assert ours.outside
    if ours.word == "normal":
        assert ours.low is not None
        assert ours.low <= ours.compared <= (ours.high or 0)


spans = st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([0.3, 1.0, 3.0, 8.0])).map(
    lambda drawn: (max(drawn[:2]), min(drawn[:2]), drawn[2])
)
running = st.tuples(st.integers(20, 60), st.just(0), st.sampled_from([1.0, 5.0, 12.0]))
stopped = st.tuples(st.integers(20, 60), st.integers(1, 45), st.sampled_from([2.0, 6.0]))


situations = st.fixed_dictionaries(
    {
        "seed": st.integers(0, 10**6),
        "sources": st.lists(st.one_of(spans, running, stopped), max_size=4),
        "age": st.sampled_from(
            [timedelta(0), timedelta(days=2, hours=7), timedelta(days=40), -timedelta(days=5, hours=3)]
        ),
        "lag": st.sampled_from([0, 3, 25, 500]),
        "aggregated": st.booleans(),
        "listed": st.booleans(),
        "since": st.sampled_from([None, date(2024, 2, 14)]),
        "detail": st.booleans(),
    }
)
patient = [HealthCheck.too_slow, HealthCheck.data_too_large]


def agrees_in(situation: dict[str, Any]) -> None:
    reports = invent(situation["seed"], situation["sources"], situation["lag"], situation["aggregated"])
    since = situation["since"]
    with TemporaryDirectory() as folder:
        root = Path(folder)
        lists = LISTS if situation["listed"] else Lists()
        if situation["listed"]:
            write_lists(root, LISTS)
        config = Config(root, database=str(database(root / "andras.duckdb", reports)), reports_from=since)
        question = Question(PERIOD, PERIOD.end_moment + situation["age"])
        start = datetime.combine(since, datetime.min.time()) if since else None
        parts: tuple[Part, ...] = ("all", "police", "other")
        with take(config, question, situation["detail"]) as reading:
            for part in parts:
                agree(reading.picture(part), recompute(reports, question._replace(part=part), lists, start))


@settings(deadline=None, max_examples=20, suppress_health_check=patient)
@given(situation=situations)
def test_the_picture_agrees_with_its_recomputation(situation: dict[str, Any]) -> None:
    agrees_in(situation)


@pytest.mark.acceptance
@settings(deadline=None, max_examples=400, suppress_health_check=patient)
@given(situation=situations)
def test_the_picture_agrees_with_its_recomputation_at_length(situation: dict[str, Any]) -> None:
    agrees_in(situation)


def test_the_lists_written_are_the_lists_meant(tmp_path: Path) -> None:
    write_lists(tmp_path, LISTS)
    assert load_lists(tmp_path) == LISTS
