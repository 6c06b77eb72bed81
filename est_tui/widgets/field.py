"""A line to write in: rises from below, one question, Enter or Esc."""

from typing import ClassVar

from textual import events
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
        height: auto;
        padding: 1 2 0 2;
        background: $est-field;
        layout: grid;
        grid-size: 2 2;
        grid-columns: 14 1fr;
        grid-rows: 1 auto;

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
        self._label = Static(label, classes="label", markup=False)
        self._input = Input(text, compact=True, select_on_focus=False)
        self._hint = Static(hint, classes="hint", markup=False)

    def compose(self) -> ComposeResult:
        """Label, field, hint."""
        yield self._label
        yield self._input
        yield self._hint

    def on_mount(self) -> None:
        """The cursor goes into the field."""
        self._input.cursor_position = len(self._input.value)
        self._input.focus()

    def take(self, key: events.Key) -> bool:
        """Takes a key that came before the cursor had reached the field; False when it is not one to write with."""
        if key.key == "enter":
            self.post_message(self.Done(self, self._input.value))
        elif key.key == "backspace":
            self._input.value = self._input.value[:-1]
            self._input.cursor_position = len(self._input.value)
        elif key.character and key.is_printable:
            self._input.value += key.character
            self._input.cursor_position = len(self._input.value)
        else:
            return False
        return True

    def complain(self, text: str) -> None:
        """Says under the field what is wrong; what was written stays."""
        self._hint.update(text)
        self._hint.add_class("wrong")

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
