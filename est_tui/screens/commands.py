"""The command palette, in our own colours and words. What it offers comes from the table of actions."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from est_tui import keymap

if TYPE_CHECKING:
    from est_tui.app import EstApp
    from est_tui.screens.view import View


class Commands(CommandPalette):
    """All actions of the view it was called from, to search among."""

    DEFAULT_CSS = """
    Commands { background: transparent; align-horizontal: left; }
    Commands:ansi { background: transparent; }
    Commands > Vertical { background: $est-field; border: none; margin: 2 2; width: 1fr; max-height: 22; }
    Commands #--input { border: none; height: 3; margin: 0; padding: 1 1; background: $est-field; }
    Commands #--input.--list-visible { border: none; }
    Commands #--input SearchIcon { display: none; }
    Commands #--input LoadingIndicator { display: none; }
    Commands CommandInput,
    Commands CommandInput:focus {
        background: $est-paper;
        color: $est-ink;
        border: none;
        padding: 0 1;
    }
    Commands CommandInput > .input--placeholder { color: $est-dim; }
    Commands #--results { height: auto; max-height: 18; }
    Commands CommandList {
        background: $est-field;
        color: $est-ink;
        border: none;
        scrollbar-size: 0 0;
        padding: 0 1;
        max-height: 18;
    }
    Commands CommandList.--visible, Commands CommandList.--populating { border: none; }
    Commands CommandList > .option-list--option { padding: 0 1; text-style: none; }
    Commands CommandList > .option-list--option-highlighted,
    Commands CommandList:focus > .option-list--option-highlighted {
        background: $est-tint;
        color: $est-ink;
        text-style: none;
    }
    Commands > .command-palette--highlight { color: $est-ink; text-style: bold underline; }
    Commands > .command-palette--help-text { color: $est-dim; text-style: none; background: transparent; }
    """


class Actions(Provider):
    """The actions of the view the palette was called from, in the order of the table; quitting is never first."""

    def _actions(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        app, view = cast("EstApp", self.app), cast("View", self.screen)
        for action in keymap.of_view(view.view):
            _, method = action.keys[0]
            owner = app if method.startswith("app.") else view
            title = f"{app.words(f'action.{action.id}.foot')}  ({action.shown})"
            yield title, app.words(f"action.{action.id}.help"), getattr(owner, f"action_{method.removeprefix('app.')}")

    async def discover(self) -> Hits:
        """All of them, before anything is written."""
        for title, about, run in self._actions():
            yield DiscoveryHit(title, run, help=about)

    async def search(self, query: str) -> Hits:
        """Those whose name or sentence has what is written."""
        matcher = self.matcher(query)
        for title, about, run in self._actions():
            score = max(matcher.match(title), matcher.match(about) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(title), run, help=about)
