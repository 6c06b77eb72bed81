"""A database file that is not there yet: built beside its place and moved there, whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from glob import escape
from pathlib import Path

SUFFIXES = ("", ".wal", ".wal.checkpoint", ".wal.recovery", ".tmp")
"""What DuckDB may write beside a database, by what it appends to the name."""


class Overtaken(Exception):
    """Somebody else made the database in the same moment: what was built is not it."""


def unborn(database: str) -> str:
    """Where this process builds a database before it gets its name."""
    path = Path(database)
    return str(path.with_name(f".{path.name}.{os.getpid()}.new"))


def born(database: str, build: Callable[[str], None]) -> None:
    """Has `build` make a database, then gives it its name. Raises Overtaken, and what `build` raises."""
    file = unborn(database)
    try:
        build(file)
        _publish(Path(file), Path(database))
    finally:
        for suffix in SUFFIXES:
            Path(file + suffix).unlink(missing_ok=True)


def sweep(database: Path) -> None:
    """Takes away what a process that was killed left beside the database; one that still runs keeps its file."""
    for left in database.parent.glob(f".{escape(database.name)}.*.new*"):
        pid = left.name.removeprefix(f".{database.name}.").partition(".")[0]
        if pid.isdigit() and not _runs(int(pid)):
            with suppress(OSError):  # on Windows a file in use cannot be removed, which tells as much
                left.unlink()


def _runs(pid: int) -> bool:
    if os.name == "nt":  # there the question would end the process
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return pid != os.getpid()


def _publish(unborn: Path, target: Path) -> None:
    """Gives the finished file its name, unless somebody has it already: then Overtaken."""
    try:
        if os.name == "nt":
            os.rename(unborn, target)  # refuses there what os.replace takes
        else:
            os.link(unborn, target)
    except FileExistsError as error:
        raise Overtaken from error
    except OSError:  # a disk that knows no second names, as a memory stick
        if target.exists():
            raise Overtaken from None
        os.replace(unborn, target)
