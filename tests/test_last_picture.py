"""The stored picture: the same when it comes back, gone when settings or lists change, private to its owner."""

import stat
from datetime import date
from pathlib import Path

from est_tui import config
from est_tui.domain.picture import Aside
from est_tui.store import last_picture
from tests.invented import picture


def workspace(folder: Path) -> config.Config:
    (folder / "est.toml").write_text('[municipality]\nname = "Bräcke"\n', encoding="utf-8")
    return config.load(folder)


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    settings = workspace(tmp_path)
    kept = picture()._replace(
        asides=(Aside("Trafikkontroll", "calendar", 41, "Åre"),),
        sensitive=frozenset({"Oro"}),
        left_out=("Sammanfattning",),
    )
    last_picture.save(settings, kept)
    assert last_picture.load(settings) == kept


def test_only_its_owner_may_read_it_and_no_copy_is_left(tmp_path: Path) -> None:
    settings = workspace(tmp_path)
    last_picture.save(settings, picture())
    path = last_picture.path(settings)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_changed_lists_or_settings_make_it_another_workspaces(tmp_path: Path) -> None:
    settings = workspace(tmp_path)
    last_picture.save(settings, picture())
    (tmp_path / "areas.csv").write_text("name\nCentrum\n", encoding="utf-8")
    assert last_picture.load(settings) is None


def test_a_rehearsals_is_not_shown_on_an_ordinary_day(tmp_path: Path) -> None:
    settings = workspace(tmp_path)
    rehearsal = settings._replace(today=date(2024, 11, 20))
    last_picture.save(rehearsal, picture())
    assert last_picture.load(rehearsal) is not None
    assert last_picture.load(settings) is None


def test_a_changed_query_makes_it_another_ones(tmp_path: Path) -> None:
    settings = workspace(tmp_path)._replace(query=tmp_path / "reports.sql")
    (tmp_path / "reports.sql").write_text("from src.reports", encoding="utf-8")
    last_picture.save(settings, picture())
    assert last_picture.load(settings) is not None
    (tmp_path / "reports.sql").write_text("from src.events", encoding="utf-8")
    assert last_picture.load(settings) is None


def test_a_damaged_one_is_as_none(tmp_path: Path) -> None:
    settings = workspace(tmp_path)
    last_picture.save(settings, picture())
    path = last_picture.path(settings)
    path.write_bytes(path.read_bytes()[:-40])
    assert last_picture.load(settings) is None
    path.write_text('{"format": 1}', encoding="utf-8")
    assert last_picture.load(settings) is None
