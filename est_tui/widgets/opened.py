"""An opened row: what it is, its trend, its split, its places and hours. Used alone and under the desk's list."""

from collections.abc import Sequence

from rich.cells import cell_len

from est_tui import phrases
from est_tui.domain.listing import arrange
from est_tui.domain.periods import Period
from est_tui.domain.picture import Row
from est_tui.domain.signs import clean
from est_tui.domain.subject import FEW, Subject
from est_tui.i18n import Words
from est_tui.widgets import frame, plot, table
from est_tui.widgets.line import Line

PLACES = 21
"""Cells the list of places takes at the right edge."""
ENOUGH_HOURS = 10
"""Reports with a clock time from which their hours are shown: fewer would tell when single ones happened."""


def summary(subject: Subject, words: Words, width: int, split: bool, only: str = "") -> list[Line]:
    """Two rows: count, word and band, with what it was before at the right; the police's part and the rest, or which
    part it is (`only`)."""
    first, second = Line(), Line()
    figures = subject.figures
    last = width - 3
    signal = figures.signal in ("high", "low")
    loud = ("calm" if figures.like_last_year else "accent") if signal else "strong"
    sign = {"high": " ▲", "low": " ▼"}.get(figures.signal, "")
    column = first.put(2, words.number(figures.compared) + sign, loud)
    quiet = "dim" if figures.signal == "thin" or not (signal or figures.outside) else "ink"
    column = first.put(column + 1, phrases.word(figures, words), loud if signal else quiet) + 2
    if figures.signal != "thin" and figures.low is not None:
        usual = f"{words('picture.usual_low')} {words.number(figures.low)}–{words.number(figures.high or 0)}"
        column = first.put(column, usual, "dim") + 2
    before = " · ".join(
        f"{words(key)} {words.number(value)}"
        for key, value in (("picture.previous", figures.previous), ("picture.like", figures.same_last_year))
        if value is not None
    )
    fits = column + cell_len(before) <= last + 1
    (first if fits else second).right(last, before, "dim")
    if split or only:
        second.put(2, only or split_text(subject, words))
    new = figures.count - figures.compared
    if new > 0 and fits:
        second.right(last, words("picture.new", n=words.number(new)), "dim")
    return [first, second]


def split_text(subject: Subject, words: Words) -> str:
    """*12 polisanmälda · 19 övriga*: crime and unease kept apart."""
    police = subject.figures.police_compared
    other = subject.figures.compared - police
    return f"{words.many('picture.police_reports', police)} · {words.many('picture.other_reports', other)}"


def trend(subject: Subject, period: Period, words: Words, width: int, rows: int, left: int = 0) -> list[Line]:
    """The plot with legend, axis and months: `rows` rows of bars and three more."""
    lines = [Line() for _ in range(rows + 3)]
    plot.put(lines, left, width, subject.figures, period, words)
    return lines


def split_rows(subject: Subject) -> tuple[Row, ...]:
    """The split's rows that say something, signals first."""
    rows = arrange(
        (row for row in subject.split if row.figures.compared or row.figures.signal == "low"), fold=1000
    ).rows
    return tuple(sorted(rows, key=lambda row: row.figures.signal not in ("high", "low")))


def put_split(
    lines: Sequence[Line], subject: Subject, words: Words, layout: table.Columns, last: int, first: int = 0
) -> None:
    """The split from its row `first` on: headings, a rule that says what is out of sight, as many rows as fit."""
    if not lines or not subject.split:
        return
    by = "picture.area" if subject.category else "picture.category"
    table.put_head(lines[0], words(by), layout, words)
    rows = split_rows(subject)
    room = max(len(lines) - 2, 0)
    first = min(first, max(len(rows) - room, 0))
    shown = rows[first : first + room]
    note = ""
    if len(shown) < len(rows):
        note = words("picture.shown", n=len(shown), of=len(rows))
        if first:
            note = words("picture.shown_range", first=first + 1, last=first + len(shown), of=len(rows))
    if len(lines) > 1:
        frame.put_rule(lines[1], layout.left + 2, last, note)
    for line, row in zip(lines[2:], shown, strict=False):
        table.put_row(line, row.figures, row.name, layout, words)


def put_places(lines: Sequence[Line], subject: Subject, words: Words, last: int) -> None:
    """Places in focus: a heading, a rule, and the places with at least three reports; the rest are *enstaka*."""
    if len(lines) < 3:
        return
    first = last + 1 - PLACES
    lines[0].put(first, words("picture.places"), "dim")
    frame.put_rule(lines[1], first, last)
    if subject.hidden:
        from textwrap import wrap

        for line, text in zip(lines[2:], wrap(words("picture.sensitive"), PLACES), strict=False):
            line.put(first, text, "dim")
        return
    if not subject.places and not subject.few:
        lines[2].put(first, words("picture.no_places"), "dim")
        return
    room = len(lines) - 2
    shown = subject.places[: room - 1 if subject.few or len(subject.places) > room else room]
    for line, (place, count) in zip(lines[2:], shown, strict=False):
        line.right(last, words.number(count))
        line.put(first, clean(place), width=PLACES - 5)
    left_out = len(subject.places) - len(shown) + subject.few
    if left_out:
        line = lines[2 + len(shown)]
        if len(shown) == len(subject.places):
            line.put(first, words.many("picture.few_places", left_out), "dim")
            line.right(last, words("picture.few"), "dim")
        else:
            line.put(first, words.many("picture.more_places", left_out), "dim")


def hours(subject: Subject, words: Words) -> list[tuple[str, str]]:
    """When on the day, as (text, token) parts; empty when too few reports have a time that means that."""
    found = subject.hours
    parts = [(key, getattr(found, key)) for key in ("morning", "day", "evening", "night")]
    timed = sum(n for _, n in parts)
    if timed < ENOUGH_HOURS:
        return []
    most = max(n for _, n in parts)
    text: list[tuple[str, str]] = [(words("picture.hours") + "  ", "dim")]
    for key, n in parts:
        text += [(words(f"picture.{key}") + " ", "dim"), (f"{n}  ", "strong" if n == most and n >= FEW else "ink")]
    text.append((" " + words("picture.weekend", n=found.weekend, of=timed), "dim"))
    if found.dated:
        text.append(("  " + words("picture.dated", n=found.dated), "dim"))
    return text
