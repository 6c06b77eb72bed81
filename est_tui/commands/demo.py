import argparse
import shutil
import signal
from pathlib import Path
from types import FrameType

from est_tui.cli import Call
from est_tui.i18n import Words


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`est-tui demo [--dir DIR] [--no-open]`."""
    parser.add_argument("--dir", metavar="DIR", type=Path, help=words("demo.dir"))
    parser.add_argument("--no-open", action="store_true", help=words("demo.no_open"))


def run(call: Call) -> int:
    """Builds the example and opens it, or prints where it is. UsageError as `store.example.build` raises."""
    if call.args.dir is None and not call.args.no_open:
        return show(call)
    from est_tui.store.example import build

    root = build(call.args.dir and call.args.dir.expanduser().absolute())
    if call.args.no_open:
        print(root)
        return 0
    from est_tui.commands import open as dashboard

    return dashboard.show(call, root)


def show(call: Call) -> int:
    """Opens an example that nobody named: it is gone when it is closed, with whatever was tried in it."""
    from est_tui.commands import open as dashboard
    from est_tui.store.example import build

    for name in ("SIGHUP", "SIGTERM"):  # its window was closed: Python would stop without tidying
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)
    root = build()
    try:
        return dashboard.show(call, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
