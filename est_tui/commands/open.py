"""`est-tui` and `est-tui open`: the dashboard."""

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from est_tui import config
from est_tui.errors import UsageError
from est_tui.i18n import Words

if TYPE_CHECKING:
    from est_tui.cli import Call


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """No arguments of its own yet."""


def run(call: "Call") -> int:
    """Opens the workspace that is meant, or the start page where there is none."""
    return show(call, call.root())


def show(call: "Call", root: Path | None) -> int:
    """Opens the dashboard on a workspace's folder. UsageError `no_terminal` where there is no screen to draw on."""
    from est_tui.cli import with_today

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError("no_terminal")
    os.environ.setdefault("ESCDELAY", "25")  # Textual waits so many ms after Esc for the rest of a longer key's code
    gc.disable()  # while modules are loaded nothing becomes garbage; EstApp lets it run again behind the first frame
    plain = call.ascii or os.environ.get("TERM") in ("linux", "vt100")
    from est_tui.app import EXAMPLE, EstApp

    settings = with_today(config.load(root), call.args.today) if root else None
    app = EstApp(settings, call.words, plain)
    chosen = app.run()
    if app.return_code:
        return app.return_code
    if chosen == EXAMPLE:
        from est_tui.commands import demo

        print(call.words("start.building"), file=sys.stderr)

        return demo.show(call)
    return show(call, Path(chosen)) if chosen else 0
