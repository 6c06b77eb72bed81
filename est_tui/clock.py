"""The wall clock, in the time that all reports are written in."""

from datetime import datetime


def now() -> datetime:
    """The moment in Swedish local time, without a zone, whatever zone the machine is set to (contract.md)."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Stockholm")).replace(tzinfo=None)
