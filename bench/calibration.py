"""How honest the band is on real data: method.md's table, recomputed with the project's own SQL.

    python bench/calibration.py [--data ../shared/data/polisen]

Every series of the police's published events (whole country, 46 periods from 2023-03-20) is judged in each of its
last 20 periods by the 26 before. Where nothing out of the ordinary happens, 5 % of upper mid-p values lie below 5 %.
"""

import argparse
from pathlib import Path

import duckdb

from est_tui.store import matching, sqlfiles

START, PERIODS, BASELINE = "2023-03-20", 46, 26
LEVELS = (0.05, 0.01, 0.001)
FAMILIES = {
    "place × type, ≥ 25 events": ("place || ' ' || type", 25),
    "place, ≥ 60": ("place", 60),
    "type, ≥ 60": ("type", 60),
}


def table(data: Path) -> list[tuple[str, int, str, tuple[float, ...]]]:
    """Rows of (series, number, model, shares below LEVELS in per cent)."""
    conn = duckdb.connect(":memory:")
    matching.macros(conn)
    conn.execute(
        "create table events as select title_place as place, type, "
        "date_diff('day', $start::date, left(datetime, 10)::date) // 14 as period "
        "from read_csv($files, all_varchar = true) where left(datetime, 10) >= $start",
        {"start": START, "files": [str(data / f"polisen_events_{years}.csv") for years in ("2022-2023", "2024")]},
    )
    rows = []
    for name, (key, least) in FAMILIES.items():
        number = _rolling(conn, key, least)
        for model, p_high in (("Poisson (φ = 1)", _poisson(conn)), ("this method", _method(conn))):
            shares = tuple(100 * sum(p < level for p in p_high) / len(p_high) for level in LEVELS)
            rows.append((name, number, model, shares))
    conn.close()
    return rows


def _rolling(conn: duckdb.DuckDBPyConnection, key: str, least: int) -> int:
    """Makes `asked`: each series in each of its last periods, against those before. The number of series."""
    conn.execute(
        f"""
        create or replace table asked as
        with counted as (
            select {key} as series, list(period) as periods
            from events
            where period between 0 and {PERIODS - 1} and {key} is not null
            group by series
            having count(*) >= {least}
        ),
        spread as (
            select
                series,
                list_transform(range({PERIODS}), lambda est_k: len(list_filter(periods, lambda est_p: est_p = est_k)))
                    as counts
            from counted
        )
        select
            'series' as role,
            (row_number() over ())::ubigint as id,
            counts[origin + 1] as y,
            counts[origin - {BASELINE} + 1:origin] as baseline
        from spread, range({BASELINE}, {PERIODS}) as rolled (origin)
        """
    )
    (number,) = conn.execute(f"select count(*) // {PERIODS - BASELINE} from asked").fetchone() or (0,)
    return int(number)


def _method(conn: duckdb.DuckDBPyConnection) -> list[float]:
    conn.execute(sqlfiles.load("picture/judged").sql)
    return [p for (p,) in conn.execute("select p_high from judged").fetchall()]


def _poisson(conn: duckdb.DuckDBPyConnection) -> list[float]:
    query = """
        with fitted as (
            select y, est_mean(baseline) as m, est_size(est_mean(baseline), 1.0, len(baseline)) as r from asked
        )
        select 1 - est_up_to(y, m, r) + 0.5 * est_pmf(y, m, r) from fitted
    """
    return [p for (p,) in conn.execute(query).fetchall()]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path(__file__).parent.parent.parent / "shared/data/polisen")
    print("| series | number | model | 5 % | 1 % | 0.1 % |\n|---|---|---|---|---|---|")
    for name, number, model, shares in table(parser.parse_args().data):
        print(f"| {name} | {number} | {model} | {shares[0]:.1f} | {shares[1]:.1f} | {shares[2]:.2f} |")
