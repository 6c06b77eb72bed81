"""The dashboard: one window, one workspace. Holds the picture shown and where in it we stand; views draw it."""

import asyncio
import gc
import os
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from est_tui.config import THEMES, Config
from est_tui.domain.periods import Period, period_of
from est_tui.domain.picture import Part, Picture
from est_tui.domain.signs import clean
from est_tui.domain.viewpoint import Viewpoint
from est_tui.errors import EstError, unexpected
from est_tui.i18n import Words
from est_tui.screens.view import View
from est_tui.session import Session
from est_tui.widgets.palette import Palette, palette, textual_theme, variables

AGAIN = 60.0
"""Seconds between readings of the source that nobody asked for; at most one lease per 30 s is promised."""

HEAD_START = 0.1
"""Seconds that the first frame is given to reach the terminal before DuckDB is loaded beside it."""

EXAMPLE = "example"
"""What the start page returns when the example is wanted; otherwise the folder to open."""

SOON = ("opened", "values", "grid", "help", "commands")
"""Views whose code is loaded when the first picture is up, so that the first key that opens them need not wait."""


def collect_garbage() -> None:
    """Lets garbage be collected from now on; what start-up made is left alone, it lives as long as the program."""
    gc.freeze()
    gc.enable()


def load_ahead() -> None:
    """Loads what the next keys will need; runs beside the screen, and does nothing the second time."""
    for name in SOON:
        import_module(f"est_tui.screens.{name}")
    for name in ("est_tui.widgets.field", "plotext"):
        import_module(name)


