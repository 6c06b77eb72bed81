"""Files as they come: encodings, delimiters, quotes, lines, JSON, Parquet, sheets, and files that are broken."""

import json
import zipfile
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from est_tui.errors import UsageError
from est_tui.store import sqlfiles
from est_tui.store.importing import delimited
from est_tui.store.importing.loaded import Loaded, Reading, glob_free, told_apart
from tests.desk import Desk

HEADER = "report_id;occurred_at;area;category;text"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "Östersund [2026]")


def refused(desk: Desk, file: Path, mapping: str = "canonical") -> UsageError:
    """The error of a file that cannot be read; the database is not touched."""
    with pytest.raises(UsageError) as caught:
        desk.take(file, mapping)
    assert not Path(desk.config.database).exists()
    return caught.value


class TestEncoding:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
    )
    def test_is_found(self, desk: Desk, encoding: str) -> None:
        file = desk.put(
            "a.csv", f"{HEADER}\n1;2024-01-05;Frösön;Störande ljud;Ärendet är ”löst”\n".replace("”", ""), encoding
        )
        assert desk.take(file).imported == 1
        assert desk.column("area") == ["Frösön"]

    def test_old_windows_has_signs_that_latin_1_has_not(self, desk: Desk) -> None:
        file = desk.put("a.csv", f"{HEADER}\n1;2024-01-05;Lit;Övrigt;Skada för 100 € – ”glas”\n", "cp1252")
        desk.take(file)
        assert desk.column("text") == ["Skada för 100 € – ”glas”"]

    def test_two_systems_in_one_file(self, desk: Desk) -> None:
        rows = [f"{n};2024-01-05;Frösön;Skadegörelse;så är det" for n in range(5)]
        file = desk.put(
            "a.csv", "\n".join((HEADER, *rows, "")).encode() + "9;2024-01-05;Körfältet;Övrigt;\n".encode("cp1252")
        )
        desk.take(file)
        assert set(desk.column("area")) == {"Frösön", "Körfältet"}

    def test_old_windows_that_shows_late(self, desk: Desk) -> None:
        rows = [f"{n};2024-01-05;Lit;Buller;x" for n in range(5000)]
        file = desk.put("a.csv", "\n".join((HEADER, *rows, "5000;2024-01-05;Lit;Åska;x", "")), "cp1252")
        assert desk.take(file).imported == 5001
        assert "Åska" in desk.column("category")

    def test_the_mappings_header_decides(self, desk: Desk) -> None:
        desk.mapping(
            "egen", "-- read: encoding=cp437 delimiter=|\nselect tid as occurred_at, vad as category from source"
        )
        desk.take(desk.put("a.txt", "tid|vad\n2024-01-05|Störande; ljud\n", "cp437"), "egen")
        assert desk.column("category") == ["Störande; ljud"]

    def test_one_that_is_not_the_files_is_said(self, desk: Desk) -> None:
        desk.mapping("egen", "-- read: encoding=utf-8\nselect tid as occurred_at, vad as category from source")
        assert (
            refused(desk, desk.put("a.csv", "tid;vad\n2024-01-05;Störande\n", "cp1252"), "egen").key == "file_encoding"
        )

    def test_one_that_is_none_is_said(self, desk: Desk) -> None:
        desk.mapping("egen", "-- read: encoding=klingon\nselect tid as occurred_at, vad as category from source")
        assert refused(desk, desk.csv("tid;vad", "2024-01-05;x"), "egen").key == "encoding_unknown"

    def test_a_file_cut_in_the_middle_of_a_letter(self, desk: Desk) -> None:
        file = desk.put("a.csv", f"{HEADER}\n1;2024-01-05;Lit;Övrigt;Öster".encode() + "å".encode()[:1])
        assert desk.take(file).read == 1


class TestDelimiter:
    @pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
    def test_is_found(self, desk: Desk, sign: str) -> None:
        rows = (HEADER, "1;2024-01-05;Lit;Övrigt;x", "2;2024-01-06;Lit;Övrigt;y")
        file = desk.put("a.tsv", "\n".join(rows).replace(";", sign))
        assert desk.take(file).imported == 2

    def test_decimal_commas_and_commas_in_texts_are_none(self, desk: Desk) -> None:
        file = desk.csv(
            "occurred_at;category;lat;text", "2024-01-05;Övrigt;63,1;a, b, c", "2024-01-06;Övrigt;62,9;d, e, f"
        )
        desk.take(file)
        assert sorted(desk.column("lat")) == [62.9, 63.1]

    def test_excel_says_it_in_the_first_line(self, desk: Desk) -> None:
        file = desk.put("a.csv", "sep=|\noccurred_at|category\n2024-01-05|a;b;c\n|d;e;f\n")
        result = desk.take(file)
        assert (result.imported, result.rejected) == (1, 1)
        assert ";".join(rejects(result.rejects_file)[0][:2]) == "4;occurred_at"


