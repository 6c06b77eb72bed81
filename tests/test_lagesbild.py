"""`est-tui lagesbild`: the same picture in five forms, and nothing on stdout when there is none."""

import csv
import io
import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from est_tui.commands.lagesbild import render
from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Figures, Picture, Question, Row, Source
from est_tui.exports.picture_csv import harmless
from est_tui.i18n import Words

NASTY = "=cmd|'/c calc'!A1 <b>[x](y)</b> \x1b[31m\u202e|*"
CALM = Figures(
    count=14, compared=14, police_reported=6, previous=12, same_last_year=13, expected=13.5, dispersion=1.25,
    low=7, high=20, p_high=0.41, p_low=0.59, q_value=0.9, signal="normal", like_last_year=None,
    series=(13, *range(1, 25), 12, 14),
)  # fmt: skip
HIGH = CALM._replace(count=31, compared=31, signal="high", q_value=0.001, series=(*CALM.series[:26], 31))
LOW = CALM._replace(count=3, compared=3, signal="low", like_last_year=True, series=(*CALM.series[:26], 3))
EDGE = CALM._replace(count=24, compared=22, repeated=True, series=(*CALM.series[:26], 22))
THIN = CALM._replace(count=1, compared=1, signal="thin", low=0, high=1, series=(*[0] * 26, 1))
NOTHING = Figures(
    count=2, compared=2, police_reported=0, previous=None, same_last_year=None, expected=None, dispersion=None,
    low=None, high=None, p_high=None, p_low=None, q_value=None, signal="thin", like_last_year=None,
    series=(*[None] * 26, 2),
)  # fmt: skip
PICTURE = Picture(
    question=Question(Period(date(2024, 11, 4)), datetime(2024, 11, 21)),
    total=CALM._replace(count=296, compared=284, low=241, high=1318),
    areas=(Row(CALM, "Centrum"), Row(LOW, "Lit"), Row(HIGH, "Torvalla"), Row(EDGE, "Ås"), Row(CALM, "Okänt område")),
    categories=(
        Row(THIN, category="Brand"), Row(THIN, category="Kniv"), Row(THIN, category="Rån"),
        Row(NOTHING, category="Stöld"), Row(CALM, category=NASTY),
    ),
    cells=(Row(CALM, "Torvalla", NASTY),),
    sources=(
        Source("polisen", None, 150, datetime(2024, 11, 17, 22, 30), False, True),
        Source("rapport", "Nordvakt", 0, datetime(2024, 10, 2, 7), True, False, 10, 18),
        Source("rapport", "Bevakningen", 12, None, False, False),
    ),
)  # fmt: skip
SETTINGS = Config(Path("/w"), municipality="Östersunds kommun")


def told(form: str, picture: Picture = PICTURE, lang: str = "sv", **settings: bool) -> str:
    return render(picture, form, SETTINGS._replace(**settings), Words(lang))


def line_of(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.lstrip("| *").startswith(name))


class TestJson:
    def test_is_what_the_contract_promises(self) -> None:
        document = json.loads(told("json"))
        figures = {
            "count", "compared", "police_reported", "previous", "same_last_year", "expected", "dispersion", "low",
            "high", "p_high", "p_low", "q_value", "signal", "like_last_year", "series",
        }  # fmt: skip
        assert list(document) == ["period", "cutoff", "total", "areas", "categories", "cells", "sources"]
        assert document["period"] == {
            "start": "2024-11-04", "end": "2024-11-17", "label": "v. 45–46 2024", "complete": True}  # fmt: skip
        assert set(document["total"]) == figures
        assert [set(row) for row in document["areas"]] == [figures | {"area"}] * 5
        assert [set(row) for row in document["categories"]] == [figures | {"category"}] * 5
        assert [set(row) for row in document["cells"]] == [figures | {"area", "category"}]
        assert document["areas"][2]["series"][-1] == 31
        assert document["categories"][3]["series"][:2] == [None, None], "no data is null, never zero"
        assert document["sources"][0] == {
            "source": "polisen", "organisation": None, "count": 150, "last_reported_at": "2024-11-17T22:30:00",
            "silent": False, "comparable": True}  # fmt: skip

    def test_a_whole_day_is_printed_as_its_last_second_and_a_moment_as_itself(self) -> None:
        assert json.loads(told("json"))["cutoff"] == "2024-11-20T23:59:59"
        moment = PICTURE._replace(question=PICTURE.question._replace(cutoff=datetime(2024, 11, 18, 8, 2, 5, 99)))
        assert json.loads(told("json", moment))["cutoff"] == "2024-11-18T08:02:05"

    def test_does_not_depend_on_the_language(self) -> None:
        assert told("json", lang="en") == told("json")

    def test_keeps_every_letter_of_a_name(self) -> None:
        assert json.loads(told("json"))["categories"][4]["category"] == NASTY


