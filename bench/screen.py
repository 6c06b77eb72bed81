"""First paint against a bare Textual app, and key presses, in the same run: python bench/screen.py [--runs N].

Uses the screen timer that lies in `../shared/tools` (or `$EST_SHARED/tools`). Exit 1 when a bound of the issue is
exceeded: first paint 1.3 times the bare app's, a key 16 ms in the median and 50 ms at the 95th percentile.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("EST_SHARED", HERE.parent.parent / "shared"))
KEYS = ("Down", "Up", "Down", "Up", "PgDn", "PgUp", "k", "o", "k", "o", "v", "Escape", "Enter", "Escape", "s")


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
            figures = timer(size, max(runs // 5, 1), workspace, keys=True)["sides"][0]["figures"]["all steps"]
            print(
                f"{size}  key to paint {figures['median']:.1f} ms,"
                f" 95th percentile {figures['p95']:.1f} ms (n={figures['n']})"
            )
            bad += ratio["median"] > 1.3 or figures["median"] > 16 or figures["p95"] > 50
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
