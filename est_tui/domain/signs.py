"""The signs that text is made of, on the screen and in exports: what foreign text may hold, and bars of one cell."""

import re
import unicodedata
from collections.abc import Sequence

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+")
_STEPS = "▁▂▃▄▅▆▇"

ASCII = str.maketrans(
    {
        **dict(zip("▁▂▃▄▅▆▇█", ".:-=+*##", strict=True)),
        "▲": "^", "▼": "v", "●": "*", "○": "o", "•": "o", "·": "|", "–": "-", "—": "-", "─": "-", "│": "|", "└": "`",
        "›": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "▐": ">", "×": "x", "…": "~", "”": '"', "“": '"', "’": "'",
        "\N{NO-BREAK SPACE}": " ",
    }
)  # fmt: skip
"""What each sign becomes with `--ascii` (look.md). Letters stay: å, ä and ö are in every Swedish font."""


def clean(text: str) -> str:
    """Foreign text without what could move, hide or recolour anything: control, escape and direction marks.

    >>> clean("Kyrk\\x1b[31mgatan\\u202e")
    'Kyrk[31mgatan'
    """
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def cells(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> cells("Häggenås"), cells("日本")
    (8, 4)
    """
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)


def bars(values: Sequence[int | None], top: int | None = None) -> str:
    """One sign a value: `_` for zero, a blank for no data, `▇` for the maximum (never `█`, so that rows keep air).

    `top` gives several rows one scale; the default is the row's own maximum.

    >>> bars([None, 0, 1, 4, 8])
    ' _▁▄▇'
    """
    top = top or max((value for value in values if value is not None), default=0)
    return "".join(_bar(value, top) for value in values)


def _bar(value: int | None, top: int) -> str:
    if value is None:
        return " "
    if value == 0:
        return "_"
    return _STEPS[min(len(_STEPS), max(1, round(value / top * len(_STEPS)))) - 1]
