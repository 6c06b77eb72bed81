"""The lägesbild as Markdown: the same document, its figures in words and tables."""

import re
from collections.abc import Iterable

from est_tui.exports.document import Document, Line, Table
from est_tui.i18n import Words


def render(document: Document, words: Words) -> str:
    """The document as Markdown with GitHub's tables. Foreign text is escaped, so that it is never read as markup."""
    title = f"{document.title} {document.period}"
    parts = ["---", f"title: {title}", f"lang: {words.lang}", "---", "", f"# {title}", ""]
    about = filter(None, (_plain(document.municipality), document.days, *document.marks))
    parts += ["**" + " · ".join(about) + "**", ""]
    parts += [*(f"- {_plain(note)}" for note in document.notes), ""]
    for table in document.tables:
        parts += [f"## {table.title}", "", *_table(table, words), ""]
    if document.sources:
        parts += [f"## {words('document.sources')}", ""]
        parts += [_row(words(f"document.{key}") for key in ("source", "count", "last", "remark")), "|---|--:|--:|---|"]
        parts += [_row(map(_plain, (s.name, s.count, s.last, s.remark))) for s in document.sources]
        parts += [""]
    parts += [f"## {words('document.reading')}", "", *(f"- {sentence}" for sentence in document.reading), ""]
    parts += [f"*{sentence}*  " for sentence in document.foot]
    return "\n".join(parts).rstrip() + "\n"


def _table(table: Table, words: Words) -> Iterable[str]:
    yield _row([table.head, *(words(f"picture.{key}") for key in ("count", "usual", "before", "last_year", "word"))])
    yield "|---|--:|:-:|--:|--:|---|"
    yield _line(table.total, strong=True)
    yield from (_line(line, strong=bool(line.sign)) for line in (*table.loud, *table.rest))
    if table.folded:
        yield ""
        yield _plain(table.folded)


def _line(line: Line, strong: bool) -> str:
    mark = "**" if strong else ""
    count = " ".join(filter(None, (f"{mark}{line.count}{mark}", line.apart)))
    word = " ".join(filter(None, (line.sign, f"{mark if line.sign else ''}{line.word}{mark if line.sign else ''}")))
    return _row([f"{mark}{_plain(line.name)}{mark}", count, line.band, line.previous, line.last_year, word])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    r"""Text that Markdown reads as it stands.

    >>> _plain("[Torvalla](x) *nu* | <b>")
    '\\[Torvalla\\](x) \\*nu\\* \\| \\<b\\>'
    """
    return re.sub(r"([\\`*_\[\]<>#|~&$])", r"\\\1", text)