class EstApp(App[str]):
    """Shows the dashboard of a workspace, or the start page without one."""

    CSS_PATH = "screens/est.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f10"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit_est", show=False),
        Binding("ctrl+c", "quit_est", show=False),
    ]

    def __init__(self, settings: Config | None, words: Words, ascii_only: bool = False) -> None:
        super().__init__()
        self.settings = settings
        self.words = words
        self.ascii = ascii_only
        self.animation_level = "none"
        self.point = Viewpoint()
        self.session = Session(settings) if settings else None
        self.pictures: dict[Part, Picture] = {}
        self.stored: Picture | None = None
        self.seen: dict[date, dict[Part, Picture]] = {}
        self.pending: Period | None = None
        self.trouble: EstError | None = None
        self.blanked = False
        self.missing = frozenset[str]() if settings and settings.own_reports else frozenset({"import"})
        self.title = "est-tui"
        if self.sixteen:
            self.ansi_color = True  # else the terminal's own sixteen are made to true colours and guessed back
        for name in THEMES:
            self.register_theme(textual_theme(name))
        self.theme = settings.theme if settings else "projektor"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tokens, so that the style sheet may use them under any theme."""
        return variables("projektor")

    def get_default_screen(self) -> Screen[None]:
        """The lägesbild, or the start page where there is no workspace."""
        if self.settings is None:
            from est_tui.screens.start import Start

            return Start()
        from est_tui.screens.lagesbild import Lagesbild

        return Lagesbild()

    def on_mount(self) -> None:
        """The stored picture first, with its age, unless it is of an earlier fortnight; then the source is read."""
        self.call_after_refresh(collect_garbage)
        if self.session is None:
            return
        self.stored = self.session.stored()
        if self.stored is not None and self.session.is_current(self.stored):
            self.pictures = {"all": self.stored}
            self.set_timer(HEAD_START, self.read)
        else:
            self.call_after_refresh(self.read)
        self.set_interval(AGAIN, self._again)

    @property
    def sixteen(self) -> bool:
        """True on a terminal with sixteen colours."""
        return self.console.color_system == "standard"

    @property
    def everything(self) -> str:
        """What the row of totals is called: *Hela kommunen*, unless the settings say otherwise."""
        return (self.settings and clean(self.settings.whole)) or self.words("picture.everything")

    @property
    def palette(self) -> Palette:
        """The colours of the theme in force."""
        return palette(self.theme if self.theme in THEMES else "projektor", self.sixteen)

    @property
    def shown_or_none(self) -> Picture | None:
        """The picture of the chosen part, or the whole one until that part is there."""
        return self.pictures.get(self.point.part) or self.pictures.get("all")

    @property
    def shown(self) -> Picture:
        """The picture on the screen. Only views that have one ask."""
        picture = self.shown_or_none
        if picture is None:
            raise RuntimeError("no picture")
        return picture

    def read(self) -> None:
        """Reads the source anew; a late answer to an earlier question is dropped."""
        self.seen.clear()
        self._ask()

    def _again(self) -> None:
        """Reads anew, unless a reading is under way: a slow source is not asked twice."""
        if not any(worker.group == "read" and worker.is_running for worker in self.workers):
            self.read()

    def _ask(self) -> None:
        if self.session is not None:
            self.run_worker(self._read(self.session), group="read", exclusive=True, exit_on_error=False)

    async def _read(self, session: Session) -> None:
        day = self.point.day
        try:
            picture = await session.read(day)
            self.trouble = self.pending = None
            read: dict[Part, Picture] = {"all": picture}
            self.pictures = self.seen[picture.question.period.start] = read
            self.redraw()
            first: Part = "other" if self.point.part == "other" else "police"
            for part in (first, "other" if first == "police" else "police"):
                read[part] = await session.part(part)
                self.redraw()
            await asyncio.to_thread(load_ahead)
        except EstError as error:
            self._fail(error)
        except Exception as error:  # the last picture stays, whatever it was
            self._fail(unexpected(error))

    def _fail(self, error: EstError) -> None:
        self.trouble, self.pending = error, None
        if not self.pictures and self.stored is not None:
            self.pictures = {"all": self.stored}
        self.redraw()

    def redraw(self) -> None:
        """Has the view on top show the state as it is."""
        if isinstance(self.screen, View):
            self.screen.redraw()

    def choose_part(self, part: Part) -> None:
        """Shows all reports, those that are polisanmälda, or the others."""
        self.point.part = part
        self.redraw()
        if part not in self.pictures:
            self.read()

    def choose_day(self, day: date) -> None:
        """Shows the period that holds a day: at once when it was seen since the source was last read.

        Else its name stands in the header while it is read, and the picture shown stays until then.
        """
        if self.session is None or self.settings is None:
            return
        self.point.day = day
        period = period_of(day, self.settings.anchor, self.settings.days)
        if period.start in self.seen:
            self.workers.cancel_group(self, "read")
            self.pictures, self.pending = self.seen[period.start], None
        else:
            self.pending = period
            self._ask()
        self.redraw()

    def to_lagesbild(self) -> None:
        """Back to the list."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.redraw()

    def open_workspace(self, root: Path) -> None:
        """Leaves the start page for a workspace. Raises UsageError when its settings cannot be read."""
        from est_tui import config
        from est_tui.errors import UsageError

        if not (root / config.FILE).is_file():
            raise UsageError("no_workspace_there", folder=str(root))
        config.load(root)
        self.exit(str(root))

    def leave_for_example(self) -> None:
        """Leaves the start page for the example."""
        self.exit(EXAMPLE)

    def light(self) -> None:
        """Ends the pause."""
        self.blanked = False
        self.redraw()

    def action_blank(self) -> None:
        """Blanks the screen until a key is pressed: someone enters, or a break."""
        self.blanked = True
        self.redraw()

    def action_theme(self) -> None:
        """The next theme."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)] if self.theme in THEMES else THEMES[0]
        self.redraw()

    def action_palette(self) -> None:
        """All commands, to search among."""
        from est_tui.screens.commands import Actions, Commands

        if isinstance(self.screen, View):
            self.push_screen(Commands([Actions], placeholder=self.words("palette.search")))

    def action_help(self) -> None:
        """Keys and signs of the view on top."""
        from est_tui.screens.help import Help

        if isinstance(self.screen, View) and self.screen.view != "help":
            self.push_screen(Help(self.screen.view))

    def action_quit_est(self) -> None:
        """Quits."""
        self.exit()

    def on_key(self, event: events.Key) -> None:
        """Before any binding: a key lights a blank screen and does no more; what is typed belongs in an open field.

        Keys come here when all of a burst have passed the view, so this is where a field just opened is known.
        """
        view = self.screen
        if self.blanked:
            event.prevent_default()
            self.light()
        elif isinstance(view, View) and view.field is not None and view.field.take(event):
            event.prevent_default()

    def _fatal_error(self) -> None:
        """What an unforeseen failure leaves on the terminal: Textual's own prints local values, reports included."""
        if os.environ.get("EST_TUI_DEBUG"):
            super()._fatal_error()
            return
        error = sys.exc_info()[1] or RuntimeError()
        self.panic("est-tui: " + "\n  ".join(filter(None, self.words.error(unexpected(error)))))

    def on_unmount(self) -> None:
        """Lets the reader go."""
        if self.session is not None:
            self.session.close()
