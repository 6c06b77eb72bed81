"""The year in one row: a block a period, from zero to the row's own maximum."""

from collections.abc import Sequence

from est_tui.domain.signs import bars
from est_tui.widgets.line import Line


def put(line: Line, column: int, values: Sequence[int | None], band: tuple[int, int] | None, last: str) -> None:
    """Writes a sparkline: `bar` within today's band, `out` outside it, the last in the token `last`."""
    signs = bars(values)
    start = 0
    tokens = [_token(value, band) for value in values[:-1]] + [last]
    for at in range(1, len(signs) + 1):
        if at == len(signs) or tokens[at] != tokens[start]:
            line.put(column + start, signs[start:at], tokens[start])
            start = at


def _token(value: int | None, band: tuple[int, int] | None) -> str:
    return "bar" if value is None or band is None or band[0] <= value <= band[1] else "out"
