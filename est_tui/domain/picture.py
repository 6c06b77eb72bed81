"""The lägesbild as values: what the database computed and the screen, the exports and the store all read."""

from datetime import datetime
from typing import Literal, NamedTuple

from est_tui.domain.periods import Period

UNKNOWN_AREA = "Okänt område"
UNKNOWN_CATEGORY = "Okänd kategori"

Part = Literal["all", "police", "other"]
"""Which reports a picture is over: all, those that are *polisanmälda*, or *övriga* (null counts as övriga)."""
Signal = Literal["thin", "high", "low", "normal"]


class Question(NamedTuple):
    """What is asked of the reports: one period, everything known before the cutoff (exclusive, local time)."""

    period: Period
    cutoff: datetime
    part: Part = "all"

    @property
    def complete(self) -> bool:
        """False when the period had not ended at the cutoff; it is then compared over the same elapsed time."""
        return self.cutoff >= self.period.end_moment


class Figures(NamedTuple):
    """One series' count and how it stands against its own baseline (method.md; names as in contract.md).

    `series` is 27 values, oldest first, the last is `compared`; None is a period without data, never zero.
    `earlier` is the 26 values before those (the plot's *samma tid i fjol*), not part of the contract's JSON.
    `police_compared` is the part of `compared` that is polisanmäld.
    `repeated`: the previous period also lay outside its own band on the same side (*två perioder i rad*).
    With no baseline value `expected`, `dispersion`, the band, the p values and q are None.
    """

    count: int  # type: ignore[assignment]  # instead of a tuple's own method
    compared: int
    police_reported: int
    previous: int | None
    same_last_year: int | None
    expected: float | None
    dispersion: float | None
    low: int | None
    high: int | None
    p_high: float | None
    p_low: float | None
    q_value: float | None
    signal: Signal
    like_last_year: bool | None
    series: tuple[int | None, ...]
    earlier: tuple[int | None, ...] = ()
    repeated: bool = False
    police_compared: int = 0

    @property
    def outside(self) -> Literal["above", "below", ""]:
        """On which side of its band the count lies: a sign or *i överkant*/*i underkant* must say so."""
        if self.high is not None and self.compared > self.high:
            return "above"
        if self.low is not None and self.compared < self.low:
            return "below"
        return ""

    @property
    def band(self) -> tuple[int, int] | None:
        """The usual band as it may be shown: None where there is too little data to say what is usual."""
        if self.signal == "thin" or self.low is None or self.high is None:
            return None
        return self.low, self.high

    @property
    def word(self) -> str:
        """The word's key: `thin`, `high`, `low`, `normal`; `above`, `below` are outside the band without a sign."""
        return self.signal if self.signal != "normal" else self.outside or "normal"


class Row(NamedTuple):
    """The figures of an area, of a category, or of both together (a cell)."""

    figures: Figures
    area: str = ""
    category: str = ""

    @property
    def name(self) -> str:
        """What the row is called where rows of its kind are listed."""
        return self.area or self.category


class Source(NamedTuple):
    """One pair of feed and organisation (method.md, *Comparable sources*).

    `low` and `high` are its own usual band (None before 8 periods of its own).
    """

    source: str
    organisation: str | None
    count: int  # type: ignore[assignment]  # instead of a tuple's own method
    last_reported_at: datetime | None
    silent: bool
    comparable: bool
    low: int | None = None
    high: int | None = None


class Place(NamedTuple):
    """Reports at a street or named place in the period; sensitive categories are not in it."""

    area: str
    category: str
    place: str
    count: int  # type: ignore[assignment]  # instead of a tuple's own method


class Hours(NamedTuple):
    """When reports of one area and category happened, over sources whose times mean that.

    `dated` is how many had no usable clock time (date only, or a source whose times are when it was published).
    """

    area: str
    category: str
    morning: int
    day: int
    evening: int
    night: int
    weekend: int
    dated: int


class Aside(NamedTuple):
    """A category listed, never compared: a condition (count = open now), a calendar item, something positive."""

    category: str
    kind: Literal["condition", "calendar", "positive"]
    count: int  # type: ignore[assignment]  # instead of a tuple's own method
    area: str = ""


class Picture(NamedTuple):
    """A whole lägesbild; its rows are in contract order (Swedish alphabetical, *Okänt område* last).

    `sensitive` categories are never shown finer than area; those `left_out` (kind `excluded`) are not in it at all.
    """

    question: Question
    total: Figures
    areas: tuple[Row, ...]
    categories: tuple[Row, ...]
    cells: tuple[Row, ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...] = ()
    hours: tuple[Hours, ...] = ()
    asides: tuple[Aside, ...] = ()
    sensitive: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()
    read_at: datetime | None = None

    @property
    def split_known(self) -> bool:
        """True when a split in polisanmälda and övriga says something: over all reports, of which some are marked."""
        return self.question.part == "all" and self.total.police_reported > 0
