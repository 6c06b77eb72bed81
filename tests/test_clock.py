"""One clock: Swedish local time, also on a server that is set to UTC."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from est_tui import clock
from est_tui.config import load
from est_tui.domain.asking import ask
from est_tui.store.pictures import read_picture

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the machine's zone cannot be set here")


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as set_to:
        set_to.setenv("TZ", "Pacific/Kiritimati")  # 12 or 13 hours from Sweden, every day of the year
        time.tzset()
        yield
    time.tzset()


def swedish() -> datetime:
    return datetime.now(ZoneInfo("Europe/Stockholm")).replace(tzinfo=None)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Europe/Stockholm"])
def test_now_is_swedish_whatever_the_machine_is_set_to(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as set_to:
        set_to.setenv("TZ", zone)
        time.tzset()
        seen = clock.now()
    time.tzset()
    assert seen.tzinfo is None
    assert abs(seen - swedish()) < timedelta(minutes=1)


@pytest.mark.usefixtures("far_away")
def test_a_picture_is_read_at_swedish_time(tmp_path: Path) -> None:
    settings = load(tmp_path)
    picture = read_picture(settings, ask(settings, clock.now()))
    assert picture.read_at is not None
    assert abs(picture.read_at - swedish()) < timedelta(minutes=1)
