"""What must not be kept about single persons: finding it in a text, and the text without it (domain.md PR-01–03)."""

import re
from bisect import bisect
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

CANDIDATE: dict[Kind, str] = {
    "identity": r"[\x{ff01}-\x{ff5e}]|(?:[0-9][^A-Za-z0-9]{0,3}){2}[01](?:[^A-Za-z0-9]{0,3}[0-9]){7}",
    "email": r"[@\x{ff01}-\x{ff5e}]",
    "phone": r"[\x{ff01}-\x{ff5e}]|[0+](?:[^A-Za-z0-9]{0,3}[0-9]){7}",
    "plate": r"[\x{ff01}-\x{ff5e}]|[A-Z]{3}[^A-Za-z0-9]{0,2}[0-9]{2}[0-9A-Z]|[A-Za-z]{3}[0-9]{2}[0-9A-Za-z]",
}
"""For RE2: true for every text in which `find` finds that kind, and for few others. A first sieve, and a fast one."""

# Every repetition is bounded: a field of a million signs takes no longer than a million short ones. And every pattern
# begins with the few signs it can begin with, which the search then skips to.
_B = r"[\s.,/+\-\u2010-\u2015\u2212]{0,3}"
# Before the last four any sign may stand; elsewhere a colon is a clock's.
_LAST = r"[\s.,/+\-_:=()\u2010-\u2015\u2212]{0,3}"
_REST = rf"{_B}[0-9]{_B}[01]" + rf"{_B}[0-9]" * 3 + rf"{_LAST}[0-9]" + rf"{_B}[0-9]" * 3 + "(?![0-9])"
_TEN = re.compile(rf"[0-9](?=({_REST}))")
_IDENTITY = re.compile(rf"[0-9](?<![0-9]{{2}})(?=({_B}[089]{_B}[0-9]{_REST})|({_REST}))")
_DOMAIN = re.compile(r"@(?:[\w-]{1,63}\.){1,8}\w[\w-]{1,62}")
_MAILBOX = re.compile(r"[^\s@<>()\[\]\",;:]{1,64}$")
_PHONE = re.compile(
    r"[0+](?<![0-9][0+])(?:(?:(?<=\+)|(?<=0)\s?0)\s?[1-9](?:[\s()/_\-\u2010-\u2015]{0,3}[0-9]){7,13}(?![0-9])"
    r"|(?<=0)7[0-9](?:[\s./_\-\u2010-\u2015]{0,3}[0-9]){7}(?![0-9])"
    r"|(?<=0)(?<![0-9][-.,:/+]0)[1-9](?:[\s()/_\-\u2010-\u2015]{0,3}[0-9]){6,8}(?!-?[0-9]))"
)
_NO_PHONE = re.compile(  # two clocks, a date, a number of a year's (no area code has five digits)
    r"[0-2][0-9][0-5][0-9][\s\-\u2010-\u2015]{1,3}[0-2][0-9][0-5][0-9]|[0-9]{2}[-/ ][0-9]{2}[-/ ][0-9]{4}"
    r"|0[0-9]{4}[-/](?:19|20)[0-9]{2}"
)
_CAPITALS = r"[A-HJ-PR-UW-Z]"
_LETTERS = r"[A-HJ-PR-UW-Za-hj-pr-uw-z]"
_PLATE = re.compile(rf"{_CAPITALS}(?<![^\W_].){_CAPITALS}{{2}}[\s-]{{0,2}}[0-9]{{2}}[0-9A-HJ-NPR-UW-Z](?![^\W_])")
_PLATE_TOGETHER = re.compile(rf"[0-9]{{2}}[0-9A-HJ-NPR-UW-Za-hj-npr-uw-z](?<=(?<![^\W_]){_LETTERS}{{3}}...)(?![^\W_])")
_TWICE = {"0": 0, "1": 2, "2": 4, "3": 6, "4": 8, "5": 1, "6": 3, "7": 5, "8": 7, "9": 9}
_NO_PLATE = ("sos", "lgh", "rum", "hus", "nat", "kap", "tel", "dnr")
_NO_PLATE_APART = ("brf", "bup", "eur", "gps", "hvb", "lss", "lvm", "lvu", "msb", "sek", "sfi")
"""Known for something else with a blank before the number; written together they are taken for plates."""
_WIDE = {0xFF01 + at: 0x21 + at for at in range(94)}
"""The full-width forms of ASCII's signs, as some phones write digits."""


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
    for start, end, kind in _spans(text, kinds):
        parts += (text[at:start], _SIGN[kind])
        at = end
    return "".join(parts) + text[at:] if parts else text


