"""The dashboard as its users meet it: in a real terminal, by keyboard alone."""

import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built once; nobody writes in it."""
    folder = tmp_path_factory.mktemp("demo") / "exempel"
    command = [sys.executable, "-m", "est_tui", "demo", "--no-open", "--dir", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def copy(demo: Path, tmp_path: Path) -> Path:
    """The example for a test that changes it."""
    return Path(shutil.copytree(demo, tmp_path / "exempel"))


@pytest.fixture
def wall(demo: Path) -> Iterator[Terminal]:
    """The dashboard on the example, at the projector's size."""
    with Terminal("-w", str(demo)) as terminal:
        terminal.see(r"alla|visar")
        yield terminal


class TestLagesbild:
    def test_the_first_screen_says_where_to_look(self, wall: Terminal) -> None:
        wall.see(r"^  EST   Lägesbild  v\. \d+–\d+ \d{4} · .* EXEMPELDATA · INTERN")
        wall.see(r"^▐ Torvalla +\d+ ▲ .* fler än vanligt")
        wall.see(r"▼ .* färre än vanligt")
        wall.see(r"organisationer har rapporterat · Nordvakt: inga rapporter.* · \+14 från ny rapportör")
        wall.see(r"Antal rapporter, inte antal brott\. En händelse kan vara rapporterad av flera\.")
        wall.see(r"^  Enter fördjupa .* \? hjälp$")

    def test_both_edges_are_flush(self, wall: Terminal) -> None:
        lines = wall.text.split("\n")
        assert all(len(line) <= 98 for line in lines)
        assert {len(line) for line in lines if "──" in line} == {98}

    def test_enter_opens_and_esc_comes_back_to_the_same_row(self, wall: Terminal) -> None:
        wall.press("down", "enter")
        found = wall.see(r"Lägesbild › (\S+)")
        wall.see(r"Platser i fokus")
        wall.see(r"└──────")
        wall.press("esc")
        wall.see(rf"^▐ {found[1]}")

    def test_what_burst_in_torvalla_is_found_in_two_keys(self, wall: Terminal) -> None:
        wall.press("home", "down", "enter")
        wall.see(r"Lägesbild › Torvalla")
        wall.see(r"^  Skadegörelse +\d+ ▲ .* fler än vanligt")
        wall.see(r"Arågränd +\d+$")

    def test_categories_and_back(self, wall: Terminal) -> None:
        wall.press("k")
        wall.see(r"^  Kategori +Antal")
        wall.see(r"alla \d+ kategorier|visar \d+ av \d+")
        wall.press("k")
        wall.see(r"^  Område +Antal")

    def test_police_and_others_are_one_key_away_and_add_up(self, wall: Terminal) -> None:
        everything = int(wall.see(r"Hela kommunen +(\d+)")[1])
        wall.press("s")
        wall.see("bara polisanmälda")
        police = int(wall.see(r"Hela kommunen +(\d+)")[1])
        wall.press("s")
        wall.see("bara övriga")
        other = int(wall.see(r"Hela kommunen +(\d+)")[1])
        assert police + other == everything
        wall.press("s")
        wall.gone("bara övriga")

    def test_the_period_before_and_back(self, wall: Terminal) -> None:
        now = wall.see(r"v\. \d+–\d+ \d{4}")[0]
        wall.press("left")
        wall.gone(now)
        wall.see(r"v\. \d+–\d+ \d{4}")
        wall.press("right")
        wall.see(now)

    def test_the_running_period_is_compared_over_the_same_time(self, wall: Terminal) -> None:
        wall.press("right")
        wall.see(r"–18 nov, pågår")
        wall.see("jämförs med samma tid i tidigare perioder")
        wall.press("right")
        wall.see(r"–18 nov, pågår")

    def test_the_fixed_order_is_alphabetical_with_the_unknown_last(self, wall: Terminal) -> None:
        wall.press("o", "end")
        wall.see(r"^▐ Okänt område")

    def test_searching_shows_the_rows_that_contain_it(self, wall: Terminal) -> None:
        wall.press("/")
        wall.see("^  Sök")
        wall.press("torv")
        wall.see(r"visar 1 av \d+")
        wall.press("enter")
        wall.gone("^  Sök")
        wall.see("sök ”torv” · visar 1 av")
        wall.press("esc")
        wall.gone(r"visar 1 av \d+")

    def test_a_search_that_finds_nothing_says_so_and_how_to_get_out(self, wall: Terminal) -> None:
        wall.press("/", "qqq")
        wall.see(r"Ingen rad innehåller ”qqq”\.  Esc visa alla igen")
        wall.press("esc")
        wall.see("Torvalla")

    def test_the_bars_in_numbers_and_since_a_date(self, wall: Terminal) -> None:
        wall.press("v")
        wall.see("Lägesbild i siffror")
        wall.see(r"visar 10 av 27 perioder")
        wall.press("d", "2026-10-05", "enter")
        wall.gone(r"av \d+ perioder")
        wall.press("d")
        wall.see("Sedan")
        wall.see(r"Sedan +2026-10-05")
        for _ in range(10):
            wall.press("backspace")
        wall.gone("2026-10-05")
        wall.press("29 februari", "enter")
        wall.see("”29 februari” är inget datum")

    def test_the_grid_moves_by_cell_and_opens_it(self, wall: Terminal) -> None:
        wall.press("g")
        wall.see("Rutnät")
        wall.see("En nästan tom räknas som ovanlig")
        wall.press("right", "down", "enter")
        wall.see(r"Lägesbild › .+ › .+")

    def test_help_is_made_from_the_table_of_actions(self, wall: Terminal) -> None:
        wall.press("?")
        wall.see("Hjälp › Lägesbild")
        wall.see("Byter mellan områden och kategorier")
        wall.press("esc")
        wall.see("Hela kommunen")

    def test_the_palette_finds_an_action(self, wall: Terminal) -> None:
        wall.press(":")
        wall.see("Sök kommando")
        wall.press("rutnät")
        wall.see("Områden och kategorier mot varandra")
        wall.press("enter")
        wall.see("EST   Rutnät")

    def test_a_blank_screen_shows_nothing_until_a_key_and_that_key_does_nothing_else(self, wall: Terminal) -> None:
        wall.press("b")
        wall.see("Paus")
        wall.gone("vanligt|hjälp")
        assert wall.text.split() == ["Paus"]
        wall.press("q")
        wall.see("Torvalla")

    def test_q_ends_it(self, wall: Terminal) -> None:
        wall.press("q")
        assert wall.ended() == 0


