"""Which period a question is about, and what was known then."""

from datetime import date, datetime
from pathlib import Path

import pytest

from est_tui.config import Config
from est_tui.domain.asking import ask
from est_tui.domain.periods import Period
from est_tui.errors import UsageError

NOW = datetime(2026, 11, 18, 8, 2)
CONFIG = Config(Path("/w"), anchor=date(2025, 12, 29))


def test_the_last_complete_period_is_meant_and_the_moment_is_the_cutoff() -> None:
    question = ask(CONFIG, NOW)
    assert question == (Period(date(2026, 11, 2)), NOW, "all")
    assert question.complete


def test_a_pinned_today_ends_with_its_day() -> None:
    question = ask(CONFIG._replace(today=date(2024, 11, 20)), NOW)
    assert question.period == Period(date(2024, 11, 4))
    assert question.cutoff == datetime(2024, 11, 21)


def test_on_the_last_day_of_a_period_the_one_before_is_the_last_complete() -> None:
    assert ask(CONFIG._replace(today=date(2026, 11, 15)), NOW).period == Period(date(2026, 10, 19))
    assert ask(CONFIG._replace(today=date(2026, 11, 16)), NOW).period == Period(date(2026, 11, 2))


def test_a_day_means_the_period_that_holds_it() -> None:
    assert ask(CONFIG, NOW, date(2026, 1, 11), "police") == (Period(date(2025, 12, 29)), NOW, "police")


def test_a_period_under_way_is_not_complete() -> None:
    question = ask(CONFIG, NOW, NOW.date())
    assert question.period == Period(date(2026, 11, 16))
    assert not question.complete


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2027, 5, 1)])
def test_a_period_that_has_not_begun_is_refused(day: date) -> None:
    with pytest.raises(UsageError) as caught:
        ask(CONFIG, NOW, day)
    assert caught.value.key == "period_after_cutoff"


def test_a_period_that_begins_at_the_cutoff_holds_nothing_yet() -> None:
    with pytest.raises(UsageError):
        ask(CONFIG._replace(today=date(2026, 11, 15)), NOW, date(2026, 11, 16))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)])
def test_years_that_are_slips_of_the_finger_are_refused(day: date) -> None:
    with pytest.raises(UsageError) as caught:
        ask(CONFIG, NOW, day)
    assert caught.value.key == "period_year"
    with pytest.raises(UsageError):
        ask(CONFIG._replace(today=day), NOW)
