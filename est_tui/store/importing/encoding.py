"""Which bytes a file's letters are written with."""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from est_tui.errors import UsageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes become text. `errors` is what is done with a byte that the codec has no letter for.

    `lines` counts the file's lines, where that is known.
    """

    codec: str
    errors: str = "strict"
    lines: int | None = None

    def open(self, file: Path) -> TextIO:
        """The file as text with its line ends as they are."""
        return open(file, encoding=self.codec, errors=self.errors, newline="")


def named(name: str) -> Encoding:
    """The encoding that a mapping's header names. UsageError `encoding_unknown`.

    >>> named("latin1").codec
    'iso8859-1'
    """
    try:
        "".encode(name)
        return Encoding(codecs.lookup(name).name)
    except (LookupError, UnicodeError) as error:
        raise UsageError("encoding_unknown", name=name) from error


def guess(file: Path) -> Encoding:
    """What a file's first bytes say, and how many lines it has if it is the UTF-8 they promise. Quick, not certain."""
    codec = _begins(file)
    return Encoding(codec, lines=_lines(file)) if codec.startswith("utf-8") else Encoding(codec, "replace")


def detect(file: Path) -> Encoding:
    """UTF-8, UTF-16 or UTF-32 with their marks, UTF-16 without; else UTF-8 if all of it is, or cp1252.

    A file that is mostly UTF-8 with some bytes of cp1252 among them (two systems wrote it) is read as both.
    """
    codec = _begins(file)
    return _look_through(file, codec) if codec.startswith("utf-8") else Encoding(codec, "replace")


def _begins(file: Path) -> str:
    with open(file, "rb") as stream:
        head = stream.read(4096)
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), None) or _unmarked(head)


def _unmarked(head: bytes) -> str:
    """UTF-16 without a mark shows in every other byte being zero; nothing else has many of them."""
    for offset, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = head[offset::2].count(0), head[1 - offset :: 2].count(0)
        if zeros > len(head) * 0.2 and others < len(head) * 0.05:
            return codec
    return "utf-8"


def _lines(file: Path) -> int | None:
    """The number of lines that end in the ordinary way; None where a return stands alone."""
    piece = bytearray(_PIECE)
    feeds, last = 0, ord("\n")
    with open(file, "rb", buffering=0) as stream:
        while size := stream.readinto(piece):
            feeds += piece.count(b"\n", 0, size)
            lone = piece.find(b"\r", 0, size) >= 0 and (
                piece.count(b"\r", 0, size - 1) != piece.count(b"\r\n", 0, size)
            )
            if lone or (last == ord("\r") and piece[0] != ord("\n")):
                return None
            last = piece[size - 1]
    return None if last == ord("\r") else feeds + (last != ord("\n"))


def _look_through(file: Path, codec: str) -> Encoding:
    wrong = several = 0

    def count(error: UnicodeError) -> tuple[str, int]:
        nonlocal wrong
        assert isinstance(error, UnicodeDecodeError)
        wrong += error.end - error.start
        return "", error.end

    codecs.register_error("est.count", count)
    decoder = codecs.getincrementaldecoder("utf-8")("est.count")
    with open(file, "rb") as stream:
        while piece := stream.read(_PIECE):
            several += len(piece) - len(decoder.decode(piece))
    decoder.decode(b"", final=True)
    if not wrong:
        return Encoding(codec)
    return Encoding(codec if several - wrong > wrong else "cp1252", "est.cp1252")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not what the rest of the file is, as older Windows wrote them; a few have no letter even there."""
    assert isinstance(error, UnicodeDecodeError)
    letters = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in error.object[error.start : error.end])
    return "".join(letters), error.end


codecs.register_error("est.cp1252", _as_cp1252)