class TestWindow:
    @pytest.mark.parametrize("size", [(80, 24), (80, 30), (100, 28), (160, 45), (240, 60)])
    def test_every_view_keeps_its_edges_at_every_size(self, demo: Path, size: tuple[int, int]) -> None:
        with Terminal("-w", str(demo), size=size) as terminal:
            terminal.see("Hela kommunen")
            for key, sign in (
                ("enter", "Lägesbild ›"),
                ("esc", "Hela kommunen"),
                ("v", "siffror"),
                ("esc", "Senaste|Halv"),
            ):
                terminal.press(key)
                terminal.see(sign)
                lines = terminal.text.split("\n")
                assert all(len(line) <= size[0] - 1 for line in lines), terminal.text
                assert lines[-1].endswith("? hjälp")

    def test_too_small_a_window_says_what_it_needs(self, demo: Path) -> None:
        with Terminal("-w", str(demo), size=(70, 20)) as terminal:
            terminal.see("70 × 20 tecken")
            terminal.see("80.×.24")
            terminal.resize(100, 28)
            terminal.see("Hela kommunen")

    @pytest.mark.parametrize(
        "env", [{"NO_COLOR": "1"}, {"TERM": "linux", "COLORTERM": None}, {"TERM": "screen-256color"}]
    )
    def test_it_works_without_the_usual_colours(self, demo: Path, env: dict[str, str | None]) -> None:
        with Terminal("-w", str(demo), env=env) as terminal:
            terminal.see(r"Torvalla +\d+ [▲^] .* fler än vanligt")
            for key, sign in (("enter", "Platser i fokus"), ("esc", "Hela kommunen"), ("g", "EST   Rutnät")):
                terminal.press(key)
                terminal.see(sign)

    def test_plain_characters_only_on_request(self, demo: Path) -> None:
        with Terminal("--ascii", "-w", str(demo)) as terminal:
            terminal.see(r"^> Torvalla +\d+ \^ ")
            terminal.press("enter")
            terminal.see("Platser i fokus")
            assert not set(terminal.text) & set("▁▂▃▄▅▆▇█▲▼▐─│…·–›")

    def test_in_english(self, demo: Path) -> None:
        with Terminal("--lang", "en", "-w", str(demo)) as terminal:
            terminal.see(r"^▐ Torvalla +\d+ ▲ .* above usual")
            terminal.see("EXAMPLE DATA · INTERNAL")
            terminal.see("Okänt område")


