from datetime import date
from pathlib import Path

import pytest

from est_tui import config
from est_tui.config import Config
from est_tui.errors import UsageError
from est_tui.i18n import LANGUAGES, Words

ROOT = Path("/w").absolute()


def wrong(text: str) -> UsageError:
    with pytest.raises(UsageError) as caught:
        config.read(text, ROOT)
    return caught.value


def test_a_folder_without_est_toml_is_all_defaults(tmp_path: Path) -> None:
    settings = config.load(tmp_path)
    assert settings.root == tmp_path
    assert settings.database == str(tmp_path / "reports.duckdb")
    assert settings.own_reports
    assert (settings.anchor, settings.days, settings.today, settings.actor) == (
        date(2025, 12, 29), 14, None, "Samordnare")  # fmt: skip


def test_the_contracts_own_example_is_read() -> None:
    settings = config.read(
        """
[municipality]
name = "Östersunds kommun"
[workspace]
actor = "Samordnare"     # a function, never a login name
today = 2024-11-20       # only to rehearse
[periods]
anchor = 2025-12-29      # a Monday on which a period begins
days = 14
[reports]
database = "reports.duckdb"
query = "reports.sql"
files = ["in/*.parquet", "/data/b.csv"]
from = 2023-03-20
[journal]
database = "journal.duckdb"
shared = "postgres://db/est"
office = "A"
""",
        ROOT,
    )
    assert settings.municipality == "Östersunds kommun"
    assert settings.today == date(2024, 11, 20)
    assert settings.query == ROOT / "reports.sql"
    assert settings.files == (ROOT / "in/*.parquet", Path("/data/b.csv"))
    assert settings.reports_from == date(2023, 3, 20)
    assert (settings.shared, settings.office) == ("postgres://db/est", "A")
    assert not settings.own_reports, "a query reads somebody's database, so import does not write"


def test_notepads_bom_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "est.toml").write_bytes("\ufeff[municipality]\nname = 'Berg'\n".encode())
    assert config.load(tmp_path).municipality == "Berg"


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "est.toml").write_bytes("[municipality]\nname = 'Östersund'".encode("cp1252"))
    with pytest.raises(UsageError) as caught:
        config.load(tmp_path)
    assert caught.value.key == "config_encoding"


def test_a_server_is_not_taken_for_a_file() -> None:
    assert config.read('[reports]\ndatabase = "postgres://db/est"', ROOT).database == "postgres://db/est"


@pytest.mark.parametrize(
    ("text", "key", "named", "line"),
    [
        ("\n[periods\n", "config_syntax", "[periods", 2),
        ("[reports]\ndatabase = reports.duckdb\n", "config_syntax", "database", 2),
        ("[reports]\ndatabase = 'a'\ndatabase = 'b'\n", "config_syntax", "database", 3),
        ("[rapporter]\ndatabase = 'a'\n", "config_unknown", "rapporter", 1),
        ("# hej\nname = 'Berg'\n", "config_unknown", "name", 2),
        ("[periods]\nanchor = 2025-12-29\nlength = 14\n", "config_unknown", "periods.length", 3),
        ("periods.length = 14\n", "config_unknown", "periods.length", 1),
        ("[workspace]\n\ntoday = '2024-11-20'\n", "config_type", "workspace.today", 3),
        ("[workspace]\ntoday = 2024-11-20T08:00:00\n", "config_type", "workspace.today", 2),
        ("[periods]\ndays = true\n", "config_type", "periods.days", 2),
        ("[periods]\ndays = 14.0\n", "config_type", "periods.days", 2),
        ("[reports]\nfiles = 'a.csv'\n", "config_type", "reports.files", 2),
        ("[reports]\nfiles = ['a.csv', 3]\n", "config_type", "reports.files", 2),
        ("[reports]\nquery = ''\n", "config_empty", "reports.query", 2),
        ("[reports]\n\ndatabase = ' '\n", "config_empty", "reports.database", 3),
        ("[screen]\ntheme = 'rosa'\n", "config_choice", "screen.theme", 2),
        ("[periods]\ndays = 14\nanchor = 2025-12-30\n", "config_anchor", "periods.anchor", 3),
        ("[periods]\nanchor = 2025-12-29\ndays = 7\n", "config_days", "periods.days", 3),
        ("[journal]\nshared = 'postgres://db/est'\n", "config_office", "journal.office", 2),
    ],
)
def test_an_error_names_key_and_line(text: str, key: str, named: str, line: int) -> None:
    error = wrong(text)
    assert (error.key, error.values["key"], error.values["line"]) == (key, named, line)
    assert error.exit_code == 2
    for language in LANGUAGES:
        sentence, _ = Words(language).error(error)
        assert str(line) in sentence
        assert str(ROOT / "est.toml") in sentence


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        (r'database = "C:\Users\est\rapporter.duckdb"', 'database = "C:/Users/est/rapporter.duckdb"'),
        (r'database = "\\server\est\r.duckdb"', 'database = "//server/est/r.duckdb"'),
        (r'files = ["D:\uttag\okt.csv"]', 'files = ["D:/uttag/okt.csv"]'),
        (r'files = ["D:/a.csv", "D:\uttag\okt.csv"]', 'files = ["D:/a.csv", "D:/uttag/okt.csv"]'),
    ],
)
def test_a_windows_path_with_backslashes_gets_its_remedy(row: str, remedy: str) -> None:
    error = wrong(f"[reports]\n{row}\n")
    assert (error.key, error.values["line"]) == ("config_backslash", 2)
    assert remedy in Words("sv").error(error)[1]
    assert config.read(f"[reports]\n{remedy}\n", ROOT).root == ROOT, "what the message says to write is right"


def test_a_backslash_path_that_toml_happens_to_accept_gets_the_remedy_too() -> None:
    r"""`\t` and `\b` are escapes in TOML: the path would silently become another one."""
    assert wrong('[reports]\ndatabase = "C:\\temp\\bas.duckdb"\n').key == "config_backslash"


def test_every_key_of_est_toml_lands_in_a_field_of_its_own() -> None:
    known = [key.field for key in config._KEYS.values()]
    assert sorted(known) == sorted(set(known) & set(Config._fields))


class TestWhichWorkspace:
    def test_a_named_one_wins(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "b").mkdir()
        monkeypatch.setenv("EST_TUI_WORKSPACE", str(tmp_path / "b"))
        assert config.find_root(str(tmp_path / "a")) == tmp_path / "a"
        assert config.find_root(None) == tmp_path / "b"

    def test_then_the_current_folder_if_it_holds_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert config.find_root(None) is None
        (tmp_path / "est.toml").touch()
        assert config.find_root(None) == tmp_path

    def test_then_the_users_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from platformdirs import user_data_path

        own = user_data_path("est-tui", appauthor=False)
        own.mkdir(parents=True)
        (own / "est.toml").touch()
        monkeypatch.chdir(tmp_path)
        assert config.find_root(None) == own

    def test_a_named_one_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError) as caught:
            config.find_root(str(tmp_path / "borta"))
        assert caught.value.key == "workspace_missing"
