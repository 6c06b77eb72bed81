"""One row of the screen, written at columns: the grid that all views share."""

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from est_tui.domain.signs import ASCII, clean
from est_tui.widgets.palette import Palette


def fit(text: str, width: int) -> str:
    """Text of at most `width` cells; what does not fit ends in `…`.

    >>> fit("Erikslund/Marielund", 10), fit("Lit", 10)
    ('Erikslund…', 'Lit')
    """
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


class Line:
    """A row under construction: spans of text at columns, each with a token of the palette.

    `surface` is what lies under all of it (`tint` for the chosen row). `hits` are the spans that answer a click:
    (first column, column after the last, action).
    """

    __slots__ = ("_look", "_spans", "_strip", "chosen", "hits", "surface")

    def __init__(self, chosen: bool = False) -> None:
        self.chosen = chosen
        self.surface = "tint" if chosen else "paper"
        self._spans: list[tuple[int, str, str, str]] = []
        self._strip: Strip | None = None
        self._look: tuple[int, Palette, bool] | None = None
        self.hits: list[tuple[int, int, str]] = []

    def put(self, column: int, text: str, token: str = "ink", width: int | None = None, on: str = "") -> int:
        """Writes text from a column, cut to `width` cells; returns the column after it."""
        if not text.isprintable():
            text = clean(text)
        if width is not None:
            text = fit(text, width)
        if text:
            self._spans.append((column, text, token, on))
            self._strip = None
        return column + cell_len(text)

    def right(self, last: int, text: str, token: str = "ink", on: str = "") -> int:
        """Writes text so that its last cell stands in column `last`; returns its first column."""
        first = last + 1 - cell_len(text)
        self.put(first, text, token, on=on)
        return first

    def phrase(self, column: int, parts: list[tuple[str, str]], limit: int, gap: int = 0) -> int:
        """Writes (text, token) parts one after another up to column `limit`, the last that fits cut with `…`."""
        for text, token in parts:
            if column >= limit:
                break
            column = self.put(column, text, token, width=limit - column) + gap
        return column

    def click(self, first: int, after: int, action: str) -> None:
        """Makes the cells answer a click with an action of the screen."""
        self.hits.append((first, after, action))

    def text(self, width: int) -> str:
        """The row as plain text of `width` cells, for tests and screen readers."""
        return "".join(segment.text for segment in self._segments(width, None))

    def strip(self, width: int, palette: Palette, ascii_only: bool = False) -> Strip:
        """The row as Textual draws it, exactly `width` cells. A row drawn before is not drawn again."""
        look = (width, palette, ascii_only)
        if self._strip is None or self._look != look:
            self._look, self._strip = look, Strip(self._segments(width, palette, ascii_only), width)
        return self._strip

    def _segments(self, width: int, palette: Palette | None, ascii_only: bool = False) -> list[Segment]:
        """The row's cells in runs of one style; blanks take the ink before them, which leaves less to send."""
        runs: list[tuple[str, str, str]] = [("▐", "ink", "paper")] if self.chosen else []
        at = len(runs)
        edge = width - 1 if self.chosen else width
        for column, text, token, on in sorted(self._spans, key=lambda span: span[0]):
            if column >= edge:
                continue
            if column < at and len(runs) > 0:  # what is written later is not hidden by what ran too long before it
                before, *look = runs.pop()
                runs.append((set_cell_size(before, max(cell_len(before) - (at - column), 0)), look[0], look[1]))
                column = max(column, at - cell_len(before))
                at = column
            if column > at:
                runs.append((" " * (column - at), "", self.surface))
            text = fit(text, edge - column)
            runs.append((text, "" if text.isspace() and token not in _SEEN_BLANK else token, on or self.surface))
            at = column + cell_len(text)
        runs.append((" " * (edge - at), "", self.surface))
        if self.chosen:
            runs.append((" ", "", "paper"))
        return _merged(runs, palette, ascii_only)


_SEEN_BLANK = ("mark", "banner")
"""Tokens whose blanks are seen: they are reversed."""


def _merged(runs: list[tuple[str, str, str]], palette: Palette | None, ascii_only: bool) -> list[Segment]:
    """Runs (text, token, surface) as segments, neighbours of one look made one; an empty token is a blank's."""
    segments: list[Segment] = []
    text, look = "", ("ink", "paper")
    for part, token, surface in runs:
        this = (token or (look[0] if look[0] not in _SEEN_BLANK else "ink"), surface)
        if text and this != look:
            segments.append(Segment(text, palette.style(*look) if palette else None))
            text = ""
        text += part.translate(ASCII) if ascii_only else part
        look = this
    if text:
        segments.append(Segment(text, palette.style(*look) if palette else None))
    return segments