class TestBeginning:
    def test_without_a_workspace_there_is_a_start_page(self, tmp_path: Path) -> None:
        with Terminal(env={"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}) as terminal:
            terminal.see("Välkommen")
            terminal.see("^▐ Prova exemplet")
            terminal.press("enter")
            terminal.see(r"▐ Torvalla +\d+ ▲", seconds=30)

    def test_a_new_workspace_from_the_start_page_is_empty_and_says_what_to_do(self, tmp_path: Path) -> None:
        with Terminal(env={"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}) as terminal:
            terminal.see("Välkommen")
            terminal.press("down", "enter")
            terminal.see("Ny mapp")
            terminal.press("enter")
            terminal.see(r"Inga rapporter ännu\.  i läs in en fil")
        assert (tmp_path / "data" / "est-tui" / "est.toml").is_file()

    def test_a_folder_without_a_workspace_is_said_under_the_field(self, tmp_path: Path) -> None:
        with Terminal(env={"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}) as terminal:
            terminal.see("Välkommen")
            terminal.press("down", "down", "enter")
            terminal.see("^  Mapp")
            terminal.press("enter")
            terminal.see(r"ingen arbetsmapp \(est\.toml")


class TestTrouble:
    def test_a_locked_source_leaves_the_last_picture_with_its_age(self, copy: Path) -> None:
        holding = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
        reports = copy / "reports.duckdb"
        with subprocess.Popen(
            [sys.executable, "-c", holding, str(reports)], stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            try:
                with Terminal("-w", str(copy)) as terminal:
                    terminal.see(r"Rapportdatabasen uppdateras.*, visar läget från")
                    terminal.see(r"^▐ Torvalla +\d+ ▲")
                    terminal.press("down", "enter")
                    terminal.see("Lägesbild ›")
                    terminal.press("esc")
                    terminal.see("Hela kommunen")
                    other.kill()
                    other.wait()
                    terminal.press("r")
                    terminal.see("organisationer har rapporterat")
            finally:
                other.kill()

    def test_a_source_that_is_gone_says_so_and_what_to_do(self, copy: Path) -> None:
        (copy / "est.toml").write_text('[reports]\ndatabase = "borta/annans.duckdb"\n', encoding="utf-8")
        with Terminal("-w", str(copy)) as terminal:
            terminal.see("annans.duckdb")
            terminal.press("?")
            terminal.see("Hjälp")

    def test_the_reports_are_never_held_open(self, copy: Path) -> None:
        """A loader that writes while the dashboard is up gets through within a second, always."""
        writing = (
            "import duckdb, sys\nc = duckdb.connect(sys.argv[1])\n"
            "c.execute('create or replace table nattligt as select 1 as n')\nc.close()"
        )
        with Terminal("-w", str(copy)) as terminal:
            terminal.see("organisationer har rapporterat")
            for key in ("left", "right", "r"):
                terminal.press(key)
                end = time.monotonic() + 1.0
                while subprocess.run(
                    [sys.executable, "-c", writing, str(copy / "reports.duckdb")], capture_output=True, check=False
                ).returncode:
                    assert time.monotonic() < end + 2.0, "the source was held"


class TestImport:
    def test_a_file_in_the_inbox_is_read_from_the_screen_and_every_row_accounted_for(self, copy: Path) -> None:
        rows = "occurred_at;area;category\n2026-11-03 10:00;Torvalla;Skadegörelse\nigår;Lit;Brand\n"
        (copy / "inkorg" / "[ny] fil.csv").write_text(rows, encoding="utf-8")
        with Terminal("-w", str(copy)) as terminal:
            terminal.see("organisationer har rapporterat")
            terminal.press("i")
            terminal.see(r"^  EST   Läs in")
            terminal.press("end")
            while "▐ [ny] fil.csv" not in terminal.text:
                terminal.press("down")
                terminal.see(r"▐ \S+")
            terminal.press("enter")
            terminal.see(r"2 lästa: 1 nya, 1 ej inlästa\.", seconds=30)
            terminal.press("esc")
            terminal.see("Hela kommunen")

    def test_what_is_stored_can_be_read_by_its_owner_alone(self, copy: Path) -> None:
        assert stat.S_IMODE((copy / "reports.duckdb").stat().st_mode) == 0o600


def test_the_row_that_is_marked_is_the_row_that_opens(wall: Terminal) -> None:
    wall.press("end")
    wall.gone(r"^▐ Torvalla")
    marked = wall.see(r"^▐ (\S+(?: \S+)*?)  ")[1]
    wall.press("enter")
    wall.see(rf"Lägesbild › {marked}")


def test_every_view_says_what_kind_of_data_it_shows(wall: Terminal) -> None:
    for key, sign in (("i", "EST   Läs in"), ("esc", "Hela kommunen"), ("?", "Hjälp ›"), ("esc", "Hela kommunen")):
        wall.press(key)
        wall.see(sign)
        wall.see("EXEMPELDATA · INTERN")


def test_an_empty_cell_of_the_grid_opens_in_every_part_and_period(wall: Terminal) -> None:
    wall.press("g")
    wall.see("EST   Rutnät")
    wall.press("up", "up", "up", "up", "enter")
    wall.see(r"Lägesbild › .+ › .+")
    for key, sign in (("s", "bara polisanmälda"), ("s", "bara övriga"), ("left", "v. 43–44")):
        wall.press(key)
        wall.see(sign)


BROKEN = """
import sys
from est_tui.cli import main
from est_tui.screens.lagesbild import Lagesbild

def broken(self):
    secret = "hemlig text ur en rapport"
    raise ValueError(secret)

Lagesbild.action_order = broken
sys.exit(main(sys.argv[1:]))
"""


def test_a_failure_nobody_foresaw_says_where_it_was_and_nothing_of_what_was_read(demo: Path) -> None:
    with Terminal("-w", str(demo), program=BROKEN) as terminal:
        terminal.see("Hela kommunen")
        terminal.press("o")
        terminal.see(r"Något gick fel .*ValueError")
        assert "hemlig" not in terminal.text
        assert terminal.ended() == 1
