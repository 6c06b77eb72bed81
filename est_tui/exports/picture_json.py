"""The lägesbild for scripts: exactly the shape that contract.md promises."""

import json
from datetime import datetime, time, timedelta
from typing import Any

from est_tui.domain.picture import Figures, Picture, Row, Source


def render(picture: Picture) -> str:
    """The picture as one JSON document of `lagesbild --format json` (contract.md); keys never depend on a language."""
    period = picture.question.period
    document = {
        "period": {
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "label": period.label,
            "complete": picture.question.complete,
        },
        "cutoff": _last_moment(picture.question.cutoff).isoformat(timespec="seconds"),
        "total": _figures(picture.total),
        "areas": [{"area": row.area, **_figures(row.figures)} for row in picture.areas],
        "categories": [{"category": row.category, **_figures(row.figures)} for row in picture.categories],
        "cells": [_cell(row) for row in picture.cells],
        "sources": [_source(source) for source in picture.sources],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n"


def _last_moment(cutoff: datetime) -> datetime:
    """The cutoff is exclusive; a whole day is printed as its last second, D 23:59:59."""
    return cutoff - timedelta(seconds=1) if cutoff.time() == time() else cutoff


def _cell(row: Row) -> dict[str, Any]:
    return {"area": row.area, "category": row.category, **_figures(row.figures)}


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "count": figures.count,
        "compared": figures.compared,
        "police_reported": figures.police_reported,
        "previous": figures.previous,
        "same_last_year": figures.same_last_year,
        "expected": figures.expected,
        "dispersion": figures.dispersion,
        "low": figures.low,
        "high": figures.high,
        "p_high": figures.p_high,
        "p_low": figures.p_low,
        "q_value": figures.q_value,
        "signal": figures.signal,
        "like_last_year": figures.like_last_year,
        "series": list(figures.series),
    }


def _source(source: Source) -> dict[str, Any]:
    last = source.last_reported_at
    return {
        "source": source.source,
        "organisation": source.organisation,
        "count": source.count,
        "last_reported_at": last.isoformat(timespec="seconds") if last else None,
        "silent": source.silent,
        "comparable": source.comparable,
    }
