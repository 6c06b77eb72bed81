"""The command line's frame: exit codes, streams, languages, and what a start-up may load."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from est_tui import __version__, cli
from est_tui.commands import lagesbild
from est_tui.errors import EstError, Refused, SourceAway, UsageError

CANARY = "Anna sparkade in dörren på Arågränd 12"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "arbetsmapp"
    root.mkdir()
    (root / "est.toml").write_text('[municipality]\nname = "Bräcke kommun"\n', encoding="utf-8")
    return root


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env={**os.environ, **environment}, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


class TestHelp:
    @pytest.mark.parametrize("command", ["", *cli.COMMANDS])
    def test_is_in_swedish(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as left:
            cli.main([*command.split(), "--help"])
        assert left.value.code == 0
        text = capsys.readouterr().out
        assert text.startswith("användning: est-tui")
        assert "visar den här hjälpen" in text
        assert not [word for word in ("usage", "options:", "positional", "show this") if word in text]

    def test_is_in_english_when_asked_for(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            cli.main(["lagesbild", "--lang=en", "--help"])
        assert capsys.readouterr().out.startswith("usage: est-tui lagesbild")

    def test_names_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            cli.main(["--help"])
        text = capsys.readouterr().out
        assert all(f"\n    {command} " in text for command in cli.COMMANDS)

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            cli.main(["--version"])
        assert capsys.readouterr().out == f"est-tui {__version__}\n"

    @pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["import", "--help"], ["open", "--help"]])
    def test_loads_nothing_heavy(self, arguments: list[str]) -> None:
        program = (
            "import sys\nfrom est_tui.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
            "heavy = {'textual', 'rich', 'duckdb', 'polars', 'plotext', 'numpy', 'asyncio'}\n"
            "print('loaded:', sorted(heavy & set(sys.modules)))"
        )
        assert in_a_process("-c", program, *arguments).stdout.endswith("loaded: []\n")


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["lagesbild", "--period"], "--period ska följas av ett värde."),
            (["lagesbild", "--format", "pdf"], "--format kan inte vara ”pdf”. Välj bland: table, json, csv, md, html."),
            (["--lang", "fi"], "--lang kan inte vara ”fi”. Välj bland: sv, en."),
            (
                ["lägesbild"],
                "KOMMANDO kan inte vara ”lägesbild”. Välj bland: open, demo, init, import, lagesbild, check.",
            ),
            (["lagesbild", "--perod", "2024-11-04"], "Känner inte igen: --perod 2024-11-04"),
            (["lagesbild", "--per", "2024-11-04"], "Känner inte igen: --per 2024-11-04"),
            (["lagesbild", "--ascii=ja"], "--ascii tar inget värde."),
            (["init"], "Det saknas något: DIR."),
            (["import", "a.csv"], "Det saknas något: --as."),
        ],
    )
    def test_is_told_in_swedish_with_the_usage(
        self, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        status, out, err = said(capsys, *arguments)
        assert (status, out) == (2, "")
        assert err.startswith(f"est-tui: {sentence}\n")
        assert "användning: est-tui" in err
        assert "--help" in err

    def test_and_in_english(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "--period must be followed by a value." in said(capsys, "--lang", "en", "lagesbild", "--period")[2]

    @pytest.mark.parametrize("day", ["2024-02-30", "2023-02-29", "20241104", "2024-W45-1", "i går", "2024-11-4"])
    def test_a_day_that_is_none(self, day: str, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, err = said(capsys, "-w", workspace, "lagesbild", "--period", day)
        assert (status, out) == (2, "")
        assert f"”{day}” är inget datum" in err

    def test_no_workspace_says_how_to_make_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        status, out, err = said(capsys, "lagesbild")
        assert (status, out) == (2, "")
        assert "est-tui init MAPP" in err
        assert "est-tui demo" in err

    def test_a_workspace_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, _, err = said(capsys, "-w", tmp_path / "borta", "lagesbild")
        assert status == 2
        assert str(tmp_path / "borta") in err


class TestGlobalOptions:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["-w", "A", "--lang", "en", "--ascii", "--today", "2024-11-20", "lagesbild"],
            ["lagesbild", "-w", "A", "--lang", "en", "--ascii", "--today", "2024-11-20"],
            ["--lang=en", "-wA", "lagesbild", "--today=2024-11-20", "--ascii"],
        ],
    )
    def test_stand_before_or_after_the_command(self, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[cli.Call] = []
        monkeypatch.setattr(lagesbild, "run", lambda call: calls.append(call) or 0)
        assert cli.main(arguments) == 0
        (call,) = calls
        assert (call.args.workspace, call.words.lang, call.ascii, call.args.today) == ("A", "en", True, "2024-11-20")

    def test_today_is_the_options_else_the_environments_else_the_settings(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (workspace / "est.toml").write_text("[workspace]\ntoday = 2024-01-10\n", encoding="utf-8")
        seen: list[str] = []
        monkeypatch.setattr(lagesbild, "run", lambda call: seen.append(str(call.config().today)) or 0)
        assert cli.main(["-w", str(workspace), "lagesbild"]) == 0
        monkeypatch.setenv("EST_TUI_TODAY", "2024-02-10")
        assert cli.main(["-w", str(workspace), "lagesbild"]) == 0
        assert cli.main(["-w", str(workspace), "lagesbild", "--today", "2024-03-10"]) == 0
        assert seen == ["2024-01-10", "2024-02-10", "2024-03-10"]

    def test_without_a_command_the_screen_opens(self) -> None:
        assert cli._parse(["--ascii"], cli.Words("sv")).command == "open"


class TestExit:
    @pytest.mark.parametrize(
        ("error", "status"),
        [
            (UsageError("no_workspace"), 2),
            (SourceAway("no_workspace"), 4),
            (Refused("no_workspace"), 5),
            (EstError("no_workspace"), 1),
            (PermissionError(13, "Permission denied", "reports.duckdb"), 1),
            (KeyboardInterrupt(), 130),
            (ValueError(CANARY), 1),
        ],
    )
    def test_codes(
        self, error: BaseException, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(call: cli.Call) -> int:
            raise error

        monkeypatch.setattr(lagesbild, "run", fail)
        got, out, err = said(capsys, "lagesbild")
        assert (got, out) == (status, "")
        assert err.startswith("est-tui: ")
        assert "Traceback" not in err

    def test_an_unexpected_failure_says_where_but_repeats_nothing(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(call: cli.Call) -> int:
            raise LookupError(CANARY)

        monkeypatch.setattr(lagesbild, "run", fail)
        _, _, err = said(capsys, "lagesbild")
        assert "LookupError, cli.py:" in err
        assert CANARY not in err
        monkeypatch.setenv("EST_TUI_DEBUG", "1")
        assert "Traceback" in said(capsys, "lagesbild")[2]

    @pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
    def test_a_reader_that_leaves_early_is_no_failure(self, workspace: Path) -> None:
        program = f"{sys.executable} -m est_tui -w '{workspace}' lagesbild --format html | head -c 10"
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {program}"], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "<!doctype ", "")

    def test_swedish_letters_reach_a_pipe_whatever_its_encoding(self, workspace: Path) -> None:
        done = in_a_process("-m", "est_tui", "-w", str(workspace), "lagesbild", PYTHONIOENCODING="ascii", LC_ALL="C")
        assert "Lägesbild" in done.stdout


class TestLagesbild:
    def test_a_source_that_is_away_leaves_stdout_empty(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (workspace / "est.toml").write_text('[reports]\ndatabase = "nagon-annans.duckdb"\n', encoding="utf-8")
        for form in lagesbild.FORMATS:
            status, out, err = said(capsys, "-w", workspace, "lagesbild", "--format", form)
            assert (status, out) == (4, "")
            assert "nagon-annans.duckdb" in err

    def test_a_period_that_has_not_begun(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ("-w", workspace, "lagesbild", "--today", "2024-11-20", "--period", "2024-12-24")
        status, out, err = said(capsys, *arguments)
        assert (status, out) == (2, "")
        assert "v. 51–52 2024" in err

    def test_a_workspace_that_has_no_reports_yet_is_an_empty_picture(
        self, workspace: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        status, out, err = said(capsys, "-w", workspace, "lagesbild", "--today", "2024-11-20")
        assert (status, err) == (0, "")
        assert "Bräcke kommun" in out
        assert not list(workspace.glob("*.duckdb")), "looking makes nothing"
