"""What README.md and docs/ tell people to type works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from est_tui import cli, keymap
from est_tui.i18n import Words

REPO = Path(__file__).parent.parent
PAGES = ("README.md", "docs/forsta-timmen.md")
POLICE = (
    "id,datetime,occurred_local,name,title_place,type,summary,url,location,lat,lon\n"
    '9001,2026-01-07T09:12:00+01:00,2026-01-06 22:30,"06 januari 22.30, Skadegörelse, Östersund",Östersund,'
    "Skadegörelse,En ruta krossad.,/aktuellt/9001,Östersund,63.17,14.63\n"
)
CANONICAL = "occurred_at;category;area;organisation\n2026-01-06 22:30;Skadegörelse;Torvalla;Storsjöhem\n"


def commands(page: str, language: str) -> list[str]:
    """The lines to type in a page's code blocks of a language, without their comments."""
    text = (REPO / page).read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("page", PAGES)
def test_every_est_tui_command_works_in_the_order_it_stands(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EST_TUI_TODAY", "2026-01-20")
    Path("polisen.csv").write_text(POLICE, encoding="utf-8")
    Path("rapporter.csv").write_text(CANONICAL, encoding="utf-8")
    lines = [line for line in commands(page, "sh") if line.startswith("est-tui")]
    assert len(lines) >= 6
    for line in lines:
        arguments = shlex.split(line)[1:]
        named = cli._parse(arguments, Words("sv"))
        if named.command not in ("open", "demo"):  # these two open the screen
            assert cli.main(arguments) == 0, f"{line}\n{capsys.readouterr().err}"
    assert "Skadegörelse" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_exists(page: str) -> None:
    targets = re.findall(r"^([a-z]+):", (REPO / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = [line.split()[1] for line in commands(page, "sh") if line.startswith("make ")]
    assert set(named) <= set(targets)
    assert page != "README.md" or {"demo", "test"} <= set(named)


def test_the_lines_for_windows_name_what_there_is() -> None:
    lines = commands("README.md", "bat")
    files = [word.replace("\\", "/") for line in lines for word in line.split() if word.startswith("requirements\\")]
    assert files == ["requirements/run.txt", "requirements/dev.txt"]
    assert all((REPO / name).is_file() for name in files)
    makefile = (REPO / "Makefile").read_text(encoding="utf-8")
    for line in lines:
        what = line.partition(" -m ")[2].replace("\\", "/")
        assert what.startswith("venv") or what.replace("pip install ", "").partition(" -n 4")[0] in makefile


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_project_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (REPO / page).read_text(encoding="utf-8"))
    assert not [link for link in links if not (REPO / page).parent.joinpath(link).exists()]


def test_the_keys_of_the_first_view_are_those_of_the_action_table() -> None:
    words = Words("sv")
    rows = [f"| `{action.shown}` | {words(f'action.{action.id}.help')} |" for action in keymap.of_view("lagesbild")]
    table = "\n".join(["| tangent | |", "|---|---|", *dict.fromkeys(rows)])
    page = (REPO / "docs" / "forsta-timmen.md").read_text(encoding="utf-8")
    assert page.partition("<!-- tangenter -->\n")[2].partition("\n<!-- /tangenter -->")[0] == table
