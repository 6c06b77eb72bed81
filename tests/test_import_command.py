"""`est-tui import`: what it prints, how it ends, and what it leaves alone."""

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from est_tui.cli import main
from est_tui.errors import EstError, SourceAway
from est_tui.store import reports
from tests.desk import Desk

KEYS = [
    "read", "imported", "updated", "unchanged", "rejected", "excluded", "masked", "shared_ids", "unmapped_areas",
    "unmapped_categories", "rejects_file",
]  # fmt: skip
HEADER = "report_id;occurred_at;area;category;text"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.put("est.toml", "[workspace]\ntoday = 2024-02-01\n")
    desk.put("areas.csv", "code;name\n1;Lit\n")
    return desk


def run(desk: Desk, *arguments: str | Path) -> int:
    return main(["-w", str(desk.root), "import", *map(str, arguments)])


def holds(database: str) -> "subprocess.Popen[str]":
    """Another program with the database open for writing."""
    code = f"import duckdb, sys; c = duckdb.connect({database!r}); print('up', flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    other.stdout.readline()
    return other


class TestOutput:
    def test_json_is_one_object_a_file(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        first = desk.csv(HEADER, "1;2024-01-05;Lit;x;ring 070-174 06 05", "2;2024-01-05;Ås;x;", name="a.csv")
        second = desk.csv(HEADER, "3;i går;Lit;x;", "1;2024-01-05;Lit;y;", name="b.csv")
        assert run(desk, first, second, "--as", "canonical", "--format", "json") == 3
        one, two = map(json.loads, capsys.readouterr().out.splitlines())
        assert list(one) == list(two) == KEYS
        assert (one["imported"], one["masked"], one["unmapped_areas"], one["rejects_file"]) == (2, 1, {"Ås": 1}, None)
        assert (two["updated"], two["rejected"]) == (1, 1)

    def test_rejects_are_listed_without_what_they_said(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        file = desk.csv(HEADER, "1;hemlig dag;Lit;hemlig;hemlig", "2;;hemlig;hemlig;hemlig", name="rapport å.csv")
        assert run(desk, file, "--as", "canonical", "--format", "json") == 3
        listed = Path(json.loads(capsys.readouterr().out)["rejects_file"])
        assert listed.parent == desk.root / "inkorg"
        assert listed.name.startswith("avvisade-rapport å-")
        assert listed.read_text(encoding="utf-8-sig").splitlines() == [
            "line;column;reason",
            "2;occurred_at;tidpunkten går inte att läsa",
            "3;occurred_at;tidpunkten saknas",
        ]
        assert stat.S_IMODE(listed.stat().st_mode) == 0o600

    def test_two_lists_of_rejects_in_one_second_are_two(self, desk: Desk) -> None:
        results = [desk.take(desk.csv(HEADER, *["1;;Lit;x;"] * n)) for n in (1, 2)]
        assert [len(Path(r.rejects_file or "").read_text().splitlines()) for r in results] == [2, 3]

    def test_text_says_what_became_of_the_rows_and_what_to_do(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = (
            "1;2024-01-05;Ås;x;hemlig 070-174 06 05",
            "2;2024-03-05;Ås\x1b[31m;x;hemlig",
            "3;;Lit;x;hemlig",
            "4;2024-01-06;Lit;y;",
        )
        assert run(desk, desk.csv(f"{HEADER};ort", *(f"{row};" for row in rows)), "--as", "canonical") == 3
        said = capsys.readouterr().out
        assert said.splitlines()[:3] == [
            "rapporter.csv, läst som canonical",
            "  4 rader lästa: 3 nya, 0 ändrade, 0 oförändrade, 1 ej inlästa, 0 utanför EST",
            "  Händelserna ligger mellan 5 jan 2024 och 5 mars 2024.",
        ]
        assert "Områden som inte finns i listan: Ås (2)" in said
        assert "tidpunkten saknas (1)" in said
        assert "Kolumner som inte används: ort" in said
        assert "1 rapport har en tidpunkt som inte har inträffat än." in said
        assert "hemlig" not in said
        assert "\x1b" not in said

    def test_in_english(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        main(["-w", str(desk.root), "--lang", "en", "import", str(desk.csv(HEADER, "1;;Lit;x;")), "--as", "canonical"])
        said = capsys.readouterr().out
        assert "1 row read: 0 new" in said
        assert "the time is missing (1)" in said

    def test_a_try_shows_the_first_rows_and_writes_nothing(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        rows = [f"{n};2024-01-05 10:0{n % 10};Lit;Klotter;hemlig" for n in range(30)]
        before = sorted(desk.root.rglob("*"))
        file = desk.csv(HEADER, *rows, "x;;Lit;x;hemlig")
        assert run(desk, file, "--as", "canonical", "--dry-run") == 3
        said = capsys.readouterr().out
        assert "Prov: ingenting har sparats." in said
        assert said.count("Klotter") == 10
        assert "hemlig" not in said
        assert run(desk, file, "--as", "canonical", "--dry-run", "--format", "json") == 3
        shown = json.loads(capsys.readouterr().out)
        assert [key for key in shown if key not in KEYS] == ["dry_run", "rows"]
        assert shown["rows"][0]["text_length"] == 6
        assert shown["rejects_file"] is None
        assert sorted(desk.root.rglob("*")) == sorted([*before, file])

    def test_a_try_knows_what_is_there_already(self, desk: Desk) -> None:
        desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;x;a", "2;2024-01-05;Lit;x;b"))
        result = desk.take(
            desk.csv(HEADER, "1;2024-01-05;Lit;x;a", "2;2024-01-05;Lit;x;c", "3;2024-01-05;Lit;x;"), dry_run=True
        )
        assert (result.imported, result.updated, result.unchanged) == (1, 1, 1)
        assert len(desk.rows()) == 2

    def test_a_long_file_shows_one_line_at_a_time(self, desk: Desk) -> None:
        code = (
            "import sys, time; from est_tui.commands import importing as i; from est_tui.i18n import Words\n"
            "line = i._Line(Words('sv'), 'a.csv'); line.tell('reading', 0, 5)\n"
            "time.sleep(1.1); line.tell('staging', 9, 5); line.tell('staging', 9, 9); line.clear()"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert (done.stdout, done.stderr) == ("", "Granskar a.csv: 5 av 9 rader\n")


class TestErrors:
    def test_one_file_that_fails_does_not_stop_the_others(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        good = desk.csv(HEADER, "1;2024-01-05;Lit;x;")
        assert run(desk, desk.root / "borta.csv", good, "--as", "canonical", "--format", "json") == 2
        said = capsys.readouterr()
        assert json.loads(said.out)["imported"] == 1
        assert "borta.csv finns inte" in said.err

    def test_nothing_on_stdout_when_it_fails(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(desk, desk.root / "borta.csv", "--as", "canonical") == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("est-tui: Filen ")

    @pytest.mark.parametrize("settings", ['database = "annan.duckdb"', 'query = "reports.sql"'])
    def test_somebody_elses_database_is_not_written(
        self, desk: Desk, settings: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        desk.put("est.toml", f"[reports]\n{settings}\n")
        assert run(desk, desk.csv(HEADER, "1;2024-01-05;Lit;x;"), "--as", "canonical") == 2
        assert "annan databas" in capsys.readouterr().err
        assert not list(desk.root.rglob("*.duckdb"))

    def test_a_database_in_its_place_that_is_not_ours(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        with duckdb.connect(desk.config.database) as conn:
            conn.execute("create table reports (min_egen varchar)")
        before = Path(desk.config.database).read_bytes()
        assert run(desk, desk.csv(HEADER, "1;2024-01-05;Lit;x;"), "--as", "canonical") == 2
        assert "inte en rapportdatabas" in capsys.readouterr().err
        with duckdb.connect(desk.config.database, read_only=True) as conn:
            assert conn.execute("select table_name from duckdb_tables()").fetchall() == [("reports",)]
        assert before

    def test_a_damaged_database_is_said_to_be(self, desk: Desk) -> None:
        Path(desk.config.database).write_bytes(b"inte en databas" * 1000)
        assert run(desk, desk.csv(HEADER, "1;2024-01-05;Lit;x;"), "--as", "canonical") == 4

    def test_a_locked_database_is_waited_for_and_then_left(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        file = desk.csv(HEADER, "1;2024-01-05;Lit;x;")
        desk.take(file)
        monkeypatch.setattr(reports, "_PATIENCE", 0.3)
        other = holds(desk.config.database)
        with other:
            with pytest.raises(SourceAway) as caught:
                desk.take(file)
            assert caught.value.key == "source_locked"
            assert run(desk, file, "--as", "canonical") == 4
            other.communicate()
        assert desk.take(file).unchanged == 1

    def test_a_reader_that_lets_go_is_waited_for(self, desk: Desk) -> None:
        file = desk.csv(HEADER, "1;2024-01-05;Lit;x;")
        desk.take(file)
        code = (
            f"import duckdb, time; c = duckdb.connect({desk.config.database!r}, read_only=True)\n"
            "print('up', flush=True); time.sleep(1)"
        )
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            other.stdout.readline()
            assert desk.take(desk.csv(HEADER, "2;2024-01-05;Lit;x;")).imported == 1

    def test_a_file_that_the_disk_does_not_give_does_not_stop_the_others(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        one, two = (desk.csv(HEADER, f"{n};2024-01-05;Lit;x;", name=f"{n}.csv") for n in "12")
        under_a_file = one / "in.csv"
        too_long = desk.root / ("x" * 300 + ".csv")
        assert run(desk, one, under_a_file, too_long, two, "--as", "canonical") in (1, 2)
        assert desk.column("report_id") == ["1", "2"]
        assert [line[:8] for line in capsys.readouterr().err.splitlines() if line[:1] == "e"] == ["est-tui:"] * 2

    def test_a_long_name_takes_its_list_of_rejects_too(self, desk: Desk) -> None:
        file = desk.csv(HEADER, "1;2024-01-05;Lit;x;", "2;;Lit;x;", name="å" * 120 + ".csv")
        result = desk.take(file)
        assert (result.imported, result.rejected) == (1, 1)
        assert "å" * 80 + "-2" in str(result.rejects_file)

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
    def test_a_name_that_is_no_text_is_read(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        file = desk.root / os.fsdecode(b"rapport\xe5.csv")
        file.write_text(f"{HEADER}\n1;2024-01-05;Lit;x;\n2;;Lit;x;\n")
        assert run(desk, file, "--as", "canonical") == 3
        assert "rapport\ufffd.csv" in capsys.readouterr().out
        assert desk.rows("select file from imports") == [("rapport\ufffd.csv",)]

    def test_a_person_in_the_name_of_a_file_is_kept_nowhere(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = desk.csv(HEADER, "1;2024-01-05;Lit;x;", "2;;Lit;x;", name="om 19121212-1212.csv")
        assert run(desk, file, "--as", "canonical") == 3
        assert desk.rows("select file from imports") == [("om [personnummer].csv",)]
        assert "1212" not in capsys.readouterr().out.replace(str(desk.root), "")
        assert [f for f in desk.root.rglob("*1212*") if f != file] == []

    def test_two_first_imports_at_once_are_both_kept(self, tmp_path: Path) -> None:
        for turn in range(3):
            desk = Desk(tmp_path / str(turn))
            files = [desk.csv(HEADER, f"{n};2024-01-05;Lit;x;", name=f"{n}.csv") for n in "12"]
            code = (
                "import sys, duckdb; from est_tui import cli; from est_tui.store.importing import run\n"
                "print('up', flush=True); sys.stdin.readline(); sys.exit(cli.main(sys.argv[1:]))"
            )
            both = [
                subprocess.Popen(
                    [sys.executable, "-c", code, "-w", desk.root, "import", file, "--as", "canonical"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                )
                for file in files
            ]  # fmt: skip
            for each in both:
                assert each.stdout is not None
                each.stdout.readline()
            for each in both:
                assert each.stdin is not None
                each.stdin.write(b"\n")
                each.stdin.flush()
            for each in both:
                _, said = each.communicate()
                assert each.returncode == 0, said
            assert desk.column("report_id") == ["1", "2"]
            assert list(desk.root.glob(".reports*")) == []

    def test_a_database_made_meanwhile_is_kept(self, desk: Desk) -> None:
        """The other import makes it after this one has looked for it: this one's rows are staged again with its key."""
        first, second = (desk.csv(HEADER, f"{n};2024-01-05;Lit;x;", name=f"{n}.csv") for n in "12")
        others = []

        def meanwhile(step: str, of: int, rows: int) -> None:
            if step == "writing" and not others:
                others.append(desk.take(second))

        assert desk.take(first, progress=meanwhile).imported == 1
        assert desk.column("report_id") == ["1", "2"]
        assert desk.take(first).unchanged == 1


class TestKept:
    def test_new_files_are_the_owners_alone(self, desk: Desk) -> None:
        old = os.umask(0o022)
        try:
            desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;x;"))
        finally:
            os.umask(old)
        assert stat.S_IMODE(Path(desk.config.database).stat().st_mode) == 0o600
        assert [file.name for file in desk.root.glob(".*")] == []

    def test_every_import_is_noted(self, desk: Desk) -> None:
        file = desk.csv(HEADER, "1;2024-01-05;Lit;x;a@b.se", "2;;Lit;x;")
        desk.take(file)
        desk.take(file)
        noted = "select batch, file, mapping, read, imported, unchanged, rejected, masked from imports order by batch"
        assert desk.rows(noted) == [
            (1, "rapporter.csv", "canonical", 2, 1, 0, 1, 1),
            (2, "rapporter.csv", "canonical", 2, 0, 1, 1, 1),
        ]

    def test_a_failed_write_leaves_no_list_and_no_rows(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;x;"))
        monkeypatch.setattr("est_tui.store.importing.outcome._NOTED", ("read",))
        with pytest.raises(EstError, match="reports_not_written"):
            desk.take(desk.csv(HEADER, "2;2024-01-05;Lit;x;", "3;;Lit;x;"))
        assert len(desk.rows()) == 1
        assert list(desk.root.rglob("avvisade-*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a disk is made full by a limit that Windows has not")
def test_a_full_disk_is_said_and_leaves_the_database_as_it_was(desk: Desk) -> None:
    desk.take(desk.csv(HEADER, "1;2024-01-05;Lit;x;"))
    rows = (f"{n};2024-01-05;Lit;x;{n * n} {n**3 % 7919} {n**5}" for n in range(2, 60_000))
    big = desk.csv(HEADER, *rows, name="stor.csv")
    code = (
        "import resource, signal, sys; from est_tui.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))\n"
        f"sys.exit(main(['-w', {str(desk.root)!r}, 'import', {str(big)!r}, '--as', 'canonical']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "gick inte att spara" in done.stderr
    assert done.stdout == ""
    assert desk.column("report_id") == ["1"]
    assert desk.take(big).imported == 59_998


@pytest.mark.skipif(sys.platform == "win32", reason="a disk is made full by a limit that Windows has not")
def test_a_disk_too_full_for_the_first_database_is_said(desk: Desk) -> None:
    rows = (f"{n};2024-01-05;Lit;x;{n * n} {n**3 % 7919} {n**5}" for n in range(2, 20_000))
    big = desk.csv(HEADER, *rows, name="stor.csv")
    code = (
        "import resource, signal, sys; from est_tui.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "for most in (4_000, 10_000, 40_000, 300_000, 700_000):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))\n"
        f"    print(main(['-w', {str(desk.root)!r}, 'import', {str(big)!r}, '--as', 'canonical']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["1"] * 5
    assert done.stderr.count("gick inte att spara") == 5
    assert desk.take(big).read == 19_998


BIG = 40_000


@pytest.mark.acceptance
def test_killed_at_any_moment_the_database_is_as_it_was_or_whole(desk: Desk) -> None:
    desk.take(desk.csv(HEADER, *(f"{n};2024-01-05;Lit;x;först" for n in range(100)), name="först.csv"))
    rows = (f"{n};2024-01-06 10:00;Lit;Klotter;ring 070-174 06 05 om rad {n}" for n in range(BIG))
    big = desk.csv(HEADER, *rows, name="stor.csv")
    before = desk.rows()
    command = [sys.executable, "-m", "est_tui", "-w", str(desk.root), "import", str(big), "--as", "canonical"]
    started = time.monotonic()
    trial = Desk(desk.root / "prov")
    subprocess.run([*command[:4], str(trial.root), *command[5:]], check=True, capture_output=True)
    took = time.monotonic() - started
    copy = Path(desk.config.database).read_bytes()
    whole = set()
    for moment in range(30):
        Path(desk.config.database).write_bytes(copy)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * (0.3 + moment / 40))
        process.kill()
        process.wait()
        after = desk.rows("select * from reports where text = 'först' order by source, report_id, occurrence")
        number = desk.rows("select count(*) from reports")[0][0]
        whole.add(number)
        assert number in (len(before), BIG)
        assert after == (before if number == len(before) else [])
        left = {file.name for file in desk.root.iterdir()} - {"mappings", "prov"}
        assert left <= {"est.toml", "areas.csv", "först.csv", "stor.csv", "reports.duckdb", "reports.duckdb.wal"}
        Path(f"{desk.config.database}.wal").unlink(missing_ok=True)
    assert len(before) in whole
    assert desk.take(big).read == BIG


@pytest.mark.acceptance
def test_killed_while_the_database_is_made_there_is_a_whole_one_or_none(tmp_path: Path) -> None:
    for moment in range(12):
        desk = Desk(tmp_path / str(moment))
        file = desk.csv(HEADER, *(f"{n};2024-01-06 10:00;Lit;Klotter;x" for n in range(2000)))
        command = [sys.executable, "-m", "est_tui", "-w", str(desk.root), "import", str(file), "--as", "canonical"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.2 + moment / 15)
        process.kill()
        process.wait()
        result = desk.take(file)
        assert result.imported + result.unchanged == 2000
        assert result.unchanged in (0, 2000)
        assert not list(desk.root.glob(".reports*"))
