"""Which rows are shown, in what order: the unusual first, or each where she always finds it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from est_tui.domain.picture import UNKNOWN_AREA, Row

Order = Literal["signal", "fixed"]


class Listing(NamedTuple):
    """Rows as shown: `loud` first (a blank line after them), then `rest`; `folded` are thin rows said in one line.

    `of` is how many there are in all, before any filter.
    """

    loud: tuple[Row, ...]
    rest: tuple[Row, ...]
    folded: tuple[Row, ...]
    of: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that can be chosen, top to bottom."""
        return self.loud + self.rest


def arrange(rows: Iterable[Row], order: Order = "signal", text: str = "", fold: int = 3) -> Listing:
    """Orders, filters and folds rows that come in fixed (contract) order.

    In `signal` order: what is more than usual, then less, surest first; then what lies outside its band; the rest by
    count. Thin rows (*för litet underlag*) are folded there, from `fold` of them on, unless a text is searched for.
    """
    every = tuple(rows)
    found = [row for row in every if text.casefold() in row.name.casefold()]
    thin = [row for row in found if row.figures.signal == "thin"]
    folded = thin if order == "signal" and fold <= len(thin) < len(found) and not text else []
    shown = [row for row in found if row not in folded] if folded else found
    if order == "fixed":
        return Listing((), tuple(shown), tuple(folded), len(every))
    signals = sorted((r for r in shown if r.figures.signal in ("high", "low")), key=_surest)
    outside = [r for r in shown if r.figures.signal == "normal" and r.figures.outside]
    outside.sort(key=lambda row: -row.figures.compared)
    rest = [r for r in shown if r.figures.signal == "thin" or (r.figures.signal == "normal" and not r.figures.outside)]
    rest.sort(key=lambda row: (row.figures.signal == "thin", -row.figures.compared, row.name == UNKNOWN_AREA))
    return Listing((*signals, *outside), tuple(rest), tuple(folded), len(every))


def _surest(row: Row) -> tuple[bool, float, int]:
    q = row.figures.q_value
    return (row.figures.signal == "low", q if q is not None else 1.0, -row.figures.compared)
