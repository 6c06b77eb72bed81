"""The trend plot: its bars are plotext's, its band, dots and numbers stand where plotext would put them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from est_tui.i18n import Words
from est_tui.widgets import plot
from est_tui.widgets.line import Line
from tests.invented import PERIOD, figures

counts = st.lists(st.integers(0, 500), min_size=2, max_size=27).filter(any)


def height(drawn: tuple[str, ...], at: int) -> int:
    """Half rows of one bar."""
    column = [row[plot.BAR * at] for row in drawn]
    return sum({"█": 2, "▄": 1, " ": 0}[sign] for sign in column)


@settings(max_examples=40, deadline=None)
@given(counts, st.integers(4, 14))
def test_our_scale_is_plotexts(values: list[int], rows: int) -> None:
    top = max(values)
    drawn = plot.bars(tuple(values), top, rows)
    scale = plot.Scale(top, rows)
    for at, value in enumerate(values):
        assert height(drawn, at) == (scale.pixel(value) + 1 if value else 0)


@settings(max_examples=40, deadline=None)
@given(counts, st.integers(0, 500), st.integers(0, 500), st.integers(4, 14))
def test_no_bar_inside_the_band_rises_above_it(values: list[int], one: int, other: int, rows: int) -> None:
    low, high = sorted((one, other))
    scale = plot.Scale(max(*values, high, 1), rows)
    assert all(scale.row(value) >= scale.row(high) for value in values if low <= value <= high)


@given(st.integers(1, 100_000), st.integers(4, 14))
def test_the_axis_has_round_numbers_on_rows_of_their_own(top: int, rows: int) -> None:
    scale = plot.Scale(top, rows)
    ticks = scale.ticks()
    assert ticks[0] == 0
    assert len({scale.row(tick) for tick in ticks}) == len(ticks)


def drawn(**changes: object) -> list[str]:
    lines = [Line() for _ in range(11)]
    shown = figures(31, 11, 24, "high")._replace(**changes)  # type: ignore[arg-type]
    plot.put(lines, 0, 98, shown, PERIOD, Words("sv"))
    return [line.text(100) for line in lines]


def test_band_and_last_value_are_named_at_the_right_edge() -> None:
    text = drawn()
    assert text[1].rstrip().endswith(" 31")
    assert [row[88:].strip() for row in text if row[88:].strip()] == ["31", "24", "brukar", "vara", "11"]
    assert "samma tid i fjol" in text[0]
    assert text[-1].split() == ["nov", "feb", "maj", "aug", "nov"]


def test_a_gap_is_a_gap_and_not_a_zero() -> None:
    series = (None, None, 0, *range(3, 26), 31)
    axis = drawn(series=series, earlier=())[-2]
    assert axis[6:12] == "      "
    assert axis[12:15] == "───"
    assert "samma tid i fjol" not in drawn(series=series, earlier=())[0]


def test_nothing_at_all_can_be_drawn() -> None:
    empty = drawn(series=(None,) * 27, earlier=(None,) * 26, low=None, high=None, signal="thin")
    assert "█" not in "".join(empty[1:])
