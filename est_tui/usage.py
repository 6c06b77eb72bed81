"""argparse that speaks the user's language: headings, help, and a sentence for everything it can complain about."""

import argparse
import re
from typing import Any, NoReturn

from est_tui.errors import UsageError
from est_tui.i18n import Words

_COMPLAINTS = {
    "expected": r"argument (?P<name>.+?): expected .+",
    "choice": r"argument (?P<name>.+?): invalid choice: (?P<value>.*?)(, maybe .+)? \(choose from (?P<choices>.+)\)",
    "invalid": r"argument (?P<name>.+?): invalid .*?value: '(?P<value>.*)'",
    "explicit": r"argument (?P<name>.+?): ignored explicit argument .+",
    "together": r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
    "required": r"the following arguments are required: (?P<names>.+)",
    "unknown": r"unrecognized arguments: (?P<names>.+)",
}
"""What argparse says, in its own English, by the key of our sentence. A test makes it say each of them."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser with `words` for everything it prints; what is wrong raises UsageError, never exits.

    No abbreviated options: a new option must not change what an old script means.
    """

    def __init__(self, *, words: Words, **settings: Any) -> None:
        def formatter(prog: str) -> argparse.HelpFormatter:
            return _Help(words, prog)

        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **settings)
        self.words = words
        self.add_argument("-h", "--help", action="help", help=words("usage.help"))

    def error(self, message: str) -> NoReturn:
        """Raises UsageError `usage` with a sentence in the user's language and the usage line."""
        raise UsageError("usage", said=self._said(message), usage=self.format_usage().strip(), prog=self.prog)

    def _said(self, message: str) -> str:
        for key, pattern in _COMPLAINTS.items():
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                return self.words(f"usage.{key}", **{k: v.replace("'", "") for k, v in match.groupdict().items()})
        return message


class _Help(argparse.HelpFormatter):
    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._words = words

    def start_section(self, heading: str | None) -> None:
        ours = {"options": "usage.options", "positional arguments": "usage.values"}.get(heading or "")
        super().start_section(self._words(ours) if ours else heading)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._words("usage.prefix") if prefix is None else prefix)
