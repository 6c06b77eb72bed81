"""The words on screens, in documents and in messages: `locale/sv.toml` and `en.toml`, the same keys in both."""

import tomllib
from datetime import date, datetime
from functools import cache
from typing import Any

from est_tui import resources
from est_tui.errors import EstError

LANGUAGES = ("sv", "en")


class Words:
    """One language's words. Keys are dotted paths into its file; `{name}` in a text is filled from the values given.

    >>> Words("sv")("signal.normal")
    'som vanligt'
    >>> Words("sv").days(date(2026, 11, 2), date(2026, 11, 15))
    '2–15 nov'
    """

    def __init__(self, lang: str = "sv") -> None:
        self.lang = lang
        self._texts = _texts(lang)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key. KeyError for a key that is not there: a bug, never shown to a user."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """True when the language has this key."""
        return key in self._texts

    def many(self, key: str, n: int, /, **values: Any) -> str:
        """The `one` or `other` form of a key, with `{n}` filled in.

        >>> Words("sv").many("reports", 1), Words("en").many("reports", 1284)
        ('1 rapport', '1,284 reports')
        """
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=self.number(n), **values)

    def number(self, n: int) -> str:
        """An integer with a thin group of thousands as the language writes it.

        >>> Words("en").number(1284)
        '1,284'
        """
        return f"{n:,}".replace(",", "\N{NO-BREAK SPACE}" if self.lang == "sv" else ",")

    def error(self, error: EstError) -> tuple[str, str]:
        """An error's sentence, and what to do about it (may be empty)."""
        title = self(f"error.{error.key}.title").format(**error.values)
        hint = f"error.{error.key}.hint"
        return title, self(hint).format(**error.values) if self.has(hint) else ""

    def month(self, day: date) -> str:
        """The month's short name.

        >>> Words("sv").month(date(2026, 5, 1))
        'maj'
        """
        return self(f"month.{day.month}")

    def day(self, day: date, year: bool = False) -> str:
        """A date as it is said: `18 nov`, with the year when that is asked for."""
        return f"{day.day} {self.month(day)}" + (f" {day.year}" if year else "")

    def short_day(self, day: date) -> str:
        """A date in the fewest cells: `29/6`, in English `29 Jun`.

        >>> Words("sv").short_day(date(2026, 6, 29))
        '29/6'
        """
        return f"{day.day}/{day.month}" if self.lang == "sv" else f"{day.day} {self.month(day)[:3]}"

    def days(self, first: date, last: date) -> str:
        """A stretch of days: `2–15 nov`, `28 okt–10 nov`."""
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        return f"{self.day(first)}–{self.day(last)}"

    def moment(self, when: datetime) -> str:
        """A date and a clock time: `18 nov 08.02` (Swedish writes the clock with a full stop)."""
        return f"{self.day(when.date())} {self.clock(when)}"

    def clock(self, when: datetime) -> str:
        """A clock time: `08.02`, in English `08:02`."""
        return when.strftime("%H.%M" if self.lang == "sv" else "%H:%M")


@cache
def _texts(lang: str) -> dict[str, str]:
    flat: dict[str, str] = {}

    def flatten(prefix: str, table: dict[str, Any]) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                flatten(f"{prefix}{key}.", value)
            else:
                flat[prefix + key] = value

    flatten("", tomllib.loads(resources.locale(lang).read_text(encoding="utf-8")))
    return flat
