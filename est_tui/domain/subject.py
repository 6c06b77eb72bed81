"""One area, category or both, with all that its opened view shows. Counts only, places never under three."""

from collections import Counter
from typing import NamedTuple

from est_tui.domain.picture import UNKNOWN_AREA, Aside, Figures, Hours, Picture, Row

FEW = 3
"""Counts per place under this are not told apart on the wall (*enstaka*)."""


class Subject(NamedTuple):
    """What is known of one row: its figures, its split the other way, its places in focus and its hours.

    `split` is the area's categories, the category's areas, or the whole municipality's categories; empty for a cell.
    `places` are (name, count) with at least three reports, most first; outside an area with its name where
    several have one of that name (*Skolan, Lugnvik*). `few` is how many places have fewer.
    `hidden` is True when the category is sensitive: its places are not shown at all.
    """

    area: str
    category: str
    figures: Figures
    split: tuple[Row, ...]
    places: tuple[tuple[str, int], ...]
    few: int
    hidden: bool
    hours: Hours
    asides: tuple[Aside, ...]


def open_up(picture: Picture, area: str = "", category: str = "") -> Subject:
    """The subject of an area, a category, both, or neither (the whole municipality).

    One without a row in the picture has no reports through the window: its figures are zeros that compare nothing.
    """
    places: Counter[str] = Counter()
    areas: dict[str, set[str]] = {}
    for place in picture.places:
        areas.setdefault(place.place, set()).add(place.area)
    for place in picture.places:
        if place.area == (area or place.area) and place.category == (category or place.category):
            if area:
                places[place.place] += place.count
            elif place.area != UNKNOWN_AREA:
                where = f"{place.place}, {place.area}" if len(areas[place.place]) > 1 else place.place
                places[where] += place.count
    shown = sorted(((n, c) for n, c in places.items() if c >= FEW), key=lambda item: (-item[1], item[0]))
    return Subject(
        area,
        category,
        _figures(picture, area, category),
        _split(picture, area, category),
        tuple(shown),
        len(places) - len(shown),
        category in picture.sensitive,
        _hours(picture, area, category),
        tuple(a for a in picture.asides if not category and (not area or a.area == area)),
    )


def _figures(picture: Picture, area: str, category: str) -> Figures:
    if not area and not category:
        return picture.total
    rows = picture.cells if area and category else picture.areas if area else picture.categories
    for row in rows:
        if row.area == area and row.category == category:
            return row.figures
    return picture.total._replace(
        count=0, compared=0, police_reported=0, police_compared=0, previous=0, same_last_year=0, expected=None,
        dispersion=None, low=None, high=None, p_high=None, p_low=None, q_value=None, signal="thin", like_last_year=None,
        series=tuple(None if value is None else 0 for value in picture.total.series),
        earlier=tuple(None if value is None else 0 for value in picture.total.earlier), repeated=False,
    )  # fmt: skip


def _split(picture: Picture, area: str, category: str) -> tuple[Row, ...]:
    if area and category:
        return ()
    if area:
        return tuple(Row(row.figures, category=row.category) for row in picture.cells if row.area == area)
    if category:
        return tuple(Row(row.figures, area=row.area) for row in picture.cells if row.category == category)
    return picture.categories


def _hours(picture: Picture, area: str, category: str) -> Hours:
    chosen = [
        hours
        for hours in picture.hours
        if hours.area == (area or hours.area) and hours.category == (category or hours.category)
    ]
    return Hours(
        area,
        category,
        morning=sum(h.morning for h in chosen),
        day=sum(h.day for h in chosen),
        evening=sum(h.evening for h in chosen),
        night=sum(h.night for h in chosen),
        weekend=sum(h.weekend for h in chosen),
        dated=sum(h.dated for h in chosen),
    )
