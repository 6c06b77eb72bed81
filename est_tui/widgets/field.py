"""A line to write in: rises from below, one question, Enter or Esc."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static


class Field(Vertical):
    """One field with its label; under it a hint. Posts `Changed` at every key, `Done` at Enter, `Left` at Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]

    class Changed(Message):
        """What stands in the field now."""

        def __init__(self, field: "Field", text: str = "") -> None:
            super().__init__()
            self.field, self.text = field, text

    class Done(Changed):
        """Enter: what stands in the field is meant."""

    class Left(Changed):
        """Esc: nothing is to happen."""

    def __init__(self, asks: str, label: str, text: str = "", hint: str = "") -> None:
        """`asks` names the question, for the view that gets the answer."""
        super().__init__()
        self.asks = asks
        self._label, self._text, self._hint = label, text, hint

    def compose(self) -> ComposeResult:
        """Label, field, hint."""
        yield Static(self._label, classes="label", markup=False)
        yield Input(self._text, compact=True, select_on_focus=False)
        yield Static(self._hint, classes="hint", markup=False)

    def on_mount(self) -> None:
        """The cursor goes into the field."""
        self.query_one(Input).focus()

    def complain(self, text: str) -> None:
        """Says under the field what is wrong; what was written stays."""
        hint = self.query_one(".hint", Static)
        hint.update(text)
        hint.add_class("wrong")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Passes on what is written."""
        event.stop()
        self.post_message(self.Changed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Passes on that it is meant."""
        event.stop()
        self.post_message(self.Done(self, event.value))

    def action_leave(self) -> None:
        """Passes on that it is given up."""
        self.post_message(self.Left(self))
