"""First paint against a bare Textual app, and key presses, in the same run: python bench/screen.py [--runs N].

Uses the screen timer that lies in `../shared/tools` (or `$EST_SHARED/tools`). Exit 1 when a bound of the issue is
exceeded: first paint 1.3 times the bare app's, a key 16 ms in the median and 50 ms at the 95th percentile.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("EST_SHARED", HERE.parent.parent / "shared"))
KEYS = ("Down", "Up", "Down", "Up", "PgDn", "PgUp", "k", "o", "k", "o", "v", "v", "s", "s", "s", "Enter", "Escape")
"""Esc comes last and is told apart: Textual looks for the rest of a longer key's code for a tenth of a second first."""


def timer(size: str, runs: int, workspace: Path, keys: bool) -> dict[str, object]:
    """The harness's figures for one size; with keys, a step for each of them."""
    command = [sys.executable, str(SHARED / "tools" / "first_paint.py"), "--json", "--size", size, "--runs", str(runs)]
    command += ["--expect", "Torvalla +[0-9]"]
    if keys:
        for key in KEYS:
            command += ["--keys", key, "--then", "@paint"]
        command += ["--cycle", "3"]
    else:
        command += ["--vs", f"{sys.executable} {HERE / 'hello.py'}", "--vs-expect", "Hello-ready"]
    command += ["--", sys.executable, "-m", "est_tui", "-w", str(workspace), "open"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "demo"
        subprocess.run([sys.executable, "-m", "est_tui", "demo", "--no-open", "--dir", str(workspace)], check=True)
        for size in ("100x28", "160x45"):
            first = timer(size, runs, workspace, keys=False)
            ratio = first["expect_ratio"]
            ours, bare = (side["figures"]["expect"]["median"] for side in first["sides"])
            print(f"{size}  first paint {ours:.0f} ms, bare Textual {bare:.0f} ms, ratio {ratio['median']:.2f} "
                  f"({ratio['min']:.2f}–{ratio['max']:.2f}, n={runs})")  # fmt: skip
            steps = timer(size, max(runs // 3, 2), workspace, keys=True)["sides"][0]["figures"]
            told = [figures for name, figures in steps.items() if name.startswith("step ") and "Escape" not in name]
            typical = statistics.median(figures["median"] for figures in told)
            slowest = max(told, key=lambda figures: figures["median"])["median"]
            late = sorted(figures["max"] for figures in told)[int(0.95 * len(told))]
            escape = next(figures for name, figures in steps.items() if "Escape" in name)["median"]
            print(f"{size}  key to paint {typical:.1f} ms, slowest key {slowest:.1f} ms, worst but one of {len(told)} "
                  f"worst ones {late:.1f} ms; Esc {escape:.1f} ms")  # fmt: skip
            bad += ratio["median"] > 1.3 or typical > 16 or late > 50
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
