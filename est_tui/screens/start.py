"""Where est-tui begins without a workspace: try the example, make a new one, open one."""

from pathlib import Path
from typing import TYPE_CHECKING

from est_tui.errors import EstError
from est_tui.screens.view import View, bindings
from est_tui.widgets import frame
from est_tui.widgets.line import Line

if TYPE_CHECKING:
    from est_tui.widgets.field import Field

CHOICES = ("example", "new", "folder")


class Start(View):
    """Three choices, the first chosen; never an error."""

    view = "start"
    BINDINGS = bindings("start")

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._trouble: EstError | None = None

    def lines(self, width: int, height: int) -> list[Line]:
        """What this is, and what can be done."""
        words = self.app.words
        lines = [frame.header(frame.Heading((words("view.start"),)), width), Line(), Line()]
        for text in (words("start.what"), words("start.where")):
            lines.append(Line())
            lines[-1].put(2, text, width=width - 4)
        lines += [Line(), Line()]
        for at, choice in enumerate(CHOICES):
            line = Line(chosen=at == self._at)
            line.put(2, words(f"start.{choice}.name"), "strong" if at == self._at else "ink")
            line.put(26, words(f"start.{choice}.text"), "dim", width=width - 29)
            line.click(0, width, f"pick({at})")
            lines += [line, Line()]
        if self._trouble is not None:
            for text, token in zip(words.error(self._trouble), ("ink", "dim"), strict=True):
                lines.append(Line())
                lines[-1].put(2, text, token, width=width - 4)
        foot = [] if self.field else [frame.foot("start", words, width)]
        lines += [Line() for _ in range(height - len(foot) - len(lines))]
        return [*lines, *foot]

    def action_up(self) -> None:
        """The choice above."""
        self._at = max(self._at - 1, 0)
        self.redraw()

    def action_down(self) -> None:
        """The choice below."""
        self._at = min(self._at + 1, len(CHOICES) - 1)
        self.redraw()

    def action_pick(self, at: int) -> None:
        """A click chooses and does it."""
        self._at = at
        self.action_choose()

    def action_choose(self) -> None:
        """Does what is chosen."""
        choice = CHOICES[self._at]
        if choice == "example":
            self.app.leave_for_example()
            return
        from platformdirs import user_data_path

        found = user_data_path("est-tui", appauthor=False)  # where est-tui looks when nothing else is named
        self.ask(choice, str(found), self.app.words(f"field.{choice}_hint"))

    def on_field_done(self, event: "Field.Done") -> None:
        """Makes or opens the folder; what is wrong is said and the answer stays."""
        root = Path(event.text.strip()).expanduser()
        try:
            if event.field.asks == "new":
                from est_tui.store.workspace import lay_down

                lay_down(root, "ostersund")
            self.app.open_workspace(root)
        except EstError as error:
            event.field.complain(self.app.words.error(error)[0])
        except OSError as error:
            event.field.complain(self.app.words("error.file_trouble.title", file=root, reason=error.strerror or ""))

    def on_field_left(self, event: "Field.Left") -> None:
        """Gives up the question."""
        self.answered()
