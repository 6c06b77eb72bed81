"""The colours keep their contrast, and no meaning hangs on a colour alone (look.md, Tokens)."""

import pytest

from est_tui.widgets.palette import THEMES, Palette, textual_theme

TEXT = {"projektor": 7.0, "ljust": 4.5, "mörkt": 4.5}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "dim", "accent"])
@pytest.mark.parametrize("surface", ["paper", "tint", "field", "band"])
def test_text_reads_on_every_surface(theme: str, ink: str, surface: str) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme][surface]) >= TEXT[theme]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("bar", ["bar", "out"])
def test_bars_stand_out_from_the_paper(theme: str, bar: str) -> None:
    assert contrast(THEMES[theme][bar], THEMES[theme]["paper"]) >= 3.0
    assert contrast(THEMES[theme][bar], THEMES[theme]["tint"]) >= 2.4


@pytest.mark.parametrize("theme", THEMES)
def test_a_bar_outside_the_band_is_told_from_one_inside(theme: str) -> None:
    assert contrast(THEMES[theme]["bar"], THEMES[theme]["out"]) >= 1.6


def test_every_theme_has_every_token_and_gives_it_to_the_style_sheet() -> None:
    tokens = {frozenset(theme) for theme in THEMES.values()}
    assert len(tokens) == 1
    for name in THEMES:
        assert set(textual_theme(name).variables) == {f"est-{token}" for token in THEMES[name]}


@pytest.mark.parametrize("theme", THEMES)
def test_with_sixteen_colours_nothing_takes_the_colour_it_stands_on(theme: str) -> None:
    palette = Palette(theme, sixteen=True)
    for token in ("ink", "strong", "dim", "accent", "bar", "out", "rule", "mark", "banner"):
        for surface in ("paper", "tint", "field", "band"):
            style = palette.style(token, surface)
            assert style.color != style.bgcolor, (token, surface)
