import argparse
import json
import sys
import time
from pathlib import Path

from est_tui.cli import Call
from est_tui.domain.signs import clean
from est_tui.errors import EstError, SourceAway
from est_tui.i18n import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`est-tui import FILE… --as MAPPING [--dry-run] [--format text|json]`."""
    parser.add_argument("files", metavar=words("import.file"), nargs="+", type=Path, help=words("import.files"))
    parser.add_argument(
        "--as", dest="mapping", metavar=words("import.mapping"), required=True, help=words("import.as_help")
    )
    parser.add_argument("--dry-run", action="store_true", help=words("import.dry_run"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=words("import.format"))


def run(call: Call) -> int:
    """Reads each file on its own; a file that cannot be read does not stop the others.

    0, or 3 when rows were rejected, or the first failed file's code. SourceAway when the database is out of reach.
    """
    from est_tui.commands.import_text import as_text, notes
    from est_tui.store.importing import import_file
    from est_tui.store.importing.loaded import shown

    config = call.config()
    command = f'est-tui -w "{config.root}"' if call.args.workspace else "est-tui"
    failed, rejected = 0, False
    for file in call.args.files:
        line = _Line(call.words, shown(file))
        try:
            result = import_file(
                config, file, call.args.mapping, dry_run=call.args.dry_run, progress=line.tell, words=call.words
            )
        except (SourceAway, BrokenPipeError):
            raise
        except (EstError, OSError) as error:
            line.clear()
            if len(call.args.files) == 1:
                raise
            failed = failed or getattr(error, "exit_code", 1)
            print("est-tui: " + "\n  ".join(filter(None, map(clean, call.words.error(_told(error))))), file=sys.stderr)
            continue
        line.clear()
        rejected = rejected or result.rejected > 0
        if call.args.format == "json":
            print(json.dumps(result.as_json(), ensure_ascii=False), flush=True)
            for note in notes(result, call.words):
                print(note, file=sys.stderr)
        else:
            print("\n".join(as_text(result, call.words, command)), flush=True)
    return failed or (3 if rejected else 0)


def _told(error: EstError | OSError) -> EstError:
    if isinstance(error, EstError):
        return error
    return EstError("file_trouble", file=error.filename or "?", reason=error.strerror or "")


class _Line:
    """One calm line on stderr about a file that takes more than a second; on a terminal it is rewritten."""

    def __init__(self, words: Words, file: str) -> None:
        self._words, self._file = words, file
        self._next = time.monotonic() + 1
        self._shown = False
        self._again = sys.stderr.isatty()

    def tell(self, step: str, of: int, done: int) -> None:
        """Says how far the reading has come, at most four times a second."""
        if time.monotonic() < self._next:
            return
        number = self._words.number
        of_all = self._words("import.of", of=number(of)) if of > done else ""
        text = self._words(f"import.step.{step}", file=self._file, done=number(done), of=of_all)
        print(f"\r{text}\x1b[K" if self._again else text, end="" if self._again else "\n", file=sys.stderr, flush=True)
        self._shown = True
        self._next = time.monotonic() + (0.25 if self._again else 1)

    def clear(self) -> None:
        """Takes the line away; what is said next stands in its place."""
        if self._shown and self._again:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
