"""The least a Textual app can be: what the dashboard's first frame is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    BINDINGS = [("q", "quit", "quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static("Hello-ready")


if __name__ == "__main__":
    Hello().run()
