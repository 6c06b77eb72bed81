"""The list of the rows that could not be read in, for whoever sent the file: never what they said."""

import csv
import os
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from est_tui.i18n import Words
from est_tui.store.importing.loaded import Reject, shown
from est_tui.store.inbox import FOLDER, REFUSED


def write(root: Path, file: Path, rejects: Iterable[Reject], words: Words, now: datetime) -> Path:
    """Writes `inkorg/avvisade-FILE-DATE.csv` with line, column and reason, as Swedish Excel opens it. 0600."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    target = _free(folder, f"{REFUSED}{_short(Path(shown(file)).stem)}-{now:%Y-%m-%d-%H%M%S}")
    unborn = target.with_name(f".{target.name}.new")
    with os.fdopen(
        os.open(unborn, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8-sig", newline=""
    ) as out:
        table = csv.writer(out, delimiter=";")
        table.writerow(("line", "column", "reason"))
        table.writerows((reject.line, reject.column, words(f"import.reason.{reject.reason}")) for reject in rejects)
        out.flush()
        os.fsync(out.fileno())
    os.replace(unborn, target)
    return target


def _short(stem: str) -> str:
    """At most eighty letters, and few enough bytes for what stands around them."""
    return stem[:80].encode()[:160].decode(errors="ignore")


def _free(folder: Path, stem: str) -> Path:
    """A name that no file has yet: two imports of one second each keep their list."""
    target = folder / f"{stem}.csv"
    for number in count(2):
        if not target.exists():
            break
        target = folder / f"{stem}-{number}.csv"
    return target
