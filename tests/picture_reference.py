"""method.md once more, in Polars and plain Python: the whole picture recomputed, with nothing of the project's SQL."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import polars as pl
from scipy_reference import adjusted, judge, like_last_year, silent

from est_tui.domain.picture import Question
from est_tui.store.lists import Lists

FORTNIGHT = timedelta(days=14)
Counts = dict[int, int]
"""Counts by period, so many back."""


@dataclass
class RefSource:
    """One pair of feed and organisation."""

    name: tuple[str, str | None]
    reach: int
    last_back: int
    last_reported_at: datetime
    by_back: Counts
    count: int = 0
    silent: bool = False
    comparable: bool = False

    def baseline(self, back: int) -> list[int]:
        """Its own 26 periods before one, as far as it has data."""
        return [self.by_back.get(b, 0) for b in range(back + 1, back + 27) if b <= self.reach]


@dataclass
class RefRow:
    """One series and its figures; `near` when an outcome hangs on a rounding error."""

    key: tuple[str, str]
    count: int
    police: int
    series: list[int | None]
    back_27: int | None
    judged: Any = None
    thin: bool = True
    signal: str = "thin"
    q_value: float | None = None
    like: bool | None = None
    repeated: bool = False


@dataclass
class RefPicture:
    families: dict[str, dict[tuple[str, str], RefRow]]
    sources: list[RefSource]


def recompute(reports: pl.DataFrame, question: Question, lists: Lists, since: datetime | None) -> RefPicture:
    """The picture of a question from canonical reports whose area and category hold names of the lists or others."""
    end, cutoff = question.period.end_moment, question.cutoff
    known = pl.max_horizontal("occurred_at", pl.coalesce("reported_at", "occurred_at"))
    frame = reports.with_columns(
        antal=pl.col("antal").fill_null(1),
        police_reported=pl.col("police_reported").fill_null(False),
        back=((pl.lit(end) - pl.col("occurred_at")).dt.total_microseconds() - 1)
        // (FORTNIGHT // timedelta(microseconds=1)),
        known_at=known,
    ).filter(
        (pl.col("antal") > 0)
        & (pl.col("occurred_at") < end)
        & (pl.col("known_at") < cutoff)
        & (pl.col("occurred_at") >= (since or datetime(1, 1, 1)))
    )
    kinds = {c.name.casefold(): c for c in lists.categories}
    areas = {a.name.casefold(): a.name for a in lists.areas}

    def category(value: str | None) -> str:
        listed = kinds.get(_plain(value).casefold())
        return listed.name if listed else _plain(value) or "Okänd kategori"

    def kind(value: str | None) -> str:
        listed = kinds.get(_plain(value).casefold())
        return listed.kind if listed else "event"

    def area(value: str | None) -> str:
        return (areas.get(_plain(value).casefold()) if areas else _plain(value)) or "Okänt område"

    frame = frame.with_columns(
        category=_mapped(frame["category"], category),
        kind=_mapped(frame["category"], kind),
        area=_mapped(frame["area"], area),
    ).filter(pl.col("kind") == "event")
    fresh = frame.filter(pl.col("known_at") + pl.col("back") * FORTNIGHT < cutoff)
    sources = _sources(frame, fresh)
    used = [s for s in sources if s.comparable] or sources
    return RefPicture(_families(fresh, question.part, sources, used, lists), sources)


def _plain(value: str | None) -> str:
    return " ".join((value or "").split())


def _mapped(column: pl.Series, one: Callable[[str | None], str]) -> pl.Series:
    return pl.Series(column.name, [one(value) for value in column], dtype=pl.String)


def _sources(frame: pl.DataFrame, fresh: pl.DataFrame) -> list[RefSource]:
    sources = []
    for name, rows in frame.group_by("source", "organisation"):
        own = fresh.filter(
            (pl.col("source") == name[0]) & pl.col("organisation").eq_missing(pl.lit(name[1], dtype=pl.String))
        )
        reported = rows.select(pl.coalesce("reported_at", "occurred_at").max()).item()
        by_back = dict(own.group_by("back").agg(pl.col("antal").sum()).iter_rows())
        backs = rows["back"]
        found = RefSource(name, backs.max() - 1, backs.min(), reported, by_back)  # type: ignore[arg-type, operator]
        part = own.filter(pl.col("back") == 0)
        found.count = part["antal"].sum()
        found.silent = any(silent(found.baseline(back)) for back in range(found.last_back))
        sources.append(found)
    spans = [min(s.reach, 26) for s in sources if not s.silent]
    for found in sources:
        found.comparable = not found.silent and max(min(found.reach, 26), 0) == max(max(spans), 0)
    return sources


def _families(
    fresh: pl.DataFrame, part: str, sources: list[RefSource], used: list[RefSource], lists: Lists
) -> dict[str, dict[tuple[str, str], RefRow]]:
    if part != "all":
        fresh = fresh.filter(pl.col("police_reported") == (part == "police"))
    reach = max((s.reach for s in used), default=-1)
    of_used = {s.name: s.reach for s in used}
    keys: dict[str, Callable[[str, str], tuple[str, str]]] = {
        "total": lambda area, category: ("", ""),
        "area": lambda area, category: (area, ""),
        "category": lambda area, category: ("", category),
        "cell": lambda area, category: (area, category),
    }
    families = {}
    for family, key_of in keys.items():
        counted: dict[tuple[str, str], tuple[Counts, list[int]]] = {}
        for listed in _listed(family, lists):
            counted[listed] = ({}, [0, 0])
        for row in fresh.iter_rows(named=True):
            compared, current = counted.setdefault(key_of(row["area"], row["category"]), ({}, [0, 0]))
            back, antal = row["back"], row["antal"]
            if back == 0:
                current[0] += antal
                current[1] += antal if row["police_reported"] else 0
            source_reach = of_used.get((row["source"], row["organisation"]))
            if source_reach is not None and (back == 0 or back <= source_reach):
                compared[back] = compared.get(back, 0) + antal
        rows = {}
        for key, (compared, (count, police)) in counted.items():
            values = [compared.get(b, 0) if b == 0 or b <= reach else None for b in range(28)]
            listed_or_seen = key in _listed(family, lists) or count or any(values[:27])
            if listed_or_seen:
                rows[key] = RefRow(key, count, police, values[:27][::-1], values[27])
        _judge(family, rows.values())
        families[family] = rows
    return families


def _listed(family: str, lists: Lists) -> list[tuple[str, str]]:
    if family == "total":
        return [("", "")]
    if family == "area":
        return [(a.name, "") for a in lists.areas]
    if family == "category":
        return [("", c.name) for c in lists.categories if c.kind == "event"]
    return []


def _judge(family: str, rows: Iterable[RefRow]) -> None:
    members = []
    for row in rows:
        *baseline, y = row.series
        assert y is not None
        row.judged = judge(y, [v for v in baseline if v is not None])
        n = sum(v is not None for v in baseline)
        row.thin = n < 8 or (row.judged.mean < 1 and y < 3)
        if not row.thin:
            members.append(row)
    entered = [
        min(1.0, r.judged.p_high / r.judged.p_three) if r.judged.mean < 1 and family != "total" else r.judged.p_high
        for r in members
    ]
    q_high = adjusted([min(1.0, max(0.0, p)) for p in entered])
    q_low = adjusted([min(1.0, max(0.0, r.judged.p_low)) for r in members])
    for row, p, high, low in zip(members, entered, q_high, q_low, strict=True):
        row.q_value = high if p <= row.judged.p_low else low
        _word(row, high, low)
    if family == "total":
        for row in rows:
            if row.judged is not None:
                row.q_value = min(1.0, 2 * min(row.judged.p_high, row.judged.p_low))
            if not row.thin:
                _word(row, row.q_value, row.q_value)  # type: ignore[arg-type]


def _word(row: RefRow, q_high: float, q_low: float) -> None:
    y, judged = row.series[-1], row.judged
    assert y is not None
    row.signal = "normal"
    if q_high <= 0.10 and y >= 3 and y > judged.high:
        row.signal = "high"
    elif q_low <= 0.10 and judged.mean >= 3 and y < judged.low:
        row.signal = "low"
    if row.signal != "normal":
        row.like = like_last_year(y, [v for v in (row.series[1], row.series[0], row.back_27) if v is not None])
    before = row.series[-2]
    if before is not None:
        earlier = judge(before, [v for v in [row.back_27, *row.series[:-2]] if v is not None])
        if earlier is not None:
            row.repeated = (y > judged.high and before > earlier.high) or (y < judged.low and before < earlier.low)
