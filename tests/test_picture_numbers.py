"""The statistics of the picture against scipy: 1e-9, absolute, for counts to 10,000."""

import csv
import random
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy_reference import Judged, judge, like_last_year, silent

from est_tui.store import matching, sqlfiles

CLOSE = 1e-9


@pytest.fixture(scope="module")
def conn() -> duckdb.DuckDBPyConnection:
    conn = duckdb.connect(":memory:")
    matching.macros(conn)
    return conn


def judged(conn: duckdb.DuckDBPyConnection, cases: Sequence[tuple[int, Sequence[int]]]) -> list[Judged]:
    """Runs queries/picture/judged on values and their baselines."""
    conn.execute("create or replace temp table asked (role varchar, id integer, y bigint, baseline bigint[])")
    conn.executemany(
        "insert into asked values ('series', ?, ?, ?)", [[i, y, list(b)] for i, (y, b) in enumerate(cases)]
    )
    conn.execute(sqlfiles.load("picture/judged").sql)
    rows = conn.execute("select m, phi, low, high, p_high, p_low, p_three from judged order by id").fetchall()
    return [Judged(*row, (1.0, 1.0)) for row in rows]


def agrees(ours: Judged, reference: Judged | None) -> None:
    assert reference is not None
    assert ours.mean == pytest.approx(reference.mean, rel=1e-12)
    assert ours.dispersion == pytest.approx(reference.dispersion, rel=1e-9)
    assert ours.p_high == pytest.approx(reference.p_high, abs=CLOSE)
    assert ours.p_low == pytest.approx(reference.p_low, abs=CLOSE)
    assert ours.p_three == pytest.approx(reference.p_three, abs=CLOSE)
    for own, right, near in zip((ours.low, ours.high), (reference.low, reference.high), reference.near, strict=True):
        assert own == right or (near < CLOSE and abs(own - right) == 1)


def drawn(seed: int, number: int) -> list[tuple[int, list[int]]]:
    """Values and baselines of every scale and spread: 0 to 10,000, calm, bursting and almost empty."""
    chance = random.Random(seed)
    cases = []
    for _ in range(number):
        level = 10 ** chance.uniform(-2, 4)
        burst = chance.choice([0, 0.3, 1, 3])
        baseline = [
            min(
                10_000,
                int(
                    chance.expovariate(1 / level) if chance.random() < 0.2 * burst else chance.gauss(level, level**0.5)
                ),
            )
            for _ in range(chance.randint(1, 26))
        ]
        y = min(10_000, int(level * chance.choice([0, 0.3, 0.8, 1, 1.2, 3, 20])))
        cases.append((y, [max(0, count) for count in baseline]))
    return cases


def test_every_scale_agrees_with_scipy(conn: duckdb.DuckDBPyConnection) -> None:
    cases = drawn(seed=2026, number=600)
    for ours, (y, baseline) in zip(judged(conn, cases), cases, strict=True):
        agrees(ours, judge(y, baseline))


counts = st.one_of(st.integers(0, 3), st.integers(0, 60), st.integers(0, 10_000))


@settings(deadline=None, max_examples=80)
@given(cases=st.lists(st.tuples(counts, st.lists(counts, min_size=1, max_size=26)), min_size=1, max_size=8))
def test_any_series_agrees_with_scipy(conn: duckdb.DuckDBPyConnection, cases: list[tuple[int, list[int]]]) -> None:
    for ours, (y, baseline) in zip(judged(conn, cases), cases, strict=True):
        agrees(ours, judge(y, baseline))


@pytest.mark.parametrize(
    ("total", "mean", "p_high_of_three", "p_three", "conditional"),
    [
        (0, 0.0192, 8.312e-06, 1.61e-05, (0.5162, 0.0168, 0.00056)),
        (3, 0.1346, 3.623e-04, 6.837e-04, (0.5299, 0.0316, 0.00175)),
        (13, 0.5192, 0.01042, 0.01814, (0.5745, 0.0840, 0.01057)),
        (25, 0.9808, 0.05016, 0.08021, (0.6253, 0.1518, 0.03133)),
    ],
)
def test_the_reference_table_of_the_method(
    conn: duckdb.DuckDBPyConnection,
    total: int,
    mean: float,
    p_high_of_three: float,
    p_three: float,
    conditional: tuple[float, float, float],
) -> None:
    baseline = [1] * total + [0] * (26 - total)
    three, four, five = judged(conn, [(y, baseline) for y in (3, 4, 5)])
    assert three.dispersion == 1
    assert three.mean == pytest.approx(mean, abs=5e-5)
    assert three.p_high == pytest.approx(p_high_of_three, rel=5e-4)
    assert three.p_three == pytest.approx(p_three, rel=5e-4)
    for row, expected in zip((three, four, five), conditional, strict=True):
        assert row.p_high / row.p_three == pytest.approx(expected, abs=6e-5)


