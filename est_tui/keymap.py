"""Every key, once: bindings, the foot line, the command palette, help and README are made from this table."""

from typing import NamedTuple


class Action(NamedTuple):
    """Something a key does.

    `keys` pairs Textual's key name with the action it runs (the view's own, or the app's with `app.`);
    `shown` is how the keys are printed; `views` are the views it is bound in; `foot` is its place in the foot line
    from the left (0: not there).
    Its words are `action.ID.foot` (short) and `action.ID.help` (a sentence).
    """

    id: str
    keys: tuple[tuple[str, str], ...]
    shown: str
    views: tuple[str, ...]
    foot: int = 0


PICTURE = ("lagesbild", "opened", "values", "grid")
"""The views of the lägesbild: they share period, part and chosen row."""
EVERYWHERE = (*PICTURE, "importing", "start", "help")

ACTIONS: tuple[Action, ...] = (
    Action("open", (("enter", "open"),), "Enter", ("lagesbild", "values", "grid"), 1),
    Action("back", (("escape", "back"),), "Esc", ("opened", "values", "grid", "importing", "help"), 2),
    Action("pick", (("enter", "choose"),), "Enter", ("start",), 1),
    Action("choice", (("up", "up"), ("down", "down")), "↑ ↓", ("start",), 2),
    Action("categories", (("k", "categories"),), "k", ("lagesbild", "values"), 3),
    Action("part", (("s", "part"),), "s", PICTURE, 4),
    Action("period", (("left", "earlier"), ("right", "later")), "← →", ("lagesbild", "opened", "values"), 5),
    Action("period_grid", (("comma", "earlier"), ("full_stop", "later")), ", .", PICTURE, 0),
    Action("order", (("o", "order"),), "o", ("lagesbild", "values"), 6),
    Action("values", (("v", "values"),), "v", ("lagesbild", "opened", "values"), 7),
    Action("since", (("d", "since"),), "d", ("values",), 3),
    Action("clear", (("escape", "clear"),), "Esc", ("lagesbild",)),
    Action("filter", (("slash", "filter"),), "/", ("lagesbild", "values"), 8),
    Action("grid", (("g", "grid"),), "g", ("lagesbild", "grid"), 9),
    Action("all", (("a", "all"),), "a", ("lagesbild", "values"), 10),
    Action("neighbour", (("up", "up"), ("down", "down")), "↑ ↓", ("lagesbild", "opened", "values"), 11),
    Action(
        "jump",
        (("pageup", "page_up"), ("pagedown", "page_down"), ("home", "first"), ("end", "last")),
        "PgUp PgDn Home End",
        ("lagesbild", "values"),
    ),
    Action("split", (("pageup", "page_up"), ("pagedown", "page_down")), "PgUp PgDn", ("opened",)),
    Action(
        "move",
        (("up", "up"), ("down", "down"), ("left", "left"), ("right", "right")),
        "← → ↑ ↓",
        ("grid",),
        2,
    ),
    Action("run_import", (("enter", "run"),), "Enter", ("importing",), 1),
    Action("file", (("up", "up"), ("down", "down")), "↑ ↓", ("importing",), 3),
    Action("mapping", (("left", "left"), ("right", "right")), "← →", ("importing",), 4),
    Action("scroll", (("up", "up"), ("down", "down")), "↑ ↓", ("help",), 2),
    Action("import", (("i", "import"),), "i", PICTURE, 11),
    Action("reread", (("r", "reread"),), "r", PICTURE, 0),
    Action("lagesbild", (("3", "lagesbild"),), "3", PICTURE, 0),
    Action("theme", (("t", "app.theme"),), "t", EVERYWHERE, 0),
    Action("blank", (("b", "app.blank"),), "b", EVERYWHERE, 0),
    Action("palette", (("colon", "app.palette"),), ":", EVERYWHERE, 0),
    Action("quit", (("q", "app.quit_est"),), "q", EVERYWHERE, 0),
    Action("help", (("question_mark", "app.help"), ("f1", "app.help")), "?", (*PICTURE, "importing", "start"), 99),
)


def of_view(view: str) -> list[Action]:
    """The actions of a view, in the table's order."""
    return [action for action in ACTIONS if view in action.views]


def foot(view: str) -> list[Action]:
    """What the foot line of a view offers, most used first; help is last and stands at the right edge."""
    return sorted((action for action in of_view(view) if action.foot), key=lambda action: action.foot)