def find(text: str, kinds: tuple[Kind, ...] = EVERYTHING) -> list[Finding]:
    """Where the text names somebody, in order and without overlaps; an identity number goes before a phone number.

    >>> [f.kind for f in find("skriv till namn@exempel.se")]
    ['email']
    >>> find("ärende 20231218-2023, tfn saknas, 2024-01-12 kl 08.00-16.30")
    []
    """
    return [Finding(kind, start, end) for start, end, kind in _spans(text, kinds)]


def _spans(text: str, kinds: tuple[Kind, ...]) -> list[tuple[int, int, Kind]]:
    text = text if text.isascii() else text.translate(_WIDE)  # as many signs as before
    spans: list[tuple[int, int, Kind]] = []
    for kind in kinds:
        new: list[tuple[int, int, Kind]] = []
        free = 0
        for start, end in _FINDERS[kind](text):
            at = bisect(spans, (start,))
            apart = (at == 0 or spans[at - 1][1] <= start) and (at == len(spans) or end <= spans[at][0])
            if apart and start >= free:
                new.append((start, end, kind))
                free = end
        spans = sorted(spans + new) if spans else new
    return spans


def is_identity_number(digits: str) -> bool:
    """True for the 10 or 12 digits of a personnummer or samordningsnummer: a real date and a right check digit.

    The rule is Skatteverket's (SKV 704, SKV 707): a samordningsnummer has 60 added to its day; the check digit is
    Luhn's over the last ten.

    >>> is_identity_number("191212121212"), is_identity_number("1212721219"), is_identity_number("202312182023")
    (True, True, False)
    """
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    # Without its century 00 may be 2000, a leap year; a number that can be somebody's is treated as one.
    if not 1 <= month <= 12 or digits[:-10] not in ("", "18", "19", "20"):
        return False
    try:
        date(int(digits[:-8]) if len(digits) == 12 else 2000 + int(digits[:2]), month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    ten = digits[-10:]
    return (sum(map(_TWICE.__getitem__, ten[::2])) + sum(map(int, ten[1::2]))) % 10 == 0


def _identities(text: str) -> Iterator[tuple[int, int]]:
    for match in _IDENTITY.finditer(text):
        start, end = match.start(), match.end(match.lastindex or 0)
        if _is_one(text[start:end]):
            yield start, end
        elif match.lastindex == 1:  # twelve digits that are no number may begin with ten that are
            ten = _TEN.match(text, start)
            if ten and _is_one(text[start : ten.end(1)]):
                yield start, ten.end(1)


def _is_one(written: str) -> bool:
    return is_identity_number("".join(filter(str.isdigit, written)))


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for domain in _DOMAIN.finditer(text):
        mailbox = _MAILBOX.search(text, max(0, domain.start() - 64), domain.start())
        if mailbox:
            yield mailbox.start(), domain.end()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    yield from (m.span() for m in _PHONE.finditer(text) if not _NO_PHONE.fullmatch(m[0]))


def _plates(text: str) -> Iterator[tuple[int, int]]:
    spans = [m.span() for m in _PLATE.finditer(text)]
    spans += [(m.start() - 3, m.end()) for m in _PLATE_TOGETHER.finditer(text)]
    for start, end in sorted(spans):
        letters = text[start : start + 3].lower()
        if letters not in _NO_PLATE and not (text[start + 3].isspace() and letters in _NO_PLATE_APART):
            yield start, end


_FINDERS = {"identity": _identities, "email": _emails, "phone": _phones, "plate": _plates}