def test_the_mass_function_nears_poisson_tails_of_the_shared_table(
    conn: duckdb.DuckDBPyConnection, shared: Path
) -> None:
    with (shared / "data/detection/ref_poisson_tail.csv").open() as opened:
        rows = [row for row in csv.DictReader(opened) if int(row["k"]) > 0]
    assert len(rows) > 100
    for row in islice(rows, 0, None, 7):
        k, mu = int(row["k"]), float(row["mu"])
        below = conn.execute(
            "select sum(est_pmf(j, $mu::double, 1e9)) from range($k) as outcomes (j)", {"mu": mu, "k": k}
        ).fetchone()
        assert below is not None
        assert 1 - below[0] == pytest.approx(float(row["p_ge"]), abs=2e-6 * max(1, mu))


def test_counts_in_the_billions_are_judged_without_billions_of_terms(conn: duckdb.DuckDBPyConnection) -> None:
    steady = [2_000_000_000 + 40_000 * step for step in range(26)]
    y = 2_000_500_000
    ours, burst = judged(conn, [(y, steady), (10**12, [0] * 26)])
    size = ours.mean / (ours.dispersion * 27 / 26 - 1)
    predictive = stats.nbinom(size, size / (size + ours.mean))
    assert ours.p_high == pytest.approx(predictive.sf(y), abs=1e-3)
    assert ours.low == pytest.approx(predictive.ppf(0.05), rel=1e-5)
    assert (burst.p_high, burst.p_low, burst.high) == (0, 1, 0)


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["high", "low"]), st.integers(0, 10_000), st.lists(counts, max_size=3)),
        min_size=1,
        max_size=6,
    )
)
def test_like_last_year_is_scipys_binomial_test(
    conn: duckdb.DuckDBPyConnection, rows: list[tuple[str, int, list[int]]]
) -> None:
    conn.execute("create or replace temp table signals (id integer, y bigint, signal varchar)")
    conn.execute("create or replace temp table series (id integer, by_back bigint[])")
    for at, (signal, y, earlier) in enumerate(rows):
        conn.execute("insert into signals values (?, ?, ?)", [at, y, signal])
        conn.execute("insert into series values (?, ?)", [at, [y] + [1] * 24 + (earlier + [None] * 3)[:3]])
    conn.execute(sqlfiles.load("picture/last_year").sql)
    alike = dict(conn.execute("select id, alike from last_year").fetchall())
    for at, (_, y, earlier) in enumerate(rows):
        if earlier and y + sum(earlier):
            p = stats.binomtest(y, y + sum(earlier), 1 / (len(earlier) + 1)).pvalue
            if abs(p - 0.10) < CLOSE:
                continue
        assert alike.get(at) == like_last_year(y, earlier)


@settings(deadline=None, max_examples=40)
@given(baseline=st.lists(st.integers(0, 30), min_size=1, max_size=26))
def test_silence_is_that_zero_is_improbable(conn: duckdb.DuckDBPyConnection, baseline: list[int]) -> None:
    last = 1
    conn.execute("create or replace temp table source_spans (id integer, reach integer, last_back integer)")
    conn.execute("insert into source_spans values (1, ?, ?)", [len(baseline), last])
    conn.execute("create or replace temp table source_counts (source_id integer, back integer, n bigint)")
    for back, n in enumerate(baseline, 1):
        conn.execute("insert into source_counts values (1, ?, ?)", [back, n])
    conn.execute(sqlfiles.load("picture/no_silences").sql)
    conn.execute(sqlfiles.load("picture/silences").sql)
    found = conn.execute("select back from silences").fetchall()
    assert found == ([(0,)] if silent(baseline) else [])
