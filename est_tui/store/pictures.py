"""The situation picture of a workspace: fetched in one lease, computed in memory (method.md, in SQL)."""

from collections.abc import Callable
from datetime import date, datetime
from types import TracebackType
from typing import Any

from est_tui import clock
from est_tui.config import Config
from est_tui.domain.periods import BASELINE
from est_tui.domain.picture import Aside, Figures, Hours, Part, Picture, Place, Question, Row, Source
from est_tui.errors import SourceAway
from est_tui.store import matching, sqlfiles
from est_tui.store.engine import duckdb
from est_tui.store.lease import attached, connect, source_name
from est_tui.store.lists import Lists, load_lists

_WINDOW = BASELINE + 1
"""Periods back that the words look at: one more than the baseline, for the period before and for last year."""
_MACROS = ("est_blank", "est_key", "est_pmf", "est_up_to", "est_mean", "est_dispersion", "est_size", "est_quantile")
_FIRST_DAY = date(1900, 1, 1)
"""Dates before it are what systems write for no date at all."""
_LONG_WINDOW = 2 * BASELINE
"""Periods back that the plot's *samma tid i fjol* looks at."""


def read_picture(config: Config, question: Question, detail: bool = True) -> Picture:
    """The picture that a question asks for, in one lease; without `detail` no places, hours, asides or earlier year.

    Raises SourceAway when the reports are out of reach, UsageError for lists or a query that cannot be used.
    """
    with take(config, question, detail) as reading:
        return reading.picture(question.part)


def take(
    config: Config, question: Question, detail: bool = True, started: Callable[[Callable[[], None]], None] | None = None
) -> "Reading":
    """Fetches what a question needs, in one lease; the source is let go before this returns. Raises as `read_picture`.

    `started` is given what breaks the reading off, to be called from another thread (a window that closes).

    The workspace's own database that is not there yet, or holds no reports table, gives an empty picture.
    """
    lists = load_lists(config.root)
    conn = connect()
    if started is not None:
        started(conn.interrupt)
    try:
        matching.install(conn, lists, (*_MACROS, "est_place") if detail else _MACROS)
        needs = _Needs(config, question, lists, detail)
        with attached(conn, config):
            _fetch(conn, needs)
        for step in ("areas", "events", "source_counts"):
            _run(conn, f"picture/{step}")
        if needs.stopped:
            _run(conn, "picture/silences")
        _run(conn, "picture/sources")
    except BaseException:
        conn.close()
        raise
    return Reading(conn, needs, clock.now())


class Reading:
    """What one lease fetched. Pictures of all, of police-reported and of other reports are made from it.

    A context manager; `close` lets the memory go. Belongs to the thread that made it.
    """

    def __init__(self, conn: duckdb.DuckDBPyConnection, needs: "_Needs", read_at: datetime) -> None:
        self._conn, self._needs, self._read_at = conn, needs, read_at

    def picture(self, part: Part) -> Picture:
        """The picture of a part: every count is over that part, while sources are counted and judged by all
        their reports: who has reported is not a matter of what the police know."""
        conn, needs = self._conn, self._needs
        _run(conn, "picture/series", part=part, window=needs.window)
        for step in ("asked", "judged", "signals", "last_year"):
            _run(conn, f"picture/{step}")
        rows = _rows(conn, "picture/rows")
        families: dict[str, list[Row]] = {"total": [], "area": [], "category": [], "cell": []}
        for row in rows:
            families[row[0]].append(_row(row, needs.detail))
        details: dict[str, Any] = {}
        if needs.detail:
            named = {"part": part, "times": needs.times, "name": needs.name}
            details = {
                "places": tuple(Place(*row) for row in _rows(conn, "picture/places", part=part)),
                "hours": tuple(Hours(*row) for row in _rows(conn, "picture/hours", **named)),
                "asides": tuple(
                    Aside(category, kind, count, area)
                    for category, kind, area, count in _rows(conn, "picture/asides", part=part)
                ),
            }
        return Picture(
            question=needs.question._replace(part=part),
            total=families["total"][0].figures,
            areas=tuple(families["area"]),
            categories=tuple(families["category"]),
            cells=tuple(families["cell"]),
            sources=tuple(Source(*row) for row in _rows(conn, "picture/source_rows")),
            sensitive=needs.sensitive,
            left_out=needs.left_out,
            read_at=self._read_at,
            **details,
        )

    def close(self) -> None:
        """Lets go of what was fetched."""
        self._conn.close()

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class _Needs:
    """What has to be fetched for a question, given the workspace's lists."""

    def __init__(self, config: Config, question: Question, lists: Lists, detail: bool) -> None:
        kinds = {category.kind for category in lists.categories}
        self.question, self.detail = question, detail
        self.name = source_name(config)
        self.times = list(config.times) if config.times is not None else None
        self.left_out = tuple(category.name for category in lists.categories if category.kind == "excluded")
        self.sensitive = frozenset(category.name for category in lists.categories if category.sensitive)
        self.conditions = "condition" in kinds
        self.by_category = bool(kinds - {"event"})
        self.by_subcategory = "excluded" in kinds
        self.split_subcategory = self.by_subcategory or (detail and bool(self.sensitive))
        self.stopped = False
        self.window = _LONG_WINDOW if detail else _WINDOW
        day = config.reports_from or _FIRST_DAY
        self.since = datetime.combine(day, datetime.min.time())

    @property
    def grain(self) -> str:
        """What elder reports are told apart by: it has to show which of them count."""
        return "subcategories" if self.by_subcategory else "categories" if self.by_category else "sources"

    def start(self, back: int) -> datetime:
        """The first moment used of the period so many back."""
        return max(self.question.period.shift(-back).start_moment, self.since)


