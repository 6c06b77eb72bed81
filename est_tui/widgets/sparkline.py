"""The year in one row: a block a period, from zero to the row's own maximum."""

from collections.abc import Sequence

from est_tui.widgets.line import Line

_STEPS = "▁▂▃▄▅▆▇"


def blocks(values: Sequence[int | None], top: int | None = None) -> str:
    """One sign a value: `_` for zero, a blank for no data, `▇` for the maximum (never `█`, so that rows keep air).

    `top` gives several rows one scale; the default is the row's own maximum.

    >>> blocks([None, 0, 1, 4, 8])
    ' _▁▄▇'
    """
    top = top or max((value for value in values if value is not None), default=0)
    return "".join(_block(value, top) for value in values)


def _block(value: int | None, top: int) -> str:
    if value is None:
        return " "
    if value == 0:
        return "_"
    return _STEPS[min(len(_STEPS), max(1, round(value / top * len(_STEPS)))) - 1]


def put(line: Line, column: int, values: Sequence[int | None], band: tuple[int, int] | None, last: str) -> None:
    """Writes a sparkline: `bar` within today's band, `out` outside it, the last in the token `last`."""
    signs = blocks(values)
    start = 0
    tokens = [_token(value, band) for value in values[:-1]] + [last]
    for at in range(1, len(signs) + 1):
        if at == len(signs) or tokens[at] != tokens[start]:
            line.put(column + start, signs[start:at], tokens[start])
            start = at


def _token(value: int | None, band: tuple[int, int] | None) -> str:
    return "bar" if value is None or band is None or band[0] <= value <= band[1] else "out"
