"""est.toml: every key has a default, and an error names key and line."""

import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from est_tui.errors import UsageError

FILE = "est.toml"
THEMES = ("projektor", "ljust", "mörkt")

_ANCHOR, _DATABASE, _JOURNAL = date(2025, 12, 29), "reports.duckdb", "journal.duckdb"


class Config(NamedTuple):
    """A workspace's settings, resolved: `root` is its folder; paths are absolute or `postgres://…` as given.

    `whole` is what the row of totals is called, *Hela kommunen* when it is empty.
    `times` names the sources whose clock times say when something happened, None = all but the built-in `polisen`
    (its times follow the office hours of those who publish, domain.md 4.4).
    """

    root: Path
    municipality: str = ""
    whole: str = ""
    actor: str = "Samordnare"
    today: date | None = None
    example: bool = False
    anchor: date = _ANCHOR
    days: int = 14
    database: str = _DATABASE
    query: Path | None = None
    files: tuple[Path, ...] = ()
    reports_from: date | None = None
    times: tuple[str, ...] | None = None
    journal: str = _JOURNAL
    shared: str = ""
    office: str = ""
    theme: str = "projektor"

    @property
    def own_reports(self) -> bool:
        """True when the reports lie in the workspace's own database, the only one `import` writes."""
        return self.query is None and self.database == str(self.root / "reports.duckdb")


class _Key(NamedTuple):
    """What a key of est.toml may be, and the field of Config it lands in."""

    kind: type
    field: str
    item: type | None = None
    choices: tuple[str, ...] = ()


_KEYS: dict[tuple[str, str], _Key] = {
    ("municipality", "name"): _Key(str, "municipality"),
    ("municipality", "whole"): _Key(str, "whole"),
    ("workspace", "actor"): _Key(str, "actor"),
    ("workspace", "today"): _Key(date, "today"),
    ("workspace", "example"): _Key(bool, "example"),
    ("periods", "anchor"): _Key(date, "anchor"),
    ("periods", "days"): _Key(int, "days"),
    ("reports", "database"): _Key(str, "database"),
    ("reports", "query"): _Key(str, "query"),
    ("reports", "files"): _Key(list, "files", item=str),
    ("reports", "from"): _Key(date, "reports_from"),
    ("reports", "times"): _Key(list, "times", item=str),
    ("journal", "database"): _Key(str, "journal"),
    ("journal", "shared"): _Key(str, "shared"),
    ("journal", "office"): _Key(str, "office"),
    ("screen", "theme"): _Key(str, "theme", choices=THEMES),
}
_PATHS = ("database", "query", "files", "journal")
_SECTIONS = {section for section, _ in _KEYS}


def load(root: Path) -> Config:
    """Reads a workspace's est.toml; a missing file is all defaults.

    Raises UsageError: `config_syntax`, `config_backslash`, `config_unknown`, `config_type`, `config_empty`,
    `config_anchor`, `config_days`, each with file, line and key.
    """
    path = root / FILE
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except UnicodeDecodeError as error:
        raise UsageError("config_encoding", file=str(path)) from error
    return read(text, root)


def read(text: str, root: Path) -> Config:
    """Makes a Config of est.toml's text. Raises as `load` does.

    >>> read('[municipality]\\nname = "Bräcke"', Path("/w")).municipality
    'Bräcke'
    """
    where = {"file": str(root / FILE)}
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(error, text, where) from error
    values: dict[str, Any] = {}
    for section, keys in document.items():
        if section not in _SECTIONS or not isinstance(keys, dict):
            raise UsageError("config_unknown", key=section, line=_line(text, section), **where)
        for key, value in keys.items():
            known = _KEYS.get((section, key))
            line = _line(text, section, key)
            if known is None:
                raise UsageError("config_unknown", key=f"{section}.{key}", line=line, **where)
            _check(known, value, f"{section}.{key}", line, where)
            values[known.field] = value
    return _resolve(values, root, text, where)


