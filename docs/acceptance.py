"""Runs the acceptance tests and writes their results into docs/acceptance.md, under what is kept there by hand."""

import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

PAGE = Path(__file__).with_suffix(".md")
MARK = "<!-- below: written by docs/acceptance.py -->"


def main() -> int:
    """Runs, writes, and returns pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-m", "acceptance", "-rs", f"--junitxml={report}", *sys.argv[1:]]
        status = subprocess.run(command, cwd=PAGE.parent.parent, check=False).returncode
        cases = list(ElementTree.parse(report).iter("testcase"))
    kept = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text("\n".join([kept + MARK, "", machine(), "", *table(cases)]) + "\n", encoding="utf-8")
    return status


def machine() -> str:
    """When, on what, with which versions."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout
    parts = [f"{name} {version(name)}" for name in ("duckdb", "textual", "polars")]
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{date.today()}, commit {commit.strip()}, {where}, {', '.join(parts)}."


def table(cases: list[ElementTree.Element]) -> list[str]:
    """One row a test: its file, its name as a sentence, seconds, and how it went."""
    rows = ["| file | test | seconds | |", "|---|---|--:|---|"]
    for case in cases:
        skipped = case.find("skipped")
        failed = case.find("failure") is not None or case.find("error") is not None
        went = "FAILED" if failed else "passed" if skipped is None else f"skipped: {skipped.get('message')}"
        file = (case.get("classname") or "").split(".")[1]
        name = (case.get("name") or "").removeprefix("test_").replace("_", " ").replace("|", "\\|")
        rows.append(f"| {file} | {name} | {float(case.get('time') or 0):.1f} | {went} |")
    return rows


if __name__ == "__main__":
    sys.exit(main())
