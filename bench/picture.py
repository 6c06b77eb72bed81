"""The picture over 10 thousand, 1 and 10 million reports, against a bare DuckDB process over the same window.

    python bench/picture.py [--reports 10000 1000000 10000000] [--pairs 15] [--folder DIR]

Makes a report database as another system would leave it (five years, 20 areas, 15 categories, six sources, 12 % of
unknown area, one organisation that stopped two years ago), then runs `est-tui lagesbild --format json` and a bare
process by turns, and compares whole processes: start, work and end. The bare process attaches the same file and groups
the reports of the same window by source, organisation, area, category and period, and prints how many rows that gives.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path

TODAY, PERIOD_END = date(2024, 11, 20), "2024-11-18"
WINDOW_START = "2023-10-23"
"""28 periods: the current one, its 26 and the one before those (period before, and last year's three)."""

MAKE = """
create table reports as
select
    i::varchar as report_id,
    if(who = 0, 'anmälningar', 'rapporter') as source,
    ['Polisen', 'Storsjöhem', 'Nordvakt', 'Fastighetsbolaget Norr', 'Teknik, gata och park', 'Nattvandrarna'][who + 1]
        as organisation,
    occurred_at,
    null::timestamp as occurred_until,
    occurred_at + to_minutes((-60 * 72 * ln(1 - random()))::int) as reported_at,
    case when hash(i * 13) % 100 >= 12 then 'Område ' || (1 + floor(20 * random() * random()))::int end as area,
    'Gatan ' || (hash(i * 17) % 400) as place,
    'Kategori ' || (1 + floor(15 * random() * random()))::int as category,
    'Underkategori ' || (hash(i * 19) % 40) as subcategory,
    who = 0 or hash(i * 23) % 10 = 0 as police_reported,
    1::bigint as antal,
    'Fritext nummer ' || i || ' som ingen läser' as text
from (
    select
        i,
        timestamp '2019-11-18' + to_seconds((random() * 5 * 365.25 * 86400)::bigint) as occurred_at,
        if(hash(i * 7) % 2 = 0, 0, 1 + hash(i * 3) % 5)::int as who
    from range($reports) as numbers (i)
)
where who <> 5 or occurred_at < timestamp '2022-11-01'
order by occurred_at
"""

BARE = """
import duckdb, sys
conn = duckdb.connect()
conn.execute(f"attach '{sys.argv[1]}' as src (read_only)")
rows = conn.execute(
    "select source, organisation, area, category, date_diff('day', $start::date, occurred_at::date) // 14 as period, "
    "count(*) as n from src.reports where occurred_at >= $start::timestamp and occurred_at < $end::timestamp "
    "group by all",
    {"start": sys.argv[2], "end": sys.argv[3]},
).fetchall()
print(len(rows))
"""


def make(file: Path, reports: int) -> None:
    """Writes the database, unless it is there."""
    import duckdb

    if file.exists():
        return
    with duckdb.connect(str(file)) as conn:
        conn.execute("set threads = 1; select setseed(0.42)")
        conn.execute(MAKE, {"reports": reports})


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of one whole process."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed: {status}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def lease(workspace: Path) -> float:
    """Seconds that the file is attached, in a process that has read it before."""
    from est_tui.config import load
    from est_tui.domain.asking import ask
    from est_tui.store import pictures

    config = load(workspace)._replace(today=TODAY)
    question = ask(config, datetime.now())
    held = []
    fetch = pictures._fetch

    def timed(*given: object) -> None:
        begun = time.perf_counter()
        fetch(*given)
        held.append(time.perf_counter() - begun)

    pictures._fetch = timed
    for _ in range(5):
        pictures.read_picture(config, question, detail=True)
    pictures._fetch = fetch
    return statistics.median(held)


def measure(folder: Path, reports: int, pairs: int) -> str:
    """One row of the table in bench/README.md."""
    file, workspace = folder / f"andras_{reports}.duckdb", folder / f"workspace_{reports}"
    with get_context("spawn").Pool(1) as apart:  # what this process holds would count as the peak of those it starts
        apart.apply(make, (file, reports))
    workspace.mkdir(exist_ok=True)
    (workspace / "est.toml").write_text(f'[reports]\ndatabase = "{file.as_posix()}"\n', "utf-8")
    ours = [
        sys.executable,
        "-m",
        "est_tui",
        "lagesbild",
        "-w",
        str(workspace),
        "--today",
        str(TODAY),
        "--format",
        "json",
    ]
    bare = [sys.executable, "-c", BARE, str(file), WINDOW_START, PERIOD_END]
    run(ours), run(bare)
    taken = [(run(bare), run(ours)) for _ in range(pairs)]
    ratio = statistics.median(own[0] / other[0] for other, own in taken)
    seconds = [statistics.median(pair[at][0] for pair in taken) for at in (0, 1)]
    peak = max(own[1] for _, own in taken)
    with get_context("spawn").Pool(1) as apart:
        held = 1000 * apart.apply(lease, (workspace,))
    return f"| {reports:,} | {seconds[0]:.2f} | {seconds[1]:.2f} | {ratio:.2f} | {peak:.0f} | {held:.0f} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 1_000_000, 10_000_000])
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="keep the databases here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        kept = given.folder or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        print("| reports | bare s | est-tui s | ratio | peak MiB | lease ms |\n|---|---|---|---|---|---|")
        for reports in given.reports:
            print(measure(kept, reports, given.pairs), flush=True)
