"""Real data: the police's published events, counted as plain Python counted them, and judged as method.md says."""

import csv
import importlib.util
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Question
from est_tui.store.pictures import read_picture

ANCHOR = date(2022, 10, 3)
QUERY = """
select
    occurred_local as occurred_at, datetime as reported_at, title_place as area, type as category, 'polisen' as source
from read_csv('{file}', all_varchar = true)
"""


def test_the_table_of_the_method_is_reproduced(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        "calibration", Path(__file__).parent.parent / "bench" / "calibration.py"
    )
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    rows = [(number, model, *shares) for _, number, model, shares in bench.table(shared / "data/polisen")]
    expected = [
        (280, "Poisson (φ = 1)", 5.8, 1.8, 0.30),
        (280, "this method", 4.7, 1.1, 0.16),
        (147, "Poisson (φ = 1)", 6.8, 2.1, 0.44),
        (147, "this method", 5.1, 1.2, 0.31),
        (53, "Poisson (φ = 1)", 9.7, 3.9, 1.0),
        (53, "this method", 5.4, 1.3, 0.0),
    ]
    for row, right in zip(rows, expected, strict=True):
        assert row[:2] == right[:2]
        assert row[2:4] == pytest.approx(right[2:4], abs=0.0501)
        assert row[4] == pytest.approx(right[4], abs=0.0501 if right[4] >= 1 else 0.00501)


def test_counts_per_period_and_place_are_those_of_plain_python(shared: Path, tmp_path: Path) -> None:
    file = shared / "data/polisen/polisen_events_jamtland_2022-2024.csv"
    expected: dict[date, dict[str, int]] = defaultdict(dict)
    with (shared / "data/expected/polisen_2022-2024_fortnight_place.csv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            expected[date.fromisoformat(row["fortnight_start"])][row["title_place"] or "Okänt område"] = int(row["n"])
    (tmp_path / "reports.sql").write_text(QUERY.format(file=file.as_posix()), "utf-8")
    config = Config(
        tmp_path,
        database=str(tmp_path / "reports.duckdb"),
        query=tmp_path / "reports.sql",
        files=(file.resolve(),),
        anchor=ANCHOR,
    )
    last = max(expected)
    checked = 0
    for start in (last, last - timedelta(days=14 * 27)):
        period = Period(start)
        picture = read_picture(config, Question(period, period.end_moment + timedelta(days=4000)), detail=False)
        for back in range(27):
            counts = {row.area: row.figures.series[26 - back] for row in picture.areas}
            if counts and None not in counts.values():
                assert {area: n for area, n in counts.items() if n} == expected.get(period.shift(-back).start, {})
                checked += 1
    assert checked >= 53
