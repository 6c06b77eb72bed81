"""What must not be kept of a part's values, found in Python among the few that DuckDB's sieve lets through."""

import json

import duckdb

from est_tui.domain.privacy import CANDIDATE, EVERYTHING, NAMES, mask
from est_tui.store import sqlfiles


def keep(conn: duckdb.DuckDBPyConnection) -> None:
    """Makes `kept` of `typed`: for each value that is not kept as it is, what is kept of it."""
    everything = {"everything": CANDIDATE[EVERYTHING]}
    conn.execute(sqlfiles.load("import/given").sql, everything)
    candidates = conn.execute(
        sqlfiles.load("import/candidates").sql, {**everything, "names": CANDIDATE[NAMES]}
    ).fetchall()
    masked = []
    for kind, given in candidates:
        text = mask(given, NAMES if kind == "name" else EVERYTHING)
        if text != given:
            masked.append((kind, given, text))
    conn.execute(sqlfiles.load("import/masked").sql, {"rows": json.dumps(masked, ensure_ascii=False)})
    conn.execute(sqlfiles.load("import/kept").sql)
