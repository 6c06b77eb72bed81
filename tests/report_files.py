"""Report databases for tests, as other systems would leave them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

SCHEMA = {
    "report_id": pl.String,
    "source": pl.String,
    "occurred_at": pl.Datetime("us"),
    "occurred_until": pl.Datetime("us"),
    "reported_at": pl.Datetime("us"),
    "area": pl.String,
    "place": pl.String,
    "category": pl.String,
    "subcategory": pl.String,
    "organisation": pl.String,
    "police_reported": pl.Boolean,
    "antal": pl.Int64,
}


def frame(reports: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Reports as a frame of the canonical columns; what is not given is null."""
    return pl.DataFrame([{name: report.get(name) for name in SCHEMA} for report in reports], schema=SCHEMA)


def database(file: Path, reports: pl.DataFrame, table: str = "reports") -> Path:
    """Writes a DuckDB file as another system would."""
    parquet = file.with_suffix(".written.parquet")
    reports.write_parquet(parquet)
    with duckdb.connect(str(file)) as conn:
        conn.execute(f"create or replace table {table} as select * from read_parquet($1)", [str(parquet)])
    parquet.unlink()
    return file
