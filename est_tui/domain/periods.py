from datetime import date, datetime, time, timedelta
from typing import NamedTuple

BASELINE = 26
"""Periods a figure is compared with: 364 days, so that weekdays line up with last year (method.md)."""


class Period(NamedTuple):
    """A fortnight, from its first day (a Monday of the anchor's rhythm).

    >>> p = Period(date(2024, 11, 4))
    >>> p.end, p.label
    (datetime.date(2024, 11, 17), 'v. 45–46 2024')
    >>> Period(date(2026, 12, 28)).label
    'v. 53 2026–v. 1 2027'
    """

    start: date
    days: int = 14

    @property
    def end(self) -> date:
        """The last day, inclusive."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def start_moment(self) -> datetime:
        """00:00 of the first day, local time."""
        return datetime.combine(self.start, time())

    @property
    def end_moment(self) -> datetime:
        """00:00 of the day after the last, local time: reports before it are inside."""
        return datetime.combine(self.start + timedelta(days=self.days), time())

    @property
    def label(self) -> str:
        """ISO weeks of its two halves; the same in every language (contract.md)."""
        first, last = self.start.isocalendar(), self.end.isocalendar()
        if first.year != last.year:
            return f"v. {first.week} {first.year}–v. {last.week} {last.year}"
        return f"v. {first.week}–{last.week} {first.year}"

    def shift(self, periods: int) -> "Period":
        """The period that lies so many periods later (negative: earlier).

        >>> Period(date(2024, 11, 4)).shift(-26).start
        datetime.date(2023, 11, 6)
        """
        return Period(self.start + timedelta(days=self.days * periods), self.days)


def period_of(day: date, anchor: date, days: int = 14) -> Period:
    """The period that holds a day; periods run from the anchor in both directions.

    >>> period_of(date(2022, 10, 2), anchor=date(2022, 10, 3)).start
    datetime.date(2022, 9, 19)
    """
    return Period(anchor + timedelta(days=(day - anchor).days // days * days), days)


def last_complete(today: date, anchor: date, days: int = 14) -> Period:
    """The last period that ended before today: what a meeting looks at unless it chooses another.

    >>> last_complete(date(2024, 11, 18), anchor=date(2024, 11, 4)).start
    datetime.date(2024, 11, 4)
    """
    return period_of(today, anchor, days).shift(-1)


def day(text: str) -> date:
    """The day written YYYY-MM-DD. ValueError for anything else, 29 February of a common year too.

    >>> day("2024-02-29")
    datetime.date(2024, 2, 29)
    """
    found = date.fromisoformat(text)
    if found.isoformat() != text:  # fromisoformat takes week dates and dates without hyphens too
        raise ValueError(text)
    return found
