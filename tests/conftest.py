"""What every test stands on: the shared data, and a machine without anybody's own settings."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

REPO = Path(__file__).parent.parent

if os.name == "nt":  # no pseudo-terminals there: what is played in one is tested on the other systems
    collect_ignore = [p.name for p in Path(__file__).parent.glob("*.py") if "Terminal" in p.read_text("utf-8")]


@pytest.fixture
def shared() -> Path:
    """The folder of data that the project does not own: `$EST_SHARED`, else `../shared` beside the checkout."""
    folder = Path(os.environ.get("EST_SHARED", REPO.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"the shared data is not here: {folder / 'data'} (set EST_SHARED)")
    return folder


@pytest.fixture(autouse=True)
def own_machine_kept_out(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No workspace, home, language or clock of whoever runs the tests reaches them; the clock is Swedish."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("EST_TUI_") or name in ("NO_COLOR", "LANGUAGE")]:
        monkeypatch.delenv(name)
    kept = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        kept[name] = str(home / name.lower())
    for name, value in {**kept, "LC_ALL": "C.UTF-8", "TZ": "Europe/Stockholm"}.items():
        monkeypatch.setenv(name, value)
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
