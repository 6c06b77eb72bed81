"""What a window asks of a workspace: answers in order, and an end that waits for nothing."""

import asyncio
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from est_tui import config
from est_tui.session import Session

SLOW = """
select now()::timestamp - to_days(20) as occurred_at, 'Brand' as category, 'Lit' as area, n as antal
from (select count(*) as n from range(4000000) as a (x), range(4000000) as b (y) where x % 7 = y % 11)
"""


@pytest.fixture
def slow(tmp_path: Path) -> config.Config:
    """A workspace over somebody else's database, with a query that would take hours."""
    duckdb.connect(str(tmp_path / "annans.duckdb")).close()
    (tmp_path / "est.toml").write_text(
        '[reports]\ndatabase = "annans.duckdb"\nquery = "reports.sql"\n', encoding="utf-8"
    )
    (tmp_path / "reports.sql").write_text(SLOW, encoding="utf-8")
    return config.load(tmp_path)


async def test_closing_breaks_off_what_is_being_read_and_frees_the_source(slow: config.Config) -> None:
    session = Session(slow)
    asked = asyncio.create_task(session.read())
    await asyncio.sleep(1.5)
    assert not asked.done()
    begun = time.monotonic()
    session.close()
    with pytest.raises(Exception):  # noqa: B017, PT011 - however it ends, it ends
        await asyncio.wait_for(asked, 10)
    assert time.monotonic() - begun < 5
    writing = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute('create table t as select 1')"
    subprocess.run([sys.executable, "-c", writing, slow.database], check=True, timeout=20)