def rejects(file: str | None) -> list[list[str]]:
    assert file is not None
    return [line.split(";") for line in Path(file).read_text(encoding="utf-8-sig").splitlines()[1:]]


class TestRows:
    def test_an_empty_field_is_null_quoted_or_not(self, desk: Desk) -> None:
        desk.mapping("egen", "select tid as occurred_at, coalesce(vad, 'tomt') as category from source")
        desk.take(desk.csv("tid;vad", '2024-01-05;""', "2024-01-06;"), "egen")
        assert desk.column("category") == ["tomt", "tomt"]

    def test_lines_are_counted_through_breaks_in_texts(self, desk: Desk) -> None:
        file = desk.csv(
            HEADER, '1;2024-01-05;Lit;Övrigt;"rad ett', 'rad två"', "2;igår;Lit;Övrigt;x", "3;2024-01-05;Lit;Övrigt;"
        )
        result = desk.take(file)
        assert (result.imported, result.rejected) == (2, 1)
        assert rejects(result.rejects_file) == [["4", "occurred_at", "tidpunkten går inte att läsa"]]

    def test_lines_are_counted_through_empty_lines(self, desk: Desk) -> None:
        result = desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;Övrigt;x", "", "", "2;;Lit;Övrigt;x"))
        assert result.read == 2
        assert rejects(result.rejects_file)[0][0] == "5"

    def test_a_row_with_too_few_or_too_many_fields_is_rejected(self, desk: Desk) -> None:
        file = desk.csv(HEADER, "1;2024-01-05;Lit", "2;2024-01-05;Lit;Övrigt;x", "3;2024-01-05;Lit;Övrigt;x;y")
        result = desk.take(file)
        assert (result.imported, result.rejected) == (1, 2)
        assert [row[0] for row in rejects(result.rejects_file)] == ["2", "4"]

    def test_empty_fields_after_the_last_are_nothing(self, desk: Desk) -> None:
        assert desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;Övrigt;x;", "2;2024-01-05;Lit;Övrigt;x;;;")).imported == 2

    def test_one_stray_quote_costs_one_row(self, desk: Desk) -> None:
        good = [f'{n};2024-01-05;Lit;Övrigt;"text ; {n}"' for n in range(2, 40)]
        result = desk.take(desk.csv(HEADER, '1;2024-01-05;Lit;Övrigt;"öppnas', *good))
        assert (result.imported, result.rejected) == (38, 1)
        assert rejects(result.rejects_file)[0] == ["2", "", "ett citattecken öppnas men stängs inte rätt"]

    def test_a_file_cut_off_within_quotes_keeps_the_rest(self, desk: Desk) -> None:
        file = desk.put("a.csv", f'{HEADER}\n1;2024-01-05;Lit;Övrigt;"hel"\n2;2024-01-05;Lit;Övrigt;"hal')
        result = desk.take(file)
        assert (result.imported, result.rejected) == (1, 1)

    def test_a_million_signs_in_one_field(self, desk: Desk) -> None:
        desk.take(desk.csv(HEADER, f"1;2024-01-05;Lit;Övrigt;{'a' * 1_000_000}", "2;2024-01-05;Lit;Övrigt;x"))
        assert [len(text) for text in desk.column("text")] == [1_000_000, 1]

    def test_zero_bytes_are_no_end(self, desk: Desk) -> None:
        result = desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;Övrigt;a\0b", "2;2024-01-05;Lit;Övrigt;x"))
        assert result.imported == 2
        assert desk.column("text") == ["ab", "x"]

    def test_a_thousand_columns(self, desk: Desk) -> None:
        header = "occurred_at;category;" + ";".join(f"k{n}" for n in range(1000))
        result = desk.take(desk.csv(header, "2024-01-05;Övrigt;" + ";".join("x" * 1000)))
        assert result.imported == 1
        assert len(result.ignored) == 1000

    def test_columns_of_one_name_are_told_apart(self, desk: Desk) -> None:
        desk.mapping("egen", 'select "Datum" as occurred_at, "Datum_1" as reported_at, \'x\' as category from source')
        desk.take(desk.csv("Datum;Datum", "2024-01-05;2024-01-07"), "egen")
        assert desk.column("reported_at") == [datetime(2024, 1, 7)]


