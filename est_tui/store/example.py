"""The example: a workspace of an invented municipality, made from sample_data/."""

import shutil
import tempfile
from pathlib import Path

from est_tui import clock, config, resources
from est_tui.domain.asking import ask
from est_tui.errors import UsageError
from est_tui.store import last_picture
from est_tui.store.importing import import_file
from est_tui.store.pictures import read_picture
from est_tui.store.workspace import lay_down, put


def build(folder: Path | None = None) -> Path:
    """Makes the example, in a fresh temporary folder or in a named one, and returns where it is.

    A named folder that holds an example already is left as it is, with what was noted there. It is whole or not there
    at all: built beside its place and moved. Raises UsageError `example_taken` for a folder that holds anything else,
    `not_a_folder`; OSError as the disk does.
    """
    if folder is not None:
        if holds_example(folder):
            return folder
        folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="est-tui-demo-", dir=folder.parent if folder else None))
    try:
        _fill(fresh)
        if folder is not None:
            if folder.exists():
                folder.rmdir()
            fresh.rename(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return folder or fresh


def holds_example(folder: Path) -> bool:
    """True for a folder with an example in it, False for one that is empty or not there.

    Raises UsageError `example_taken` when it holds anything else, `not_a_folder` when it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("not_a_folder", folder=str(folder))
    if (folder / config.FILE).is_file() and config.load(folder).example:
        return True
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("example_taken", folder=str(folder))
    return False


def _fill(root: Path) -> None:
    """Lists of the Östersund template, the example's own files on top, its reports, and its picture as first read."""
    lay_down(root, "ostersund")
    sample = resources.folder("sample_data")
    for file in (path for path in (sample / "workspace").rglob("*") if path.is_file()):
        target = root / file.relative_to(sample / "workspace")
        target.unlink(missing_ok=True)
        put(target, file.read_bytes())
    settings = config.load(root)
    import_file(settings, sample / "reports.parquet", "canonical")
    last_picture.save(settings, read_picture(settings, ask(settings, clock.now())))
