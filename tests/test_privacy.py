"""What is found in a text about single persons, and what only looks like it (domain.md PR-01, 02, 03)."""

from datetime import date, timedelta
from itertools import pairwise

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from est_tui.domain.privacy import CANDIDATE, EVERYTHING, NAMES, find, is_identity_number, mask


def check_digit(nine: str) -> str:
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(nine))
    return str(-total % 10)


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Right in form and check digit, written in any of the ways people write them; serials 980–999 are test numbers."""
    day = draw(st.dates(date(1900, 1, 1), date(2025, 12, 31)))
    number = f"{day.day + draw(st.sampled_from((0, 60))):02d}"
    nine = f"{day:%y%m}{number}{draw(st.integers(980, 999))}"
    digits = nine + check_digit(nine)
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    if draw(st.booleans()):
        parts[0] = f"{day:%Y}"
    inner = draw(st.sampled_from(("", "", "", " ", "-", "\N{NO-BREAK SPACE}")))
    before = draw(st.sampled_from(("", "-", "+", " ", " - ", "–", "\N{NON-BREAKING HYPHEN}", "−", "\u2009")))
    last = draw(st.sampled_from((parts[3], f"{parts[3][:2]} {parts[3][2:]}")))
    return inner.join(parts[:3]) + before + last


NEGATIVES = (
    "20231218-2023",
    "2023-12-18",
    "2024-01-12 kl 08.00-16.30",
    "08.00–16.30",
    "0800-1630",
    "diarienummer 2024/01234",
    "ärende 0231-K123-24",
    "5000-K1234567-24",
    "0104-12345-23",
    "198 000 000 kr",
    "1 234 567 890 kr",
    "bankgiro 5050-1055",
    "plusgiro 4 20 00-1",
    "organisationsnummer 556012-5790",
    "831 30 Östersund",
    "63.061337, 16.396683",
    "112 eller 114 14",
    "SOS 112",
    "E14 och väg 605",
    "kvarteret lgh 1103",
    "01-02-2024 och 01/02/2024",
    "v. 45–46 2026",
    "EAN 7310865004703",
    "Dnr 01234-2024",
    "LSS 123",
    "Brf 100",
    "BRF 123",
    "GPS 100",
    "2024-01-05 10:15 och 2024-01-05 10:16, 10:17, 2024-01-05 10:18",
)
POSITIVES = {
    "070-174 06 05": "phone",
    "0701740605": "phone",
    "070.174.06.05": "phone",
    "070_1740605": "phone",
    "070_174_06_05": "phone",
    "00 46 70 174 06 05": "phone",
    "+ 46 70 174 06 05": "phone",
    "\uff10\uff17\uff10\uff0d1740605": "phone",
    "121212_1212": "identity",
    "121212:1212": "identity",
    "121212=1212": "identity",
    "121212 (1212": "identity",
    "19121212:1212": "identity",
    "\uff11\uff12\uff11\uff12\uff11\uff12\uff0d\uff11\uff12\uff11\uff12": "identity",
    "LSS123": "plate",
    "tel.0701740605": "phone",
    "+46 (0)70-174 06 05": "phone",
    "0046701740605": "phone",
    "063-14 30 00": "phone",
    "063/143000": "phone",
    "08-465 004 04": "phone",
    "0771-11 44 00": "phone",
    "ABC 123": "plate",
    "ABC123": "plate",
    "ABC-12D": "plate",
    "abc12d": "plate",
    "namn.efternamn@exempel.se": "email",
    "åsa.öberg+est@östersund.se": "email",
}


class TestMask:
    @given(number=identity_numbers(), before=st.text(max_size=20), after=st.text(max_size=20))
    @example(number="121212+1212", before="", after="")
    @example(number="19121212-1212", before="född ", after=".")
    def test_an_identity_number_never_stays(self, number: str, before: str, after: str) -> None:
        masked = mask(f"{before}\n{number}\n{after}", NAMES)
        assert number not in masked
        assert "[personnummer]" in masked

    @pytest.mark.parametrize("text", NEGATIVES)
    def test_what_only_looks_alike_stays(self, text: str) -> None:
        assert mask(text) == text

    @pytest.mark.parametrize(("text", "kind"), POSITIVES.items())
    def test_other_ways_to_reach_somebody(self, text: str, kind: str) -> None:
        assert [found.kind for found in find(f"Se {text}, i kväll")] == [kind]
        assert text not in mask(f"Se {text}, i kväll")

    def test_a_name_keeps_what_a_code_can_look_like(self) -> None:
        assert mask("ABC 123 063-14 30 00", NAMES) == "ABC 123 063-14 30 00"

    def test_several_and_their_neighbours(self) -> None:
        text = "121212-1212, 070-174 06 05 och 121212-1212 ABC123 a@b.se"
        assert mask(text) == "[personnummer], [telefon] och [personnummer] [regnr] [e-post]"

    @given(st.text(alphabet="0123456789 -+@.abcABC,åé/\n", max_size=60))
    def test_masking_again_changes_nothing_and_the_rest_stays(self, text: str) -> None:
        masked = mask(text)
        assert mask(masked) == masked
        assert (masked == text) == (not find(text))

    @pytest.mark.parametrize("unit", ["1 ", "0", "07-", "a", "a.", "@", "+4 ", "12A", "121212-1212 "])
    def test_a_field_of_two_hundred_thousand_signs_takes_no_time(self, unit: str) -> None:
        text = unit * (200_000 // len(unit))
        assert len(mask(text)) <= 2 * len(text)


class TestFind:
    def test_findings_stand_in_order_and_apart(self) -> None:
        findings = find("a@b.se 121212-1212 070-174 06 05")
        assert [f.kind for f in findings] == ["email", "identity", "phone"]
        assert all(first.end <= second.start for first, second in pairwise(findings))

    def test_a_finding_does_not_carry_the_text(self) -> None:
        assert "1212" not in repr(find("121212-1212"))


class TestIdentityNumber:
    @pytest.mark.parametrize("digits", ["191212121212", "1212121212", "1212721219", "200002291236"])
    def test_a_real_date_and_a_right_check_digit(self, digits: str) -> None:
        nine = digits[-10:-1]
        assert is_identity_number(digits[:-1] + check_digit(nine))

    @pytest.mark.parametrize("digits", ["191212121213", "1213121212", "1212321212", "211212121212", "190002291231"])
    def test_another_date_century_or_digit_is_none(self, digits: str) -> None:
        nine = digits[-10:-1]
        wrong = digits if digits == "191212121213" else digits[:-1] + check_digit(nine)
        assert not is_identity_number(wrong)

    def test_a_date_in_every_month_of_a_hundred_years(self) -> None:
        for month in range(1200):
            nine = f"{date(1925, 1, 15) + timedelta(days=30 * month):%y%m%d}980"
            assert is_identity_number(nine + check_digit(nine))


@given(text=st.one_of(identity_numbers(), st.sampled_from(list(POSITIVES)), st.text("0123456789 -+@.ABCabc/()\u2013")))
def test_the_sieve_lets_through_all_that_is_found(text: str) -> None:
    for kind in EVERYTHING:
        if find(text, (kind,)):
            ((held,),) = duckdb.execute("select regexp_matches($1, $2)", [text, CANDIDATE[kind]]).fetchall()
            assert held