class TestBroken:
    def test_no_file(self, desk: Desk) -> None:
        assert refused(desk, desk.root / "borta.csv").key == "file_missing"

    def test_a_folder(self, desk: Desk) -> None:
        assert refused(desk, desk.root).key == "file_is_folder"

    @pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b"  \r\n"])
    @pytest.mark.parametrize("name", ["a.csv", "a.json"])
    def test_an_empty_file(self, desk: Desk, content: bytes, name: str) -> None:
        assert refused(desk, desk.put(name, content)).key == "file_empty"

    def test_only_a_header(self, desk: Desk) -> None:
        assert desk.take(desk.csv(HEADER)).read == 0

    def test_a_packed_file(self, desk: Desk) -> None:
        assert refused(desk, desk.put("a.csv", b"\x1f\x8b\x08\0\0\0\0\0")).key == "file_packed"

    def test_a_column_that_is_not_there(self, desk: Desk) -> None:
        error = refused(desk, desk.csv("datum;category", "2024-01-05;x"))
        assert (error.key, error.values["column"], error.values["columns"]) == (
            "mapping_lacks",
            "occurred_at",
            "datum, category",
        )

    def test_parquet_cut_off(self, desk: Desk) -> None:
        file = desk.root / "a.parquet"
        duckdb.execute("copy (select 1 as a from range(1000)) to $1 (format parquet)", [str(file)])
        file.write_bytes(file.read_bytes()[:-200])
        assert refused(desk, file).key == "file_damaged"

    def test_json_cut_off(self, desk: Desk) -> None:
        error = refused(desk, desk.put("a.json", '[{"occurred_at": "2024-01-05", "category": "x"}, {"occurred'))
        assert (error.key, error.values["number"]) == ("file_broken", 2)


class TestJson:
    RECORDS = (
        {"report_id": 7, "occurred_at": "2024-01-05", "category": "0301", "police_reported": True},
        {"report_id": 8, "occurred_at": "2024-01-06T10:00:00Z", "category": "Övrigt", "text": None},
    )

    @pytest.mark.parametrize("name", ["a.json", "a.ndjson", "utan_ändelse"])
    def test_an_array_or_one_record_after_another(self, desk: Desk, name: str) -> None:
        array = desk.put(name, json.dumps(self.RECORDS, indent=1))
        assert desk.take(array).imported == 2
        lines = desk.put(name, "\n".join(map(json.dumps, self.RECORDS)))
        assert desk.take(lines).unchanged == 2
        assert desk.column("category") == ["0301", "Övrigt"]
        assert desk.column("report_id") == ["7", "8"]

    def test_a_string_that_looks_like_a_date_is_a_string(self, desk: Desk) -> None:
        desk.mapping("egen", "select tid as occurred_at, tid || '!' as category from source")
        desk.take(desk.put("a.json", '[{"tid": "2024-01-05"}]'), "egen")
        assert desk.column("category") == ["2024-01-05!"]

    def test_numbers_and_objects_are_their_own(self, desk: Desk) -> None:
        desk.mapping(
            "egen", "select tid as occurred_at, plats.namn as category, n + 1 as antal, pos[2] as lat from source"
        )
        content = '[{"tid": "2024-01-05", "plats": {"namn": "Lit"}, "n": 2, "pos": [14.5, 63.25]}]'
        desk.take(desk.put("a.json", content), "egen")
        assert desk.rows("select category, antal, lat from reports") == [("Lit", 3, 63.25)]

    def test_a_key_that_is_now_text_and_now_number_is_text(self, desk: Desk) -> None:
        content = '[{"occurred_at": "2024-01-05", "category": 3}, {"occurred_at": "2024-01-05", "category": "tre"}]'
        desk.take(desk.put("a.json", content))
        assert sorted(desk.column("category")) == ["3", "tre"]

    def test_a_broken_record_on_a_line_of_its_own_is_rejected(self, desk: Desk) -> None:
        good = '{"occurred_at": "2024-01-05", "category": "x"}'
        result = desk.take(
            desk.put("a.jsonl", f'{good}\n{{"occurred_at": "2024-\n[1, 2]\n{good}\n{{"a": "\\ud800"}}\n')
        )
        assert (result.read, result.imported, result.rejected) == (5, 2, 3)
        assert [row[0] for row in rejects(result.rejects_file)] == ["2", "3", "5"]

    @pytest.mark.parametrize("content", ["[]", "[ ]\n"])
    def test_no_records_at_all(self, desk: Desk, content: str) -> None:
        assert desk.take(desk.put("a.json", content)).read == 0

    def test_a_line_is_the_records_number(self, desk: Desk) -> None:
        result = desk.take(desk.put("a.json", '[{"occurred_at": "2024-01-05", "category": "x"}, {"category": "x"}]'))
        assert rejects(result.rejects_file)[0][:2] == ["2", "occurred_at"]


