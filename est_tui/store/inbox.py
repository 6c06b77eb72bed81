"""The folder `inkorg/`: files that wait to be read into the workspace, and lists of rows that were refused."""

from pathlib import Path

FOLDER = "inkorg"
REFUSED = "avvisade-"
"""How the lists of refused rows begin: they lie beside the files and are not read as such."""


def waiting(root: Path) -> list[Path]:
    """The files that wait in a workspace's inbox, by name; none where there is no inbox."""
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    files = (path for path in folder.iterdir() if path.is_file())
    return sorted(path for path in files if not path.name.startswith((".", REFUSED)))
