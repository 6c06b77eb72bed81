"""The lägesbild as one HTML file: calm, accessible, good on paper, and without anything from outside itself."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from est_tui import phrases
from est_tui.domain.picture import Figures
from est_tui.exports.document import Document, Line, Table
from est_tui.i18n import Words

STYLE = Path(__file__).with_name("picture.css")
HEIGHT = 24
STEP = 7


def render(document: Document, words: Words) -> str:
    """The document as HTML 5: one h1, headings in order, `th scope`, and every drawing's figures as its text."""
    title = f"{document.title} {document.period}"
    marks = [f"<strong>{escape(mark)}</strong>" for mark in document.marks]
    about = " · ".join([*map(escape, filter(None, (document.municipality, document.days))), *marks])
    parts = [
        "<!doctype html>",
        f'<html lang="{words.lang}">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(' · '.join(filter(None, (title, document.municipality))))}</title>",
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>",
        "<header>",
        '<p class="est" aria-hidden="true">EST</p>',
        f"<h1>{escape(document.title)} <span>{escape(document.period)}</span></h1>",
        f'<p class="about">{about}</p>',
        *_list("notes", document.notes),
        "</header>",
        "<main>",
    ]
    for table in document.tables:
        parts += _table(table, words)
    parts += _sources(document, words)
    parts += [f"<h2>{escape(words('document.reading'))}</h2>", *_list("reading", document.reading), "</main>"]
    parts += ["<footer>", *(f"<p>{escape(sentence)}</p>" for sentence in document.foot), "</footer>", "</html>"]
    return "\n".join(parts) + "\n"


def _list(kind: str, sentences: Iterable[str]) -> list[str]:
    items = [f"<li>{escape(sentence)}</li>" for sentence in sentences]
    return [f'<ul class="{kind}">', *items, "</ul>"] if items else []


def _table(table: Table, words: Words) -> Iterable[str]:
    yield f'<h2 id="{table.key}">{escape(table.title)}</h2>'
    yield f'<div class="scroll"><table class="rows" aria-labelledby="{table.key}">'
    heads = [
        ("", table.head),
        ("n", "picture.count"),
        ("sign", ""),
        ("band", "picture.usual"),
        ("year", "picture.year"),
    ]
    heads += [("n", "picture.before"), ("n", "picture.last_year"), ("word", "picture.word")]
    yield "<thead><tr>" + "".join(_head(kind, key, words) for kind, key in heads) + "</tr></thead>"
    for kind, lines in (("total", (table.total,)), ("loud", table.loud), ("rest", table.rest)):
        if lines:
            yield f'<tbody class="{kind}">'
            yield from (_row(line, words) for line in lines)
            yield "</tbody>"
    yield "</table></div>"
    if table.folded:
        yield f'<p class="folded">{escape(table.folded)}</p>'


def _head(kind: str, key: str, words: Words) -> str:
    if not key:
        return f'<td class="{kind}"></td>'
    text = words(key) if key.startswith("picture.") else key
    return f'<th scope="col" class="{kind}">{escape(text)}</th>' if kind else f'<th scope="col">{escape(text)}</th>'


def _row(line: Line, words: Words) -> str:
    figures = line.figures
    loud = f' class="signal{" season" if figures.like_last_year else ""}"' if line.sign else ""
    low, dash, high = line.band.partition("–")
    quiet = "" if line.sign or (figures.outside and figures.signal != "thin") else " quiet"
    return (
        f'<tr{loud}><th scope="row">{escape(line.name)}</th><td class="n count">{line.count}</td>'
        f'<td class="sign">{line.sign} <span class="apart">{line.apart}</span></td>'
        f'<td class="band quiet"><span>{low}</span>{dash}<span>{high}</span></td><td>{_year(figures, words)}</td>'
        f'<td class="n quiet">{line.previous}</td><td class="n quiet">{line.last_year}</td>'
        f'<td class="word{quiet}">{escape(line.word)}</td></tr>'
    )


def _year(figures: Figures, words: Words) -> str:
    """The year's bars from zero to the row's own maximum, on the usual band; a gap where there is no data."""
    known = [value for value in figures.series if value is not None]
    thin = figures.signal == "thin" or figures.low is None or figures.high is None
    low, high = (0, 0) if thin else (figures.low or 0, figures.high or 0)
    top = max([*known, high, 1])
    drawn = []
    if not thin:
        drawn.append(_rectangle("usual", 0, HEIGHT * high / top, STEP * len(figures.series) - 1, HEIGHT * low / top))
    for at, value in enumerate(figures.series):
        if value is not None:
            kind = "now" if at == len(figures.series) - 1 else "bar" if thin or low <= value <= high else "out"
            drawn.append(_rectangle(kind, STEP * at, max(HEIGHT * value / top, 1), STEP - 1))
    title = escape(phrases.series(figures.series, words))
    size = f"0 0 {STEP * len(figures.series) - 1} {HEIGHT}"
    return f'<svg role="img" viewBox="{size}" preserveAspectRatio="none"><title>{title}</title>{"".join(drawn)}</svg>'


def _rectangle(kind: str, x: float, top: float, width: float, bottom: float = 0) -> str:
    y, height = HEIGHT - top, max(top - bottom, 1)
    return f'<rect class="{kind}" x="{x:g}" y="{y:.3g}" width="{width:g}" height="{height:.3g}"/>'


def _sources(document: Document, words: Words) -> Iterable[str]:
    if not document.sources:
        return
    yield f'<h2 id="sources">{escape(words("document.sources"))}</h2>'
    yield '<div class="scroll"><table aria-labelledby="sources">'
    heads = [("", "source"), ("n", "count"), ("n", "last"), ("", "remark")]
    yield "<thead><tr>" + "".join(_head(kind, words(f"document.{key}"), words) for kind, key in heads) + "</tr></thead>"
    yield "<tbody>"
    for source in document.sources:
        cells = f'<td class="n">{source.count}</td><td class="n quiet">{escape(source.last)}</td>'
        yield f'<tr><th scope="row">{escape(source.name)}</th>{cells}<td>{escape(source.remark)}</td></tr>'
    yield "</tbody></table></div>"
