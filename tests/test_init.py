"""`est-tui init`: a workspace that can be used as it is, in a folder that was anybody's before."""

import csv
import io
import os
import re
import stat
import tomllib
from pathlib import Path

import pytest

from est_tui import config
from est_tui.cli import main
from est_tui.errors import UsageError
from est_tui.store.importing import import_file
from est_tui.store.lists import Lists, key, load_lists
from est_tui.store.workspace import TEMPLATES, lay_down

LISTS = ("areas.csv", "categories.csv", "organisations.csv")


@pytest.fixture(params=TEMPLATES)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    lay_down(tmp_path / "w", request.param)
    return tmp_path / "w"


def categories(lists: Lists, kind: str) -> set[str]:
    """Every name, code and alias of the categories of a kind, as they are matched."""
    found = [(c.name, c.code, *c.aliases) for c in lists.categories if c.kind == kind]
    return {key(name) for names in found for name in names}


def test_every_template_is_read_without_a_word(workspace: Path) -> None:
    settings = config.load(workspace)
    assert settings.own_reports
    assert settings.today is None
    load_lists(workspace)


def test_every_setting_is_shown_with_a_line_that_explains_it(workspace: Path) -> None:
    text = (workspace / config.FILE).read_text(encoding="utf-8")
    shown = set()
    section = ""
    for line in text.splitlines():
        section = line.strip("[]") if line.startswith("[") else section
        found = re.match(r"#? ?([a-z]+) = .+? +# \S", line)
        if found:
            shown.add((section, found[1]))
    assert shown == set(config._KEYS)


def test_a_line_without_its_sign_says_the_default_it_shows(workspace: Path) -> None:
    """What stands behind the `#` is what holds: switching a line on changes nothing, except where it says *annars*."""
    defaults = config.read("", workspace)
    section = ""
    held = 0
    for line in (workspace / config.FILE).read_text(encoding="utf-8").splitlines():
        section = line.strip("[]") if line.startswith("[") else section
        if re.match(r"# [a-z]+ = ", line) and "(annars" not in line and "behövs bara" not in line:
            name, value = next(iter(tomllib.loads(line[2:]).items()))
            default = getattr(defaults, config._KEYS[section, name].field)
            assert default in (value, str(workspace / str(value))), line
            held += 1
    assert held >= 6


