"""The rows of the lägesbild: no number is cut or hidden, whatever stands beside it."""

import pytest

from est_tui.domain.picture import Row
from est_tui.domain.subject import open_up
from est_tui.i18n import Words
from est_tui.widgets import opened, table
from est_tui.widgets.line import Line
from tests.invented import figures, picture


@pytest.mark.parametrize("count", [0, 7, 58, 1284, 12345, 123456])
@pytest.mark.parametrize("name", ["Lit", "Erikslund/Marielund", "Campus/Fagerbacken och allt däromkring"])
def test_a_count_of_any_size_stands_whole_beside_any_name(count: int, name: str) -> None:
    layout, words = table.columns(100), Words("sv")
    text = table.row(Row(figures(count, 3, 9, "high"), area=name), name, layout, words).text(100)
    assert text[: table.SIGN].rstrip().endswith(words.number(count))
    assert text[table.SIGN] == "▲"
    assert text[table.SIGN + 1] == " "


def test_places_with_few_reports_are_not_told_apart() -> None:
    subject = open_up(picture(), area="Torvalla")
    assert [name for name, _ in subject.places] == ["Arågränd", "Fjällmon", "Skogsmon", "Torvallaskolan"]
    lines = [Line() for _ in range(8)]
    opened.put_places(lines, subject, Words("sv"), 97)
    text = "\n".join(line.text(100) for line in lines)
    assert "Råplan" not in text
    assert "2 platser" in text
    assert "enstaka" in text


def test_a_sensitive_categorys_places_are_not_shown() -> None:
    subject = open_up(picture()._replace(sensitive=frozenset({"Skadegörelse"})), category="Skadegörelse")
    lines = [Line() for _ in range(8)]
    opened.put_places(lines, subject, Words("sv"), 97)
    text = "\n".join(line.text(100) for line in lines)
    assert "Arågränd" not in text
    assert "visas inte" in text


def test_a_cell_without_reports_is_zeros_that_compare_nothing() -> None:
    subject = open_up(picture(), "Lit", "Narkotika")
    assert subject.figures.compared == 0
    assert subject.figures.word == "thin"
    assert len(subject.figures.series) == 27


def test_the_hours_of_single_reports_are_not_told() -> None:
    few = picture().hours[0]._replace(morning=1, day=1, evening=2, night=0)
    assert opened.hours(open_up(picture()._replace(hours=(few,)), area="Torvalla"), Words("sv")) == []
    assert opened.hours(open_up(picture(), area="Torvalla"), Words("sv"))
