"""Areas against categories, for the desk: one cell each, drawn by lines of our own."""

from est_tui import phrases
from est_tui.domain.picture import Figures, Picture, Row
from est_tui.domain.signs import bars, clean
from est_tui.screens.pictured import Pictured
from est_tui.screens.view import bindings
from est_tui.widgets import frame, table
from est_tui.widgets.line import Line, fit

LEFT = table.NAME + table.NAME_WIDTH + 2
"""The column where the first cell begins."""
NARROW, WIDE = 6, 20
"""Cells a category takes at the least and at the most; from nine there is room for the last periods' bars."""


class Grid(Pictured):
    """Counts by area and category; a sign where one is unusual; the chosen cell in words below."""

    view = "grid"
    BINDINGS = bindings("grid")

    def __init__(self) -> None:
        super().__init__()
        self._at: tuple[int, int] | None = None
        self._first = 0

    def body(self, picture: Picture, width: int, height: int) -> list[Line]:
        """Headings on two rows, the rows, the chosen cell in words."""
        words = self.app.words
        cells = {(row.area, row.category): row.figures for row in picture.cells}
        areas, categories = picture.areas, picture.categories
        lines = [Line()]
        if not areas or not categories:
            return [*lines, *(self.empty(picture, height - 1) or [])]
        down, across = self._cell_at(picture)
        room, cell = self._room(len(categories), width)
        self._first = min(max(self._first, across - room + 1), across, max(len(categories) - room, 0))
        shown = categories[self._first : self._first + room]
        lines += self._heads(shown, cell, across - self._first)
        note = (
            "" if len(shown) == len(categories) else words("picture.shown_categories", n=len(shown), of=len(categories))
        )
        lines.append(frame.rule(width, note))
        rows = height - 7
        top = min(max(self.app.point.top, down - rows + 1), down, max(len(areas) - rows, 0))
        self.app.point.top = top
        for at in range(top, min(top + rows, len(areas))):
            lines.append(self._row(areas[at], shown, cells, cell, across - self._first if at == down else None))
        lines += [Line() for _ in range(height - 3 - len(lines))]
        hidden = words("picture.shown_range", first=top + 1, last=min(top + rows, len(areas)), of=len(areas))
        lines.append(frame.rule(width, hidden if len(areas) > rows else ""))
        chosen = (areas[down].area, categories[across].category)
        lines.append(self._in_words(chosen, cells.get(chosen), width))
        caution = Line()
        caution.put(2, words("picture.near_empty"), "dim", width=width - 3)
        return [*lines, caution]

    def _cell_at(self, picture: Picture) -> tuple[int, int]:
        """The chosen cell; until somebody moves, the surest signal, where there is one."""
        down, across = self._at or (0, 0)
        signals = [row for row in picture.cells if row.figures.signal in ("high", "low")]
        if self._at is None and signals:
            first = min(signals, key=lambda row: row.figures.q_value or 0.0)
            down = next((n for n, row in enumerate(picture.areas) if row.area == first.area), 0)
            across = next((n for n, row in enumerate(picture.categories) if row.category == first.category), 0)
        return min(down, len(picture.areas) - 1), min(across, len(picture.categories) - 1)

    def _room(self, categories: int, width: int) -> tuple[int, int]:
        """How many categories fit, and how many cells each takes."""
        whole = width - 2 - LEFT
        cell = min(max(whole // categories, NARROW), WIDE)
        return min(whole // cell, categories), cell

    def _heads(self, shown: tuple[Row, ...], cell: int, chosen: int) -> list[Line]:
        upper, lower = Line(), Line()
        lower.put(table.NAME, self.app.words("picture.area"), "dim")
        for at, row in enumerate(shown):
            token = "strong" if at == chosen else "dim"
            last = LEFT + (at + 1) * cell - 3
            first, second = _in_two(clean(row.category), cell - 1)
            upper.right(last, first, token)
            lower.right(last, second, token)
        return [upper, lower]

    def _row(
        self, area: Row, shown: tuple[Row, ...], cells: dict[tuple[str, str], Figures], cell: int, chosen: int | None
    ) -> Line:
        line = Line()
        if chosen is not None:
            line.put(0, "▐")
        line.put(table.NAME, clean(area.area), "strong" if chosen is not None else "ink", width=table.NAME_WIDTH)
        periods = min(cell - 6, 13) if cell >= 9 else 0
        found = [cells.get((area.area, row.category)) for row in shown]
        top = max((v for f in found if f for v in f.series[len(f.series) - periods :] if v is not None), default=0)
        for at, figures in enumerate(found):
            first = LEFT + at * cell
            on = "tint" if at == chosen else ""
            line.put(first - 1, " ", on=on)
            self._cell(line, first, cell - 1, figures, periods, top, on)
        return line

    def _cell(
        self, line: Line, first: int, width: int, figures: Figures | None, periods: int, top: int, on: str
    ) -> None:
        """The last periods' bars on the row's own scale, the count, its sign; nothing where there was no report."""
        if figures is None:
            line.put(first, " " * width, on=on)
            return
        signal = figures.signal in ("high", "low")
        token = "accent" if signal else "ink" if figures.compared else "dim"
        sign = {"high": "▲", "low": "▼"}.get(figures.signal, " ")
        strip = bars(figures.series[-periods:], top) if periods else ""
        column = line.put(first, strip, "bar", on=on)
        line.put(column, self.app.words.number(figures.compared).rjust(width - len(strip) - 1) + sign, token, on=on)

    def _in_words(self, chosen: tuple[str, str], figures: Figures | None, width: int) -> Line:
        words, line = self.app.words, Line()
        parts = [(" · ".join(clean(name) for name in chosen) + "  ", "strong")]
        if figures is None:
            parts.append((words("picture.never"), "dim"))
        else:
            signal = figures.signal in ("high", "low")
            sign = {"high": "▲ ", "low": "▼ "}.get(figures.signal, "")
            parts.append(
                (
                    f"{words.number(figures.compared)} {sign}{phrases.word(figures, words)}  ",
                    "accent" if signal else "ink",
                )
            )
            if figures.signal != "thin" and figures.low is not None:
                parts.append((f"{words('picture.usual_low')} {figures.low}–{figures.high}  ", "dim"))
            if figures.previous is not None:
                parts.append((f"{words('picture.previous')} {words.number(figures.previous)}", "dim"))
        line.phrase(2, parts, width - 2)
        return line

    def _move(self, down: int, across: int) -> None:
        picture = self.app.shown_or_none
        if picture is not None:
            now = self._cell_at(picture)
            self._at = (max(now[0] + down, 0), max(now[1] + across, 0))
            self._at = self._cell_at(picture)
            self.redraw()

    def action_up(self) -> None:
        """The area above."""
        self._move(-1, 0)

    def action_down(self) -> None:
        """The area below."""
        self._move(1, 0)

    def action_left(self) -> None:
        """The category to the left."""
        self._move(0, -1)

    def action_right(self) -> None:
        """The category to the right."""
        self._move(0, 1)

    def action_grid(self) -> None:
        """The key that opened the grid closes it too."""
        self.action_back()

    def action_open(self) -> None:
        """Opens the cell."""
        from est_tui.screens.opened import Opened

        picture = self.app.shown_or_none
        if picture is not None and picture.areas and picture.categories:
            down, across = self._cell_at(picture)
            self.app.push_screen(Opened(picture.areas[down].area, picture.categories[across].category))


def _in_two(name: str, width: int) -> tuple[str, str]:
    """A name on two rows of a heading: broken at a blank, or with a hyphen where there is none.

    >>> _in_two("Trafik och fordon", 10), _in_two("Brand", 8), _in_two("Narkotika", 7)
    (('Trafik och', 'fordon'), ('', 'Brand'), ('Narkot-', 'ika'))
    """
    if len(name) <= width:
        return "", name
    at = max(name.rfind(" ", 0, width + 1), name.rfind("/", 0, width))
    if at > 0:
        return name[: at + 1].strip(), fit(name[at + 1 :].strip(), width)
    return f"{name[: width - 1]}-", fit(name[width - 1 :], width)
