"""The lägesbild for Swedish Excel: semicolons, decimal commas, a BOM, and nothing that Excel would run."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from est_tui import phrases
from est_tui.config import Config
from est_tui.domain.picture import Figures, Picture
from est_tui.domain.signs import clean
from est_tui.i18n import Words


def render(picture: Picture, settings: Config, words: Words) -> str:
    """One row for the whole, each area, category and cell; the last 27 columns are the periods by their first day.

    An empty field is *no data*, never zero. `count` is all reports, the band and the series are over `compared`.
    """
    whole = harmless(settings.whole) or words("picture.everything")
    rows = [("total", "", "", picture.total)]
    rows += [("area", row.area, "", row.figures) for row in picture.areas]
    rows += [("category", "", row.category, row.figures) for row in picture.categories]
    rows += [("cell", row.area, row.category, row.figures) for row in picture.cells]
    figures = [item[3] for item in rows]
    columns: dict[str, Sequence[Any]] = {
        "period": [picture.question.period.start.isoformat()] * len(rows),
        "level": [whole if item[0] == "total" else words(f"csv.{item[0]}") for item in rows],
        "area": [harmless(item[1]) or None for item in rows],
        "category": [harmless(item[2]) or None for item in rows],
        **_numbers(figures),
        "word": [phrases.word(item, words, document=True) for item in figures],
    }
    frame = pl.DataFrame({words(f"csv.{name}"): values for name, values in columns.items()}, strict=False)
    starts = [picture.question.period.shift(back).start.isoformat() for back in range(-26, 1)]
    frame = frame.with_columns(
        pl.Series(start, [item.series[at] for item in figures], dtype=pl.Int64) for at, start in enumerate(starts)
    )
    return frame.write_csv(separator=";", decimal_comma=True, float_precision=2, include_bom=True, line_terminator="\n")


def _numbers(figures: list[Figures]) -> dict[str, Sequence[Any]]:
    return {
        "count": [item.count for item in figures],
        "compared": [item.compared for item in figures],
        "police": [item.police_reported for item in figures],
        "low": [item.low for item in figures],
        "high": [item.high for item in figures],
        "expected": [item.expected for item in figures],
        "previous": [item.previous for item in figures],
        "last_year": [item.same_last_year for item in figures],
    }


def harmless(text: str) -> str:
    """Foreign text that a spreadsheet shows and never runs: what begins like a formula gets an apostrophe before it.

    >>> harmless("=HYPERLINK(1)"), harmless("Torvalla")
    ("'=HYPERLINK(1)", 'Torvalla')
    """
    text = clean(text)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text
