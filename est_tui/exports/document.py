"""The lägesbild as a document: one model that the text table, Markdown and HTML all render."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from est_tui import phrases
from est_tui.config import Config
from est_tui.domain.listing import arrange
from est_tui.domain.picture import Figures, Picture, Row
from est_tui.domain.signs import clean
from est_tui.i18n import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is read: foreign text cleaned, figures in words; `figures` for the one who draws the bars.

    `apart` is how many more reports there are that the comparison leaves out (+3), empty when there are none.
    """

    name: str
    count: str
    apart: str
    sign: str
    band: str
    previous: str
    last_year: str
    word: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Table:
    """Areas or categories: the unusual (`loud`) above the rest; `folded` says the thin ones in one sentence."""

    key: Literal["areas", "categories"]
    title: str
    head: str
    total: Line
    loud: tuple[Line, ...]
    rest: tuple[Line, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Who reported: how many, when last, and what there is to say about it."""

    name: str
    count: str
    last: str
    remark: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that is in a lägesbild that leaves the tool, in reading order."""

    title: str
    period: str
    days: str
    municipality: str
    marks: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    sources: tuple[SourceLine, ...]
    reading: tuple[str, ...]
    foot: tuple[str, ...]


def document(picture: Picture, settings: Config, words: Words, on_screen: bool = False) -> Document:
    """The picture in the words of a document, or (`on_screen`) in those of the screen (wording.md)."""
    period = picture.question.period
    whole = clean(settings.whole) or words("picture.everything")
    marks = [words("mark.example")] if settings.example else []
    marks.append(words("mark.internal") if on_screen else words("document.version"))
    foot = [words("picture.foot")] + ([] if on_screen else [words("document.public_record")])
    return Document(
        title=words("view.lagesbild"),
        period=period.label,
        days=f"{words.days(period.start, period.end)} {period.end.year}",
        municipality=clean(settings.municipality),
        marks=tuple(marks),
        notes=tuple(phrases.coverage(picture, words)),
        tables=(
            _table(picture, picture.areas, "areas", whole, words, on_screen),
            _table(picture, picture.categories, "categories", whole, words, on_screen),
        ),
        sources=tuple(_sources(picture, words)),
        reading=tuple(words(f"document.reading_{topic}") for topic in ("usual", "signal", "edge", "near_empty")),
        foot=tuple(foot),
    )


def _table(
    picture: Picture,
    rows: Sequence[Row],
    which: Literal["areas", "categories"],
    whole: str,
    words: Words,
    on_screen: bool,
) -> Table:
    listing = arrange(rows)

    def line(figures: Figures, name: str) -> Line:
        apart = figures.count - figures.compared
        return Line(
            name=clean(name),
            count=words.number(figures.compared),
            apart=f"+{words.number(apart)}" if apart else "",
            sign=phrases.sign(figures),
            band=phrases.band(figures, words),
            previous=phrases.number(figures.previous, words),
            last_year=phrases.number(figures.same_last_year, words),
            word=phrases.word(figures, words, document=not on_screen),
            figures=figures,
        )

    folded = ""
    if listing.folded:
        folded = words.many(f"{'lagesbild' if on_screen else 'document'}.thin_{which}", len(listing.folded))
        folded += ": " + ", ".join(f"{clean(r.name)} {words.number(r.figures.count)}" for r in listing.folded)
    return Table(
        key=which,
        title=words(f"document.{which}"),
        head=words(f"picture.{'area' if which == 'areas' else 'category'}"),
        total=line(picture.total, whole),
        loud=tuple(line(row.figures, row.name) for row in listing.loud),
        rest=tuple(line(row.figures, row.name) for row in listing.rest),
        folded=folded,
    )


def _sources(picture: Picture, words: Words) -> list[SourceLine]:
    lines = []
    for source in picture.sources:
        remark = ""
        if source.silent:
            remark = phrases.silence(source, words).partition(": ")[2]
        elif not source.comparable and picture.total.count != picture.total.compared:
            remark = words("document.newcomer")
        last = words.day(source.last_reported_at.date(), True) if source.last_reported_at else ""
        count = "" if source.silent else words.number(source.count)
        lines.append(SourceLine(phrases.source_name(source, words), count, last, remark))
    return lines
