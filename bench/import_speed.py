"""How fast a CSV of reports is read in, masking included, and how much memory it takes at most.

    python bench/import_speed.py [--rows 500000] [--runs 3] [--encoding utf-8] [--delimiter ';'] [--breaks]

Writes a file of invented reports (about a fifth of the texts name a phone number, a plate, an e-mail address or an
identity number of the test range), then runs `est-tui import` on it as its own process, in a fresh workspace each time.
Prints one line a run, then the median: seconds, rows a second beyond the first second, and the peak of memory. Between
the runs a bare DuckDB process reads the same file into a table in a database file; the ratio to it says more than the
seconds do on a machine that has other things to do.
"""

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

AREAS = ["Centrum", "Torvalla", "Körfältet", "Odensala", "Lugnvik", "Frösön", "Brunflo", "Lit", "Söder", "Norr", ""]
PLACES = ["Arågränd", "Kyrkgatan", "Storgatan", "Prästgatan", "Busstorget", "Torvallaskolan", "Fjällmon", "Rådhusgatan"]
CATEGORIES = ["Skadegörelse", "Klotter", "Nedskräpning", "Störande ljud", "Ungdomssamling", "Cykelstöld", "Buskörning"]
REPORTERS = ["Kommunen teknik", "Storsjöhem", "Nordvakt", "Räddningstjänsten", "Skolan", "Polisen"]
SENTENCES = [
    "En grupp ungdomar samlades vid entrén och störde de boende under kvällen.",
    "Två rutor är krossade på baksidan, och det ligger glas på gångbanan.",
    "Belysningen är trasig längs hela gångvägen mot skolan, mycket mörkt.",
    "Moped körs i hög fart mellan husen, flera boende har hört av sig.",
    "Container full, sopor runt om. Lukten är besvärande, sade flera.",
    "Väktare gick rond kl 22.30 och avvisade tre personer från trapphuset.",
]
NAMING = [
    "Ring 070-174 06 {n:02d} för mer uppgifter.",
    "Bilen hade registreringsnummer ABC {n:02d}D och stod kvar.",
    "Mejla namn.{n}@exempel.se om det händer igen.",
    "Anmälaren uppgav 121212-1212 som sitt nummer.",
]
HEADER = [
    "report_id",
    "occurred_at",
    "reported_at",
    "area",
    "place",
    "category",
    "organisation",
    "police_reported",
    "text",
]


def write(file: Path, rows: int, encoding: str, delimiter: str, breaks: bool) -> None:
    """Invented reports, the same for the same number of rows."""
    draw = random.Random(20260105)
    first = datetime(2023, 1, 2)
    with file.open("w", encoding=encoding, newline="") as out:
        table = csv.writer(out, delimiter=delimiter)
        table.writerow(HEADER)
        for number in range(rows):
            at = first + timedelta(minutes=draw.randrange(3 * 365 * 24 * 60))
            text = draw.choice(SENTENCES) + (" " if not breaks else "\n") + draw.choice(SENTENCES) + f" ({number})"
            if draw.random() < 0.2:
                text += " " + draw.choice(NAMING).format(n=draw.randrange(5, 99))
            table.writerow(
                (
                    f"R{number}",
                    at.strftime("%Y-%m-%d %H:%M"),
                    (at + timedelta(hours=draw.randrange(1, 90))).strftime("%Y-%m-%dT%H:%M:%S+02:00"),
                    draw.choice(AREAS),
                    f"{draw.choice(PLACES)} {draw.randrange(1, 90)}",
                    draw.choice(CATEGORIES),
                    draw.choice(REPORTERS),
                    draw.choice(["ja", "nej", ""]),
                    text,
                )
            )


def bare(file: Path, folder: Path, delimiter: str) -> float:
    """Seconds that DuckDB alone takes to read the file into a table on disk, as a process of its own."""
    database = str(folder / "bare.duckdb")
    code = (
        f'import duckdb; duckdb.connect({database!r}).execute("create or replace table reports as '
        f'select * from read_csv({str(file)!r}, delim = {delimiter!r}, all_varchar = true)")'
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - started


def run(file: Path, folder: Path) -> tuple[float, float, dict[str, object]]:
    """Seconds and MiB of one import, and what it said."""
    (folder / "est.toml").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "est_tui", "-w", str(folder), "import", str(file), "--as", "canonical"]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    assert status == 0, status
    return seconds, usage.ru_maxrss / 1024, said


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--encoding", default="utf-8")
    parser.add_argument("--delimiter", default=";")
    parser.add_argument("--breaks", action="store_true", help="line breaks within the texts")
    asked = parser.parse_args()
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rapporter.csv"
        write(file, asked.rows, asked.encoding, asked.delimiter, asked.breaks)
        print(f"{asked.rows} rows, {file.stat().st_size / 1e6:.0f} MB, {asked.encoding}")
        for number in range(asked.runs):
            workspace = Path(folder) / str(number)
            workspace.mkdir()
            alone = bare(file, workspace, asked.delimiter) if asked.encoding == "utf-8" else float("nan")
            seconds, peak, said = run(file, workspace)
            measured.append((seconds, peak, seconds / alone))
            speed = asked.rows / max(seconds - 1, 0.01)
            line = f"{seconds:.2f} s, {speed:,.0f} rows/s, {peak:.0f} MiB, masked {said['masked']}"
            print(f"{line}, bare {alone:.2f} s", flush=True)
    seconds, peak, ratio = (statistics.median(column) for column in zip(*measured, strict=True))
    speed = asked.rows / max(seconds - 1, 0.01)
    print(f"median {seconds:.2f} s, {speed:,.0f} rows/s, {peak:.0f} MiB, {ratio:.1f} × bare")


if __name__ == "__main__":
    main()
