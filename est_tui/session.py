"""What screens ask of the rest of the house: coroutines over one reader thread. Knows no Textual."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from est_tui import clock
from est_tui.config import Config
from est_tui.domain.asking import ask
from est_tui.domain.picture import Part, Picture
from est_tui.store import last_picture

if TYPE_CHECKING:
    from est_tui.store.pictures import Reading

Asked = TypeVar("Asked")


class Session:
    """One workspace, as a window works with it. Reports are read by lease and never held.

    Nothing here imports DuckDB before the first read: the stored picture is on the screen by then.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._reading: Reading | None = None
        self._break_off: Callable[[], None] | None = None

    def stored(self) -> Picture | None:
        """The picture last read in this workspace, with its age; None when there is none. No database is opened."""
        return last_picture.load(self.config)

    def is_current(self, picture: Picture) -> bool:
        """True for a picture of the period that would be asked for now: not last fortnight's."""
        return picture.question.period == ask(self.config, clock.now()).period

    async def read(self, day: date | None = None) -> Picture:
        """Reads the period that holds `day` (None: the last complete one) from the source, in one lease.

        Raises SourceAway (locked, missing, damaged …) and UsageError (lists, period after the cutoff).
        """
        return await self._run(self._read, day)

    async def part(self, part: Part) -> Picture:
        """The picture of another part of what `read` last fetched; the source is not touched."""
        return await self._run(self._part, part)

    def close(self) -> None:
        """Lets the reader go. What it still reads is broken off, so that the source is free and nobody waits."""
        self._reader.shutdown(wait=False, cancel_futures=True)
        if self._break_off is not None:
            self._break_off()

    async def _run(self, work: Callable[[Asked], Picture], asked: Asked) -> Picture:
        return await asyncio.get_running_loop().run_in_executor(self._reader, work, asked)

    def _read(self, day: date | None) -> Picture:
        from est_tui.store.pictures import take

        reading = take(self.config, ask(self.config, clock.now(), day), started=self._hold)
        if self._reading is not None:
            self._reading.close()
        self._reading = reading
        picture = reading.picture("all")
        if day is None:
            with suppress(OSError):
                last_picture.save(self.config, picture)
        return picture

    def _hold(self, break_off: Callable[[], None]) -> None:
        self._break_off = break_off

    def _part(self, part: Part) -> Picture:
        if self._reading is None:
            raise RuntimeError("part before read")
        return self._reading.picture(part)
