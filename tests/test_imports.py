"""Every room and file stands somewhere in the one direction of imports (the contracts of pyproject.toml)."""

import re
import tomllib
from pathlib import Path

REPO = Path(__file__).parent.parent


def test_nothing_stands_outside_the_layers() -> None:
    settings = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = [c["layers"] for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    listed = set(re.findall(r"est_tui\.(\w+)", " ".join(layers)))
    there = {path.stem for path in (REPO / "est_tui").iterdir() if path.suffix == ".py" and path.stem != "__init__"}
    there |= {path.parent.name for path in (REPO / "est_tui").glob("*/__init__.py")}
    assert there - listed == set()
