"""Reading a file of the inbox: which file, how it is to be read, and what became of every row."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from est_tui.domain.signs import clean
from est_tui.screens.view import View, bindings
from est_tui.store.inbox import FOLDER, waiting
from est_tui.widgets import frame
from est_tui.widgets.line import Line

_FILES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx")
NAMED = 12
"""How many unmatched names the outcome lists; `est-tui check` has them all."""
_COUNTS = ("imported", "updated", "unchanged", "rejected", "excluded")


class Importing(View):
    """Chooses among the files in `inkorg/`; the import runs as a process of its own, so no key waits for it."""

    view = "importing"
    BINDINGS = bindings("importing")

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._mapping: int | None = None
        self._busy = ""
        self._said: list[tuple[str, str]] = []

    @property
    def _inbox(self) -> Path:
        assert self.app.settings is not None
        return self.app.settings.root / FOLDER

    def _files(self) -> list[Path]:
        """The files that wait and that can be read, by name."""
        return [path for path in waiting(self._inbox.parent) if path.suffix.lower() in _FILES]

    def _mappings(self) -> list[str]:
        """How a file can be read: the workspace's own mappings first, then those that are built in."""
        from est_tui.store.importing.mapping import known

        return known(self._inbox.parent)

    def lines(self, width: int, height: int) -> list[Line]:
        """The files, how the chosen one is read, and the outcome."""
        words = self.app.words
        lines = [frame.header(frame.Heading((words("view.importing"),), marks=self.marks()), width), Line(), Line()]
        files, mappings = self._files(), self._mappings()
        self._at = min(self._at, max(len(files) - 1, 0))
        reading = self._read_as(files, mappings)
        if not files:
            lines[2].put(2, words("importing.none", folder=self._inbox), width=width - 4)
        else:
            lines[2].put(2, words("importing.files"), "dim")
            lines.append(frame.rule(width))
            room = max(height - 14, 3)
            top = max(0, self._at - room + 1)
            for at, file in list(enumerate(files))[top : top + room]:
                line = Line(chosen=at == self._at)
                line.put(2, clean(file.name), "strong" if at == self._at else "ink", width=width - 24)
                line.right(
                    width - 3, words("importing.size", n=words.number(max(file.stat().st_size // 1000, 1))), "dim"
                )
                line.click(0, width, f"choose({at})")
                lines.append(line)
            note = words("picture.shown", n=room, of=len(files)) if len(files) > room else ""
            lines += [frame.rule(width, note), Line(), Line()]
            column = lines[-1].put(2, words("importing.as"), "dim") + 2
            for at, name in enumerate(mappings):
                column = lines[-1].put(column, "› " if at == reading else "  ")
                column = lines[-1].put(column, clean(name), "strong" if at == reading else "dim") + 2
        lines.append(Line())
        said = [(self._busy, "ink")] if self._busy else self._said
        for text, token in said:
            lines.append(Line())
            lines[-1].put(2, text, token, width=width - 4)
        lines += [Line() for _ in range(height - 1 - len(lines))]
        return [*lines[: height - 1], frame.foot("importing", words, width)]

    def action_up(self) -> None:
        """The file above."""
        self._at = max(self._at - 1, 0)
        self._mapping = None
        self.redraw()

    def action_down(self) -> None:
        """The file below."""
        self._at += 1
        self._mapping = None
        self.redraw()

    def _read_as(self, files: list[Path], mappings: list[str]) -> int:
        """The mapping chosen; until somebody chooses, the one the file is named for, else `canonical`."""
        if self._mapping is not None:
            return self._mapping
        name = files[self._at].name.lower() if files else ""
        named = (at for at, mapping in enumerate(mappings) if name.startswith(mapping.lower()))
        return next(named, mappings.index("canonical"))

    def _choose_mapping(self, steps: int) -> None:
        mappings = self._mappings()
        at = self._read_as(self._files(), mappings) + steps
        self._mapping = min(max(at, 0), len(mappings) - 1)
        self.redraw()

    def action_left(self) -> None:
        """The way of reading to the left."""
        self._choose_mapping(-1)

    def action_right(self) -> None:
        """The way of reading to the right."""
        self._choose_mapping(1)

    def action_choose(self, at: int) -> None:
        """A click chooses a file."""
        self._at = at
        self.redraw()

    def action_back(self) -> None:
        """Back to the lägesbild; what is being read goes on."""
        self.app.pop_screen()

    def action_run(self) -> None:
        """Reads the chosen file, unless one is being read."""
        files = self._files()
        if files and not self._busy:
            file = files[self._at]
            self._busy = self.app.words("importing.running", file=clean(file.name))
            self.app.run_worker(
                self._import(file, self._mappings()[self._read_as(files, self._mappings())]), exit_on_error=False
            )
            self.redraw()

    async def _import(self, file: Path, mapping: str) -> None:
        """Runs `est-tui import` beside us and shows its progress and its outcome."""
        app = self.app
        assert app.settings is not None
        arguments = ["-m", "est_tui", "-w", str(app.settings.root), "--lang", app.words.lang]
        arguments += ["import", str(file), "--as", mapping, "--format", "json"]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=pipe, stderr=pipe)
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            said, out = await asyncio.gather(self._follow(process.stderr), process.stdout.read())
            await process.wait()
            self._said = self._outcome(json.loads(out)) if out.strip() else _complaint(said)
        finally:
            self._busy = ""
            self.redraw()
            app.read()

    async def _follow(self, stream: asyncio.StreamReader) -> str:
        """Shows the last line of progress as it comes; all that was said, when it ends."""
        said = ""
        while chunk := await stream.read(4096):
            said += chunk.decode(errors="replace")
            last = said.replace("\r", "\n").rstrip("\n").rpartition("\n")[2].strip()
            self._busy = clean(last) or self._busy
            self.redraw()
        return said

    def _outcome(self, result: dict[str, Any]) -> list[tuple[str, str]]:
        words = self.app.words
        counts = [words(f"importing.{key}", n=words.number(result[key])) for key in _COUNTS if result[key]]
        said = [(f"{words('importing.read', n=words.number(result['read']))}: {', '.join(counts)}.", "strong")]
        for key in ("unmapped_areas", "unmapped_categories"):
            names = [f"{clean(name)} ({n})" for name, n in [*result[key].items()][:NAMED]]
            if names:
                said.append((f"{words(f'importing.{key}')}: {', '.join(names)}", "ink"))
        if result["masked"]:
            said.append((words.many("importing.masked", result["masked"]), "dim"))
        if result["rejects_file"]:
            said.append((words("importing.rejects", file=f"{FOLDER}/{Path(result['rejects_file']).name}"), "ink"))
        return said


def _complaint(said: str) -> list[tuple[str, str]]:
    """What the command said when it refused: the sentence, then what to do."""
    told = said.replace("\r", "\n").rpartition("est-tui: ")[2]
    rows = [clean(row).strip() for row in told.split("\n") if row.strip()]
    return [(row, "strong" if at == 0 else "dim") for at, row in enumerate(rows)]
