"""The example: what is planted in it is what the picture tells, and the command does what a visitor expects."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from est_tui import config, resources
from est_tui.cli import main
from est_tui.config import Config
from est_tui.domain.asking import ask
from est_tui.domain.picture import UNKNOWN_AREA, Figures, Picture, Row
from est_tui.errors import UsageError
from est_tui.store import example, last_picture
from est_tui.store.importing import import_file
from est_tui.store.lists import load_lists
from est_tui.store.pictures import read_picture

SAMPLE = resources.folder("sample_data")
FORTNIGHT = timedelta(days=14)
CURRENT = date(2026, 11, 2)
FIRST = date(2023, 11, 6)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example.build(tmp_path_factory.mktemp("demo") / "exempel")


@pytest.fixture(scope="module")
def settings(root: Path) -> Config:
    return config.load(root)


@pytest.fixture(scope="module")
def picture(settings: Config) -> Picture:
    return look(settings)


def look(settings: Config, day: date | None = None, known_at: date | None = None) -> Picture:
    """The picture as it was when it was due: three days after its period, unless another day is named."""
    then = settings._replace(today=known_at or (day + timedelta(days=16) if day else settings.today))
    return read_picture(then, ask(then, datetime.now(), day))


def of(rows: tuple[Row, ...], name: str) -> Figures:
    return next(row.figures for row in rows if row.name == name)


def signals(picture: Picture) -> dict[str, str]:
    return {
        row.name: row.figures.signal
        for row in (*picture.areas, *picture.categories)
        if row.figures.signal in ("high", "low")
    }


def edges(picture: Picture) -> dict[str, str]:
    return {
        row.name: row.figures.outside
        for row in (*picture.areas, *picture.categories)
        if row.figures.signal == "normal" and row.figures.outside
    }


def frame() -> pl.DataFrame:
    return pl.read_parquet(SAMPLE / "reports.parquet")


def test_the_same_reports_come_out_every_time(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLE / "make.py", "--to", tmp_path / "again.parquet"], check=True, timeout=120)
    assert pl.read_parquet(tmp_path / "again.parquet").equals(frame(), null_equal=True)


def test_it_is_small_and_says_that_it_is_invented() -> None:
    size = sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file())
    assert size < 700_000
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "Allt här är påhittat" in readme
    assert "invented" in readme


def test_it_uses_canonical_columns_and_names_of_its_own_lists(root: Path) -> None:
    reports = frame()
    lists = load_lists(root)
    assert set(reports["category"]) <= {category.name for category in lists.categories}
    assert set(reports["organisation"]) == {organisation.name for organisation in lists.organisations}
    assert reports["report_id"].n_unique() == len(reports)
    named = {name for area in lists.areas for name in (area.name, *area.aliases)}
    known = reports.filter(pl.col("area").str.strip_chars().str.to_lowercase().is_in([name.lower() for name in named]))
    assert 0.85 < len(known) / len(reports) < 0.9


def test_nothing_in_it_is_later_than_the_day_it_was_read_out() -> None:
    reports = frame()
    assert reports["reported_at"].max() < datetime(2026, 11, 18, 8)
    assert reports["occurred_at"].min() >= datetime(2023, 11, 6)
    counted = reports.filter(pl.col("category") != "Arrangemang")
    assert (counted["reported_at"] > counted["occurred_at"]).all()


def test_the_reports_have_the_rhythm_of_a_week_and_a_day() -> None:
    reports = frame()
    nights = reports.filter(pl.col("category") == "Ordningsstörning")["occurred_at"].dt.strftime("%u %H").to_list()
    weekday = Counter(night[0] for night in nights)
    assert weekday["6"] > 1.5 * weekday["2"]
    school = reports.filter(pl.col("category") == "Oro och rykten")["occurred_at"].dt.weekday().to_list()
    assert sum(day > 5 for day in school) < 0.2 * len(school)
    hours = Counter(int(night[2:]) for night in nights if night[2:] != "00")
    assert hours[22] > 4 * hours[8]


def test_some_reports_come_days_and_some_come_weeks_later() -> None:
    reports = frame().filter(pl.col("category") != "Arrangemang")
    late = (reports["reported_at"] - reports["occurred_at"]).dt.total_days()
    assert 0.2 < (late >= 2).mean() < 0.45
    assert 0.01 < (late >= 14).mean() < 0.05


def test_an_ordinary_fortnight_has_about_270_reports_that_vary_more_than_chance(settings: Config, root: Path) -> None:
    picture = look(settings, CURRENT - FORTNIGHT)
    series = [n for n in picture.total.series if n is not None]
    assert len(series) == 27
    assert 240 < sum(series) / len(series) < 290
    # what is known in the end, not three days after the period
    counted = frame().filter(
        ~pl.col("category").is_in([c.name for c in load_lists(root).categories if c.kind != "event"])
    )
    fortnights = (date(2026, 11, 16) - FIRST) / FORTNIGHT
    police = (counted["organisation"] == "Polisen").sum() / fortnights
    assert 140 < police < 165
    assert 110 < len(counted) / fortnights - police < 145
    dispersions = [row.figures.dispersion or 1 for row in picture.areas if (row.figures.expected or 0) >= 5]
    assert 1.2 < sum(dispersions) / len(dispersions) < 1.8


def test_one_report_in_eight_has_no_known_area(picture: Picture) -> None:
    unknown = of(picture.areas, UNKNOWN_AREA)
    assert 0.1 <= unknown.count / picture.total.count <= 0.15
    year = [sum(n for n in figures.series if n is not None) for figures in (unknown, picture.total)]
    assert 0.1 <= year[0] / year[1] <= 0.15


def test_the_first_screen_has_two_signals_one_edge_and_a_calm_rest(picture: Picture) -> None:
    assert picture.question.period.start == CURRENT
    assert {name: s for name, s in signals(picture).items() if name in {r.name for r in picture.areas}} == {
        "Torvalla": "high",
        "Campus/Fagerbacken": "low",
    }
    assert {name: e for name, e in edges(picture).items() if name in {r.name for r in picture.areas}} == {
        "Lugnvik": "above"
    }
    assert 270 <= picture.total.count <= 300
    assert picture.total.signal == "normal"
    assert picture.total.outside == ""
    assert len(picture.areas) == 20


def test_torvalla_is_high_because_of_damage_at_aragrand(picture: Picture) -> None:
    torvalla = of(picture.areas, "Torvalla")
    cells = [row for row in picture.cells if row.area == "Torvalla" and row.figures.signal == "high"]
    assert [cell.category for cell in cells] == ["Skadegörelse"]
    assert cells[0].figures.compared > torvalla.compared / 2
    places = [place for place in picture.places if place.area == "Torvalla" and place.category == "Skadegörelse"]
    assert max(places, key=lambda place: place.count).place == "Arågränd"
    assert 0 < torvalla.police_reported < torvalla.count


def test_lugnvik_has_risen_slowly(picture: Picture) -> None:
    lugnvik = of(picture.areas, "Lugnvik")
    series = [n for n in lugnvik.series if n is not None]
    assert sum(series[-4:]) / 4 > 1.5 * sum(series[:18]) / 18
    assert lugnvik.repeated


def test_the_edge_of_the_municipality_is_thin(picture: Picture) -> None:
    assert of(picture.areas, "Ope/Optand").signal == "thin"
    for name in ("Häggenås", "Lit", "Övrig landsbygd"):
        assert (of(picture.areas, name).expected or 0) < 6


def test_nordvakt_is_silent_and_nattvandrarna_only_at_home(picture: Picture) -> None:
    sources = {source.organisation: source for source in picture.sources}
    assert sources["Nordvakt"].silent
    assert not sources["Nordvakt"].comparable
    assert (sources["Nordvakt"].low or 0) >= 5
    assert {name for name, source in sources.items() if source.silent} == {"Nordvakt"}
    assert sources["Nattvandrarna"].count == 0
    assert sum(source.count > 0 for source in picture.sources) == 8
    assert len(picture.sources) == 10


def test_the_new_organisation_is_not_compared(settings: Config, picture: Picture) -> None:
    new = next(source for source in picture.sources if source.organisation == "Bevakningen vid Lillänge")
    assert not new.comparable
    assert not new.silent
    assert new.count >= 10
    assert picture.total.count - picture.total.compared == new.count
    lillange = of(picture.areas, "Lillänge")
    assert lillange.count > (lillange.high or 0) >= lillange.compared  # it would have looked like a rise


def test_storsjoyran_is_more_than_usual_as_last_year(settings: Config) -> None:
    centrum = of(look(settings, date(2026, 7, 27)).areas, "Centrum")
    assert centrum.signal == "high"
    assert centrum.like_last_year is True


def test_bicycles_are_stolen_in_may_as_last_year(settings: Config) -> None:
    theft = of(look(settings, date(2026, 5, 18)).categories, "Stöld och inbrott")
    assert theft.signal == "high"
    assert theft.like_last_year is True
    bicycles = frame().filter(pl.col("subcategory") == "Cykelstöld")["occurred_at"].dt.month().to_list()
    months = Counter(bicycles)
    assert months[5] == max(months.values())
    assert months[5] > 4 * months[1]


def test_there_are_fortnights_with_no_signal_and_nothing_at_the_edge(settings: Config) -> None:
    calm = look(settings, date(2025, 11, 3))
    assert signals(calm) == {}
    assert edges(calm) == {}


def test_what_is_dark_is_open_now_and_never_counted(picture: Picture) -> None:
    dark = [aside for aside in picture.asides if aside.category == "Belysning och sikt"]
    assert {aside.kind for aside in dark} == {"condition"}
    assert sum(aside.count for aside in dark) >= 10
    names = {row.name for row in picture.categories}
    assert names.isdisjoint({"Belysning och sikt", "Nedskräpning", "Arrangemang", "Positiv utveckling"})


def test_the_excluded_are_counted_and_nowhere(settings: Config, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    again = import_file(config.load(tmp_path / "copy"), SAMPLE / "reports.parquet", "canonical")
    excluded = len(frame().filter(pl.col("category") == "Våld i nära relation"))
    assert excluded > 50
    assert (again.excluded, again.rejected, again.masked) == (excluded, 0, 0)
    assert again.unchanged == again.read - excluded


def test_the_file_in_the_inbox_can_be_read_in(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    settings = config.load(tmp_path / "copy")
    before = look(settings)
    result = import_file(settings, settings.root / "inkorg" / "storsjohem_sena.csv", "storsjohem")
    assert (result.read, result.imported, result.rejected, result.masked) == (15, 14, 1, 1)
    assert result.unmapped_areas == {"Kvarteret Staren": 1, "Ängsmon": 1}
    assert result.unmapped_categories == {}
    after = look(settings)
    late = {s.organisation: s.count for s in after.sources}["Storsjöhem"]
    assert late - {s.organisation: s.count for s in before.sources}["Storsjöhem"] == 12
    assert of(after.areas, "Torvalla").count == of(before.areas, "Torvalla").count + 4
    assert not any("12" in place.place or "lgh" in place.place for place in after.places)


def test_the_first_picture_is_kept(settings: Config, picture: Picture) -> None:
    kept = last_picture.load(settings)
    assert kept is not None
    assert kept.question == picture.question
    assert [(row.name, row.figures.count, row.figures.signal) for row in kept.areas] == [
        (row.name, row.figures.count, row.figures.signal) for row in picture.areas
    ]


def test_it_is_marked_and_its_day_stands_still(settings: Config) -> None:
    assert settings.example
    assert settings.today == date(2026, 11, 18)


def test_the_command_prints_the_path_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ett nytt" / "exempel"
    assert main(["demo", "--dir", str(folder), "--no-open"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"{folder}\n", "")
    assert config.load(folder).example
    assert [path.name for path in folder.parent.iterdir()] == ["exempel"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_its_owner_can_read_it(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_without_a_folder_it_is_a_fresh_one_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["demo", "--no-open"]) == main(["demo", "--no-open"]) == 0
    folders = capsys.readouterr().out.splitlines()
    assert len(set(folders)) == 2
    assert {Path(folder).parent for folder in folders} == {tmp_path}


def test_one_that_nobody_named_is_gone_when_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["demo"]) == 2  # there is no screen in a test
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize("way", ["q", "closed"])
def test_one_that_was_looked_at_is_gone_too(tmp_path: Path, way: str) -> None:
    from tests.terminal import Terminal

    with Terminal("demo", env={"TMPDIR": str(tmp_path)}) as screen:
        screen.see("EXEMPELDATA")
        screen.see("Torvalla .* fler än vanligt")
        assert [path.name.startswith("est-tui-demo-") for path in tmp_path.iterdir()] == [True]
        if way == "q":
            screen.press("q")
            assert screen.ended() == 0
        else:
            os.kill(screen.pid, signal.SIGHUP)
            screen.ended()
    assert list(tmp_path.iterdir()) == []


def test_a_named_example_is_kept_as_it_was_left(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    (tmp_path / "copy" / "exports" / "minne.txt").write_text("kvar", encoding="utf-8")
    assert example.build(tmp_path / "copy") == tmp_path / "copy"
    assert (tmp_path / "copy" / "exports" / "minne.txt").exists()


def test_it_is_never_laid_over_anything_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "eget.txt").write_text("", encoding="utf-8")
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / config.FILE).write_text('[municipality]\nname = "Vår"\n', encoding="utf-8")
    for folder in (tmp_path, tmp_path / "w", tmp_path / "eget.txt"):
        assert main(["demo", "--dir", str(folder), "--no-open"]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert str(folder) in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["eget.txt", "w"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    assert example.build(tmp_path / "w") == tmp_path / "w"
    assert config.load(tmp_path / "w").example


def test_one_that_was_broken_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise UsageError("list_name", file="areas.csv", line=2)

    monkeypatch.setattr(last_picture, "save", broken)
    with pytest.raises(UsageError):
        example.build(tmp_path / "w")
    assert list(tmp_path.iterdir()) == []