class TestTable:
    def test_a_row_says_count_sign_band_year_and_word(self) -> None:
        assert re.fullmatch(r"Torvalla +31 ▲ +7–20 +[▁▂▃▄▅▆▇]{27} +fler än vanligt", line_of(told("table"), "Torvalla"))
        assert line_of(told("table"), "Lit").endswith("färre än vanligt, som i fjol")
        assert line_of(told("table"), "Centrum").endswith("som vanligt")

    def test_what_the_comparison_leaves_out_is_said(self) -> None:
        assert re.search(r" 22 +\+2 +7–20 .* i överkant två perioder i rad$", line_of(told("table"), "Ås"))
        assert "12 rapporter från ny rapportör räknas inte i jämförelsen" in told("table")

    def test_the_unusual_comes_first(self) -> None:
        text = told("table")
        places = [text.index(f"\n{name} ") for name in ("Torvalla", "Lit", "Ås", "Centrum", "Okänt område")]
        assert places == sorted(places)

    def test_thin_rows_are_one_line_with_their_counts(self) -> None:
        assert "4 kategorier med för litet underlag: Brand 1, Kniv 1, Rån 1, Stöld 2" in told("table")

    def test_who_reported_and_who_did_not(self) -> None:
        text = told("table")
        assert "Östersunds kommun · 2 av 3 organisationer har rapporterat" in text
        assert "Nordvakt: inga rapporter (brukar vara 10–18)" in text

    def test_ends_with_what_the_figures_are(self) -> None:
        assert told("table").endswith("Antal rapporter, inte antal brott. En händelse kan vara rapporterad av flera.\n")

    def test_foreign_text_moves_nothing_on_the_terminal(self) -> None:
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", told("table"))

    def test_the_columns_stand_under_each_other(self) -> None:
        said = ("Mot det vanliga", "som vanligt", "fler än vanligt", "färre än vanligt", "i överkant")
        lines = told("table").partition("\n\n")[2].partition("Kategori")[0].splitlines()
        columns = [line.index(word) for line in lines for word in said if word in line]
        assert len(columns) == 7
        assert len(set(columns)) == 1

    def test_plain_signs_on_request(self) -> None:
        text = render(PICTURE, "table", SETTINGS, Words("sv"), ascii_only=True)
        assert not re.search("[▁▂▃▄▅▆▇▲▼─–·]", text)
        assert "fler än vanligt" in text

    def test_an_example_says_so(self) -> None:
        assert "EXEMPELDATA · INTERN" in told("table", example=True)
        assert "EXEMPELDATA" not in told("table")

    @pytest.mark.parametrize("form", ["table", "md", "html", "csv"])
    def test_the_row_of_totals_is_called_what_the_workspace_says(self, form: str) -> None:
        text = render(PICTURE, form, SETTINGS._replace(whole="Hela länet"), Words("sv"))
        assert "Hela länet" in text
        assert "Hela kommunen" not in text

    def test_in_english(self) -> None:
        assert line_of(told("table", lang="en"), "Torvalla").endswith("above usual")


class TestCsv:
    @pytest.fixture
    def rows(self) -> list[dict[str, str]]:
        text = told("csv")
        assert text.startswith("\ufeff"), "without it Excel reads Östersund as Ã–stersund"
        return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))

    def test_one_row_for_the_whole_and_each_area_category_and_cell(self, rows: list[dict[str, str]]) -> None:
        assert [row["Rad för"] for row in rows] == (
            ["Hela kommunen"] + ["Område"] * 5 + ["Kategori"] * 5 + ["Område och kategori"]
        )

    def test_decimals_as_swedish_excel_reads_them(self, rows: list[dict[str, str]]) -> None:
        assert rows[1]["Väntat antal"] == "13,50"

    def test_the_periods_are_columns_and_no_data_is_empty(self, rows: list[dict[str, str]]) -> None:
        periods = [name for name in rows[0] if re.fullmatch(r"\d{4}-\d\d-\d\d", name)]
        assert (len(periods), periods[0], periods[-1]) == (27, "2023-11-06", "2024-11-04")
        stöld = next(row for row in rows if row["Kategori"] == "Stöld")
        assert [stöld[period] for period in periods] == [""] * 26 + ["2"]
        assert (stöld["Förra perioden"], stöld["Brukar vara till"]) == ("", "")

    def test_no_cell_is_run_as_a_formula(self, rows: list[dict[str, str]]) -> None:
        cells = [cell for row in rows for cell in row.values()]
        assert sum(cell.startswith("'=cmd|") for cell in cells) == 2
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r") and not cell.lstrip("-").isdigit()]
        assert not [cell for cell in cells if "\x1b" in cell or "\u202e" in cell]

    @pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\x00=1", "\u200b@x"])
    def test_whatever_begins_like_a_formula_is_text(self, text: str) -> None:
        assert harmless(text).startswith("'")

    @pytest.mark.parametrize("text", ["Torvalla", "A=B", "Väg 45-47", ""])
    def test_other_text_is_left_alone(self, text: str) -> None:
        assert harmless(text) == text