class TestColumnar:
    def test_parquet_keeps_its_own_types(self, desk: Desk) -> None:
        file = desk.root / "v.46 [ny]*.parquet"
        duckdb.execute(
            "copy (select 1 as report_id, timestamp '2024-01-05 10:00' as occurred_at, 'x' as category, false as"
            " police_reported, 2::tinyint as antal, timestamptz '2024-07-05 10:00:00Z' as reported_at)"
            " to $1 (format parquet)",
            [str(file)],
        )
        desk.take(file)
        assert desk.rows("select report_id, occurred_at, police_reported, antal, reported_at from reports") == [
            ("1", datetime(2024, 1, 5, 10), False, 2, datetime(2024, 7, 5, 12))
        ]

    def test_a_sheet(self, desk: Desk) -> None:
        pytest.importorskip("python_calamine", reason="the reader of sheets is optional")
        desk.mapping("blad", "-- read: sheet=Rapporter\nselect * from source")
        file = sheet_file(desk)
        desk.take(file, "blad")
        assert desk.rows("select report_id, occurred_at, antal from reports") == [("A7", datetime(2024, 1, 5, 10), 2)]

    def test_a_sheet_that_is_not_there(self, desk: Desk) -> None:
        pytest.importorskip("python_calamine", reason="the reader of sheets is optional")
        desk.mapping("blad", "-- read: sheet=Nej\nselect * from source")
        error = refused(desk, sheet_file(desk), "blad")
        assert (error.key, error.values["names"]) == ("sheet_missing", "Rapporter")


def sheet_file(desk: Desk) -> Path:
    """The least that is an XLSX file: one sheet with a header, a date, a text and a number."""
    office = "http://schemas.openxmlformats.org"
    main = f'xmlns="{office}/spreadsheetml/2006/main"'
    related = f"{office}/officeDocument/2006/relationships"
    relations = f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" Type="{related}'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{related}"><sheets><sheet name="Rapporter" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {main}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>"
        + row()
        + row("occurred_at", "category", "antal", "report_id")
        + row(45296.4166666667, "x", 2.0, "A7")
        + "</sheetData></worksheet>",
    }
    file = desk.root / "a.xlsx"
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file


def row(*cells: str | float) -> str:
    """A row of a sheet; the first number is a date, by its style."""
    written = [
        f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
        if isinstance(cell, str)
        else f'<c s="{int(cell > 9)}"><v>{cell}</v></c>'
        for cell in cells
    ]
    return f"<row>{''.join(written)}</row>"


FIELDS = st.sampled_from(
    [
        "",
        "a",
        "å",
        "x y",
        '"b"',
        '"x;y"',
        '"rad\nrad"',
        '"rad\r\nrad"',
        'q"q',
        '"a""b"',
        '""',
        ' "sp"',
        '"tr" ',
        " z",
        "\0",
    ]
)
LINES = st.lists(st.lists(FIELDS, min_size=2, max_size=2).map(";".join), max_size=6)
MESS = st.lists(st.sampled_from(['"', "a", ";", "\n", "\r\n", '""', "å", 'x"y', " ", "\t", '"q;"']), max_size=14).map(
    "".join
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.one_of(LINES.map("\n".join), MESS))
def test_both_ways_of_reading_text_give_the_same_rows_and_lines(tmp_path: Path, body: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(f"h1;h2\n{body}\n".encode())
    straight = read(Reading(file))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "_straight", lambda *given: None)
        assert read(Reading(file)) == straight


def read(reading: Reading) -> tuple[list[tuple[object, ...]], Loaded]:
    with duckdb.connect() as conn:
        conn.execute(sqlfiles.load("import/file_rows").sql)
        loaded = delimited.load(conn, reading, lambda step, of, done: None)
        fields = "trim(h1), trim(h2)"  # a blank after an unquoted last field may be kept or not
        rows = conn.execute(f"select rowid + 1 + {loaded.before} + _extra, {fields} from file_rows").fetchall()
    return rows, loaded


class TestNames:
    def test_of_columns(self) -> None:
        assert told_apart(["a\u202e", "A", "a_1", ""]) == ["a", "A_1", "a_1_1", "column3"]

    def test_of_files(self) -> None:
        assert glob_free("a[1]?.csv") == "a[[]1][?].csv"
