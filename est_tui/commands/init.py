import argparse
import sys
from pathlib import Path

from est_tui.cli import Call
from est_tui.i18n import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`est-tui init DIR [--template …]`."""
    from est_tui.store.workspace import TEMPLATES

    parser.add_argument("folder", metavar="DIR", type=Path, help=words("init.folder"))
    parser.add_argument("--template", choices=TEMPLATES, default="empty", help=words("init.template"))


def run(call: Call) -> int:
    """Lays down a new workspace and says what to do next. UsageError as `lay_down` raises."""
    from est_tui.store.workspace import lay_down

    folder = call.args.folder.expanduser().absolute()
    kept = lay_down(folder, call.args.template)
    steps = [call.words("init.done", folder=folder)]
    if kept:
        steps.append(call.words("init.kept", files=", ".join(kept)))
    mapping = "polisen" if call.args.template == "jamtland" else "canonical"
    named = f'"{folder}"' if " " in str(folder) else str(folder)
    steps += [call.words(f"init.lists_{call.args.template}"), call.words("init.next", folder=named, mapping=mapping)]
    print("\n".join(steps), file=sys.stderr)
    return 0
