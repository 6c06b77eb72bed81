"""A real pseudo-terminal with est-tui in it, read as its user reads it."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "backspace": "\x7f",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP", "tab": "\t",
}  # fmt: skip
_UNREAD = re.compile(rb"\x1b\[[<>=?][0-9;:$]*[a-zA-Z]|\x1b[P_\]].*?(?:\x1b\\|\x07)|\x1b\[[0-9;]*\$?[pytq]", re.S)
"""Sequences that pyte cannot read, and that change nothing on the screen."""


class Terminal:
    """Runs `python -m est_tui ARGUMENTS` (or `program`, given to `python -c`) on a fresh pseudo-terminal."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (100, 28),
        env: Mapping[str, str | None] | None = None,
        program: str = "",
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        whole = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES", "TMUX")}
        whole |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        for name, value in (env or {}).items():
            whole.pop(name, None)
            if value is not None:
                whole[name] = value
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            run = ["-c", program] if program else ["-m", "est_tui"]
            os.execve(sys.executable, [sys.executable, *run, *arguments], whole)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Presses keys by name (`down`, `enter` …), or types the text as it is."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def see(self, pattern: str, seconds: float = 15) -> re.Match[str]:
        """Waits until the screen matches; AssertionError with the screen when it does not in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := re.search(pattern, self.text, re.M):
                return found
            self._read(0.1)
        raise AssertionError(f"/{pattern}/ never came; the screen:\n{self.text}")

    def gone(self, pattern: str, seconds: float = 15) -> None:
        """Waits until the screen no longer matches."""
        end = time.monotonic() + seconds
        while re.search(pattern, self.text, re.M):
            assert time.monotonic() < end, f"/{pattern}/ stayed; the screen:\n{self.text}"
            self._read(0.1)

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def ended(self, seconds: float = 15) -> int:
        """The exit code of the program, once it has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            self._read(0.05)
        raise AssertionError(f"still running; the screen:\n{self.text}")

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self._fd, 65536)
                if b"\x1b[6n" in data:
                    os.write(self._fd, b"\x1b[1;1R")
                self._stream.feed(_UNREAD.sub(b"", data))