def _fetch(conn: duckdb.DuckDBPyConnection, needs: _Needs) -> None:
    """Everything that needs the source, raw values grouped: they are few, and matched afterwards."""
    end, cutoff, since = needs.question.period.end_moment, needs.question.cutoff, needs.since
    keys = {"by_category": needs.by_category, "by_subcategory": needs.by_subcategory}
    window = {"start": needs.start(needs.window), "cutoff": cutoff}
    _run(conn, f"source/hash_{needs.grain}")
    _run(conn, "source/fetch_counts", end=end, by_subcategory=needs.split_subcategory, **window)
    _run(conn, "source/fetch_late", since=since, **window)
    ((any_unknown,),) = _rows(conn, "source/any_unknown")
    _run(conn, "source/fetch_elder", since=since, any_unknown=any_unknown, **window, **keys)
    _run(conn, "source/names", end=end, **keys)
    if needs.detail:
        _run(conn, "source/fetch_current", start=needs.start(0), end=end, cutoff=cutoff)
        _run(conn, "source/fetch_open", start=needs.start(BASELINE), cutoff=cutoff, wanted=needs.conditions)
    for step in ("spelled_areas", "spelled_categories"):
        _run(conn, f"picture/{step}")
        if needs.detail:
            _run(conn, f"picture/{step}_detail")
    _mask(conn, needs.detail)
    _run(conn, "picture/pairs", name=needs.name)
    for step in ("picture/categories", "picture/spans", "picture/no_silences", "source/no_history"):
        _run(conn, step)
    _refuse_unreadable(conn)
    ((needs.stopped,),) = _rows(conn, "picture/any_stopped")
    if needs.stopped and _run(conn, "source/stopped", window=needs.window):
        ((first, last),) = _rows(conn, "source/stopped_since")
        before = {"from": needs.start(first + BASELINE), "until": needs.start(last - 1), "since": since, "end": end}
        _run(conn, "source/fetch_history", **before, **window)


def _mask(conn: duckdb.DuckDBPyConnection, detail: bool) -> None:
    """Makes `masks`: what import keeps out of our own reports is kept out of a picture of somebody else's too.

    What is looked for is only imported where a name has ten digits or an @, a place two digits: that is seldom.
    """
    _run(conn, "picture/masks")
    for kind in ("name", "place") if detail else ("name",):
        given = [value for (value,) in _rows(conn, f"picture/suspect_{kind}s")]
        if given:
            from est_tui.domain.privacy import EVERYTHING, NAMES, mask

            kinds = NAMES if kind == "name" else EVERYTHING
            shown = [mask(value, kinds) for value in given]
            _run(conn, "picture/masks_insert", kind=kind, given=given, masked=shown)


def _refuse_unreadable(conn: duckdb.DuckDBPyConnection) -> None:
    """Rows whose times all are in a form that cannot be read must not look like a calm fortnight."""
    if not conn.execute("select 1 from fetched_names limit 1").fetchall():
        ((rows,),) = _rows(conn, "source/unreadable")
        if rows:
            raise SourceAway("source_times", n=rows)


def _run(conn: duckdb.DuckDBPyConnection, step: str, /, **values: Any) -> int:
    """Runs a step that makes something; the number of rows of a table made or filled, else 0."""
    made = conn.execute(sqlfiles.load(step).sql, values or None).fetchone()
    return int(made[0]) if made else 0


def _rows(conn: duckdb.DuckDBPyConnection, step: str, /, **values: Any) -> list[tuple[Any, ...]]:
    return conn.execute(sqlfiles.load(step).sql, values or None).fetchall()


def _row(row: tuple[Any, ...], detail: bool) -> Row:
    _, area, category, count, compared, police, *judged, series, earlier, repeated, police_compared = row
    lists = tuple(series), tuple(earlier) if detail else ()
    counts = count, compared, police, series[-2], series[0]
    return Row(Figures._make((*counts, *judged, *lists, repeated, police_compared)), area or "", category or "")
