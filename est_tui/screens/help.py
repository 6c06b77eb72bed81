"""Keys and signs of the view it was called from, from the one action table."""

from textwrap import wrap

from est_tui import keymap
from est_tui.screens.view import View, bindings
from est_tui.widgets import frame
from est_tui.widgets.line import Line

KEYS = 20
"""Cells for the keys; what they do stands after."""
SIGNS = ("high", "low", "above", "normal", "thin", "bars", "gap")


class Help(View):
    """What each key does here, what each sign means, how to make the text larger."""

    view = "help"
    BINDINGS = bindings("help")

    def __init__(self, of: str) -> None:
        super().__init__()
        self._of = of
        self._top = 0

    def lines(self, width: int, height: int) -> list[Line]:
        """Header, as much as fits, the keys; more below or above is announced."""
        words = self.app.words
        title = frame.Heading((words("view.help"), words(f"view.{self._of}")), marks=self.marks())
        content = self._content(width)
        room = height - 4
        self._top = min(self._top, max(len(content) - room, 0))
        shown = content[self._top : self._top + room]
        shown += [Line() for _ in range(room - len(shown))]
        note = ""
        if len(content) > room:
            note = words("picture.shown_range", first=self._top + 1, last=self._top + room, of=len(content))
        return [
            frame.header(title, width),
            Line(),
            *shown,
            frame.rule(width, note),
            frame.foot("help", words, width),
        ]

    def _content(self, width: int) -> list[Line]:
        words = self.app.words
        lines = []
        for action in keymap.of_view(self._of):
            lines += _explained(action.shown, "strong", words(f"action.{action.id}.help"), width)
        lines.append(Line())
        for sign in SIGNS:
            token = "accent" if sign in ("high", "low") else "ink"
            lines += _explained(words(f"help.{sign}.sign"), token, words(f"help.{sign}.text"), width)
        lines.append(Line())
        for key in ("method", "near_empty", "police", "larger", "privacy"):
            lines += _wrapped(words(f"help.{key}"), width)
        return lines

    def action_back(self) -> None:
        """Back to the view."""
        self.app.pop_screen()

    def action_up(self) -> None:
        """A row up."""
        self._top = max(self._top - 1, 0)
        self.redraw()

    def action_down(self) -> None:
        """A row down."""
        self._top += 1
        self.redraw()


def _explained(sign: str, token: str, text: str, width: int) -> list[Line]:
    """A key or a sign with what it means beside it, on as many rows as that takes."""
    lines = [Line() for _ in wrap(text, width - 5 - KEYS)]
    lines[0].put(2, sign, token)
    for line, part in zip(lines, wrap(text, width - 5 - KEYS), strict=True):
        line.put(2 + KEYS, part)
    return lines


def _wrapped(text: str, width: int) -> list[Line]:
    lines = []
    for part in wrap(text, width - 5):
        lines.append(Line())
        lines[-1].put(2, part, "dim")
    return lines
