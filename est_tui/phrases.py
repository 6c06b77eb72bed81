"""The lägesbild in words: what the figures say, who has reported, and what is left out of the comparison."""

import re

from est_tui.domain.picture import Figures, Picture, Source
from est_tui.domain.signs import clean
from est_tui.i18n import Words

_BRACKETS = re.compile(r" \([^()]*\)$")
POLISEN = "polisen"
"""The built-in feed whose reports are published events, not crime reports: always named as such (wording.md)."""


def word(figures: Figures, words: Words, document: bool = False) -> str:
    """The computed word with what belongs to it: *i överkant två perioder i rad*, *fler än vanligt, som i fjol*.

    In documents the quiet ones read *inom det vanliga* and *för få rapporter för att jämföra* (wording.md).
    """
    key = figures.word
    text = words(f"document.{key}" if document and key in ("normal", "thin") else f"signal.{key}")
    if key in ("above", "below") and figures.repeated:
        return words("signal.repeated", word=text)
    if key in ("high", "low") and figures.like_last_year:
        return words("signal.like_last_year", word=text)
    return text


def sign(figures: Figures) -> str:
    """▲ above, ▼ below the usual, nothing else."""
    return {"high": "▲", "low": "▼"}.get(figures.signal, "")


def band(figures: Figures, words: Words) -> str:
    """The usual band, `241–318`; a dash where there is too little to compare with."""
    if figures.signal == "thin" or figures.low is None or figures.high is None:
        return "–"
    return f"{words.number(figures.low)}–{words.number(figures.high)}"


def number(value: int | None, words: Words) -> str:
    """A figure, or nothing at all where there is no data: never a zero."""
    return "" if value is None else words.number(value)


def series(values: tuple[int | None, ...], words: Words) -> str:
    """The year's bars in words, oldest first, for whoever does not see them."""
    told = ", ".join(words("document.missing") if value is None else words.number(value) for value in values)
    return words("document.values", values=told)


def source_name(source: Source, words: Words) -> str:
    """What a source is called: its organisation, else its feed."""
    if source.source == POLISEN and not source.organisation:
        return words("picture.polisen")
    return clean(source.organisation or source.source)


def coverage(picture: Picture, words: Words) -> list[str]:
    """Who has reported and who has not, most important first; each a phrase of its own."""
    reported: dict[str, bool] = {}
    for source in picture.sources:
        name = source_name(source, words)
        reported[name] = reported.get(name, False) or source.count > 0
    parts = list(reported)
    if len(reported) > 1:
        parts = [words("picture.coverage", n=sum(reported.values()), of=len(reported))]
    if not picture.question.complete:
        parts.append(words("picture.unfinished"))
    parts += [silence(source, words) for source in picture.sources if source.silent]
    apart = picture.total.count - picture.total.compared
    if apart > 0:
        parts.append(words.many("picture.newcomer", apart))
    silent = {source_name(source, words) for source in picture.sources if source.silent}
    if len(reported) > 1:
        quiet = [name for name, some in reported.items() if not some and name not in silent]
        parts += [words("picture.quiet", name=name) for name in quiet]
    else:
        parts += uncounted(picture, words)
    return parts


def shorter(parts: list[str], picture: Picture, words: Words) -> list[str]:
    """The same phrases as said where rows are short: nothing in brackets, the newcomers as a number."""
    apart = picture.total.count - picture.total.compared
    long = words.many("picture.newcomer", apart)
    short = words("picture.newcomer_short", n=words.number(apart))
    whole = words("picture.polisen")  # its bracket is not to be lost: events, not crime reports
    return [short if part == long else part if part == whole else _BRACKETS.sub("", part) for part in parts]


def uncounted(picture: Picture, words: Words) -> list[str]:
    """What is listed, not counted, with its number; and what is left out: *utan Trafikkontroll (41), Brand*."""
    counts: dict[str, int] = {}
    for aside in picture.asides:
        if aside.kind == "calendar" and aside.count:
            counts[aside.category] = counts.get(aside.category, 0) + aside.count
    names = [f"{clean(name)} ({words.number(n)})" for name, n in counts.items()] + [*map(clean, picture.left_out)]
    return [words("picture.without", names=", ".join(names))] if names else []


def silence(source: Source, words: Words) -> str:
    """A silent source said plainly, with what it usually sends; never a zero."""
    name = source_name(source, words)
    if source.low is None or source.high is None:
        return words("picture.silent_bare", name=name)
    return words("picture.silent", name=name, low=source.low, high=source.high)


def fitted(parts: list[str], short: list[str], width: int) -> str:
    """The phrases joined by ` · ` in so many cells: all of them short if that is what it takes, else as many as fit.

    >>> fitted(["8 av 10 har rapporterat", "Nordvakt: inga (brukar vara 10–18)"], ["8 av 10", "Nordvakt: inga"], 45)
    '8 av 10 har rapporterat · Nordvakt: inga'
    """
    chosen = list(short)
    for at, part in enumerate(parts):
        if len(" · ".join([*chosen[:at], part, *chosen[at + 1 :]])) <= width:
            chosen[at] = part
    while len(chosen) > 1 and len(" · ".join(chosen)) > width:
        chosen.pop()
    return " · ".join(chosen)
