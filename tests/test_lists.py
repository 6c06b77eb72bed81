"""The workspace's lists, as people and Excel write them, and what incoming values mean by them."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from est_tui.errors import UsageError
from est_tui.store import matching
from est_tui.store.lists import Area, Category, Lists, Organisation, key, load_lists


def areas(tmp_path: Path, content: bytes) -> tuple[Area, ...]:
    (tmp_path / "areas.csv").write_bytes(content)
    return load_lists(tmp_path).areas


class TestReading:
    def test_no_files_are_empty_lists(self, tmp_path: Path) -> None:
        assert load_lists(tmp_path) == Lists()

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"code;name\n", "\ufeff".encode()])
    def test_an_empty_file_is_an_empty_list(self, content: bytes, tmp_path: Path) -> None:
        assert areas(tmp_path, content) == ()

    def test_every_column(self, tmp_path: Path) -> None:
        header = "code;name;parent;population;residential;aliases"
        row = "07;Torvalla;Brunflo;4 512;nej;Torvala| TORVALLA  CENTRUM "
        assert areas(tmp_path, f"{header}\n{row}\n".encode()) == (
            Area("07", "Torvalla", "Brunflo", 4512, False, ("Torvala", "TORVALLA CENTRUM")),
        )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    @pytest.mark.parametrize("delimiter", [";", ",", "\t"])
    @pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
    def test_however_excel_saves_it(self, encoding: str, delimiter: str, ends: str, tmp_path: Path) -> None:
        rows = [["code", "name"], ["1", "Åre"], ["", ""], ["2", "Frösön"]]
        content = ends.join(delimiter.join(row) for row in rows)
        assert [area.name for area in areas(tmp_path, content.encode(encoding))] == ["Åre", "Frösön"]

    def test_excels_line_about_the_delimiter_is_stepped_over(self, tmp_path: Path) -> None:
        assert areas(tmp_path, b"sep=;\r\ncode;name\r\n1;Lit\r\n") == (Area("1", "Lit"),)

    def test_categories_and_organisations(self, tmp_path: Path) -> None:
        (tmp_path / "categories.csv").write_text(
            "code,name,parent,kind,sensitive,aliases\nA,Klotter,,,,\nC,Mörk lampa,,Condition,ja,lampa\n", "utf-8"
        )
        (tmp_path / "organisations.csv").write_text("code;name;aliases\n1;Nordvakt;Bevakningen|NV\n", "utf-8")
        lists = load_lists(tmp_path)
        assert lists.categories == (
            Category("A", "Klotter"),
            Category("C", "Mörk lampa", kind="condition", sensitive=True, aliases=("lampa",)),
        )
        assert lists.organisations == (Organisation("1", "Nordvakt", ("Bevakningen", "NV")),)


class TestErrors:
    @pytest.mark.parametrize(
        ("content", "error", "line"),
        [
            ("kod;namn\n1;Lit\n", "list_column", 1),
            ("code;name\n1;Lit\n\n2;\n", "list_name", 4),
            ("code;name;population\n1;Lit;många\n", "list_value", 2),
            ("code;name;residential\n1;Lit;kanske\n", "list_value", 2),
            ("code;name\n1;Lit\n2;LIT\n", "list_twice", 3),
            ("code;name\n1;Lit\n001;Häggenås\n", "list_twice", 3),
            ('code;name;aliases\n1;"Lit\nmed rad";Norr\n2;Häggenås;norr\n', "list_twice", 4),
        ],
    )
    def test_name_file_and_line(self, content: str, error: str, line: int, tmp_path: Path) -> None:
        with pytest.raises(UsageError) as caught:
            areas(tmp_path, content.encode())
        assert (caught.value.key, caught.value.values["file"], caught.value.values["line"]) == (
            error,
            "areas.csv",
            line,
        )

    def test_a_kind_that_does_not_exist(self, tmp_path: Path) -> None:
        (tmp_path / "categories.csv").write_text("name;kind\nKlotter;brott\n")
        with pytest.raises(UsageError) as caught:
            load_lists(tmp_path)
        assert caught.value.values["value"] == "brott"

    def test_a_row_may_repeat_itself(self, tmp_path: Path) -> None:
        assert areas(tmp_path, b"code;name;aliases\nLit;Lit;lit|LIT\n")[0].name == "Lit"


@pytest.fixture(scope="module")
def conn() -> duckdb.DuckDBPyConnection:
    conn = duckdb.connect(":memory:")
    lists = Lists(
        areas=(Area("07", "Torvalla", aliases=("Torvala",)), Area("8", "Åre")),
        categories=(Category("A1", "Klotter"), Category("X", "Hemfrid", kind="excluded", sensitive=True)),
    )
    matching.install(conn, lists)
    return conn


written = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \u00a0\t\n0127ÅåÉé")), max_size=12)


class TestMatching:
    @settings(deadline=None)
    @given(text=written)
    def test_the_macro_and_python_agree_on_a_key(self, conn: duckdb.DuckDBPyConnection, text: str) -> None:
        if "\x00" in text or any(text.lower() != text.casefold() for text in text):
            return
        row = conn.execute("select est_key($1)", [text]).fetchone()
        assert row is not None
        assert (row[0] or "") == key(text)

    @pytest.mark.parametrize(
        ("value", "area"),
        [
            ("Torvalla", "Torvalla"),
            ("  TORVALLA ", "Torvalla"),
            ("torvala", "Torvalla"),
            ("7", "Torvalla"),
            ("0007", "Torvalla"),
            ("A\u030are", "Åre"),
            ("Tor valla", None),
            ("70", None),
            ("", None),
            (None, None),
        ],
    )
    def test_names_codes_and_aliases(
        self, conn: duckdb.DuckDBPyConnection, value: str | None, area: str | None
    ) -> None:
        found = conn.execute("select area from area_keys where key = est_key($1)", [value]).fetchall()
        assert found == ([(area,)] if area else [])

    def test_kinds_and_sensitivity_come_along(self, conn: duckdb.DuckDBPyConnection) -> None:
        found = conn.execute("select distinct category, kind, sensitive from category_keys order by 1").fetchall()
        assert found == [("Hemfrid", "excluded", True), ("Klotter", "event", False)]

    def test_installing_again_replaces(self) -> None:
        conn = duckdb.connect(":memory:")
        matching.install(conn, Lists(areas=(Area("1", "Lit"),)))
        matching.install(conn, Lists(areas=(Area("2", "Åre"),)))
        assert conn.execute("select distinct area from area_keys").fetchall() == [("Åre",)]
        conn.close()


def cut(conn: duckdb.DuckDBPyConnection, place: str | None) -> str | None:
    row = conn.execute("select est_place($1)", [place]).fetchone()
    assert row is not None
    return row[0]  # type: ignore[no-any-return]


class TestPlace:
    @pytest.mark.parametrize(
        ("place", "street"),
        [
            ("Arågränd 12 lgh 1103", "Arågränd"),
            ("Kyrkgatan 12 B", "Kyrkgatan"),
            ("Kyrkgatan12B", "Kyrkgatan"),
            ("Rådhusgatan 4-6", "Rådhusgatan"),
            ("Stortorget 2", "Stortorget"),
            ("Fjällmon 12", "Fjällmon"),
            ("Drottning Kristinas väg 12", "Drottning Kristinas väg"),
            ("Storgatan nr. 12", "Storgatan"),
            ("Storgatan mellan 3 och 7", "Storgatan"),
            ("Arågränd uppgång B", "Arågränd"),
            ("Arågränd, lgh 1103", "Arågränd"),
            ("Torvalla, 831 72", "Torvalla"),
            ("3:e Tvärgränd 5", "3:e Tvärgränd"),
            ("E14/Storgatan 3", "E14/Storgatan"),
            ("Skolgatan 7 mot Väg 45", "Skolgatan"),
            ("12 Storgatan", "Storgatan"),
            ("2a Långgatan", "Långgatan"),
            ("12-14 Drottning Kristinas väg", "Drottning Kristinas väg"),
            ("Storgatan (5)", "Storgatan"),
            ("Storgatan [5]", "Storgatan"),
            ("Storgatan/5", "Storgatan"),
            ("Rådmansgatan Nr5", "Rådmansgatan"),
            ("Arågränd １２", "Arågränd"),
            ("Trapphus A, Storgatan", "Storgatan"),
            ("Trapphus A, Storgatan 5", "Storgatan"),
            ("Lgh 1103, 12 Storgatan", "Storgatan"),
            ("Storgatan entré 5", "Storgatan"),
            ("63.17,14.63", None),
        ],
    )
    def test_door_numbers_flats_and_stairwells_are_cut(
        self, conn: duckdb.DuckDBPyConnection, place: str, street: str | None
    ) -> None:
        assert cut(conn, place) == street

    @pytest.mark.parametrize(
        "place",
        [
            "E14", "E 14", "Väg 45", "Länsväg 592", "Riksväg 83", "Rv 87", "Längs väg 45 vid Brunflo", "Torg 2",
            "Storgatan/Väg 45", "Hållplats 3", "Buss 5 mot Frösön", "Etapp 2", "7-Eleven Prästgatan", "Busstorget",
            "S:t Olofsgatan", "Bron vid Frösön",
        ],
    )  # fmt: skip
    def test_roads_stops_and_names_stay(self, conn: duckdb.DuckDBPyConnection, place: str) -> None:
        assert cut(conn, place) == place

    @pytest.mark.parametrize("place", [None, "", "  ", "\u00a0"])
    def test_nothing_is_nothing(self, conn: duckdb.DuckDBPyConnection, place: str | None) -> None:
        assert cut(conn, place) is None

    @settings(deadline=None)
    @given(
        street=st.sampled_from(["Arågränd", "Kyrkgatan", "Västra Esplanaden", "Fjällmon", "Kung Karls gränd"]),
        number=st.integers(1, 9999),
        rest=st.sampled_from(["", "A", " b", "-7", " lgh 1103", ", 3 tr", " uppgång C", ":2", " Östersund"]),
        blank=st.sampled_from([" ", "  ", "\u00a0", ", ", " nr "]),
    )
    def test_no_door_number_is_ever_left(
        self, conn: duckdb.DuckDBPyConnection, street: str, number: int, rest: str, blank: str
    ) -> None:
        assert cut(conn, f"{street}{blank}{number}{rest}") == street

    @settings(deadline=None)
    @given(place=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30))
    def test_cutting_twice_changes_nothing(self, conn: duckdb.DuckDBPyConnection, place: str) -> None:
        once = cut(conn, place)
        assert cut(conn, once) == once
