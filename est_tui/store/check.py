"""What is wrong in a workspace: settings, lists, reports, files that wait or that others can read."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import duckdb

from est_tui.config import Config
from est_tui.domain.asking import ask
from est_tui.domain.privacy import NAMES, mask
from est_tui.errors import EstError, SourceAway, UsageError
from est_tui.store import matching, sqlfiles
from est_tui.store.importing import mapping
from est_tui.store.inbox import waiting
from est_tui.store.lease import attached, connect
from est_tui.store.lists import Area, Category, Lists, key, load_lists
from est_tui.store.pictures import read_picture

Level = Literal["damage", "away", "remark"]
"""Damage must be mended; a source that is away may come back by itself; a remark is good to know."""

_DAMAGE = ("source_damaged", "source_table", "source_column", "source_values", "source_newer")
"""What, in the workspace's own database, no waiting will mend."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `check` found: how bad, where (a file, with its line where there is one), and what to say about it."""

    level: Level
    where: str
    error: EstError


def check(settings: Config, now: datetime) -> list[Problem]:
    """Everything found in a workspace, worst first. Never raises what it can tell."""
    problems = [*_waiting(settings.root), *_readable_by_others(settings), *_mappings(settings.root)]
    try:
        lists = load_lists(settings.root)
        problems += [*_parents(lists.areas, "areas.csv"), *_parents(lists.categories, "categories.csv")]
        problems += _reports(settings, lists, now)
    except UsageError as error:
        problems.append(Problem("damage", place(error), error))
    except SourceAway as error:
        own = settings.own_reports and error.key in _DAMAGE
        problems.append(Problem("damage" if own else "away", place(error) or "est.toml", error))
    return sorted(problems, key=lambda problem: ("damage", "away", "remark").index(problem.level))


def place(error: EstError) -> str:
    """The file that an error names, with its line.

    >>> place(UsageError("list_name", file="areas.csv", line=3))
    'areas.csv:3'
    """
    file, line = error.values.get("file", ""), error.values.get("line")
    return f"{file}:{line}" if line else str(file)


def _waiting(root: Path) -> Iterator[Problem]:
    for file in waiting(root):
        yield Problem("remark", f"inkorg/{file.name}", EstError("check_waiting", file=file.name))


def _readable_by_others(settings: Config) -> Iterator[Problem]:
    if os.name == "nt":  # Windows gives a user's folders to that user alone
        return
    files = [Path(settings.journal), *sorted((settings.root / "exports").glob("*"))]
    if settings.own_reports:
        files.insert(0, Path(settings.database))
    for file in files:
        if file.is_file() and file.stat().st_mode & 0o077:
            yield Problem("remark", file.name, EstError("check_open_to_others", file=str(file)))


def _mappings(root: Path) -> Iterator[Problem]:
    with connect() as conn:
        for file in sorted((root / "mappings").glob("*.sql")):
            try:
                mapping.find(conn, root, str(file))
            except UsageError as error:
                line = error.values.get("line")
                yield Problem("damage", f"mappings/{file.name}" + (f":{line}" if line else ""), error)


def _parents(listed: Sequence[Area | Category], file: str) -> Iterator[Problem]:
    known = {key(name) for entry in listed for name in (entry.name, entry.code, *entry.aliases)}
    for entry in listed:
        if entry.parent and key(entry.parent) not in known:
            yield Problem("remark", file, EstError("check_parent", name=entry.name, parent=entry.parent))


def _reports(settings: Config, lists: Lists, now: datetime) -> Iterator[Problem]:
    question = ask(settings, now)
    since = datetime.combine(settings.reports_from, time()) if settings.reports_from else datetime(1, 1, 1)
    with connect() as conn:
        matching.install(conn, lists)
        with attached(conn, settings):
            if settings.own_reports and Path(settings.database).exists():
                _rows(conn, "check/whole")
            areas = _rows(conn, "check/unmapped_areas", since=since)
            categories = _rows(conn, "check/unmapped_categories", since=since)
            ((future, last),) = _rows(conn, "check/future", cutoff=max(now, question.cutoff))
    yield from _unmapped(areas, lists.areas, "areas.csv", "check_area", "check_area_near")
    yield from _unmapped(categories, lists.categories, "categories.csv", "check_category", "check_category_near")
    if future:
        yield Problem("remark", Path(settings.database).name, EstError("check_future", n=future, last=last.date()))
    for source in read_picture(settings, question, detail=False).sources:
        if source.silent:
            name = source.organisation or source.source
            usual = {} if source.low is None else {"low": source.low, "high": source.high}
            said = EstError("check_silent_usual" if usual else "check_silent", name=name, **usual)
            yield Problem("remark", Path(settings.database).name, said)


def _unmapped(
    seen: list[tuple[str, int]], listed: Sequence[Area | Category], file: str, alone: str, near: str
) -> Iterator[Problem]:
    known = {key(name): entry.name for entry in listed for name in (entry.name, *entry.aliases)}
    for value, n in seen:
        alike = get_close_matches(key(value), known, n=1, cutoff=0.75)
        said = {"value": mask(value, NAMES), "n": n, "file": file}
        error = EstError(near, near=known[alike[0]], **said) if alike else EstError(alone, **said)
        yield Problem("remark", file, error)


def _rows(conn: duckdb.DuckDBPyConnection, name: str, **values: Any) -> list[tuple[Any, ...]]:
    return conn.execute(sqlfiles.load(name).sql, values or None).fetchall()
