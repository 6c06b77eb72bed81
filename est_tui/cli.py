"""The command line: contract.md's commands, each in its own file under `commands/`."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path

from est_tui import __version__, config
from est_tui.errors import EstError, UsageError
from est_tui.i18n import LANGUAGES, Words

COMMANDS = ("open", "demo", "init", "import", "lagesbild", "check")


@dataclass(frozen=True, slots=True)
class Call:
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
    return replace(settings, today=parse_date(text)) if text else settings


def parse_date(text: str) -> date:
    """A date written YYYY-MM-DD. UsageError `bad_date` for anything else, 29 February of a common year too."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError("bad_date", text=text) from error


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code of contract.md. Data goes to stdout, messages to stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    words = Words(_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower() not in ("utf-8", "utf8") and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        args = _parser(words).parse_args(arguments)
        run = import_module(f"est_tui.commands.{args.command.replace('import', 'importing')}").run
        return int(run(Call(args, words, args.ascii)))
    except EstError as error:
        title, hint = words.error(error)
        print("est-tui: " + "\n  ".join(filter(None, (title, hint))), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _language(arguments: list[str]) -> str:
    """`--lang` is read before the parser is made, because the parser's own help is in that language."""
    for at, argument in enumerate(arguments):
        lang = argument.removeprefix("--lang=")
        if argument == "--lang" and at + 1 < len(arguments):
            lang = arguments[at + 1]
        if argument.startswith("--lang") and lang in LANGUAGES:
            return lang
    return "sv"


def _parser(words: Words) -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("-w", "--workspace", metavar="DIR", help=words("cli.workspace"))
    everywhere.add_argument("--lang", choices=LANGUAGES, help=words("cli.lang"))
    everywhere.add_argument("--ascii", action="store_true", help=words("cli.ascii"))
    everywhere.add_argument("--today", metavar="YYYY-MM-DD", help=words("cli.today"))
    parser = argparse.ArgumentParser(prog="est-tui", description=words("cli.about"), parents=[everywhere])
    parser.add_argument("--version", action="version", version=f"est-tui {__version__}")
    parser.set_defaults(command="open", workspace=None, lang="sv", ascii=False, today=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=words("cli.commands"))
    for name in COMMANDS:
        about = words(f"cli.{name}.about")
        sub = commands.add_parser(name, help=about, description=about, parents=[everywhere])
        import_module(f"est_tui.commands.{name.replace('import', 'importing')}").arguments(sub, words)
    return parser
