"""One table of actions gives keys, foot, help and palette; the keys that people rely on do not move (contract.md)."""

import re

import pytest

from est_tui import keymap
from est_tui.app import EstApp
from est_tui.i18n import LANGUAGES, Words
from est_tui.screens.grid import Grid
from est_tui.screens.help import Help
from est_tui.screens.importing import Importing
from est_tui.screens.lagesbild import Lagesbild
from est_tui.screens.opened import Opened
from est_tui.screens.start import Start
from est_tui.screens.values import Values
from est_tui.screens.view import View

VIEWS: list[type[View]] = [Lagesbild, Opened, Values, Grid, Importing, Start, Help]
PROMISED = {
    "question_mark": "help",
    "enter": "open",
    "slash": "filter",
    "colon": "palette",
    "b": "blank",
    "i": "import",
    "q": "quit",
    "3": "lagesbild",
}


def test_every_view_of_the_table_is_a_view_and_the_other_way_round() -> None:
    assert {view for action in keymap.ACTIONS for view in action.views} == {view.view for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS)
def test_every_key_does_something_and_no_key_two_things(view: type[View]) -> None:
    keys = [key for action in keymap.of_view(view.view) for key, _ in action.keys]
    assert len(keys) == len(set(keys))
    for action in keymap.of_view(view.view):
        for _, method in action.keys:
            owner = EstApp if method.startswith("app.") else view
            assert callable(getattr(owner, f"action_{method.removeprefix('app.')}", None)), (action.id, method)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_action_is_said_in_few_words_and_in_a_sentence(lang: str) -> None:
    words = Words(lang)
    for action in keymap.ACTIONS:
        assert 0 < len(words(f"action.{action.id}.foot")) <= 16
        assert words(f"action.{action.id}.help").endswith(".")


def test_the_keys_of_the_contract_are_where_they_were() -> None:
    bound = {key: action.id for action in keymap.of_view("lagesbild") for key, _ in action.keys}
    assert {key: bound[key] for key in PROMISED} == PROMISED
    assert {key: a.id for a in keymap.of_view("opened") for key, _ in a.keys}["escape"] == "back"


def test_no_key_needs_a_chord() -> None:
    """Nothing with Ctrl, and nothing that stands behind AltGr on a Swedish keyboard."""
    keys = {key for action in keymap.ACTIONS for key, _ in action.keys}
    assert not [key for key in keys if re.search(r"ctrl|alt|shift\+|bracket|brace|backslash|vertical|tilde|at$", key)]


@pytest.mark.parametrize("view", [view.view for view in VIEWS])
def test_the_foot_fits_a_narrow_window_whole(view: str) -> None:
    from est_tui.widgets import frame

    for lang in LANGUAGES:
        for width in (80, 100, 160):
            text = frame.foot(view, Words(lang), width).text(width)
            assert len(text.rstrip()) <= width - 2
            assert "…" not in text
