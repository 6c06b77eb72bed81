"""What `import` says of a file, in sentences: counts and names from the lists, never what a report says."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from est_tui.domain.signs import cells, clean
from est_tui.i18n import Words

if TYPE_CHECKING:
    from est_tui.store.importing import ImportResult

_COUNTS = ("imported", "updated", "unchanged", "rejected", "excluded")
_SHOWN = 12
_WIDEST = 24
_COLUMNS = ("line", "occurred_at", "area", "place", "category", "subcategory", "organisation", "text_length", "fate")


def as_text(result: "ImportResult", words: Words, command: str = "est-tui") -> Iterator[str]:
    """The whole outcome of one file, line by line, ending with what to do next: `command` shows the picture."""
    yield words("import.title", file=clean(result.file), mapping=clean(result.mapping))
    if result.dry_run:
        yield "  " + words("import.tried")
    counts = ", ".join(words(f"importing.{key}", n=words.number(getattr(result, key))) for key in _COUNTS)
    yield f"  {words.many('import.read', result.read)}: {counts}"
    if result.first and result.last:
        span = {"first": words.day(result.first.date(), True), "last": words.day(result.last.date(), True)}
        yield "  " + words("import.span", **span)
    if result.masked:
        yield "  " + words.many("import.masked", result.masked)
    yield from ("  " + note for note in notes(result, words))
    for key, of in (("area", result.unmapped_areas), ("category", result.unmapped_categories)):
        if of:
            yield f"  {words(f'import.unmapped_{key}')}: {_listed(of, words)}"
            yield "    " + words(f"import.unmapped_{key}_hint")
    if result.rejected:
        reasons = ", ".join(
            f"{words(f'import.reason.{reason}')} ({words.number(n)})" for reason, n in result.reasons.items()
        )
        yield f"  {words.many('import.rejected', result.rejected)}: {reasons}"
    if result.rejects_file:
        yield "    " + words("import.rejects_file", file=result.rejects_file)
    if result.dry_run:
        yield ""
        yield from _first_rows(result, words)
    elif result.imported or result.updated:
        yield "  " + words("import.next", command=command)


def notes(result: "ImportResult", words: Words) -> Iterator[str]:
    """What is good to know and has no key in the JSON."""
    if not result.read:
        yield words("import.no_rows")
    if result.ahead:
        yield words.many("import.ahead", result.ahead)
    if result.shared_ids:
        yield words.many("import.shared_ids", result.shared_ids)
    if result.ignored:
        names = ", ".join(clean(name) for name in result.ignored[:_SHOWN])
        yield words("import.ignored", names=names + (" …" if len(result.ignored) > _SHOWN else ""))


def _listed(of: Mapping[str, int], words: Words) -> str:
    some = [f"{_cut(name)} ({words.number(n)})" for name, n in list(of.items())[:_SHOWN]]
    more = len(of) - len(some)
    return ", ".join(some) + (" " + words("import.more", n=words.number(more)) if more else "")


def _first_rows(result: "ImportResult", words: Words) -> Iterator[str]:
    """A plain table of the first rows; of the text only its length is shown."""
    table = [[words(f"import.column.{column}") for column in _COLUMNS]]
    for row in result.rows:
        said = {**row, "fate": words(f"import.fate.{row['fate']}")}
        table.append(["–" if said[column] is None else _cut(str(said[column])) for column in _COLUMNS])
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    for line in table:
        yield (
            "  "
            + "  ".join(
                field + " " * (width - cells(field)) for field, width in zip(line, widths, strict=True)
            ).rstrip()
        )


def _cut(text: str) -> str:
    text = clean(text)
    return text if cells(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
