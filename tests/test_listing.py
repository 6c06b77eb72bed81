"""The order of the rows: the unusual first, or each where she always finds it."""

from hypothesis import given
from hypothesis import strategies as st

from est_tui.domain.listing import arrange
from est_tui.domain.picture import Row
from tests.invented import figures, picture


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


def test_signals_then_what_lies_outside_then_the_rest_by_count() -> None:
    listing = arrange(picture().areas)
    assert names(listing.loud) == ["Torvalla", "Campus/Fagerbacken", "Lugnvik"]
    assert names(listing.rest)[:3] == ["Centrum", "Okänt område", "Brunflo"]
    assert names(listing.rest)[-2:] == ["Odensala", "Ope/Optand"]


def test_of_what_is_more_than_usual_the_surest_is_first() -> None:
    q = {"Torvalla": 0.02, "Lugnvik": 0.001}
    rows = [
        r._replace(figures=r.figures._replace(signal="high", q_value=q[r.name])) if r.name in q else r
        for r in picture().areas
    ]
    assert names(arrange(rows).loud)[:3] == ["Lugnvik", "Torvalla", "Campus/Fagerbacken"]


def test_the_fixed_order_is_the_lists_own() -> None:
    rows = picture().areas
    assert names(arrange(rows, "fixed").rows) == names(rows)
    assert arrange(rows, "fixed").loud == ()


def test_many_thin_rows_are_folded_into_one_line_and_unfold() -> None:
    rows = [*picture().areas, *(Row(figures(1, 0, 2, "thin"), area=f"By {n}") for n in range(5))]
    assert len(arrange(rows).folded) == 7
    assert len(arrange(rows).rows) == 17
    assert arrange(rows, fold=len(rows) + 1).folded == ()


def test_a_search_finds_also_what_is_folded() -> None:
    rows = [*picture().areas, *(Row(figures(1, 0, 2, "thin"), area=f"By {n}") for n in range(5))]
    assert names(arrange(rows, text="by 3").rows) == ["By 3"]
    assert arrange(rows, text="by 3").of == len(rows)


@given(st.sampled_from(["signal", "fixed"]), st.text(max_size=3), st.integers(1, 30))
def test_no_row_is_lost_or_shown_twice(order: str, text: str, fold: int) -> None:
    rows = picture().areas
    listing = arrange(rows, order, text, fold)  # type: ignore[arg-type]
    shown = names(listing.rows) + names(listing.folded)
    assert sorted(shown) == sorted(row.name for row in rows if text.casefold() in row.name.casefold())
