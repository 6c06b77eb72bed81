"""The lägesbild as a table for the terminal: the screen's columns and words, without its colours."""

from collections.abc import Iterable

from est_tui.domain.signs import ASCII, bars, cells
from est_tui.exports.document import Document, Line, Table
from est_tui.i18n import Words

NAME_WIDTH = 34


def render(document: Document, words: Words, ascii_only: bool = False) -> str:
    """The document as plain text, at most about 100 columns wide."""
    parts = [f"{document.title}  {document.period} · {document.days}    {' · '.join(document.marks)}"]
    parts += [" · ".join(filter(None, (document.municipality, *document.notes[:1]))), *document.notes[1:], ""]
    width = max((cells(line.name) for table in document.tables for line in _lines(table)), default=0)
    for table in document.tables:
        parts += [*_table(table, max(16, min(width, NAME_WIDTH)), words), ""]
    text = "\n".join(line.rstrip() for line in [*parts, *document.foot]) + "\n"
    return text.translate(ASCII) if ascii_only else text


def _lines(table: Table) -> tuple[Line, ...]:
    return (table.total, *table.loud, *table.rest)


def _table(table: Table, width: int, words: Words) -> Iterable[str]:
    heads = [words(f"picture.{key}") for key in ("count", "usual", "year", "word")]
    counts = max(len(heads[0]), *(len(line.count) for line in _lines(table)))
    aparts = max(len(line.apart) for line in _lines(table))
    lows = max(len(line.band.partition("–")[0]) for line in _lines(table))
    highs = max(len(line.band.partition("–")[2]) for line in _lines(table))
    usual = max(len(heads[1]), lows + 1 + highs)

    def row(name: str, count: str, sign: str, apart: str, band: str, year: str, word: str) -> str:
        beside = f" {apart:<{aparts}}" if aparts else ""
        name += " " * (width - cells(name))
        return f"{name}  {count:>{counts}} {sign:1}{beside}  {band:^{usual}}  {year:27}  {word}"

    def said(line: Line) -> str:
        low, _, high = line.band.partition("–")
        name = line.name if cells(line.name) <= width else line.name[: width - 1] + "…"
        band = f"{low:>{lows}}–{high:<{highs}}"
        return row(name, line.count, line.sign, line.apart, band, bars(line.figures.series), line.word)

    loud, rest = [said(line) for line in table.loud], [said(line) for line in table.rest]
    total = said(table.total)
    yield row(table.head, heads[0], "", "", heads[1], heads[2], heads[3])
    yield total
    yield "─" * max(map(cells, (total, *loud, *rest)))
    yield from (*loud, *([""] if loud and rest else []), *rest)
    if table.folded:
        yield table.folded
