"""View 3: the fortnight by area or category. Where should we look?"""

from rich.cells import cell_len
from textual.timer import Timer

from est_tui import phrases
from est_tui.domain.listing import Listing
from est_tui.domain.picture import Picture, Row
from est_tui.domain.signs import clean
from est_tui.domain.subject import Subject, open_up
from est_tui.domain.viewpoint import whole
from est_tui.screens.pictured import Pictured
from est_tui.screens.view import bindings
from est_tui.widgets import frame, table
from est_tui.widgets.line import Line

DESK = (140, 40)
"""Columns and rows from which the chosen row's trend, split and places stand under the list."""
PANE = 17
"""Rows of that lower part, its rule included."""
REST = 0.04
"""Seconds without a key after which the lower part follows the chosen row."""
PANE_LEFT = 102
"""Column from which its split and places stand."""


class Lagesbild(Pictured):
    """The list: heading, total, what stands out, the rest; the chosen row in words; how to read the figures."""

    view = "lagesbild"
    BINDINGS = bindings("lagesbild")

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[Line] = []
        self._drawn: tuple[Picture, Row, str, int] | None = None
        self._rest: Timer | None = None
        self._resting = False

    def body(self, picture: Picture, width: int, height: int) -> list[Line]:
        """Everything between the coverage line and the keys."""
        desk = width >= DESK[0] and height >= DESK[1]
        foot = self._desk if desk else self._under
        room = height - (PANE if desk else 3)
        listing, items, airy = self._items(picture, room)
        chosen = self.app.point.row(picture, listing)
        top, shown = self._visible(items, chosen, room - (4 if airy else 3))
        layout = table.columns(width)
        if not picture.split_known:
            layout = layout._replace(police=0, other=0)
        words = self.app.words
        key = "picture.area" if self.app.point.axis == "area" else "picture.category"
        lines = [Line()] if airy else []
        lines.append(table.head(words(key), layout, words))
        total = whole(picture)
        name = self.app.everything
        lines.append(table.row(total, name, layout, words, not chosen.name, total=True, click="choose('')"))
        lines.append(frame.rule(width))
        for item in shown:
            lines.append(self._line(item, layout, chosen))
        if not items:
            lines += self.no_match()
        note = self._note(listing, items, top, shown)
        lines += [Line() for _ in range(room - len(lines))]
        return [*lines, *foot(picture, chosen, note, width)]

    def _items(self, picture: Picture, room: int) -> tuple[Listing, list[Row | None], bool]:
        """The rows with None for the line of air between the groups, and whether there is air above the headings.

        What is thin is folded when there is much of it or when rows are short; the air above goes if that saves a row.
        """
        for fold in (3, 1):
            self.app.point.fold = fold
            listing = self.app.point.listing(picture)
            items: list[Row | None] = [*listing.loud, *([None] if listing.loud and listing.rest else []), *listing.rest]
            if len(items) <= room - 4:
                return listing, items, True
        return listing, items, len(items) > room - 3 and room > 16

    def _visible(self, items: list[Row | None], chosen: Row, room: int) -> tuple[int, list[Row | None]]:
        """The part of the list in sight: it moves only when the chosen row would leave it."""
        at = next((n for n, item in enumerate(items) if item and item.name == chosen.name), 0)
        top = min(max(self.app.point.top, at - room + 1), at, max(len(items) - room, 0))
        self.app.point.top = top
        self.page_rows = max(room - 1, 1)
        return top, items[top : top + room]

    def _line(self, item: Row | None, layout: table.Columns, chosen: Row) -> Line:
        if item is None:
            return Line()
        click = f"choose({item.name!r})"
        return table.row(item, item.name, layout, self.app.words, item.name == chosen.name, click=click)

    def _note(self, listing: Listing, items: list[Row | None], top: int, shown: list[Row | None]) -> str:
        """What of the list is in sight: nothing scrolls off unannounced."""
        words = self.app.words
        rows = sum(item is not None for item in shown)
        before = sum(item is not None for item in items[:top])
        if before:
            note = words("picture.shown_range", first=before + 1, last=before + rows, of=listing.of)
        elif rows < listing.of:
            note = words("picture.shown", n=rows, of=listing.of)
        else:
            note = words(f"picture.all_{'areas' if self.app.point.axis == 'area' else 'categories'}", n=listing.of)
        if self.app.point.text:
            return words("picture.searched", text=clean(self.app.point.text), note=note)
        return f"{words.many('picture.thin', len(listing.folded))} · {note}" if listing.folded else note

    def _subject(self, picture: Picture, row: Row) -> Subject:
        return open_up(picture, row.area, row.category)

    def _under(self, picture: Picture, chosen: Row, note: str, width: int) -> list[Line]:
        """The rule under the list, the chosen row in words, and what the figures are."""
        line, column = Line(), 2
        for item in self._in_words(picture, chosen):
            if column + sum(cell_len(text) for text, _ in item) > width - 2:
                break
            column = line.phrase(column, item, width) + 2
        return [frame.rule(width, note), line, self.caution(width)]

    def _in_words(self, picture: Picture, chosen: Row) -> list[list[tuple[str, str]]]:
        """The chosen row's name and its numbers, each with its label, most telling first; an item is shown whole."""
        words, figures = self.app.words, chosen.figures
        items = [[(clean(chosen.name) or self.app.everything, "strong")]]
        full = phrases.word(figures, words)
        if full != words(f"signal.{figures.word}"):
            items.append([(full, "ink")])
        if picture.split_known:
            police = figures.police_compared
            for n, key in ((police, "police"), (figures.compared - police, "other")):
                items.append([(words.number(n), "strong"), *_label(words.many(f"picture.{key}_reports", n))])
        if figures.count > figures.compared:
            items.append([(words("picture.new", n=words.number(figures.count - figures.compared)), "dim")])
        for value, key in ((figures.previous, "previous"), (figures.same_last_year, "like")):
            if value is not None:
                items.append([(f"{words(f'picture.{key}')} ", "dim"), (words.number(value), "strong")])
        subject = self._subject(picture, chosen)
        if subject.places and not subject.hidden:
            place, count = subject.places[0]
            items.append([(clean(place) + " ", "dim"), (words.number(count), "strong")])
        return items

    def _pane(self, picture: Picture, chosen: Row, note: str, width: int) -> list[Line]:
        """The desk's lower part: the chosen row opened, its trend at the left, its split and places at the right."""
        from est_tui.widgets import opened

        words = self.app.words
        subject = self._subject(picture, chosen)
        lines = [Line() for _ in range(PANE)]
        frame.put_rule(lines[0], 2, width - 3, note)
        name = clean(chosen.name) or self.app.everything
        after = lines[1].put(2, name, "strong")
        if picture.split_known:
            lines[1].put(after + 2, opened.split_text(subject, words), "dim")
        lines[3:-2] = opened.trend(subject, picture.question.period, words, width=97, rows=PANE - 8)
        layout = table.Columns(13, 0, 0, left=PANE_LEFT - 2)
        opened.put_split(lines[1:9], subject, words, layout, last=width - 3)
        opened.put_places(lines[9:-1], subject, words, last=PANE_LEFT + opened.PLACES - 1)
        lines[PANE - 1] = self.caution(width)
        return lines

    def _desk(self, picture: Picture, chosen: Row, note: str, width: int) -> list[Line]:
        """The lower part follows when the cursor rests: what draws the trend would hold up the row that moves.

        At the first frame it is empty: what draws it is loaded when the list is on the screen.
        """
        asked = (picture, chosen, note, width)
        if self._resting:
            self._resting, self._drawn = False, asked
            self._kept = self._pane(*asked)
        elif self._drawn != asked:
            if self._rest is not None:
                self._rest.stop()
            self._rest = self.set_timer(REST, self._settle)
        if self._kept and self._drawn is not None and self._drawn[-1] == width:
            return self._kept
        return [frame.rule(width, note), *(Line() for _ in range(PANE - 2)), self.caution(width)]

    def _settle(self) -> None:
        self._resting = True
        self.redraw()

    def action_open(self) -> None:
        """Opens the chosen row."""
        from est_tui.screens.opened import Opened

        picture = self.app.shown_or_none
        if picture is not None and self.empty(picture, 5):
            self.action_latest()
        elif picture is not None:
            self.app.push_screen(Opened())

    def action_grid(self) -> None:
        """Areas against categories."""
        from est_tui.screens.grid import Grid

        self.app.push_screen(Grid())

    def action_choose(self, name: str) -> None:
        """A click: chooses a row, and opens it when it is chosen already."""
        point = self.app.point
        if point.row(self.app.shown, point.listing(self.app.shown)).name == name and point.axis in point.chosen:
            self.action_open()
        point.chosen[point.axis] = name
        self.redraw()


def _label(text: str) -> list[tuple[str, str]]:
    """What stands after the number in *12 polisanmälda*."""
    return [(" " + text.partition(" ")[2], "dim")]
