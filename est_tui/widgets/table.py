"""The lägesbild's rows: one grid of columns for all views, so that the eye need not move when the view does."""

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from est_tui import phrases
from est_tui.domain.picture import Figures, Row
from est_tui.domain.signs import clean
from est_tui.i18n import Words
from est_tui.widgets import sparkline
from est_tui.widgets.line import Line

NAME, NAME_WIDTH = 2, 19
COUNT_LAST = 25
SIGN = 27
DASH = 34
BARS = 42
_MORE = (
    ("police", "picture.police_column"),
    ("other", "picture.other_column"),
    ("before", "picture.before"),
    ("last_year", "picture.last_year"),
)


class Columns(NamedTuple):
    """Where the columns stand that depend on the width: how many bars, the word, last period and last year.

    `left` moves everything to the right (a table beside another); the last four are the columns of their last digits,
    0 where there is no room for them.
    """

    bars: int
    word: int
    word_width: int
    left: int = 0
    police: int = 0
    other: int = 0
    before: int = 0
    last_year: int = 0


def columns(width: int) -> Columns:
    """The columns of a view that has the whole width.

    >>> columns(100).word, columns(80).bars, columns(160).last_year
    (71, 13, 157)
    """
    last = width - 3
    if width < 100:
        return Columns(13, 57, last - 56)
    if width < 140:
        return Columns(27, 71, last - 70)
    return Columns(27, 71, last - 126, 0, police=last - 42, other=last - 34, before=last - 18, last_year=last)


def head(name: str, layout: Columns, words: Words) -> Line:
    """The column headings."""
    line = Line()
    put_head(line, name, layout, words)
    return line


def put_head(line: Line, name: str, layout: Columns, words: Words) -> None:
    """Writes the column headings into a line."""
    left = layout.left
    line.put(left + NAME, name, "dim", width=NAME_WIDTH - 1)
    line.right(left + COUNT_LAST, words("picture.count"), "dim")
    line.put(left + DASH - 5, words("picture.usual"), "dim")
    line.put(left + BARS, words("picture.year" if layout.bars == 27 else "picture.half"), "dim")
    if layout.word:
        line.put(left + layout.word, words("picture.word"), "dim", width=layout.word_width)
    for last, key in _MORE:
        if getattr(layout, last):
            line.right(getattr(layout, last), words(key), "dim")


@lru_cache(maxsize=1024)
def row(
    item: Row,
    name: str,
    layout: Columns,
    words: Words,
    chosen: bool = False,
    total: bool = False,
    click: str = "",
) -> Line:
    """One row of the table; `click` is the action it answers a click with. Made once: a key that moves draws two."""
    line = Line(chosen)
    put_row(line, item.figures, name, layout, words, total)
    if click:
        line.click(0, 10_000, click)
    return line


def put_row(line: Line, figures: Figures, name: str, layout: Columns, words: Words, total: bool = False) -> None:
    """Writes one row: name, count, sign, band, bars, word, and what there is room for beyond."""
    left = layout.left
    signal = figures.signal in ("high", "low")
    loud = ("calm" if figures.like_last_year else "accent") if signal else "strong" if total else "ink"
    count = words.number(figures.compared)
    room = min(NAME_WIDTH, COUNT_LAST - NAME - len(count))
    line.put(left + NAME, clean(name), "strong" if signal or total else "ink", width=room)
    line.right(left + COUNT_LAST, count, loud)
    if signal:
        line.put(left + SIGN, "▲" if figures.signal == "high" else "▼", loud)
    put_band(line, left + DASH, figures, words)
    band = None if figures.low is None or figures.high is None else (figures.low, figures.high)
    sparkline.put(line, left + BARS, figures.series[-layout.bars :], band, last=loud if signal else "ink")
    if layout.word:
        quiet = figures.signal == "thin" or not (signal or figures.outside)
        text = phrases.word(figures, words)
        if cell_len(text) > layout.word_width:
            text = words(f"signal.{figures.word}")
        line.put(left + layout.word, text, "dim" if quiet else loud, width=layout.word_width)
    values = (
        figures.police_compared,
        figures.compared - figures.police_compared,
        figures.previous,
        figures.same_last_year,
    )
    for (column, _), value in zip(_MORE, values, strict=True):
        if getattr(layout, column) and value is not None:
            line.right(getattr(layout, column), words.number(value), "dim")


def put_band(line: Line, dash: int, figures: Figures, words: Words) -> None:
    """Writes the usual band around its dash; a dash alone where there is too little to say."""
    line.put(dash, "–", "dim")
    if figures.signal != "thin" and figures.low is not None and figures.high is not None:
        low, high = words.number(figures.low), words.number(figures.high)
        line.right(dash - 1, low if len(low) < 6 else str(figures.low), "dim")  # ungrouped, or it touches the sign
        line.put(dash + 1, high if len(high) < 6 else str(figures.high), "dim")