class TestMarkdown:
    def test_the_words_are_those_of_documents(self) -> None:
        text = told("md")
        assert line_of(text, "Torvalla").endswith("| ▲ **fler än vanligt** |")
        assert line_of(text, "Centrum").endswith("| inom det vanliga |")
        assert "4 kategorier med för få rapporter för att jämföra" in text
        assert "Version för EST-gruppen" in text
        assert "INTERN" not in text
        assert "Allmän handling. Begäran om utlämnande prövas enligt offentlighets- och sekretesslagen." in text

    def test_headings_are_in_order_and_the_language_is_said(self) -> None:
        text = told("md")
        assert re.findall(r"^(#+) ", text, re.MULTILINE) == ["#", "##", "##", "##", "##"]
        assert "\nlang: sv\n" in text.partition("# ")[0]

    def test_a_name_is_never_markup(self) -> None:
        row = next(line for line in told("md").splitlines() if "cmd" in line)
        assert r"\<b\>\[x\](y)\</b\>" in row
        assert len(re.findall(r"(?<!\\)\|", row)) == 7, "the name's own bars do not make columns"


class Page(HTMLParser):
    """What an HTML page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.titles: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open[-2:] == ["svg", "title"]:
            self.titles.append(data)

    def all(self, *names: str) -> list[tuple[str, dict[str, str | None]]]:
        return [(tag, attributes) for tag, attributes in self.tags if tag in names]


class TestHtml:
    def test_one_h1_and_headings_in_order(self) -> None:
        assert [tag for tag, _ in Page(told("html")).all("h1", "h2", "h3", "h4")] == ["h1", "h2", "h2", "h2", "h2"]

    @pytest.mark.parametrize("lang", ["sv", "en"])
    def test_the_language_is_said(self, lang: str) -> None:
        assert Page(told("html", lang=lang)).all("html") == [("html", {"lang": lang})]

    def test_every_heading_of_a_table_has_its_scope(self) -> None:
        page = Page(told("html"))
        assert {attributes.get("scope") for _, attributes in page.all("th")} == {"col", "row"}
        assert len(page.all("table")) == 3
        named = {attributes.get("aria-labelledby") for _, attributes in page.all("table")}
        assert named == {attributes["id"] for _, attributes in page.all("h2") if "id" in attributes}

    def test_every_drawing_has_its_figures_in_words(self) -> None:
        page = Page(told("html"))
        drawings = page.all("svg")
        assert len(drawings) == len(page.titles) == 8
        assert all(attributes["role"] == "img" for _, attributes in drawings)
        assert page.titles[1].endswith("12, 31")

    def test_no_data_is_a_gap_and_said_as_such(self) -> None:
        apart = PICTURE._replace(categories=(Row(NOTHING._replace(series=(*[None] * 24, 4, 0, 2)), category="Ny"),))
        text = told("html", apart)
        drawing = text[text.index(">Ny<") :].partition("</svg>")[0]
        assert drawing.count("<rect") == 3, "two bars and a zero's line; nothing where there is no data"
        assert drawing.count("ingen uppgift") == 24

    def test_nothing_from_outside_and_nothing_that_runs(self) -> None:
        text = told("html")
        page = Page(text)
        assert not page.all("script", "link", "img", "iframe", "object", "form", "a")
        assert not re.search(r"https?:|@import|url\(", text)
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]

    def test_foreign_text_is_text(self) -> None:
        text = told("html")
        assert "&lt;b&gt;[x](y)&lt;/b&gt;" in text
        assert "\x1b" not in text
        assert "\u202e" not in text

    def test_a_sign_and_a_word_beside_every_colour(self) -> None:
        rows = re.findall(r'<tr class="signal[^>]*>.*?</tr>', told("html"))
        assert len(rows) == 2
        assert all(re.search("[▲▼]", row) and re.search("fler|färre", row) for row in rows)


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        full = colour.lstrip("#") if len(colour) > 4 else "".join(sign * 2 for sign in colour.lstrip("#"))
        parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_pages_colours_are_readable_on_screen_at_night_and_on_paper() -> None:
    style = (Path(render.__code__.co_filename).parent.parent / "exports" / "picture.css").read_text(encoding="utf-8")
    palettes = [
        dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(palettes) == 3
    for palette in palettes:
        assert all(contrast(palette[ink], palette["paper"]) >= 4.5 for ink in ("ink", "dim", "accent"))
        assert all(contrast(palette[bar], palette["paper"]) >= 2.99 for bar in ("bar", "out"))


@pytest.mark.parametrize("form", ["table", "md", "html", "csv", "json"])
def test_a_workspace_without_reports_gives_an_empty_picture(form: str) -> None:
    nobody = NOTHING._replace(count=0, compared=0, series=(None,) * 27)
    empty = PICTURE._replace(total=nobody, areas=(), categories=(), cells=(), sources=())
    assert "2024" in told(form, empty)
