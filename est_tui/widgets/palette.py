"""The colours (look.md, Tokens): one table a theme; every meaning also has a sign or a word."""

from collections.abc import Mapping
from functools import cache

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

THEMES: dict[str, dict[str, str]] = {
    "projektor": {
        "paper": "#FFFFFF", "ink": "#000000", "dim": "#404040", "accent": "#003CA6", "bar": "#949494",
        "out": "#5E5E5E", "rule": "#9A9A9A", "tint": "#DCE6F7", "field": "#E4E4E4", "band": "#DDE5F3",
    },
    "ljust": {
        "paper": "#FBFAF7", "ink": "#1B1A17", "dim": "#5C5850", "accent": "#0B4FB3", "bar": "#968F83",
        "out": "#6B655C", "rule": "#CFCAC0", "tint": "#EBE7DD", "field": "#F1EEE6", "band": "#E3E8F1",
    },
    "mörkt": {
        "paper": "#14171C", "ink": "#ECEAE4", "dim": "#A3A8B1", "accent": "#7FB8FF", "bar": "#5E6570",
        "out": "#8E959F", "rule": "#363C45", "tint": "#242A33", "field": "#1D2229", "band": "#1E2937",
    },
}  # fmt: skip
"""Hex colours by theme and token. `projektor` for a lit room, `ljust` for daylight, `mörkt` for the desk."""

_SIXTEEN_DARK = {"paper": 0, "ink": 15, "dim": 7, "accent": 14, "bar": 8, "out": 7, "rule": 8}
_SIXTEEN_LIGHT = {"paper": 15, "ink": 0, "dim": 0, "accent": 4, "bar": 8, "out": 8, "rule": 8}
_ON_PAPER = ("tint", "field", "band")

_BOLD = {"strong", "accent", "mark"}
_INK_OF = {"strong": "ink", "calm": "accent", "mark": "paper", "banner": "paper"}
_REVERSED = {"mark", "banner"}


class Palette:
    """Turns a token into a style: `ink`, `strong`, `dim`, `accent`, `calm` (accent, not bold), `bar`, `out`, `rule`,
    `mark` and `banner` (reversed), on a surface: `paper`, `tint`, `field` or `band`.

    With 16 colours the table is one of its own and the surfaces are paper: the nearest match hid what mattered.
    """

    def __init__(self, theme: str, sixteen: bool = False) -> None:
        self.theme = theme
        tokens = THEMES[theme]
        if sixteen:
            numbers = _SIXTEEN_DARK if theme == "mörkt" else _SIXTEEN_LIGHT
            numbers = numbers | dict.fromkeys(_ON_PAPER, numbers["paper"])
            self._colours: Mapping[str, Color] = {name: Color.from_ansi(n) for name, n in numbers.items()}
        else:
            self._colours = {name: Color.parse(value) for name, value in tokens.items()}
        self._styles: dict[tuple[str, str], Style] = {}

    def style(self, token: str, surface: str = "paper") -> Style:
        """The style of a token where it stands. KeyError for a token that is not one."""
        style = self._styles.get((token, surface))
        if style is None:
            colour = self._colours[_INK_OF.get(token, token)]
            ground = self._colours["ink" if token in _REVERSED else surface]
            style = Style.from_color(colour, ground) + Style(bold=token in _BOLD)
            self._styles[token, surface] = style
        return style


@cache
def palette(theme: str, sixteen: bool = False) -> Palette:
    """The palette of a theme, made once."""
    return Palette(theme, sixteen)


def textual_theme(name: str) -> Theme:
    """A theme for Textual with all tokens as variables `$est-…`; its derived colours do not keep the contrast."""
    tokens = THEMES[name]
    return Theme(
        name=name,
        primary=tokens["accent"],
        secondary=tokens["dim"],
        foreground=tokens["ink"],
        background=tokens["paper"],
        surface=tokens["paper"],
        panel=tokens["field"],
        accent=tokens["accent"],
        dark=name == "mörkt",
        variables=variables(name),
    )


def variables(name: str) -> dict[str, str]:
    """The tokens as CSS variables: `est-paper`, `est-ink` …"""
    return {f"est-{token}": value for token, value in THEMES[name].items()}
