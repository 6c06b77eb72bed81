import traceback
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


class EstError(Exception):
    """Something the user can do something about.

    Carries a key and values, never a sentence: `i18n.Words.error` looks up `error.KEY.title`, `.detail` and `.hint`
    in the language of the one who reads it. `exit_code` is the process's, as contract.md lists them.

    >>> EstError("file_missing", file="rapporter.csv").values
    {'file': 'rapporter.csv'}
    """

    exit_code = 1

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class UsageError(EstError):
    """Wrong usage, configuration or mapping (exit 2)."""

    exit_code = 2


class SourceAway(EstError):
    """A database is locked, missing, damaged or out of reach (exit 4). The last picture stays on the screen."""

    exit_code = 4


class Refused(EstError):
    """A privacy rule, a locked meeting or a role says no (exit 5). Never repeats what was refused."""

    exit_code = 5


def unexpected(error: BaseException) -> EstError:
    """A failure nobody foresaw, as what and where it was; never its own text, which may be a report's."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(_PACKAGE)]
    place = f"{Path(frames[-1].filename).relative_to(_PACKAGE).as_posix()}:{frames[-1].lineno}" if frames else "?"
    return EstError("unexpected", kind=type(error).__name__, place=place)
