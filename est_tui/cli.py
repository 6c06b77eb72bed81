"""The command line: contract.md's commands, each in its own file under `commands/`."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from est_tui import __version__, config
from est_tui.domain.periods import day
from est_tui.domain.signs import clean
from est_tui.errors import EstError, UsageError, unexpected
from est_tui.i18n import LANGUAGES, Words
from est_tui.usage import Parser

COMMANDS = ("open", "demo", "init", "import", "lagesbild", "check")


class Call(NamedTuple):
    """One run of a command: its arguments, the language, and where the workspace is."""

    args: argparse.Namespace
    words: Words
    ascii: bool

    def root(self) -> Path | None:
        """The workspace's folder, or None where there is none anywhere."""
        return config.find_root(self.args.workspace)

    def config(self) -> config.Config:
        """The workspace's settings with `--today` and `$EST_TUI_TODAY` on top. UsageError without a workspace."""
        root = self.root()
        if root is None:
            raise UsageError("no_workspace")
        return with_today(config.load(root), self.args.today)


def with_today(settings: config.Config, named: str | None) -> config.Config:
    """The settings with today as `--today`, else `$EST_TUI_TODAY`, else as they were. UsageError: `bad_date`."""
    text = named or os.environ.get("EST_TUI_TODAY")
    return settings._replace(today=parse_date(text)) if text else settings


def parse_date(text: str) -> date:
    """A date written YYYY-MM-DD. UsageError `bad_date` for anything else, 29 February of a common year too.

    >>> parse_date("2024-02-29")
    datetime.date(2024, 2, 29)
    """
    try:
        return day(text)
    except ValueError as error:
        raise UsageError("bad_date", text=text) from error


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code of contract.md. Data goes to stdout, messages to stderr.

    130 when interrupted, as shells expect. With `EST_TUI_DEBUG` set, an unexpected failure shows where it began.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    words = Words(_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower() not in ("utf-8", "utf8") and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        args = _parse(arguments, words)
        status = int(_module(args.command).run(Call(args, words, args.ascii)))
        sys.stdout.flush()
        return status
    except EstError as error:
        return _complain(words, error)
    except KeyboardInterrupt:
        print(f"est-tui: {words('cli.interrupted')}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader has left (`| head`): nothing is wrong, and Python's own flush at exit must not say so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _complain(words, EstError("file_trouble", file=error.filename or "?", reason=error.strerror or ""))
    except Exception as error:
        return _complain(words, unexpected(error))


def _complain(words: Words, error: EstError) -> int:
    if os.environ.get("EST_TUI_DEBUG"):
        import traceback

        traceback.print_exc()
    title, hint = map(clean, words.error(error))
    print("est-tui: " + "\n  ".join(filter(None, (title, hint))), file=sys.stderr)
    return error.exit_code


def _language(arguments: list[str]) -> str:
    """`--lang` is read before the parser is made, because the parser's own help is in that language."""
    for at, argument in enumerate(arguments):
        lang = argument.removeprefix("--lang=")
        if argument == "--lang" and at + 1 < len(arguments):
            lang = arguments[at + 1]
        if argument.startswith("--lang") and lang in LANGUAGES:
            return lang
    return "sv"


def _module(command: str) -> ModuleType:
    return import_module(f"est_tui.commands.{'importing' if command == 'import' else command}")


def _parse(arguments: list[str], words: Words) -> argparse.Namespace:
    """The arguments, global ones before or after the command; no command means `open`."""
    parser = Parser(words=words, prog="est-tui", description=words("cli.about"))
    parser.add_argument("--version", action="version", version=f"est-tui {__version__}", help=words("usage.version"))
    _add_global(parser, words)
    parser.set_defaults(workspace=None, lang="sv", ascii=False, today=None)
    meant = {*arguments} & {*COMMANDS} or {"open"}
    commands = parser.add_subparsers(dest="command", metavar=words("cli.command"), title=words("cli.commands"))
    for name in COMMANDS:
        about = words(f"cli.{name}.about")
        sub = commands.add_parser(name, words=words, help=about, description=about)
        _add_global(sub, words)
        if name in meant:  # the others are only listed: a command's module is not loaded for another's sake
            _module(name).arguments(sub, words)
    args = parser.parse_args(arguments)
    return args if args.command else parser.parse_args([*arguments, "open"])


def _add_global(parser: argparse.ArgumentParser, words: Words) -> None:
    add = partial(parser.add_argument, default=argparse.SUPPRESS)  # so that a command's parser leaves what was given
    add("-w", "--workspace", metavar="DIR", help=words("cli.workspace"))
    add("--lang", choices=LANGUAGES, help=words("cli.lang"))
    add("--ascii", action="store_true", help=words("cli.ascii"))
    add("--today", metavar="YYYY-MM-DD", help=words("cli.today"))
