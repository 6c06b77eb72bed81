"""A whole view as lines: the one widget that views draw with."""

from collections.abc import Callable

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from est_tui.widgets.line import Line
from est_tui.widgets.palette import Palette


class Page(Widget):
    """Shows lines; redraws only the rows that changed. A click runs the action that stands under it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Page { width: 100%; height: 1fr; }"

    def __init__(self, draw: Callable[[], None]) -> None:
        super().__init__()
        self._draw = draw
        self._lines: list[Line] = []
        self._strips: list[Strip] = []
        self._drawn_for = Size(0, 0)

    @property
    def text(self) -> str:
        """What stands on the page, as plain text."""
        return "\n".join(strip.text.rstrip() for strip in self._strips)

    def show(self, lines: list[Line], palette: Palette, ascii_only: bool) -> None:
        """Replaces what is shown."""
        width, height = self.size
        blank = Line()
        self._lines = [*lines[:height], *[blank] * (height - len(lines))]
        before, self._strips = self._strips, [line.strip(width, palette, ascii_only) for line in self._lines]
        changed = [
            y for y, (new, old) in enumerate(zip(self._strips, before, strict=False)) if new is not old and new != old
        ]
        if len(before) != height:
            self.refresh()
        elif changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """A row. The first that is asked for after a change of size has the view drawn: no empty frame before it."""
        if self._drawn_for != self.size:
            self._drawn_for = self.size
            self._draw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, Style())

    async def on_click(self, event: events.Click) -> None:
        """Runs the action of the clicked cells, if any."""
        if event.y < len(self._lines):
            for first, after, action in self._lines[event.y].hits:
                if first <= event.x < after:
                    event.stop()
                    await self.screen.run_action(action)
                    return
