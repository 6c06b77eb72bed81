"""A whole view as lines: the one widget that views draw with."""

from collections.abc import Callable

from rich.style import Style
from textual import events
from textual.geometry import Region
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
        self._look: tuple[Palette, int, bool] | None = None

    @property
    def text(self) -> str:
        """What stands on the page, as plain text."""
        return "\n".join(strip.text.rstrip() for strip in self._strips)

    def show(self, lines: list[Line], palette: Palette, ascii_only: bool) -> None:
        """Replaces what is shown."""
        width, height = self.size
        blank = Line()
        lines = [*lines[:height], *[blank] * (height - len(lines))]
        strips = [line.strip(width, palette, ascii_only) for line in lines]
        look = (palette, width, ascii_only)
        if look != self._look or len(strips) != len(self._strips):
            self.refresh()
        else:
            changed = [y for y, (new, old) in enumerate(zip(strips, self._strips, strict=True)) if new != old]
            if changed:
                self.refresh(*(Region(0, y, width, 1) for y in changed))
        self._lines, self._strips, self._look = lines, strips, look

    def render_line(self, y: int) -> Strip:
        """A row, as last shown."""
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, Style())

    def on_resize(self) -> None:
        """Has the view drawn for the new size, before the first frame too."""
        self._draw()

    async def on_click(self, event: events.Click) -> None:
        """Runs the action of the clicked cells, if any."""
        if event.y < len(self._lines):
            for first, after, action in self._lines[event.y].hits:
                if first <= event.x < after:
                    event.stop()
                    await self.screen.run_action(action)
                    return
