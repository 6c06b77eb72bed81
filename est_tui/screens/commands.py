"""The command palette, in our own colours and words. What it offers comes from the table of actions."""

from textual.command import CommandPalette


class Commands(CommandPalette):
    """All actions of the view it was called from, to search among."""

    DEFAULT_CSS = """
    Commands { background: transparent; align-horizontal: left; }
    Commands:ansi { background: transparent; }
    Commands > Vertical { background: $est-field; border: none; margin: 2 2; width: 76; max-height: 22; }
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
