"""Draws the example's reports from world.toml: an invented municipality, three years, always the same.

    python sample_data/make.py [--to FILE]

Every stream (an organisation, a category, a subcategory) gives each day a Poisson number of events, and an event gives
one to three reports. A stream has chance of its own, so that a change to one leaves the others as they were. Only
`Random.random()` is used: it is the one method whose sequence Python promises to keep.
"""

import argparse
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from math import exp
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

HERE = Path(__file__).parent
SEED = 307
DAY = timedelta(days=1)
SCHEMA: dict[str, Any] = {
    "report_id": pl.String,
    "source": pl.String,
    "occurred_at": pl.Datetime("us"),
    "occurred_until": pl.Datetime("us"),
    "reported_at": pl.Datetime("us"),
    "area": pl.String,
    "place": pl.String,
    "category": pl.String,
    "subcategory": pl.String,
    "organisation": pl.String,
    "police_reported": pl.Boolean,
    "text": pl.String,
}


@dataclass(frozen=True, slots=True)
class Stream:
    """Events of one organisation and one kind, with the mean number of reports on each day it has any."""

    name: str
    organisation: str
    category: str
    kind: list[Any]
    days: list[tuple[date, float]]
    areas: dict[str, float]
    places: dict[str, float]


class Draw:
    """Chance, from uniform numbers alone."""

    def __init__(self, name: str) -> None:
        self.uniform = Random(f"{SEED} {name}").random

    def one(self, weights: dict[Any, float]) -> Any:
        """One of the keys, as often as its weight says."""
        sums = list(accumulate(weights.values()))
        return list(weights)[min(bisect_right(sums, self.uniform() * sums[-1]), len(sums) - 1)]

    def number(self, mean: float) -> int:
        """A Poisson number (Knuth: uniform numbers are multiplied until they fall below e to the -mean)."""
        n, product, floor = 0, self.uniform(), exp(-mean)
        while product > floor:
            n, product = n + 1, product * self.uniform()
        return n

    def below(self, n: int) -> int:
        """An integer from 0 to n - 1."""
        return int(self.uniform() * n)

    def happens(self, share: float) -> bool:
        """True so often."""
        return self.uniform() < share


def main(to: Path) -> None:
    """Writes all reports that were known when the file was read out, in the order they were reported."""
    world = tomllib.loads((HERE / "world.toml").read_text(encoding="utf-8"))
    rows = list(reports(world))
    rows.sort(key=lambda row: (row["reported_at"], row["occurred_at"], row["organisation"], row["category"]))
    numbers: dict[str, int] = {}
    for row in rows:
        numbers[row["source"]] = numbers.get(row["source"], 0) + 1
        row["report_id"] = f"{row['source'][0].upper()}{numbers[row['source']]:06}"
    pl.DataFrame(rows, schema=SCHEMA).write_parquet(to, compression="zstd", compression_level=19, statistics=False)


