"""One area or category opened: its trend, its split, its places in focus, its hours."""

from rich.cells import cell_len

from est_tui.domain.picture import Picture
from est_tui.domain.signs import clean
from est_tui.domain.subject import Subject, open_up
from est_tui.screens.pictured import Pictured
from est_tui.screens.view import bindings
from est_tui.widgets import opened, table
from est_tui.widgets.line import Line


class Opened(Pictured):
    """The chosen row, or one cell of the grid when a category is given beside it."""

    view = "opened"
    BINDINGS = bindings("opened")
    covers = False

    def __init__(self, area: str | None = None, category: str = "") -> None:
        super().__init__()
        self._cell = None if area is None else (area, category)
        self._first = 0
        self._room = 1

    def subject(self, picture: Picture) -> Subject:
        """What is opened."""
        if self._cell is not None:
            return open_up(picture, *self._cell)
        row = self.app.point.row(picture, self.app.point.listing(picture))
        return open_up(picture, row.area, row.category)

    def path(self) -> tuple[str, ...]:
        """Lägesbild › Torvalla › Skadegörelse."""
        picture = self.app.shown_or_none
        top = self.app.words("view.opened")
        if picture is None:
            return (top,)
        subject = self.subject(picture)
        names = [clean(name) for name in (subject.area, subject.category) if name]
        return (top, *(names or [self.app.everything]))

    def body(self, picture: Picture, width: int, height: int) -> list[Line]:
        """Summary, plot, split and places, hours, caution."""
        words, subject = self.app.words, self.subject(picture)
        hours = opened.hours(subject, words)
        asides = self._asides(subject, width)
        under = [line for line in (self._hours(hours, width), asides) if line is not None]
        fixed = 1 + 2 + 1 + 3 + 1 + 1 + len(under) + 1  # blanks, summary, legend with axis and months, under, caution
        spare = height - fixed
        rows = min(max(spare - 7, 4), 14)
        part = picture.question.part
        only = words(f"picture.part.{part}") if part != "all" else ""
        lines = [Line(), *opened.summary(subject, words, width, picture.split_known, only), Line()]
        lines += opened.trend(subject, picture.question.period, words, width - 2, rows)
        lines.append(Line())
        tables = [Line() for _ in range(height - len(lines) - len(under) - 2)]
        beside = width >= 100
        edge = width - 3 - opened.PLACES - 2 if beside else width - 3
        layout = table.Columns(27, 71, 34) if width >= 140 else table.Columns(13, 57, edge - 56)
        last = min(edge, layout.word + layout.word_width)
        self._room = max(len(tables) - 2, 1)
        self._first = min(self._first, max(len(opened.split_rows(subject)) - self._room, 0))
        opened.put_split(tables, subject, words, layout, last, self._first)
        if beside or not subject.split:
            opened.put_places(tables, subject, words, width - 3)
        return [*lines, *tables, Line(), *under, self.caution(width)]

    def _hours(self, parts: list[tuple[str, str]], width: int) -> Line | None:
        if not parts:
            return None
        line = Line()
        line.phrase(2, parts, width - 2)
        return line

    def _asides(self, subject: Subject, width: int) -> Line | None:
        """Open conditions, the calendar and what went well: listed, never compared."""
        words = self.app.words
        counted: dict[tuple[str, str], int] = {}
        for aside in subject.asides:
            counted[aside.kind, aside.category] = counted.get((aside.kind, aside.category), 0) + aside.count
        if not counted:
            return None
        line = Line()
        column = line.put(2, words("picture.asides"), "dim") + 2
        for (kind, category), count in counted.items():
            parts = (clean(category), "dim"), (words.number(count), "ink"), (words(f"picture.aside.{kind}"), "dim")
            if column + sum(cell_len(text) + 1 for text, _ in parts) > width - 2:
                break
            column = line.phrase(column, list(parts), width, gap=1) + 1
        return line

    def move(self, steps: int) -> None:
        """Another row: its split is shown from the top. A cell of the grid has its neighbours there."""
        self._first = 0
        if self._cell is None:
            super().move(steps)

    def action_page_up(self) -> None:
        """The split's rows before these."""
        self._first = max(self._first - self._room, 0)
        self.redraw()

    def action_page_down(self) -> None:
        """The split's rows after these."""
        self._first += self._room
        self.redraw()

    def action_back(self) -> None:
        """Back to where it was opened from."""
        self.app.pop_screen()