def test_lists_are_as_swedish_excel_saves_them(workspace: Path) -> None:
    for name in LISTS:
        data = (workspace / name).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert {len(row) for row in rows} == {len(rows[0])}, name


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp1252", ";"), ("utf-8-sig", ","), ("utf-16", "\t")])
def test_lists_mean_the_same_however_excel_saved_them(workspace: Path, encoding: str, delimiter: str) -> None:
    before = load_lists(workspace)
    for name in LISTS:
        text = (workspace / name).read_text(encoding="utf-8-sig")
        with open(workspace / name, "w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(csv.reader(io.StringIO(text), delimiter=";"))
    assert load_lists(workspace) == before


def test_empty_has_no_areas_and_no_categories(tmp_path: Path) -> None:
    lay_down(tmp_path / "w")
    assert load_lists(tmp_path / "w") == Lists()


def test_ostersund_has_its_areas_and_what_their_reports_are(tmp_path: Path) -> None:
    lay_down(tmp_path / "w", "ostersund")
    lists = load_lists(tmp_path / "w")
    areas = {area.name: area for area in lists.areas}
    assert len(areas) == 19
    assert {name for name, area in areas.items() if not area.residential} == {
        "Campus/Fagerbacken",
        "Lillänge",
        "Odenskog/Odensvik",
    }
    assert "Arågränd" in areas["Torvalla"].aliases
    assert categories(lists, "excluded") >= {"våld i nära relation"}
    assert categories(lists, "condition") >= {"belysning och sikt", "nedskräpning"}
    assert categories(lists, "calendar") >= {"arrangemang"}
    assert categories(lists, "positive") >= {"positiv utveckling"}
    assert {c.name for c in lists.categories if c.sensitive and c.kind == "event"} == {
        "Våld och hot",
        "Incident mot anställd",
        "Oro och rykten",
    }


def test_jamtland_knows_every_type_the_police_published_there(tmp_path: Path, shared: Path) -> None:
    lay_down(tmp_path / "w", "jamtland")
    lists = load_lists(tmp_path / "w")
    polisen = shared / "data" / "polisen"
    with open(polisen / "polisen_events_jamtland_2022-2024.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = set.union(*(categories(lists, kind) for kind in ("event", "calendar", "excluded")))
    assert {row["type"] for row in rows if key(row["type"]) not in known} == set()
    assert {row["title_place"] for row in rows} - {area.name for area in lists.areas} == {"Jämtlands län"}

    everywhere = {row["type"] for row in rows}
    for name in ("polisen_events_2022-2023.csv", "polisen_events_2024.csv"):
        with open(polisen / name, encoding="utf-8", newline="") as file:
            everywhere |= {row["type"] for row in csv.DictReader(file)}
    summaries = {key(name) for name in everywhere if name.startswith("Sammanfattning")}
    assert summaries
    assert summaries <= categories(lists, "excluded")
    assert {key(name) for name in everywhere} & categories(lists, "excluded") == summaries
    assert "trafikkontroll" in categories(lists, "calendar")


def test_jamtland_begins_when_the_archive_did(tmp_path: Path) -> None:
    lay_down(tmp_path / "w", "jamtland")
    settings = config.load(tmp_path / "w")
    assert settings.reports_from is not None
    assert settings.reports_from.isoformat() == "2023-03-20"
    assert (settings.reports_from - settings.anchor).days % 14 == 0
    assert "polisen.se" in (tmp_path / "w" / config.FILE).read_text(encoding="utf-8")


def test_a_workspace_is_never_laid_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / config.FILE).write_text('[municipality]\nname = "Vår"\n', encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == [config.FILE]
    assert config.load(tmp_path).municipality == "Vår"


def test_what_was_in_the_folder_is_kept_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = "code;name\n1;Vår stadsdel\n"
    (tmp_path / "areas.csv").write_text(own, encoding="utf-8")
    assert main(["init", str(tmp_path), "--template", "ostersund"]) == 0
    assert "areas.csv" in capsys.readouterr().err.splitlines()[1]
    assert (tmp_path / "areas.csv").read_text(encoding="utf-8") == own
    assert [area.name for area in load_lists(tmp_path).areas] == ["Vår stadsdel"]


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("", encoding="utf-8")
    for folder in (tmp_path / "w", tmp_path / "w" / "x"):
        with pytest.raises(UsageError) as error:
            lay_down(folder)
        assert error.value.key == "not_a_folder"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_its_owner_can_read_a_workspace(workspace: Path) -> None:
    for path in (workspace, *workspace.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_command_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str], template: str) -> None:
    folder = tmp_path / "vårt est" / "2026"
    assert main(["init", str(folder), "--template", template]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f'est-tui -w "{folder}" import' in said.err
    assert ("--as polisen" in said.err) == (template == "jamtland")
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["exports", "inkorg", "mappings"]


def test_the_example_mapping_reads_the_file_it_describes(workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "bolaget.csv"
    file.write_text(
        "Ärende;Datum;Klockan;Registrerad;Område;Gata eller plats;Vad;Polisanmält;Beskrivning\r\n"
        "7;2026-11-03;22:15;2026-11-04 08:00;Centrum;Kyrkgatan 3;Klotter;ja;Klotter på elskåp.\r\n"
        "8;2026-11-04;;;;;Klotter;;\r\n"
        "9;2026-02-30;10:00;;;;Klotter;nej;\r\n",
        encoding="cp1252",
        newline="",
    )
    result = import_file(config.load(workspace), file, "exempel")
    assert (result.read, result.imported, result.rejected) == (3, 2, 1)


def test_the_words_are_in_english_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "init", str(tmp_path / "w")]) == 0
    assert "is ready" in capsys.readouterr().err
