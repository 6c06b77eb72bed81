"""method.md's formulas once more, with scipy and numpy and nothing of the project: the reference of the tests."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats


@dataclass(frozen=True)
class Judged:
    mean: float
    dispersion: float
    low: int
    high: int
    p_high: float
    p_low: float
    p_three: float
    near: tuple[float, float]
    """How far P(Y <= k) is from 0.05 and 0.95 at the band's limits: under 1e-9 the next k is as right."""


def judge(y: int, baseline: Sequence[int]) -> Judged | None:
    """A value against its baseline (method.md, *Expected and usual*); None without a baseline."""
    n, total = len(baseline), sum(baseline)
    if n == 0:
        return None
    mean = (total + 0.5) / n
    spread = 1.0
    if n > 1 and total > 0:
        spread = max(1.0, float(np.var(baseline, ddof=1)) / (total / n))
    size = mean / (spread * (1 + 1 / n) - 1)
    chance = size / (size + mean)
    top = int(mean + 6 * (mean * spread * (1 + 1 / n)) ** 0.5) + 2
    up_to = stats.nbinom.cdf(np.arange(max(top, 3)), size, chance)
    low, high = (int(np.searchsorted(up_to, share)) for share in (0.05, 0.95))
    at_y = float(stats.nbinom.pmf(y, size, chance))
    return Judged(
        mean,
        spread,
        low,
        high,
        float(stats.nbinom.sf(y, size, chance)) + 0.5 * at_y,
        float(stats.nbinom.cdf(y - 1, size, chance)) + 0.5 * at_y,
        float(stats.nbinom.sf(2, size, chance)),
        (_nearness(up_to, low, 0.05), _nearness(up_to, high, 0.95)),
    )


def _nearness(up_to: "np.ndarray[tuple[int], np.dtype[np.float64]]", k: int, share: float) -> float:
    return float(min(abs(up_to[k] - share), abs(up_to[max(k - 1, 0)] - share)))


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's q values."""
    return [float(q) for q in stats.false_discovery_control(p_values)] if len(p_values) else []


def silent(baseline: Sequence[int]) -> bool:
    """Whether zero is improbable by a baseline: p_low < 0.01 (method.md, *Comparable sources*)."""
    judged = judge(0, baseline)
    return judged is not None and judged.p_low < 0.01


def like_last_year(y: int, earlier: Sequence[int]) -> bool | None:
    """Whether y does not differ from the periods 25 to 27 back that have data; None when none has."""
    if not earlier:
        return None
    trials = y + sum(earlier)
    if trials == 0:
        return True
    return bool(stats.binomtest(y, trials, 1 / (len(earlier) + 1)).pvalue > 0.10)
