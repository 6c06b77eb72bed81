"""What every view shares: one page of lines, its keys from the action table, and what to do when it is too small."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from est_tui import keymap
from est_tui.widgets.line import Line
from est_tui.widgets.page import Page

if TYPE_CHECKING:
    from est_tui.app import EstApp
    from est_tui.widgets.field import Field

SMALLEST = (80, 24)
"""Columns and rows below which a view says so instead of showing half of itself."""


def bindings(view: str) -> list[BindingType]:
    """A view's keys, from the action table."""
    return [
        Binding(key, action, action_.id, show=False) for action_ in keymap.of_view(view) for key, action in action_.keys
    ]


class View(Screen[None]):
    """A screen that draws itself as lines. Subclasses give `lines`; their keys are those of `view` in the table."""

    view: ClassVar[str]
    app: "EstApp"
    field: "Field | None" = None

    def compose(self) -> ComposeResult:
        """One page, full size."""
        yield Page(self.redraw)

    def lines(self, width: int, height: int) -> list[Line]:
        """What the view shows in so many columns and rows."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Shows the state as it is now."""
        if not self.is_mounted:
            return
        page = self.query_one(Page)
        width, height = page.size
        if not width or not height:
            return
        if width < SMALLEST[0] or height + self.taken < SMALLEST[1]:
            lines = self._too_small(width, height)
        elif self.app.blanked:
            lines = [Line() for _ in range(height // 2)]
            lines[-1].put(2, self.app.words("picture.pause"), "dim")
        else:
            lines = self.lines(width, height)
        page.show(lines, self.app.palette, self.app.ascii)

    def marks(self) -> tuple[str, ...]:
        """What kind of data this is, on every screen."""
        words, settings = self.app.words, self.app.settings
        return ((words("mark.example"),) if settings and settings.example else ()) + (words("mark.internal"),)

    @property
    def taken(self) -> int:
        """Rows of the window that something else than the page has (a field)."""
        return self.size.height - self.query_one(Page).size.height

    def _too_small(self, width: int, height: int) -> list[Line]:
        from textwrap import wrap

        text = self.app.words("picture.too_small", w=self.size.width, h=self.size.height)
        lines = [Line() for _ in range(height)]
        for line, part in zip(lines[height // 3 :], wrap(text, max(width - 4, 10)), strict=False):
            line.put(2, part)
        return lines

    def on_screen_resume(self) -> None:
        """Draws what may have changed while another view was on top."""
        self.redraw()

    def ask(self, asks: str, text: str = "", hint: str = "") -> None:
        """Opens a field under the view, unless one is open; `field.ASKS` is its label."""
        from est_tui.widgets.field import Field

        if self.field is None:
            self.field = Field(asks, self.app.words(f"field.{asks}"), text, hint)
            self.mount(self.field)

    def answered(self) -> None:
        """Takes the field away."""
        if self.field is not None:
            self.field.remove()
            self.field = None
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a field has the cursor the view's own keys do nothing; nor does what cannot be done here."""
        return self.field is None and action not in self.app.missing
