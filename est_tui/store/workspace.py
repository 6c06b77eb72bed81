"""A new workspace on disk, laid down from one of the templates that come with the program."""

import os
from pathlib import Path

import est_tui
from est_tui import config
from est_tui.errors import UsageError

TEMPLATES = ("empty", "ostersund", "jamtland")
_FOLDERS = ("inkorg", "mappings", "exports")


def lay_down(folder: Path, template: str = "empty") -> list[str]:
    """Makes a workspace of a template in a folder, which is created with its parents where it is missing.

    What already lies there is never touched: returns the names of those files of the template that were there before.
    Folders made here can be entered, and files read, by their owner alone: reports and settings will lie in them.
    Raises UsageError: `workspace_there` when the folder holds a workspace, `not_a_folder`; OSError as the disk does.
    """
    if (folder / config.FILE).exists():
        raise UsageError("workspace_there", folder=str(folder))
    source = Path(est_tui.__file__).parent / "templates" / template
    kept = []
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for place in (folder, *(folder / name for name in _FOLDERS)):
            place.mkdir(mode=0o700, exist_ok=True)
        # est.toml makes a folder a workspace, so it comes last: one that was broken off can be laid down again.
        files = sorted(path for path in source.rglob("*") if path.is_file())
        for file in sorted(files, key=lambda path: path.name == config.FILE):
            name = file.relative_to(source).as_posix()
            if not put(folder / name, file.read_bytes()):
                kept.append(name)
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("not_a_folder", folder=str(folder)) from error
    return kept


def put(path: Path, content: bytes) -> bool:
    """Writes a new file that only its owner can read; False, and nothing done, when there is one already."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        return False
    with open(handle, "wb") as file:
        file.write(content)
    return True
