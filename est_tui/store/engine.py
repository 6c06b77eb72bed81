"""DuckDB, without the package around it: that reads its own metadata as it is imported, 40 ms before the first report.

`duckdb` here is the compiled module whose names the package passes on: the same classes, whichever way they came.
"""

try:
    import _duckdb as duckdb
except ImportError:  # the package may come to keep it somewhere else
    import duckdb  # type: ignore[no-redef]

__all__ = ["duckdb"]
