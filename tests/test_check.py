"""`est-tui check`: what it finds in a workspace, and how bad it says that it is."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from est_tui import cli

TODAY = datetime(2026, 11, 18)
AREAS = "code;name;parent;aliases\nTOR;Torvalla;;Torvalla centrum\nLUG;Lugnvik;;\n"
CATEGORIES = "code;name;kind\nA;Skadegörelse;event\nK;Klotter;event\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "arbetsmapp"
    (root / "inkorg").mkdir(parents=True)
    (root / "est.toml").write_text('[municipality]\nname = "Östersunds kommun"\n', encoding="utf-8")
    (root / "areas.csv").write_text(AREAS, encoding="utf-8")
    (root / "categories.csv").write_text(CATEGORIES, encoding="utf-8")
    return root


def reports(file: Path, *rows: tuple[str, datetime, str, str]) -> None:
    """A database with these reports: organisation, when, area, category."""
    with duckdb.connect(str(file)) as conn:
        conn.execute(
            "create table reports (organisation varchar, occurred_at timestamp, area varchar, category varchar)"
        )
        columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
        conn.execute(
            "insert into reports"
            " select unnest($1::varchar[]), unnest($2::timestamp[]), unnest($3::varchar[]), unnest($4::varchar[])",
            columns,
        )
    file.chmod(0o600)


def often(organisation: str, last: datetime, area: str = "Torvalla") -> list[tuple[str, datetime, str, str]]:
    """Ten reports a fortnight for fourteen months, the last on a day."""
    return [(organisation, last - timedelta(days=1.4 * n), area, "Klotter") for n in range(300)]


def found(root: Path, capsys: pytest.CaptureFixture[str], lang: str = "sv") -> tuple[int, bool, list[dict[str, str]]]:
    arguments = ["-w", str(root), "--today", "2026-11-18", "--lang", lang, "check", "--format", "json"]
    status = cli.main(arguments)
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(document) == {"ok", "problems"}
    assert all(set(problem) == {"level", "code", "where", "text", "hint"} for problem in document["problems"])
    return status, document["ok"], document["problems"]


def test_a_workspace_in_order_has_nothing_to_remark_on(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports(workspace / "reports.duckdb", *often("Polisen", TODAY))
    assert found(workspace, capsys) == (0, True, [])
    assert cli.main(["-w", str(workspace), "--today", "2026-11-18", "check"]) == 0
    assert capsys.readouterr().out == "Inget att anmärka.\n"


def test_a_new_workspace_without_reports_is_in_order(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(workspace, capsys) == (0, True, [])


def test_an_identity_number_among_the_areas_is_not_repeated(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports(workspace / "reports.duckdb", ("Polisen", TODAY - timedelta(days=5), "Hos 19121212-1212", "Klotter"))
    _, _, problems = found(workspace, capsys)
    assert "Hos [personnummer]" in str(problems)
    assert "1212" not in str(problems)


def test_areas_and_categories_that_no_list_knows_with_the_nearest_name(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = TODAY - timedelta(days=5)
    rows = [("Polisen", day, "Torvala", "Klotter")] * 3 + [("Polisen", day, "  LUGNVIK ", "Klottter")]
    reports(workspace / "reports.duckdb", *rows, ("Polisen", day, "Månen", "Tystnad"))
    status, ok, problems = found(workspace, capsys)
    assert (status, ok) == (0, True)
    assert [(p["level"], p["code"], p["where"]) for p in problems] == [
        ("remark", "check_area_near", "areas.csv"),
        ("remark", "check_area", "areas.csv"),
        ("remark", "check_category_near", "categories.csv"),
        ("remark", "check_category", "categories.csv"),
    ]
    assert problems[0]["text"] == "Området ”Torvala” finns inte i areas.csv (3 rapporter). Menas ”Torvalla”?"
    assert "alias för ”Torvalla”" in problems[0]["hint"]
    assert "”Månen”" in problems[1]["text"]
    assert "Menas ”Klotter”" in problems[2]["text"]


def test_without_lists_everything_passes_through(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "areas.csv").unlink()
    (workspace / "categories.csv").unlink()
    reports(workspace / "reports.duckdb", ("Polisen", TODAY, "Månen", "Tystnad"))
    assert found(workspace, capsys) == (0, True, [])


def test_what_est_toml_leaves_out_is_not_remarked_on(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "est.toml").write_text("[reports]\nfrom = 2026-06-01\n", encoding="utf-8")
    reports(workspace / "reports.duckdb", ("Polisen", datetime(2026, 5, 31, 23), "Månen", "Klotter"))
    assert found(workspace, capsys)[2] == []


def test_a_source_that_stopped_reporting(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [*often("Polisen", TODAY), *often("Nordvakt", TODAY - timedelta(days=40))]
    reports(workspace / "reports.duckdb", *rows)
    status, _, (problem,) = found(workspace, capsys)
    assert (status, problem["level"], problem["code"]) == (0, "remark", "check_silent_usual")
    assert problem["text"].startswith("Nordvakt: inga rapporter (brukar vara ")


def test_reports_from_the_future(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports(workspace / "reports.duckdb", ("Polisen", datetime(2062, 1, 1), "Torvalla", "Klotter"))
    status, _, (problem,) = found(workspace, capsys)
    assert (status, problem["code"]) == (0, "check_future")
    assert problem["text"] == "1 rapport säger sig ha hänt i framtiden, den sista 2062-01-01."


def test_files_that_wait_in_the_inbox(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "inkorg" / "oktober.csv").touch()
    (workspace / "inkorg" / ".DS_Store").touch()
    _, _, (problem,) = found(workspace, capsys)
    assert (problem["code"], problem["where"]) == ("check_waiting", "inkorg/oktober.csv")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_files_that_others_can_read(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports(workspace / "reports.duckdb", *often("Polisen", TODAY))
    (workspace / "reports.duckdb").chmod(0o644)
    _, _, (problem,) = found(workspace, capsys)
    assert (problem["code"], problem["where"]) == ("check_open_to_others", "reports.duckdb")


def test_a_parent_that_is_not_in_the_list(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "areas.csv").write_text(AREAS + "X;Xvik;Nordost;\nY;Yvik;Torvalla centrum;\n", encoding="utf-8")
    _, _, (problem,) = found(workspace, capsys)
    assert problem["text"] == "”Xvik” hör till ”Nordost”, som inte finns i listan."


@pytest.mark.parametrize(
    ("name", "text", "code", "where"),
    [
        ("est.toml", "[periods]\nanchor = 2025-12-30\n", "config_anchor", "est.toml:2"),
        ("areas.csv", AREAS + "Z;Torvalla centrum;;\n", "list_twice", "areas.csv:4"),
        ("areas.csv", AREAS + "Z;Zvik;;Lugnvik\n", "list_twice", "areas.csv:4"),
        ("categories.csv", CATEGORIES + "B;Brand;eldsvåda\n", "list_value", "categories.csv:4"),
    ],
)
def test_settings_and_lists_that_cannot_be_used_are_damage(
    name: str, text: str, code: str, where: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / name).write_text(text, encoding="utf-8")
    status, ok, (problem,) = found(workspace, capsys)
    assert (status, ok, problem["level"], problem["code"]) == (1, False, "damage", code)
    assert problem["where"].endswith(where)


def test_a_mapping_that_cannot_be_read_is_damage(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "mappings").mkdir()
    (workspace / "mappings" / "bolaget.sql").write_text("select Datum as occurred_at,\nfrom from source\n", "utf-8")
    (workspace / "mappings" / "helt.sql").write_text("select d as occurred_at, v as category from source", "utf-8")
    status, _, (problem,) = found(workspace, capsys)
    assert (status, problem["level"], problem["code"]) == (1, "damage", "mapping_syntax")
    assert problem["where"] == "mappings/bolaget.sql:2"


def test_somebody_elses_database_that_is_not_there_is_away(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "est.toml").write_text('[reports]\ndatabase = "/nowhere/lage.duckdb"\n', encoding="utf-8")
    status, ok, (problem,) = found(workspace, capsys)
    assert (status, ok, problem["level"]) == (4, False, "away")


def test_our_own_database_broken_is_damage(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = workspace / "reports.duckdb"
    file.write_bytes(b"half a database")
    file.chmod(0o600)
    status, _, (problem,) = found(workspace, capsys)
    assert (status, problem["level"], problem["code"]) == (1, "damage", "source_damaged")


def test_one_broken_block_in_our_own_database_is_found(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = workspace / "reports.duckdb"
    reports(file)
    with duckdb.connect(str(file)) as conn:
        conn.execute("alter table reports add column text varchar")
        conn.execute(
            "insert into reports select 'Polisen', timestamp '2026-11-01', 'Torvalla', 'Klotter', md5(i::varchar)"
            " from range(200_000) as numbers(i)"
        )
    whole = bytearray(file.read_bytes())
    block = len(whole) // 2
    whole[block : block + 64] = bytes(byte ^ 0xFF for byte in whole[block : block + 64])
    file.write_bytes(whole)
    status, _, problems = found(workspace, capsys)
    assert (status, problems[0]["level"]) == (1, "damage")


def test_the_worst_comes_first_and_damage_decides(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "inkorg" / "oktober.csv").touch()
    (workspace / "reports.duckdb").write_bytes(b"half a database")
    status, _, problems = found(workspace, capsys)
    levels = [problem["level"] for problem in problems]
    assert (status, levels[0], levels[-1]) == (1, "damage", "remark")


def test_the_text_says_the_same_with_each_advice_once(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("Polisen", TODAY - timedelta(days=3), f"Okänd by {n}", "Klotter") for n in range(20)]
    reports(workspace / "reports.duckdb", *rows)
    assert cli.main(["-w", str(workspace), "--today", "2026-11-18", "check"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Anmärkning: Området ”Okänd by 0” finns inte i areas.csv (1 rapport).\n")
    assert text.count("Anmärkning: ") == 12
    assert "… och 8 till" in text
    assert text.count("Lägg till det som område") == 1


def test_foreign_text_moves_nothing_on_the_terminal(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports(workspace / "reports.duckdb", ("Polisen", TODAY, "By\x1b[31m\u202e", "Klotter"))
    assert cli.main(["-w", str(workspace), "--today", "2026-11-18", "check"]) == 0
    text = capsys.readouterr().out
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_in_english_the_codes_are_the_same(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "inkorg" / "oktober.csv").touch()
    _, _, (problem,) = found(workspace, capsys, lang="en")
    assert (problem["code"], problem["level"]) == ("check_waiting", "remark")
    assert problem["text"] == "oktober.csv is waiting in the inbox."
