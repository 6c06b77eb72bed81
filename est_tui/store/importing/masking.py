"""What must not be kept of a part's values, found in Python among the few that DuckDB's sieve lets through."""

import duckdb

from est_tui.domain.privacy import CANDIDATE, EVERYTHING, mask
from est_tui.store import sqlfiles

MACROS = ("est_clean", "est_seam")
"""What the statements here need, beside the macros of all rooms."""
_SIEVE = "|".join(CANDIDATE[kind] for kind in EVERYTHING)


def keep(conn: duckdb.DuckDBPyConnection) -> None:
    """Makes `kept` of `typed`: for each value that is not kept as it is, what is kept of it."""
    conn.execute(sqlfiles.load("import/given").sql, {"sieve": _SIEVE})
    conn.execute(sqlfiles.load("import/candidates").sql, dict(CANDIDATE))
    conn.execute(sqlfiles.load("import/masked").sql)
    for bits, texts in conn.execute(sqlfiles.load("import/together").sql).fetchall():
        kinds = tuple(kind for at, kind in enumerate(EVERYTHING) if bits >> at & 1)
        conn.execute(sqlfiles.load("import/masked_insert").sql, {"kinds": bits, "texts": mask(texts, kinds)})
    conn.execute(sqlfiles.load("import/kept").sql)
