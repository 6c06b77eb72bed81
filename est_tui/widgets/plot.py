"""The trend of one row: the sparkline grown large. The only file that knows plotext."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from est_tui.domain.periods import Period
from est_tui.domain.picture import Figures
from est_tui.i18n import Words
from est_tui.widgets.line import Line

BAR = 3
"""Cells a period takes: two of bar, one of air (where the dot of last year stands)."""
AXIS = 5
"""The column of the vertical axis, counted from the plot's left edge; numbers stand before it."""
LABELS = 10
"""Cells kept free at the right, for the names of the band and of the last value."""


class Scale(NamedTuple):
    """How values become half rows, as plotext rounds them: `rows` of two half rows each, from 0 to `top`.

    >>> Scale(top=31, rows=8).row(31), Scale(top=31, rows=8).row(0)
    (0, 7)
    """

    top: int
    rows: int

    def pixel(self, value: int) -> int:
        """The half row a value reaches, 0 at the bottom."""
        return (2 * value * (2 * self.rows - 1) + self.top) // (2 * self.top)

    def row(self, value: int) -> int:
        """The row a value reaches, 0 at the top."""
        return self.rows - 1 - self.pixel(value) // 2

    def ticks(self) -> list[int]:
        """Round numbers for the axis, at most four, no two on one row.

        >>> Scale(top=31, rows=8).ticks()
        [0, 10, 20, 30]
        """
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000):
            ticks = list(range(0, self.top + 1, step))
            if len(ticks) <= 4 and all(self.row(a) - self.row(b) >= 2 for a, b in pairwise(ticks)):
                return ticks
        return [0]


def periods_in(width: int) -> int:
    """How many periods a plot of `width` cells can show, labels included; at most the year and its last."""
    return min(27, (width - AXIS - 1 - LABELS) // BAR)


@lru_cache(maxsize=256)
def bars(values: tuple[int, ...], top: int, rows: int) -> tuple[str, ...]:
    """The bars alone, at least two, a string a row, drawn by plotext; zero draws nothing.

    >>> bars((1, 3), 3, 2)
    ('   ██ ', '██ ██ ')
    """
    import plotext

    plotext.clear_figure()
    plotext.limit_size(False, False)
    width = BAR * len(values)
    plotext.plotsize(width, rows)
    plotext.frame(False)
    plotext.xaxes(False, False)
    plotext.yaxes(False, False)
    # All of them, zeros too: plotext takes a bar's width from the mean distance between those it is given.
    plotext.bar([BAR * at + 0.25 for at in range(len(values))], list(values), marker="hd", width=0.5, minimum=0)
    plotext.xlim(-0.25, width - 0.75)
    plotext.ylim(0, top)
    plotext.xticks([])
    plotext.yticks([])
    drawn = plotext.uncolorize(plotext.build()).split("\n")[:rows]
    gone = {BAR * at + cell for at, value in enumerate(values) if not value for cell in range(BAR)}
    return tuple("".join(" " if at in gone else sign for at, sign in enumerate(row[:width])) for row in drawn)


def put(lines: Sequence[Line], left: int, width: int, figures: Figures, period: Period, words: Words) -> None:
    """Draws legend, bars, band, axes and labels into lines; the legend, the bars' rows, the axis and the months.

    The first line takes the legend, the last two the axis and the months, those between the bars.
    """
    shown = periods_in(width)
    values = figures.series[-shown:]
    year_before = (figures.earlier + figures.series)[-shown - 26 :][:shown] if figures.earlier else ()
    rows = len(lines) - 3
    band = figures.band
    known = [v for v in (*values, *year_before, band[1] if band else None) if v is not None]
    scale = Scale(max(known, default=0) or 1, rows)
    first = left + AXIS + 1
    body = lines[1 : 1 + rows]
    last_token = {"high": "accent", "low": "accent"}.get(figures.signal, "ink")
    tokens = ["out" if band and v is not None and not band[0] <= v <= band[1] else "bar" for v in values]
    tokens[-1] = last_token
    drawn = bars(tuple(v or 0 for v in values), scale.top, rows)
    dots = {at: scale.row(v) for at, v in enumerate(year_before) if v is not None}
    for y, line in enumerate(body):
        on = "band" if band and scale.row(band[1]) <= y <= scale.row(band[0]) else ""
        line.put(left + AXIS, "│", "rule")
        for at, token in enumerate(tokens):
            line.put(first + BAR * at, drawn[y][BAR * at : BAR * at + 2], token, on=on)
            line.put(first + BAR * at + 2, "•" if dots.get(at) == y else " ", "dim", on=on)
    for tick in scale.ticks():
        body[scale.row(tick)].right(left + AXIS - 1, str(tick), "dim")
    _axis(lines[-2:], left, first, values, period, words)
    _labels(body, first + BAR * shown, scale, values[-1], last_token, band, words)
    _legend(lines[0], first, period, last_token, bool(dots), band is not None, shown, words)


def _axis(
    lines: Sequence[Line], left: int, first: int, values: Sequence[int | None], period: Period, words: Words
) -> None:
    """The axis is broken under a period without data: a gap, not a zero. Months are named four times a year."""
    axis, months = lines
    axis.put(left + AXIS, "└", "rule")
    free = first
    for at, value in enumerate(values):
        axis.put(first + BAR * at, "   " if value is None else "───", "rule")
        middle = period.shift(at + 1 - len(values)).start
        before = period.shift(at - len(values)).start
        named = middle.month != before.month and middle.month % 3 == 2
        if first + BAR * at >= free and (named or at == 0):
            free = months.put(first + BAR * at, words.month(middle), "dim") + 4


def _labels(
    body: Sequence[Line],
    column: int,
    scale: Scale,
    last: int | None,
    token: str,
    band: tuple[int, int] | None,
    words: Words,
) -> None:
    """Names the last value and the band where the eye already is: at the right edge."""
    column += 1
    taken: set[int] = set()

    def label(row: int, text: str, token: str) -> None:
        if 0 <= row < len(body) and row not in taken:
            taken.add(row)
            body[row].put(column, text, token)

    if last is not None:
        label(scale.row(last), str(last), "strong" if token == "ink" else token)
    if band is None:
        return
    low, high = scale.row(band[0]), scale.row(band[1])
    label(high, str(band[1]), "dim")
    label(low, str(band[0]), "dim")
    free = [row for row in range(high + 1, low) if row not in taken]
    parts = words("picture.usual_low").split(" ")
    if len(free) >= len(parts):
        for row, part in zip(free[-len(parts) :], parts, strict=True):
            label(row, part, "dim")


def _legend(
    line: Line, first: int, period: Period, last: str, dots: bool, band: bool, shown: int, words: Words
) -> None:
    column = first + 1
    entries = [("█", last, period.label.rsplit(" ", 1)[0]), ("█", "bar", words("picture.legend_year"))]
    if shown < 27:
        entries[1] = ("█", "bar", words.many("picture.legend_periods", shown - 1))
    if dots:
        entries.append(("•", "dim", words("picture.legend_last")))
    for sign, token, text in entries:
        line.put(column, sign, token)
        column = line.put(column + 2, text, "dim") + 3
    if band:
        line.put(column, "  ", "dim", on="band")
        line.put(column + 3, words("picture.legend_band"), "dim")
