"""The picture last read, kept beside the workspace's files so that the screen has something true to show at once."""

import json
import os
import zlib
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Aside, Figures, Hours, Picture, Place, Question, Row, Source

_LISTS = ("est.toml", "areas.csv", "categories.csv", "organisations.csv")
_FORMAT = 3


def path(config: Config) -> Path:
    """Where it lies: counts only, no text of any report, readable by its owner alone."""
    return config.root / ".est-tui" / "picture.json"


def save(config: Config, picture: Picture) -> None:
    """Keeps a picture, whole or not at all. OSError is for the caller to ignore: nothing depends on it."""
    target = path(config)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = target.with_suffix(f".{os.getpid()}")
    try:
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(_write(config, picture), file, ensure_ascii=False, separators=(",", ":"))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def load(config: Config) -> Picture | None:
    """The picture last saved; None when there is none, or its settings, query, lists, day or version are not ours."""
    try:
        data = json.loads(path(config).read_text(encoding="utf-8"))
        if (data["format"], data["of"]) != (_FORMAT, _settings(config)):
            return None
        return _read(data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _settings(config: Config) -> int:
    """Changes when the settings, the query, the lists or the day rehearsed do: their picture is then another's."""
    value = zlib.crc32(str(config.today).encode())
    query = [config.query] if config.query else []
    for file in (*(config.root / name for name in _LISTS), *query):
        value = zlib.crc32(file.read_bytes() if file.is_file() else b"-", value)
    return value


def _write(config: Config, picture: Picture) -> dict[str, Any]:
    question = picture.question
    return {
        "format": _FORMAT,
        "of": _settings(config),
        "period": [question.period.start.isoformat(), question.period.days],
        "cutoff": question.cutoff.isoformat(),
        "read_at": picture.read_at.isoformat() if picture.read_at else None,
        "part": question.part,
        "total": picture.total,
        "areas": _rows(picture.areas),
        "categories": _rows(picture.categories),
        "cells": _rows(picture.cells),
        "sources": [_source(source) for source in picture.sources],
        "places": picture.places,
        "hours": picture.hours,
        "asides": picture.asides,
        "sensitive": sorted(picture.sensitive),
        "left_out": picture.left_out,
    }


def _source(source: Source) -> list[Any]:
    last = source.last_reported_at
    return [*source[:3], last and last.isoformat(), *source[4:]]


def _rows(rows: Iterable[Row]) -> list[list[Any]]:
    return [[row.area, row.category, *row.figures] for row in rows]


def _read(data: dict[str, Any]) -> Picture:
    period = Period(date.fromisoformat(data["period"][0]), data["period"][1])
    return Picture(
        question=Question(period, datetime.fromisoformat(data["cutoff"]), data["part"]),
        total=_made(data["total"]),
        areas=tuple(_row(row) for row in data["areas"]),
        categories=tuple(_row(row) for row in data["categories"]),
        cells=tuple(_row(row) for row in data["cells"]),
        sources=tuple(
            Source(source, organisation, count, last and datetime.fromisoformat(last), *more)
            for source, organisation, count, last, *more in data["sources"]
        ),
        places=tuple(Place(*place) for place in data["places"]),
        hours=tuple(Hours(*hours) for hours in data["hours"]),
        asides=tuple(Aside(*aside) for aside in data["asides"]),
        sensitive=frozenset(data["sensitive"]),
        left_out=tuple(data["left_out"]),
        read_at=datetime.fromisoformat(data["read_at"]) if data["read_at"] else None,
    )


def _row(values: list[Any]) -> Row:
    return Row(_made(values[2:]), values[0], values[1])


def _made(values: list[Any]) -> Figures:
    made = Figures(*values)
    return made._replace(series=tuple(made.series), earlier=tuple(made.earlier))
