from typing import Any


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
