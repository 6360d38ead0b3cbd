"""Whether the terminal is light or dark, asked of the terminal itself. No Textual.

The question goes out before the app is imported and the answer is fetched after it, so that no time
is spent waiting. Most terminals know the question (OSC 11); all know the second one (DA1), which
therefore tells that the first was passed over.
"""

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Mapping
from typing import Any

_QUESTIONS = b"\x1b]11;?\x07\x1b[c"
_LAST = re.compile(rb"\x1b\[\?[\d;]*c")
_COLOUR = re.compile(
    r"\x1b\]11;rgba?:([\da-f]{1,4})/([\da-f]{1,4})/([\da-f]{1,4})(?:/[\da-f]+)?(?:\x07|\x1b\\)",
    re.IGNORECASE,
)
ANSWER = re.compile(r"\x1b\]11;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?[\d;]*c")
"""What a terminal answers, also when it does so too late."""

_PATIENCE = 0.05  # seconds after asking; the imports take longer on most machines
_MUTE = ("", "dumb", "linux", "unknown")  # terminals that print a question they do not know


class Asking:
    """A question that is under way. The terminal echoes nothing until `answer` is called."""

    def __init__(self, *, wanted: bool = True) -> None:
        self.typed = ""  # keys that came in between: they belong to the app
        self._until = 0.0
        self._before: list[Any] | None = None
        if wanted and _may_ask():
            self._ask()

    def _ask(self) -> None:
        import termios

        terminal = sys.stdin.fileno()
        with contextlib.suppress(OSError, termios.error):
            before = termios.tcgetattr(terminal)
            quiet = termios.tcgetattr(terminal)
            quiet[0] &= ~termios.ICRNL  # Enter stays Enter, as in the app
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
            termios.tcsetattr(terminal, termios.TCSANOW, quiet)
            self._before = before
            self._until = time.monotonic() + _PATIENCE
            os.write(sys.stderr.fileno(), _QUESTIONS)

    def answer(self) -> bool | None:
        """Whether the background is light; None when nobody says. Asks no second time."""
        colour = _COLOUR.search(self._read() if self._before is not None else "")
        if colour is None:
            return of_environment(os.environ)
        red, green, blue = (int(c, 16) / (16 ** len(c) - 1) for c in colour.groups())
        return bool(0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18)

    def _read(self) -> str:
        """Everything that has come. What is no answer was typed."""
        import termios

        terminal, came = sys.stdin.fileno(), b""
        with contextlib.suppress(OSError):
            while not _LAST.search(came):
                left = max(self._until - time.monotonic(), 0)
                if not select.select([terminal], [], [], left)[0]:
                    break
                came += os.read(terminal, 4096)
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, self._before or [])
        self._before = None
        said = came.decode("latin-1")
        self.typed = ANSWER.sub("", said).encode("latin-1").decode(errors="replace")
        return said


def _may_ask() -> bool:
    if os.name != "posix" or os.environ.get("TERM", "") in _MUTE:
        return False
    # Textual reads from the one and writes to the other.
    return sys.stdin.isatty() and sys.stderr.isatty()


def of_environment(environment: Mapping[str, str]) -> bool | None:
    """Some terminals put the numbers of their two colours in COLORFGBG, the background last."""
    number = environment.get("COLORFGBG", "").rpartition(";")[2]
    return int(number) in (7, *range(9, 16)) if number.isdecimal() and len(number) < 3 else None
