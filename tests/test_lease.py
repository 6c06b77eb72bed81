"""The lease: a source is read and let go; what goes wrong has its own name; nobody who writes is kept waiting."""

import hashlib
import os
import struct
import subprocess
import sys
import textwrap
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from report_files import database, frame

from est_tui.config import Config
from est_tui.domain.periods import Period
from est_tui.domain.picture import Question
from est_tui.errors import SourceAway
from est_tui.store import lease
from est_tui.store.pictures import read_picture, take

PERIOD = Period(date(2024, 11, 4))
QUESTION = Question(PERIOD, PERIOD.end_moment)
REPORTS = frame(
    {"source": "bolaget", "occurred_at": PERIOD.shift(-back).start_moment + timedelta(hours=9), "category": "Klotter"}
    for back in range(30)
    for _ in range(3)
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return database(tmp_path / "andras.duckdb", REPORTS)


def workspace(source: Path | str, tmp_path: Path) -> Config:
    return Config(tmp_path / "arbetsmapp", database=str(source))


def key_of(config: Config) -> str:
    with pytest.raises(SourceAway) as caught:
        read_picture(config, QUESTION)
    assert caught.value.exit_code == 4
    return caught.value.key


def fingerprint(file: Path) -> tuple[str, int, list[str]]:
    return hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns, sorted(os.listdir(file.parent))


class TestWhatIsRead:
    def test_is_let_go_before_the_picture_is_made(self, source: Path, tmp_path: Path) -> None:
        with take(workspace(source, tmp_path), QUESTION) as reading:
            with duckdb.connect(str(source)) as writer:
                writer.execute("delete from reports")
            assert reading.picture("all").total.count == 3

    def test_is_never_changed(self, source: Path, tmp_path: Path) -> None:
        before = fingerprint(source)
        read_picture(workspace(source, tmp_path), QUESTION)
        assert fingerprint(source) == before

    def test_includes_what_a_crashed_writer_left_in_its_log(self, source: Path, tmp_path: Path) -> None:
        crash = f"""
            import duckdb, os
            conn = duckdb.connect({str(source)!r})
            conn.execute("set wal_autocheckpoint = '1TB'")
            conn.execute("insert into reports (occurred_at, category) values (timestamp '2024-11-06 10:00', 'Buller')")
            os._exit(1)
        """
        subprocess.run([sys.executable, "-c", textwrap.dedent(crash)], check=False)
        before = fingerprint(source)
        assert read_picture(workspace(source, tmp_path), QUESTION).total.count == 4
        assert fingerprint(source) == before

    def test_the_source_cannot_be_written_through_a_lease(self, source: Path, tmp_path: Path) -> None:
        conn = lease.connect()
        with lease.attached(conn, workspace(source, tmp_path)), pytest.raises(duckdb.InvalidInputException):
            conn.execute("insert into src.reports (category) values ('Buller')")
        conn.close()

    def test_is_let_go_also_when_the_work_inside_fails(self, source: Path, tmp_path: Path) -> None:
        conn = lease.connect()
        with pytest.raises(ZeroDivisionError), lease.attached(conn, workspace(source, tmp_path)):
            raise ZeroDivisionError
        with duckdb.connect(str(source)) as writer:
            writer.execute("delete from reports")
        conn.close()

    def test_nothing_is_written_to_the_disk_by_the_reader(self, source: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.rglob("*"))
        read_picture(workspace(source, tmp_path), QUESTION)
        assert sorted(tmp_path.rglob("*")) == before


class TestAway:
    def test_locked_by_another_process(self, source: Path, tmp_path: Path) -> None:
        hold = (
            f"import duckdb, sys; conn = duckdb.connect({str(source)!r}); print('held', flush=True); sys.stdin.read()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as holder:
            assert holder.stdout is not None
            holder.stdout.readline()
            assert key_of(workspace(source, tmp_path)) == "source_locked"
            holder.communicate()
        assert read_picture(workspace(source, tmp_path), QUESTION).total.count == 3

    def test_opened_by_this_process(self, source: Path, tmp_path: Path) -> None:
        with duckdb.connect(str(source)):
            assert key_of(workspace(source, tmp_path)) == "source_locked"

    def test_missing(self, tmp_path: Path) -> None:
        assert key_of(workspace(tmp_path / "borta.duckdb", tmp_path)) == "source_missing"

    @pytest.mark.parametrize("share", [0, 0.001, 0.02, 0.5, 0.9, 0.999])
    def test_half_written(self, share: float, source: Path, tmp_path: Path) -> None:
        data = source.read_bytes()
        source.write_bytes(data[: int(len(data) * share)])
        assert key_of(workspace(source, tmp_path)) == "source_damaged"

    def test_rotten_in_the_middle(self, tmp_path: Path) -> None:
        many = frame({"occurred_at": datetime(2024, 11, 5), "category": f"Slag {n}"} for n in range(60_000))
        source = database(tmp_path / "andras.duckdb", many)
        data = bytearray(source.read_bytes())
        for at in range(12_288, len(data), 4096):
            data[at : at + 8] = b"\xff" * 8
        source.write_bytes(data)
        assert key_of(workspace(source, tmp_path)) == "source_damaged"

    @pytest.mark.parametrize("content", [b"hej", b"\0" * 20_000, b"DUCK" * 5000])
    def test_something_else_than_a_database(self, content: bytes, tmp_path: Path) -> None:
        (tmp_path / "andras.duckdb").write_bytes(content)
        assert key_of(workspace(tmp_path / "andras.duckdb", tmp_path)) == "source_damaged"

    def test_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "mapp.duckdb").mkdir()
        assert key_of(workspace(tmp_path / "mapp.duckdb", tmp_path)) == "source_damaged"

    def test_written_by_a_newer_version(self, source: Path, tmp_path: Path) -> None:
        data = bytearray(source.read_bytes())
        data[12:20] = struct.pack("<Q", 999)
        data[:8] = struct.pack("<Q", checksum(bytes(data[8:4096])))
        source.write_bytes(data)
        assert key_of(workspace(source, tmp_path)) == "source_newer"

    def test_without_the_table(self, tmp_path: Path) -> None:
        source = database(tmp_path / "andras.duckdb", REPORTS, table="rapporter")
        assert key_of(workspace(source, tmp_path)) == "source_table"

    @pytest.mark.parametrize("column", ["occurred_at", "category"])
    def test_without_a_column_that_is_needed(self, column: str, tmp_path: Path) -> None:
        source = database(tmp_path / "andras.duckdb", REPORTS.drop(column))
        with pytest.raises(SourceAway) as caught:
            read_picture(workspace(source, tmp_path), QUESTION)
        assert (caught.value.key, caught.value.values["name"]) == ("source_column", column)

    def test_a_server_that_does_not_answer_never_shows_its_password(self, tmp_path: Path) -> None:
        with pytest.raises(SourceAway) as caught:
            read_picture(workspace("postgres://est:hemligt@127.0.0.1:1/lage", tmp_path), QUESTION)
        assert caught.value.key in ("extension_missing", "source_unreachable")
        assert "hemligt" not in str(caught.value.values)


class TestOwnDatabase:
    def test_that_is_not_there_yet_gives_an_empty_picture(self, tmp_path: Path) -> None:
        (tmp_path / "areas.csv").write_text("code;name\n1;Centrum\n2;Åre\n", encoding="utf-8")
        picture = read_picture(Config(tmp_path, database=str(tmp_path / "reports.duckdb")), QUESTION)
        assert (picture.total.count, picture.total.signal) == (0, "thin")
        assert picture.total.series == (None,) * 26 + (0,)
        assert [row.name for row in picture.areas] == ["Centrum", "Åre"]
        assert (picture.cells, picture.sources, picture.places) == ((), (), ())

    def test_without_a_table_gives_an_empty_picture(self, tmp_path: Path) -> None:
        duckdb.connect(str(tmp_path / "reports.duckdb")).close()
        config = Config(tmp_path, database=str(tmp_path / "reports.duckdb"))
        assert read_picture(config, QUESTION).total.count == 0


def checksum(data: bytes) -> int:
    """What DuckDB keeps of a block to notice damage."""
    result = 5381
    for (word,) in struct.iter_unpack("<Q", data):
        result ^= word * 0xBF58476D1CE4E5B9 & (2**64 - 1)
    return result


WRITER = """
    import duckdb, sys, time
    slowest = written = 0
    end = time.monotonic() + float(sys.argv[2])
    while time.monotonic() < end:
        begun = time.monotonic()
        while True:
            try:
                conn = duckdb.connect(sys.argv[1])
                break
            except duckdb.IOException:
                time.sleep(0.02)
        conn.execute("insert into reports (occurred_at, category) values (timestamp '2024-11-06 10:00', 'Buller')")
        conn.close()
        slowest = max(slowest, time.monotonic() - begun)
        written += 1
        time.sleep(0.05)
    print(written, slowest)
"""


def test_another_process_that_writes_succeeds_within_a_second_always(source: Path, tmp_path: Path) -> None:
    config = workspace(source, tmp_path)
    seconds = "2.5"
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(source), seconds], stdout=subprocess.PIPE, text=True
    ) as writer:
        answers = {"read": 0, "source_locked": 0}
        while writer.poll() is None:
            try:
                read_picture(config, QUESTION, detail=False)
                answers["read"] += 1
            except SourceAway as error:
                answers[error.key] += 1
            time.sleep(0.01)
        assert writer.stdout is not None
        written, slowest = writer.stdout.read().split()
    assert writer.returncode == 0
    assert answers["read"] > 0
    assert int(written) > 5
    assert float(slowest) < 1
    assert read_picture(config, QUESTION).total.count == 3 + int(written)
