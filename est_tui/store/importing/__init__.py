"""One file of reports, from its bytes to the workspace's own database."""

from est_tui.store.importing.result import ImportResult
from est_tui.store.importing.run import import_file

__all__ = ["ImportResult", "import_file"]
