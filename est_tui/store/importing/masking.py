"""What must not be kept of a part's values, found in Python among the few that DuckDB's sieve lets through."""

import json
from collections import defaultdict
from collections.abc import Sequence

import duckdb

from est_tui.domain.privacy import CANDIDATE, EVERYTHING, Kind, mask
from est_tui.store import sqlfiles

_SIEVE = "|".join(CANDIDATE[kind] for kind in EVERYTHING)
_SEAM = '"\ue000"'
"""Between texts that are looked through as one: no finding can lie across it."""


def keep(conn: duckdb.DuckDBPyConnection) -> None:
    """Makes `kept` of `typed`: for each value that is not kept as it is, what is kept of it."""
    conn.execute(sqlfiles.load("import/given").sql, {"sieve": _SIEVE})
    alike: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for bits, number, given in conn.execute(sqlfiles.load("import/candidates").sql, dict(CANDIDATE)).fetchall():
        alike[bits].append((number, given))
    masked: list[tuple[str, str]] = []
    for bits, rows in alike.items():
        numbers, texts = zip(*rows, strict=True)
        kinds = tuple(kind for at, kind in enumerate(EVERYTHING) if bits >> at & 1)
        kept = zip(numbers, texts, masked_texts(texts, kinds), strict=True)
        masked.extend((str(number), after) for number, before, after in kept if after != before)
    conn.execute(sqlfiles.load("import/masked").sql, {"rows": json.dumps(masked, ensure_ascii=False)})
    conn.execute(sqlfiles.load("import/kept").sql)


def masked_texts(texts: Sequence[str], kinds: tuple[Kind, ...]) -> list[str]:
    """Each text masked, looked through as one: twice as fast as one by one.

    >>> masked_texts(["ring 070-174", "06 05 eller 070-174 06 05"], ("phone",))
    ['ring 070-174', '06 05 eller [telefon]']
    """
    joined = _SEAM.join(texts)
    if joined.count(_SEAM[1]) != len(texts) - 1:
        return [mask(text, kinds) for text in texts]
    return mask(joined, kinds).split(_SEAM)
