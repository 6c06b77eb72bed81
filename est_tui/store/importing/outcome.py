"""What becomes of the staged rows: told apart from what is stored, counted, and written in one transaction."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import duckdb

from est_tui.config import Config
from est_tui.errors import EstError
from est_tui.i18n import Words
from est_tui.store import reports, sqlfiles
from est_tui.store.importing import rejects
from est_tui.store.importing.applying import Fitted
from est_tui.store.importing.loaded import Loaded, Reject, shown
from est_tui.store.importing.result import ImportResult

_COLUMN = {"time": "occurred_at", "antal": "antal"}
_NOTED = ("read", "imported", "updated", "unchanged", "rejected", "excluded", "masked")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's staged rows, on their way into the workspace's own database or only looked at."""

    config: Config
    file: Path
    mapping: str
    fitted: Fitted | None
    loaded: Loaded
    now: datetime

    def foreseen(self, conn: duckdb.DuckDBPyConnection) -> ImportResult:
        """What would become of the rows, and how the first of them would land. Writes nothing."""
        conn.execute(sqlfiles.load("import/identified").sql)
        if not reports.stored(conn, self.config):
            conn.execute(sqlfiles.load("import/stored_empty").sql)
        self._tell_apart(conn)
        shown = conn.execute(sqlfiles.load("import/first_rows").sql)
        names = [name for name, *_ in shown.description]
        rows = tuple(dict(zip(names, row, strict=True)) for row in shown.fetchall())
        return replace(self._counted(conn, self._refused(conn)), dry_run=True, rows=rows)

    def written(self, conn: duckdb.DuckDBPyConnection, key: str, words: Words) -> ImportResult:
        """Writes the rows and the list of rejected ones, all or nothing.

        Raises as `reports.writing`, EstError `reports_not_written` when the disk is full, OSError.
        """
        with reports.writing(conn, self.config, key, self.now):
            conn.execute(sqlfiles.load("import/identified").sql)
            conn.execute(sqlfiles.load("import/stored").sql)
            self._tell_apart(conn)
            refused = self._refused(conn)
            result = self._counted(conn, refused)
            listed = None
            if refused:
                listed = rejects.write(self.config.root, self.file, refused, words, self.now)
                result = replace(result, rejects_file=str(listed))
            try:
                self._commit(conn, result)
            except BaseException as error:
                if listed:
                    listed.unlink(missing_ok=True)
                if isinstance(error, duckdb.Error) and not isinstance(error, duckdb.OutOfMemoryException):
                    raise EstError("reports_not_written", file=self.config.database) from error
                raise
        return result

    def _tell_apart(self, conn: duckdb.DuckDBPyConnection) -> None:
        conn.execute(sqlfiles.load("import/several").sql)
        conn.execute(sqlfiles.load("import/fates").sql)

    def _commit(self, conn: duckdb.DuckDBPyConnection, result: ImportResult) -> None:
        (batch,) = conn.sql(sqlfiles.load("import/batch").sql).fetchall()[0]
        noted = {name: getattr(result, name) for name in _NOTED}
        noted |= {"batch": batch, "file": result.file, "mapping": result.mapping, "imported_at": self.now}
        if result.updated:
            conn.execute(sqlfiles.load("import/replaced").sql)
        conn.execute("begin")
        if result.updated:
            conn.execute(sqlfiles.load("import/former").sql, {"batch": batch})
            conn.execute(sqlfiles.load("import/outdated").sql)
        conn.execute(sqlfiles.load("import/arrived").sql, {"batch": batch})
        conn.execute(sqlfiles.load("import/batch_insert").sql, noted)
        conn.execute("commit")

    def _refused(self, conn: duckdb.DuckDBPyConnection) -> list[Reject]:
        rows = conn.sql(sqlfiles.load("import/refused").sql).fetchall()
        typed = [Reject(line, _COLUMN[reason.partition("_")[0]], reason) for line, reason in rows]
        return sorted([*self.loaded.rejected, *typed], key=lambda reject: reject.line)

    def _counted(self, conn: duckdb.DuckDBPyConnection, refused: list[Reject]) -> ImportResult:
        today = self.config.today
        now = datetime.combine(today + timedelta(days=1), time()) if today else self.now
        counts = _one(conn, "import/counts", {"now": now})
        return ImportResult(
            file=shown(self.file),
            mapping=self.mapping,
            read=self.loaded.read,
            imported=counts["imported"],
            updated=counts["updated"],
            unchanged=counts["unchanged"],
            rejected=len(refused),
            excluded=self.loaded.rows - counts["mapped"] + counts["excluded"],
            masked=counts["masked"],
            shared_ids=_one(conn, "import/shared_ids")["shared_ids"],
            unmapped_areas=dict(conn.sql(sqlfiles.load("import/unmapped_areas").sql).fetchall()),
            unmapped_categories=dict(conn.sql(sqlfiles.load("import/unmapped_categories").sql).fetchall()),
            rejects_file=None,
            reasons=Counter(reject.reason for reject in refused),
            ahead=counts["ahead"],
            first=counts["first"],
            last=counts["last"],
            ignored=self.fitted.ignored if self.fitted else (),
        )


def _one(conn: duckdb.DuckDBPyConnection, name: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
    answer = conn.execute(sqlfiles.load(name).sql, params)
    return dict(zip((column for column, *_ in answer.description), answer.fetchall()[0], strict=True))
