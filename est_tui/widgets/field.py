"""A line to write in: rises from below, one question, Enter or Esc."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static


class Field(Vertical):
    """One field with its label; under it a hint. Posts `Changed` at every key, `Done` at Enter, `Left` at Esc."""

    DEFAULT_CSS = """
    Field {
        dock: bottom;
        height: 3;
        background: $est-field;
        layout: grid;
        grid-size: 2 2;
        grid-columns: 14 1fr;
        grid-rows: 1 1;
        padding: 0 2;

    }
    Field .label { text-style: bold; width: 14; background: $est-field; }
    Field .hint { column-span: 2; color: $est-dim; width: 100%; background: $est-field; }
    Field .wrong { color: $est-ink; text-style: bold; }
    Field Input,
    Field Input:focus {
        background: $est-paper;
        color: $est-ink;
        border: none;
        height: 1;
        width: 100%;
        background-tint: $est-paper 0%;
    }
    Field Input > .input--cursor,
    Field Input:focus > .input--cursor {
        background: $est-ink;
        color: $est-paper;
        text-style: none;
    }
    Field Input > .input--selection { background: $est-tint; }
    """
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
