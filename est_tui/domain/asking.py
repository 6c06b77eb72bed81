"""Which period a picture is of, and what was known then: the one place where the clock becomes a question."""

from datetime import date, datetime, time, timedelta

from est_tui.config import Config
from est_tui.domain.periods import last_complete, period_of
from est_tui.domain.picture import Part, Question
from est_tui.errors import UsageError

_YEARS = range(1900, 2200)
"""Years that a picture can be asked for; outside them a date is a slip of the finger, and its baseline has no dates."""


def ask(config: Config, now: datetime, day: date | None = None, part: Part = "all") -> Question:
    """The question a workspace asks at a moment (local time, no zone): the period that holds `day`, or the last
    complete one before today; the cutoff is the moment itself, or the end of `config.today` when that is set
    (method.md, *Periods*).

    Raises UsageError `period_after_cutoff` for a period that has not begun, `period_year` for a year out of range.

    >>> from pathlib import Path
    >>> question = ask(Config(Path("."), today=date(2024, 11, 20)), datetime(2026, 1, 1))
    >>> question.period.label, question.cutoff
    ('v. 45–46 2024', datetime.datetime(2024, 11, 21, 0, 0))
    """
    today = config.today or now.date()
    for asked in (today, day or today):
        if asked.year not in _YEARS:
            raise UsageError("period_year", day=asked.isoformat())
    cutoff = datetime.combine(today + timedelta(days=1), time()) if config.today else now
    if day is None:
        period = last_complete(today, config.anchor, config.days)
    else:
        period = period_of(day, config.anchor, config.days)
    if period.start_moment >= cutoff:
        raise UsageError("period_after_cutoff", period=period.label, today=today.isoformat())
    return Question(period, cutoff, part)
