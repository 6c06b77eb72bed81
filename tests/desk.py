"""A workspace to import into, and what lies in its database afterwards."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from est_tui import config
from est_tui.store.importing import ImportResult, import_file


class Desk:
    """A fresh workspace in a folder; files are put there, mappings written, and imports made by the real thing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "mappings").mkdir(parents=True, exist_ok=True)

    @property
    def config(self) -> config.Config:
        return config.load(self.root)

    def put(self, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return file

    def mapping(self, name: str, sql: str) -> None:
        self.put(f"mappings/{name}.sql", sql)

    def take(self, file: Path, mapping: str = "canonical", **named: Any) -> ImportResult:
        result = import_file(self.config, file, mapping, **named)
        parts = (result.imported, result.updated, result.unchanged, result.rejected, result.excluded)
        assert result.read == sum(parts)
        return result

    def csv(self, header: str, *rows: str, name: str = "rapporter.csv") -> Path:
        return self.put(name, "\n".join((header, *rows)) + "\n")

    def records(self, header: Sequence[str], rows: Iterable[Sequence[str]], name: str = "rapporter.csv") -> Path:
        out = io.StringIO()
        table = csv.writer(out, delimiter=";", lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)
        return self.put(name, out.getvalue())

    def rows(self, sql: str = "select * from reports order by source, report_id, occurrence") -> list[tuple[Any, ...]]:
        with duckdb.connect(self.config.database, read_only=True) as conn:
            return conn.execute(sql).fetchall()

    def column(self, name: str) -> list[Any]:
        return [value for (value,) in self.rows(f"select {name} from reports order by report_id, occurrence")]

    def on_disk(self) -> bytes:
        """Every byte that lies in the workspace but the files put there."""
        files = (file for file in self.root.rglob("*") if file.is_file() and "reports.duckdb" in file.name)
        return b"".join(file.read_bytes() for file in files)
