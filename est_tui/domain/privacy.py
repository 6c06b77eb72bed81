"""What must not be kept about single persons: how it is found in a text, and the text without it (domain.md PR-01–03)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["identity", "email", "phone", "plate"]

EVERYTHING: tuple[Kind, ...] = ("identity", "email", "phone", "plate")
"""What is masked in free text and in places."""

NAMES: tuple[Kind, ...] = ("identity", "email")
"""What is masked in areas, categories and organisations: a code there can look like a phone number or a plate."""

_SIGN: dict[Kind, str] = {
    "identity": "[personnummer]",
    "email": "[e-post]",
    "phone": "[telefon]",
    "plate": "[regnr]",
}

CANDIDATE: dict[tuple[Kind, ...], str] = {
    NAMES: r"@|\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){9}",
    EVERYTHING: r"@|\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){7}"
    r"|[A-Z]{3}[\p{Z}\s-]{0,2}\p{Nd}{2}[\p{Nd}A-Z]|[A-Za-z]{3}\p{Nd}{2}[\p{Nd}A-Za-z]",
}
"""For RE2: true for every text in which `find` finds something, and for few others. A cheap first sieve."""

# Every repetition is bounded: a field of a million signs takes no longer than a million short ones.
_BETWEEN = r"[\s.,/+\-\u2010-\u2015\u2212]{0,3}"
_DIGITS = re.compile(rf"\d(?:{_BETWEEN}\d){{9,}}")
_EMAIL = re.compile(r"[^\s@<>()\[\]\",;:]{1,64}@(?:[\w-]{1,63}\.){1,8}\w[\w-]{1,62}")
_PHONE = re.compile(
    r"(?<!\d)(?:\+|00)[1-9](?:[\s()/\-\u2010-\u2015]{0,3}\d){7,13}(?!\d)"
    r"|(?<!\d)07\d(?:[\s./\-\u2010-\u2015]{0,3}\d){7}(?!\d)"
    r"|(?<!\d)(?<!\d[-.,:/+])0[1-9](?:[\s()/\-\u2010-\u2015]{0,3}\d){6,8}(?!-?\d)"
)
_CLOCKS = re.compile(r"[0-2]\d[0-5]\d[\s\-\u2010-\u2015]{1,3}[0-2]\d[0-5]\d|\d{2}[-/ ]\d{2}[-/ ]\d{4}")
_PLATE = re.compile(
    r"(?<![^\W_])(?:[A-HJ-PR-UW-Z]{3}[\s-]{0,2}\d{2}[\dA-HJ-NPR-UW-Z]"
    r"|[A-HJ-PR-UW-Za-hj-pr-uw-z]{3}\d{2}[\dA-HJ-NPR-UW-Za-hj-npr-uw-z])(?![^\W_])"
)
_NO_PLATE = ("sos", "lgh", "rum", "hus", "nat", "kap", "tel", "dnr")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: text[start:end] is of this kind. It never carries the text itself."""

    kind: Kind
    start: int
    end: int


def mask(text: str, kinds: tuple[Kind, ...] = EVERYTHING) -> str:
    """The text with what `find` finds replaced by a word for it.

    >>> mask("Ring 070-174 06 05 om bilen ABC 123, född 19121212-1212")
    'Ring [telefon] om bilen [regnr], född [personnummer]'
    >>> mask("ABC 123", NAMES)
    'ABC 123'
    """
    parts: list[str] = []
    at = 0
    for found in find(text, kinds):
        parts += (text[at : found.start], _SIGN[found.kind])
        at = found.end
    return "".join(parts) + text[at:] if parts else text


def find(text: str, kinds: tuple[Kind, ...] = EVERYTHING) -> list[Finding]:
    """Where the text names somebody, in order and without overlaps; an identity number goes before a phone number.

    >>> [f.kind for f in find("skriv till namn@exempel.se")]
    ['email']
    >>> find("ärende 20231218-2023, tfn saknas, 2024-01-12 kl 08.00-16.30")
    []
    """
    found: list[Finding] = []
    for kind in kinds:
        for start, end in _FINDERS[kind](text):
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Finding(kind, start, end))
    return sorted(found, key=lambda finding: finding.start)


def is_identity_number(digits: str) -> bool:
    """True for the 10 or 12 digits of a personnummer or samordningsnummer: a real date and a right check digit.

    The rule is Skatteverket's (SKV 704, SKV 707): a samordningsnummer has 60 added to its day; the check digit is
    Luhn's over the last ten.

    >>> is_identity_number("191212121212"), is_identity_number("1212721219"), is_identity_number("202312182023")
    (True, True, False)
    """
    century, (year, month, day) = digits[:-10], (int(digits[-10 + at : -8 + at or None]) for at in (0, 2, 4))
    if century not in ("", "18", "19", "20"):
        return False
    # Without its century 00 may be 2000, a leap year; a number that can be somebody's is treated as one.
    years = int(century or 20) * 100 + year
    try:
        date(years, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(digits[-10:]))
    return total % 10 == 0


def _identities(text: str) -> Iterator[tuple[int, int]]:
    for run in _DIGITS.finditer(text):
        groups = [(m.start() + run.start(), m.end() + run.start()) for m in re.finditer(r"\d+", run[0])]
        first = 0
        while first < len(groups):
            last = _identity_ends(text, groups, first)
            if last is None:
                first += 1
            else:
                yield groups[first][0], groups[last][1]
                first = last + 1


def _identity_ends(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last of the groups of digits that, from `first`, make an identity number together; the longest one."""
    digits, ends = "", None
    for at in range(first, min(first + 12, len(groups))):
        digits += text[slice(*groups[at])]
        if len(digits) > 12:
            break
        if len(digits) in (10, 12) and is_identity_number(digits):
            ends = at
    return ends


def _emails(text: str) -> Iterator[tuple[int, int]]:
    if "@" in text:
        yield from (m.span() for m in _EMAIL.finditer(text))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _PHONE.finditer(text) if not _CLOCKS.fullmatch(m[0]))


def _plates(text: str) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _PLATE.finditer(text) if m[0][:3].lower() not in _NO_PLATE)


_FINDERS = {"identity": _identities, "email": _emails, "phone": _phones, "plate": _plates}