def _resolve(values: dict[str, Any], root: Path, text: str, where: dict[str, str]) -> Config:
    root = root.absolute()
    values = {"anchor": _ANCHOR, "database": _DATABASE, "journal": _JOURNAL, **values}
    if values["anchor"].isoweekday() != 1:
        raise UsageError("config_anchor", key="periods.anchor", line=_line(text, "periods", "anchor"), **where)
    if values.get("days", 14) != 14:
        raise UsageError("config_days", key="periods.days", line=_line(text, "periods", "days"), **where)
    if values.get("shared") and not values.get("office"):
        raise UsageError("config_office", key="journal.office", line=_line(text, "journal", "shared"), **where)
    for key in ("database", "journal"):
        path = values[key]
        values[key] = path if path.startswith(("postgres://", "postgresql://")) else str(root / path)
    if "query" in values:
        values["query"] = root / values["query"]
    values["files"] = tuple(root / name for name in values.get("files", ()))
    if "times" in values:
        values["times"] = tuple(values["times"])
    return Config(root=root, **values)


def _check(known: _Key, value: Any, key: str, line: int, where: dict[str, str]) -> None:
    items = value if isinstance(value, list) else [value]
    right = type(value) is known.kind and (known.item is None or all(type(item) is known.item for item in items))
    if not right:
        raise UsageError("config_type", key=key, line=line, kind=known.kind.__name__, **where)
    if known.choices and value not in known.choices:
        raise UsageError("config_choice", key=key, line=line, choices=", ".join(known.choices), **where)
    for item in items:
        if known.field in _PATHS and not item.strip():
            raise UsageError("config_empty", key=key, line=line, **where)
        # To TOML "C:\temp" is C:, a tab and emp: no error, but another path.
        if isinstance(item, str) and any(sign < " " for sign in item):
            remedy = "".join(_ESCAPED.get(sign, sign) for sign in item)
            raise UsageError("config_backslash", key=key, line=line, remedy=f'"{remedy}"', **where)


_ESCAPED = {"\t": "/t", "\b": "/b", "\n": "/n", "\f": "/f", "\r": "/r", "\x1b": "/e", "\\": "/"}


def _syntax(error: tomllib.TOMLDecodeError, text: str, where: dict[str, str]) -> UsageError:
    rows = text.splitlines()
    found = re.search(r"line (\d+)", str(error))
    line = int(found[1]) if found else len(rows)
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    # In a list over several lines the key stands further up.
    named = next((match[1] for r in reversed(rows[:line]) if (match := re.match(r"\s*([\w.\"'-]+)\s*=", r))), "")
    key = row.strip() if row.lstrip().startswith("[") or not named else named
    if re.search(r'"[^"]*\\', row):
        return UsageError("config_backslash", key=key, line=line, remedy=row.strip().replace("\\", "/"), **where)
    return UsageError("config_syntax", key=key, line=line, **where)


def _line(text: str, section: str, key: str | None = None) -> int:
    """The line a section (key None) or a key stands on; tomllib does not tell."""
    here = ""
    for number, row in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[([^\]]+)\]", row)
        name = re.sub(r"[\s\"']", "", header[1] if header else row.partition("=")[0])
        if header:
            here, full = name, name
        else:
            full = f"{here}.{name}" if here else name
        if full == (f"{section}.{key}" if key else section) or (key is None and full.startswith(f"{section}.")):
            return number
    return 1


def find_root(named: str | None) -> Path | None:
    """The workspace meant: named, `$EST_TUI_WORKSPACE`, the current folder if it holds est.toml, else the user's.

    None when there is none anywhere: then the start page. A named one that has no folder: UsageError.
    """
    named = named or os.environ.get("EST_TUI_WORKSPACE")
    if named:
        root = Path(named).expanduser()
        if not root.is_dir():
            raise UsageError("workspace_missing", folder=str(root))
        return root
    if (Path.cwd() / FILE).is_file():
        return Path.cwd()
    from platformdirs import user_data_path

    root = user_data_path("est-tui", appauthor=False)
    return root if (root / FILE).is_file() else None
