"""An invented picture for tests of screens: two signals, one *i överkant*, two thin rows, a silent source."""

import random
from datetime import date, datetime

from est_tui.domain.periods import Period
from est_tui.domain.picture import Figures, Hours, Picture, Place, Question, Row, Signal, Source

AREAS: list[tuple[str, int, int, int, Signal]] = [
    ("Brunflo", 22, 14, 30, "normal"),
    ("Campus/Fagerbacken", 3, 6, 17, "low"),
    ("Centrum", 58, 44, 71, "normal"),
    ("Frösön", 21, 14, 31, "normal"),
    ("Häggenås", 3, 0, 6, "normal"),
    ("Karlslund", 7, 3, 12, "normal"),
    ("Körfältet", 19, 10, 23, "normal"),
    ("Lillänge", 6, 2, 10, "normal"),
    ("Lit", 5, 2, 9, "normal"),
    ("Lugnvik", 17, 6, 15, "normal"),
    ("Odensala", 2, 0, 2, "thin"),
    ("Odenskog/Odensvik", 18, 11, 25, "normal"),
    ("Odenslund", 12, 6, 17, "normal"),
    ("Ope/Optand", 1, 0, 2, "thin"),
    ("Stadsdel Norr", 11, 7, 18, "normal"),
    ("Söder", 10, 5, 14, "normal"),
    ("Torvalla", 31, 11, 24, "high"),
    ("Övrig landsbygd", 4, 2, 9, "normal"),
    ("Okänt område", 34, 25, 49, "normal"),
]
CATEGORIES: list[tuple[str, int, int, int, Signal]] = [
    ("Narkotika", 4, 1, 6, "normal"),
    ("Ordningsstörning", 8, 3, 10, "normal"),
    ("Skadegörelse", 14, 3, 9, "high"),
    ("Trafik och fordon", 3, 0, 5, "normal"),
    ("Våld och hot", 2, 0, 4, "normal"),
]
PERIOD = Period(date(2026, 11, 2))


def figures(count: int, low: int = 3, high: int = 9, signal: Signal = "normal", **changes: object) -> Figures:
    """One row's figures; the same arguments always give the same series."""
    chance = random.Random(f"{count} {low} {high}")
    usual = [max(0, round(chance.gauss((low + high) / 2, (high - low) / 4 + 0.3))) for _ in range(52)]
    values: dict[str, object] = {
        "count": count,
        "compared": count,
        "police_reported": count // 3,
        "police_compared": count // 3,
        "previous": usual[51],
        "same_last_year": usual[26],
        "expected": (low + high) / 2,
        "dispersion": 1.2,
        "low": low,
        "high": high,
        "p_high": 0.4,
        "p_low": 0.6,
        "q_value": 0.02 if signal in ("high", "low") else 0.8,
        "signal": signal,
        "like_last_year": None,
        "series": (*usual[26:], count),
        "earlier": tuple(usual[:26]),
    }
    return Figures(**(values | changes))  # type: ignore[arg-type]


def picture() -> Picture:
    """A whole invented lägesbild."""
    categories = tuple(Row(figures(n * 8, low * 8, high * 8), category=name) for name, n, low, high, _ in CATEGORIES)
    places = [
        ("Arågränd", 11),
        ("Fjällmon", 6),
        ("Skogsmon", 4),
        ("Torvallaskolan", 3),
        ("Råplan", 2),
        ("Busshållplatsen", 1),
    ]
    return Picture(
        question=Question(PERIOD, datetime(2026, 11, 18, 8, 2)),
        total=figures(284, 241, 318),
        areas=tuple(Row(figures(n, low, high, signal), area=name) for name, n, low, high, signal in AREAS),
        categories=categories,
        cells=tuple(Row(figures(n, *rest), area="Torvalla", category=name) for name, n, *rest in CATEGORIES),
        sources=(
            Source("a", "Polisen", 150, None, False, True),
            Source("a", "Storsjöhem", 90, None, False, True),
            Source("a", "Nordvakt", 0, None, True, False, 10, 18),
        ),
        places=tuple(Place("Torvalla", "Skadegörelse", place, n) for place, n in places),
        hours=(Hours("Torvalla", "Skadegörelse", 2, 6, 15, 8, 12, 0),),
        read_at=datetime(2026, 11, 18, 8, 2),
    )
