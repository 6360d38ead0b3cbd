"""What the terminal sends, before Textual's parser sees it.

Pasted text is text: what looks like a key in it is not pressed.

Textual 8.2 reads an escape character inside a bracketed paste as the beginning of a key, so that
what follows arrives out of order, or worse, as a command. Here such sequences are taken out of a
paste. And what a terminal answers to the question for its background is no key either, even when it
comes late.
"""

import codecs
import sys
import time
from collections.abc import Iterable

from textual import _xterm_parser
from textual.message import Message

from orgcoach_tui.text import clean
from orgcoach_tui.tui.background import ANSWER
from orgcoach_tui.tui.stopping import hang_up

_START, _END = "\x1b[200~", "\x1b[201~"
_GONE = 1.0  # seconds between two looks at a terminal that has gone
_LONGEST = 64  # characters that an unfinished escape sequence is waited for


_early: list[str] = []


def typed_early(text: str) -> None:
    """Keys that came before the app could listen: the first that it hears of."""
    if text:
        _early.append(text)


def _taken() -> str:
    typed = "".join(_early)
    _early.clear()
    return typed


class PasteParser(_xterm_parser.XTermParser):
    """Textual's parser behind a filter for what is inside a paste, and for answers."""

    def __init__(self, debug: bool = False) -> None:
        self._inside = False
        self._tail = ""  # outside: the last characters, in case a start is cut in two
        self._held = ""  # inside: an escape sequence, or the end, that has not come whole
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        # Nothing at all is how the parser is told that the input has ended.
        if _early and data:
            data = _taken() + data
        passed = self._filter(data) if data else data
        return super().feed(passed) if passed or not data else ()

    def tick(self) -> Iterable[Message]:
        if _early:  # without waiting for another key
            yield from self.feed(_taken())
        yield from super().tick()

    def _filter(self, data: str) -> str:
        return ANSWER.sub("", self._unpasted(data))

    def _unpasted(self, data: str) -> str:
        passed = ""
        while data:
            if self._inside:
                data = self._held + data
                content, end, after = data.partition(_END)
                if not end:
                    cut = data.rfind("\x1b", -_LONGEST)
                    self._held = data[cut:] if cut >= 0 else ""
                    return passed + clean(data[:cut] if cut >= 0 else data)
                self._inside, self._held = False, ""
                passed += clean(content) + _END
                data = after
            else:
                seen = self._tail + data
                start = seen.find(_START)
                if start < 0:
                    self._tail = seen[-len(_START) + 1 :]
                    return passed + data
                begin = start + len(_START) - len(self._tail)
                passed += data[:begin]
                data = data[begin:]
                self._inside, self._tail = True, ""
        return passed


class _Decoder(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """What Textual's input goes through: lenient, and aware of a terminal that has gone.

    At the end of its input Textual would read on in a circle, for ever and at full speed.
    """

    def __init__(self) -> None:
        super().__init__("replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final:
            hang_up()
            time.sleep(_GONE)
        return str(super().decode(data, final))


def install() -> None:
    """Let the drivers, which are imported later, find our parser under Textual's name.

    And let a byte that is not UTF-8 become a mark, as in any editor: Textual's thread for the input
    would end on it, and the app with it.
    """
    _xterm_parser.XTermParser = PasteParser  # type: ignore[misc]
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = lambda _name: _Decoder  # type: ignore[assignment, attr-defined]
