"""A row of the screen: exactly as wide as the window, whatever text comes from outside."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from est_tui.domain.signs import clean
from est_tui.widgets import frame
from est_tui.widgets.line import Line, fit
from est_tui.widgets.palette import palette

spans = st.lists(
    st.tuples(st.integers(0, 120), st.text(max_size=30).map(clean), st.sampled_from(["ink", "dim", "accent"])),
    max_size=8,
)


@given(spans, st.integers(10, 160), st.booleans())
def test_a_row_is_exactly_as_wide_as_the_window(parts: list[tuple[int, str, str]], width: int, chosen: bool) -> None:
    line = Line(chosen)
    for column, text, token in parts:
        line.put(column, text, token)
    strip = line.strip(width, palette("projektor"))
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert all(segment.style is not None for segment in strip)


@given(st.text(max_size=40), st.integers(1, 40))
def test_what_does_not_fit_is_cut_and_says_so(text: str, width: int) -> None:
    text = clean(text)
    cut = fit(text, width)
    assert cell_len(cut) <= width
    assert cut == text or cut.endswith("…")


@given(st.text())
def test_foreign_text_cannot_move_hide_or_recolour_anything(text: str) -> None:
    kinds = {unicodedata.category(sign) for sign in clean(text + "\x1b[2J\x9b\n\t\u202e\u2066\ufeff")}
    assert not kinds & {"Cc", "Zl", "Zp"}
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") & set(clean(text))


def test_names_with_brackets_are_written_as_they_are() -> None:
    line = Line()
    line.put(2, "[/foo] Kyrkgatan [b]")
    assert "[/foo] Kyrkgatan [b]" in line.text(40)


def test_the_chosen_row_has_its_mark_also_without_colour() -> None:
    line = Line(chosen=True)
    line.put(2, "Torvalla")
    assert line.text(30).startswith("▐ Torvalla")


def test_plain_signs_on_an_old_terminal() -> None:
    line = Line(chosen=True)
    line.put(2, "Häggenås ▁▂▃▄▅▆▇ ▲ 3–9 … ›")
    strip = line.strip(40, palette("mörkt"), ascii_only=True)
    assert strip.text.rstrip() == "> Häggenås .:-=+*# ^ 3-9 ~ >"


def test_a_rule_says_what_was_cut_and_keeps_both_edges() -> None:
    text = frame.rule(100, "visar 17 av 19").text(100)
    assert text.startswith("  ──")
    assert text.rstrip() == text[:98]
    assert text.rstrip().endswith(" visar 17 av 19 ──")
