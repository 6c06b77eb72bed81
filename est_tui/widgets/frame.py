"""What stands above and below every view: the header, and the foot with its keys."""

from typing import NamedTuple

from rich.cells import cell_len

from est_tui import keymap
from est_tui.domain.signs import clean
from est_tui.i18n import Words
from est_tui.widgets.line import Line


class Heading(NamedTuple):
    """The header's parts: the view's name as a path, what it is about, the marks (EXEMPELDATA, INTERN), the time.

    `abouts` and `times` are the same thing in ever shorter forms: the longest that fits is shown, the marks always are.
    """

    path: tuple[str, ...]
    abouts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


def header(heading: Heading, width: int) -> Line:
    """The first row: EST reversed, where we are, and at the right what kind of data this is and how old."""
    line = Line()
    last = width - 3
    line.put(1, " EST ", "mark")
    marks = " · ".join(heading.marks)
    name = clean(" › ".join(heading.path))
    room = last + 1 - 8 - cell_len(name) - 4 - cell_len(marks)
    about = next((about for about in heading.abouts if cell_len(about) + 2 <= room), "")
    room -= cell_len(about) + 2
    time = next((time for time in heading.times if cell_len(time) + 2 <= room), "")
    first = last + 1
    if time:
        first = line.right(last, time, "dim") - 2
    first = line.right(first - 1 if time else last, marks, "strong") if marks else first
    after = line.put(8, name, "strong", width=first - 10)
    if about:
        line.put(after + 2, about, "dim", width=max(first - after - 4, 0))
    return line


def foot(view: str, words: Words, width: int, without: frozenset[str] = frozenset()) -> Line:
    """The last row: the view's keys, most used first, as many as fit; help at the right edge. One row, never two."""
    line = Line()
    last = width - 3
    offered = [action for action in keymap.foot(view) if action.id not in without]
    if offered and offered[-1].id == "help":
        action = offered.pop()
        text = words("action.help.foot")
        first = line.right(last, text, "dim") - 1 - cell_len(action.shown)
        line.put(first, action.shown, "strong")
        line.click(first, last + 1, "app.help")
        last = first - 4
    column = 2
    for action in offered:
        text = words(f"action.{action.id}.foot")
        after = column + cell_len(action.shown) + 1 + cell_len(text)
        if after > last + 1:
            break
        line.put(column, action.shown, "strong")
        line.put(column + cell_len(action.shown) + 1, text, "dim")
        line.click(column, after, action.keys[0][1])
        column = after + 3
    return line


def rule(width: int, note: str = "", first: int = 2, last: int | None = None) -> Line:
    """A rule from edge to edge, with what was cut from the list above set into its end."""
    return put_rule(Line(), first, width - 3 if last is None else last, note)


def put_rule(line: Line, first: int, last: int, note: str = "") -> Line:
    """Draws a rule in a line, between two columns."""
    if note:
        line.put(last - 1, "──", "rule")
        start = line.right(last - 3, note, "dim")
        last = start - 2
    line.put(first, "─" * (last + 1 - first), "rule")
    return line
