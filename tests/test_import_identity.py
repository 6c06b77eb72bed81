"""Which report is which: ids, made ids, occurrences, what a later file changes, and the history."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from est_tui.store.importing import ImportResult
from tests.desk import Desk

HEADER = ("report_id", "occurred_at", "category", "area", "text")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def take(desk: Desk, *rows: str) -> ImportResult:
    """Imports rows of id and content: `A x` is the report A that says x, ` x` one without an id."""
    cells = [(row.partition(" ")[0], "2024-01-05", "Övrigt", "Lit", row.partition(" ")[2]) for row in rows]
    return desk.take(desk.records(HEADER, cells))


def fate(result: ImportResult) -> tuple[int, int, int]:
    return result.imported, result.updated, result.unchanged


class TestIds:
    def test_importing_twice_adds_nothing(self, desk: Desk) -> None:
        assert fate(take(desk, "A x", "B y")) == (2, 0, 0)
        assert fate(take(desk, "A x", "B y")) == (0, 0, 2)

    def test_other_content_updates_and_the_former_stays_in_the_history(self, desk: Desk) -> None:
        take(desk, "A x", "B y")
        assert fate(take(desk, "A z", "B y")) == (0, 1, 1)
        assert desk.rows("select report_id, text from reports order by 1") == [("A", "z"), ("B", "y")]
        assert desk.rows("select report_id, text, batch, replaced_by from former_reports") == [("A", "x", 1, 2)]

    def test_the_same_id_with_the_same_content_in_one_file(self, desk: Desk) -> None:
        result = take(desk, "A x", "A x", "A x")
        assert (fate(result), result.shared_ids) == ((1, 0, 2), 0)

    def test_the_same_id_with_other_content_in_one_file_is_kept_apart(self, desk: Desk) -> None:
        result = take(desk, "A x", "A y", "A x", "B z")
        assert (fate(result), result.shared_ids) == ((3, 0, 1), 1)
        assert desk.rows("select report_id, text from reports order by 1") == [("A", "x"), ("A#2", "y"), ("B", "z")]
        again = take(desk, "A y", "A x", "A x", "B z")
        assert (fate(again), again.shared_ids) == ((0, 0, 4), 1)

    def test_a_third_event_of_an_id_is_added(self, desk: Desk) -> None:
        take(desk, "A x", "A y")
        assert fate(take(desk, "A y", "A z", "A x")) == (1, 0, 2)
        assert desk.rows("select report_id, text from reports order by 1") == [("A", "x"), ("A#2", "y"), ("A#3", "z")]

    def test_what_the_file_says_no_more_is_what_is_replaced(self, desk: Desk) -> None:
        take(desk, "A x", "A y")
        assert fate(take(desk, "A z", "A x")) == (0, 1, 1)
        assert sorted(desk.column("text")) == ["x", "z"]

    def test_an_id_that_looks_like_an_occurrence_is_its_own(self, desk: Desk) -> None:
        take(desk, "A x", "A y", "A#2 z")
        assert fate(take(desk, "A x", "A y", "A#2 z")) == (0, 0, 3)
        assert sorted(desk.column("text")) == ["x", "y", "z"]

    def test_one_id_in_two_sources_is_two_reports(self, desk: Desk) -> None:
        rows = [("A", "2024-01-05", "Övrigt", source) for source in ("ett", "två")]
        assert fate(desk.take(desk.records(("report_id", "occurred_at", "category", "source"), rows))) == (2, 0, 0)


class TestMadeIds:
    def test_identical_rows_stay_apart_and_importing_twice_adds_nothing(self, desk: Desk) -> None:
        assert fate(take(desk, " x", " x", " y")) == (3, 0, 0)
        assert fate(take(desk, " y", " x", " x")) == (0, 0, 3)
        assert fate(take(desk, " x", " x", " x")) == (1, 0, 2)
        assert len(set(desk.column("report_id"))) == 4

    def test_two_that_differ_only_in_what_is_masked_are_two(self, desk: Desk) -> None:
        assert fate(take(desk, " ring 070-174 06 05", " ring 070-174 06 06")) == (2, 0, 0)
        assert fate(take(desk, " ring 070-174 06 06")) == (0, 0, 1)

    def test_a_later_event_of_the_same_time_is_new(self, desk: Desk) -> None:
        take(desk, " x")
        assert fate(take(desk, " z")) == (1, 0, 0)


class TestContent:
    def test_what_is_masked_is_part_of_it(self, desk: Desk) -> None:
        take(desk, "A ring 070-174 06 05")
        assert fate(take(desk, "A ring 070-174 06 06")) == (0, 1, 0)

    def test_the_lists_are_not(self, desk: Desk) -> None:
        take(desk, "A x")
        desk.put("areas.csv", "code;name;aliases\n1;Häggenås;Lit\n")
        desk.put("categories.csv", "code;name;aliases\n1;Annat;Övrigt\n")
        assert fate(take(desk, "A x")) == (0, 0, 1)

    def test_how_a_time_or_a_yes_is_written_is_not(self, desk: Desk) -> None:
        header = ("report_id", "occurred_at", "category", "police_reported", "lat", "antal")
        desk.take(desk.records(header, [("A", "2024-01-05T10:00:00+01:00", "x", "ja", "63,5", "")]))
        again = desk.take(desk.records(header, [("A", "2024-01-05 10:00", "x", "true", "63.50", "1")]))
        assert fate(again) == (0, 0, 1)

    def test_its_digest_differs_between_workspaces(self, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
        other = Desk(tmp_path_factory.mktemp("w"))
        take(desk, "A x")
        take(other, "A x")
        assert desk.column("content") != other.column("content")
        assert all(len(digest) == 32 for digest in desk.column("content"))


IDS = st.sampled_from(["A", "B", "A#2", ""])
SAID = st.sampled_from(["x", "y", "z", "ring 070-174 06 05"])
FILES = st.lists(st.tuples(IDS, SAID).map(" ".join), max_size=9)


@settings(max_examples=20, deadline=None)
@given(first=FILES, second=FILES)
def test_any_two_files(tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str]) -> None:
    desk = Desk(tmp_path_factory.mktemp("w"))
    take(desk, *first)
    take(desk, *second)
    rows = desk.rows()
    again = take(desk, *second)
    assert fate(again) == (0, 0, len(second))
    assert desk.rows() == rows
    ids = [(row[0], row[15]) for row in rows]
    assert len(set(ids)) == len(ids)
    said = {(row[0].rpartition("#")[0] if row[15] > 1 else row[0], row[14]) for row in rows if len(row[0]) < 32}
    masked = {tuple(row.replace("070-174 06 05", "[telefon]").split(" ", 1)) for row in second if row[0] != " "}
    assert masked <= said


MESSY = st.lists(
    st.tuples(
        st.sampled_from(["", "1", "2", "A#2"]),
        st.sampled_from(["", "2024-01-05", "2024-02-30", "2024-07-05T10:00:00Z", "x", "2023-10-29 02:30"]),
        st.sampled_from(["", "Klotter", "Våld", "\u202e", "[b]"]),
        st.sampled_from(["", "Lit", "  lit ", "Ås"]),
        st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12),
        st.sampled_from(["", "1", "-1", "två", "2,0"]),
    ),
    max_size=12,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=MESSY, cut=st.integers(0, 30))
def test_every_row_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], cut: int
) -> None:
    desk = Desk(tmp_path_factory.mktemp("w"))
    desk.put("categories.csv", "code;name;kind\nV;Våld;excluded\n")
    file = desk.records((*HEADER, "antal"), rows)
    whole = file.read_bytes()
    file.write_bytes(whole[: max(len(whole) - cut, len(whole.split(b"\n")[0]) + 1)])
    first = desk.take(file)
    assert first.read <= len(rows)
    assert cut or first.read == len(rows)
    assert len(desk.rows()) == first.imported
    again = desk.take(file)
    assert (again.imported, again.updated) == (0, 0)
    assert again.unchanged == first.imported + first.unchanged
    listed = first.rejects_file and Path(first.rejects_file).read_text(encoding="utf-8-sig").count("\n") - 1
    assert (listed or 0) == first.rejected