def reports(world: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every report known at `read`, in no order."""
    series = dict(world["series"])
    mean_series = sum(n * weight for n, weight in series.items()) / sum(series.values())
    for stream in [*ordinary(world), *planted(world)]:
        draw = Draw(stream.name)
        for day, mean in stream.days:
            for _ in range(draw.number(mean / mean_series)):
                for row in event(world, draw, stream, day, draw.one(series)):
                    if row["reported_at"] < world["read"] and not left_out(world, draw, row):
                        yield {k: v for k, v in row.items() if k != "at"}
    yield from calendar(world)


def ordinary(world: dict[str, Any]) -> Iterator[Stream]:
    """The everyday: every organisation, category and subcategory, through seasons and weekdays."""
    flat = [1.0] * 12
    for name, organisation in world["organisation"].items():
        first = max(world["first"], organisation.get("from", world["first"]))
        days = list(stretch(first, world["read"].date()))
        for category, rate in organisation["reports"].items():
            what = world["category"][category]
            week = share(world["week"][what["week"]])
            areas = {
                area: at["weight"] * at.get("more", {}).get(category, 1)
                for area, at in world["area"].items()
                if area in organisation.get("only", world["area"])
            }
            for kind in what["kinds"]:
                subcategory = world["bicycle"] if kind[0] == "Cykelstöld" else what
                months = share(subcategory.get("months", flat))
                of_all = kind[1] / sum(weight for _, weight, _ in what["kinds"])
                means = [(day, rate * of_all / 14 * week[day.weekday()] * months[day.month - 1]) for day in days]
                yield Stream(f"{name} {category} {kind[0]}", name, category, kind, means, areas, {})


def planted(world: dict[str, Any]) -> Iterator[Stream]:
    """What is more than usual: festivals, bursts and a slow rise, on top of the everyday."""
    for more in world["more"]:
        areas = {more["area"]: 1.0} if "area" in more else {a: at["weight"] for a, at in world["area"].items()}
        windows = more["days"] if isinstance(more["days"][0], list) else [more["days"]]
        parts = sum(more["categories"].values()) * sum(more["organisations"].values())
        for organisation, at_one in more["organisations"].items():
            for category, of_one in more["categories"].items():
                kinds = [k for k in world["category"][category]["kinds"] if k[0] in more.get("kinds", k)]
                for kind in kinds:
                    part = at_one * of_one / parts * kind[1] / sum(weight for _, weight, _ in kinds) / 14
                    means = [(d, part * rate) for first, last in windows for d, rate in ramp(first, last, more)]
                    name = f"{more['name']} {more.get('throw', 0)} {organisation} {category} {kind[0]}"
                    yield Stream(name, organisation, category, kind, means, areas, more.get("places", {}))


def ramp(first: date, last: date, more: dict[str, Any]) -> Iterator[tuple[date, float]]:
    """Each day of a window with its rate, even from the first day's to the last's but for its weekday's share."""
    begin, end = more["reports"]
    week = share(more.get("week", [1] * 7))
    for day in stretch(first, last):
        yield day, (begin + (end - begin) * ((day - first).days / max(1, (last - first).days))) * week[day.weekday()]


def stretch(first: date, last: date) -> Iterator[date]:
    """The days from first to last, both inclusive."""
    return (first + DAY * n for n in range((last - first).days + 1))


def share(weights: list[float]) -> list[float]:
    """Weights made factors, with mean 1."""
    return [weight * len(weights) / sum(weights) for weight in weights]


def event(world: dict[str, Any], draw: Draw, stream: Stream, day: date, n: int) -> Iterator[dict[str, Any]]:
    """The reports of one event: the same area and kind, nearly the same time, mostly the same place."""
    organisation = world["organisation"][stream.organisation]
    hours = world["hours"][world["category"][stream.category]["hours"]]
    area = draw.one(stream.areas)
    hour = draw.one(dict(enumerate(hours, 6)))
    places = stream.places or world["area"][area]["places"]
    place = draw.one(places) if draw.happens(0.75) else None
    for _ in range(n):
        began = datetime.combine(day, time()) + timedelta(hours=hour, minutes=5 * draw.below(12))
        occurred = datetime.combine(began, time()) if draw.happens(organisation.get("date_only", 0)) else began
        reported = reported_at(draw, organisation, began)
        police = draw.happens(organisation.get("police", 0))
        yield {
            "source": organisation.get("source", "est-rapporter"),
            "occurred_at": occurred,
            "occurred_until": occurred_until(world, draw, stream, began),
            "reported_at": reported,
            "area": written(world, draw, area, organisation["unknown"]),
            "place": place if draw.happens(0.85) else draw.one(places),
            "category": stream.category,
            "subcategory": stream.kind[0] or None,
            "organisation": stream.organisation,
            "police_reported": police,
            "text": draw.one(dict.fromkeys(stream.kind[2], 1)) if stream.kind[2] and draw.happens(0.7) else None,
            "at": area,
        }


def reported_at(draw: Draw, organisation: dict[str, Any], began: datetime) -> datetime:
    """When the report came in: days later, in office hours for all but the police; never before it happened."""
    day = began.date() + DAY * draw.one(dict(organisation["delay"]))
    police = organisation.get("source") is not None
    if not police and day.weekday() > 4:
        day += DAY * (7 - day.weekday())
    first, hours = (6, 17) if police else (7, 10)
    reported = datetime.combine(day, time()) + timedelta(hours=first, minutes=5 * draw.below(12 * hours))
    return max(reported, began + timedelta(minutes=10 + 5 * draw.below(24)))


def occurred_until(world: dict[str, Any], draw: Draw, stream: Stream, began: datetime) -> datetime | None:
    """When a condition was mended (null: still open), or the end of the stretch in which something was stolen."""
    if stream.category in ("Nedskräpning", "Belysning och sikt"):
        mended = began + timedelta(days=2 + draw.below(12) * draw.below(5), hours=draw.below(6))
        return mended if mended < world["read"] else None
    if stream.kind[0] in ("Cykelstöld", "Inbrott förråd/källare") and draw.happens(0.5):
        return began + timedelta(hours=1 + draw.below(20))
    return None


def written(world: dict[str, Any], draw: Draw, area: str, unknown: float) -> str | None:
    """The area as the reporter wrote it: now and then by another name, now and then not so that it can be told."""
    if draw.happens(unknown):
        return str(draw.one(dict.fromkeys(world["vague"], 1))) if draw.happens(0.35) else None
    others = world["area"][area].get("also", [])
    return str(draw.one(dict.fromkeys(others, 1))) if others and draw.happens(0.06) else area


def left_out(world: dict[str, Any], draw: Draw, row: dict[str, Any]) -> bool:
    """True for a report that a planted calm or silence takes away."""
    for fewer in world["fewer"]:
        first, last = fewer["days"]
        inside = first <= row["occurred_at"].date() <= last
        named = fewer.get("organisation") in (None, row["organisation"]) and fewer.get("area") in (None, row["at"])
        if inside and named and not draw.happens(fewer["keep"]):
            return True
    return False


def calendar(world: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """What was planned: listed beside the picture, never counted."""
    for item in world["calendar"]:
        for day in item["days"]:
            yield {
                "source": "est-rapporter",
                "occurred_at": datetime.combine(day, time()),
                "reported_at": datetime.combine(day - 14 * DAY, time(9)),
                "area": item["area"],
                "category": "Arrangemang",
                "subcategory": item["kind"],
                "organisation": "Skola och fritid",
                "police_reported": False,
                "text": item["text"],
            }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--to", type=Path, default=HERE / "reports.parquet", metavar="FILE")
    main(parser.parse_args().to)
