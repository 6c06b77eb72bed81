"""What must not be kept of a part's values, found in Python among the few that DuckDB's sieve lets through."""

import json

import duckdb

from est_tui.domain.privacy import CANDIDATE, EVERYTHING, mask
from est_tui.store import sqlfiles

_SIEVE = "|".join(CANDIDATE[kind] for kind in EVERYTHING)


def keep(conn: duckdb.DuckDBPyConnection) -> None:
    """Makes `kept` of `typed`: for each value that is not kept as it is, what is kept of it."""
    conn.execute(sqlfiles.load("import/given").sql, {"sieve": _SIEVE})
    masked = []
    for number, _, given, *may_hold in conn.execute(sqlfiles.load("import/candidates").sql, dict(CANDIDATE)).fetchall():
        kinds = tuple(kind for kind, held in zip(EVERYTHING, may_hold, strict=True) if held)
        text = mask(given, kinds)
        if text != given:
            masked.append((str(number), text))
    conn.execute(sqlfiles.load("import/masked").sql, {"rows": json.dumps(masked, ensure_ascii=False)})
    conn.execute(sqlfiles.load("import/kept").sql)
