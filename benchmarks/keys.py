"""How long after a key what it does is on the screen, through a pseudo-terminal of 120x40.

    python benchmarks/keys.py [--rounds N] [--case paragraphs|one]

A reflection with an answer of 10,000 words in paragraphs, and one of 2,000 words in a single
paragraph; typing, Enter, Backspace, arrows and pasting, at the beginning, in the middle and at the
end of the text. Beside it the same in a bare Textual app with an editor: the keys go to both in
turn, so that a busy moment of the machine falls on both. The pace is that of a fast writer, so
saving falls in between as it does in life.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.journal.store import Store

ROWS, COLUMNS = 40, 120
PACE = 0.06  # seconds between two keys, one for either program
QUIET = 0.3  # seconds without a byte; the cursor blinks every half second
BOUNDS = {"paragraphs": 16, "one": 40}  # milliseconds that p95 is meant to stay under

SENTENCE = (
    "Halverwege merkte ik dat ik het antwoord al klaar had, en toch heb ik eerst gevraagd wat het "
    "zo lastig maakt om er met elkaar iets aan te doen. "
)
BARE = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read(), soft_wrap=True)
    def on_mount(self):
        box = self.query_one(TextArea)
        box.move_cursor(box.document.end)
        box.focus()
Bare().run()
"""


def text_of(case: str) -> str:
    """Words of a plain kind, as many as the case has, in paragraphs of a hundred or in one."""
    words = (SENTENCE * 500).split()[: 10_000 if case == "paragraphs" else 2_000]
    size = 100 if case == "paragraphs" else len(words)
    return "\n\n".join(" ".join(words[at : at + size]) for at in range(0, len(words), size))


class Terminal:
    """A program in a terminal, of which only the bytes are looked at."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, env)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, size)
        self.row = b""

    def read(self, seconds: float) -> bytes:
        """What comes within this time, nothing if nothing does."""
        ready = select.select([self.end], [], [], max(seconds, 0))[0]
        return os.read(self.end, 1 << 20) if ready else b""

    def drain(self, seconds: float = QUIET) -> None:
        """Read until nothing has come for this long."""
        while self.read(seconds):
            pass

    def wait_for(self, words: bytes) -> None:
        seen = b""
        while words not in seen:
            if not (more := self.read(30)):
                raise TimeoutError(f"{words!r} never came")
            seen += more
        self.drain()

    def send(self, keys: bytes) -> None:
        os.write(self.end, keys)

    def time(self, keys: bytes, awaited: bytes = b"") -> float:
        """Milliseconds until `awaited` arrives, else until the row of the cursor is painted anew."""
        self.drain(0)
        begin = time.perf_counter()
        self.send(keys)
        seen = b""
        while (awaited or self._row_anew) not in seen:
            if not (more := self.read(5)):
                raise TimeoutError(f"{keys!r} was never painted")
            seen += more
        taken = time.perf_counter() - begin
        if awaited:
            before = seen[: seen.index(awaited)]
            self.row = re.findall(rb"\x1b\[(\d+);\d+H", before)[-1]
        return taken * 1000

    @property
    def _row_anew(self) -> bytes:
        return b"\x1b[%b;" % self.row

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.end)


def orgcoach(home: Path, text: str, env: dict[str, str]) -> Terminal:
    """The program on a draft with this answer, with the cursor at the end of it."""
    made = start("session", "nl", title="Na een sessie")
    made.step = "what_happened"
    made.answers = [
        Answer("what_happened", "Wat er gebeurde", "Wat gebeurde er, en wat deed jij?", text)
    ]
    store = Store(home / "data")
    store.save(store.new(made))
    (home / "config").mkdir()
    (home / "config/config.toml").write_text('language = "nl"\n')
    terminal = Terminal([sys.executable, "-m", "orgcoach_tui"], env | {"ORGCOACH_HOME": str(home)})
    terminal.wait_for(b"Na een sessie")
    terminal.send(ENTER)  # the draft is the first choice
    terminal.wait_for(b"woorden")
    return terminal


def bare(home: Path, text: str, env: dict[str, str]) -> Terminal:
    file = home / "text.txt"
    file.write_text(text, "utf-8")
    terminal = Terminal([sys.executable, "-c", BARE, str(file)], env)
    terminal.wait_for(b"antwoord")
    return terminal


UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
PAGE_UP, PAGE_DOWN = b"\x1b[5~", b"\x1b[6~"
BACK, ENTER = b"\x7f", b"\r"


def strokes(signs: Iterator[str], rounds: int) -> Iterator[tuple[str, bytes, bytes]]:
    """What is measured, its keys, and what must be painted; after each the text is as before."""
    for n in range(rounds):
        sign = next(signs).encode()
        yield "a letter", sign, sign
        yield "Backspace", BACK, b""
        yield "Enter", ENTER, b""
        yield "Backspace", BACK, b""
        yield "arrows", LEFT, b""
        yield "arrows", RIGHT, b""
        # The row is told again by the letter that follows.
        yield "arrows", UP if n % 2 else DOWN, b""
        yield "arrows", DOWN if n % 2 else UP, b""


def measure(
    both: tuple[Terminal, Terminal], case: str, rounds: int
) -> dict[str, list[list[float]]]:
    """Milliseconds of either program by what was done, at three places of the text."""
    found: dict[str, list[list[float]]] = {}
    signs = map(chr, count(0x100))  # each sign once, and none that stands in the text
    pages = [[PAGE_UP] * 60, [PAGE_DOWN] * (11 if case == "paragraphs" else 3)]
    for place, way in (("end", []), ("beginning", pages[0]), ("middle", pages[1])):
        for terminal in both:
            for key in way:
                terminal.send(key)
                terminal.drain(0.05)
            terminal.drain()
        for what, keys, awaited in strokes(signs, rounds):
            times = found.setdefault(f"{what}, {place}", [[], []])
            for terminal, kept in zip(both, times, strict=True):
                kept.append(terminal.time(keys, awaited))
                time.sleep(PACE)
        for _ in range(max(rounds // 10, 3)):
            sign = next(signs).encode()
            pasted = b"\x1b[200~" + (SENTENCE * 6).encode() + sign + b"\x1b[201~"
            times = found.setdefault("pasting 150 words", [[], []])
            for terminal, kept in zip(both, times, strict=True):
                kept.append(terminal.time(pasted, sign))
                time.sleep(PACE)
    return found


def p95(times: list[float]) -> float:
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def report(case: str, found: dict[str, list[list[float]]]) -> None:
    print(f"\n{case}: milliseconds, ours and a bare editor's")
    print(f"{'':24}{'median':>8}{'p95':>8}{'bare':>10}{'p95':>8}{'ratio':>8}")
    typing = [
        [t for what, times in found.items() if not what.startswith("pasting") for t in times[who]]
        for who in (0, 1)
    ]
    for what, (ours, theirs) in (*found.items(), ("every key", typing)):
        one, other = statistics.median(ours), statistics.median(theirs)
        print(
            f"{what:24}{one:8.1f}{p95(ours):8.1f}{other:10.1f}{p95(theirs):8.1f}{one / other:8.2f}"
        )
    print(f"p95 of every key is meant to stay under {BOUNDS[case]} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--case", choices=BOUNDS, action="append")
    args = parser.parse_args()
    env = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    env |= {"LINES": str(ROWS), "COLUMNS": str(COLUMNS)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    for case in args.case or BOUNDS:
        text = text_of(case)
        with tempfile.TemporaryDirectory() as folder:
            both = orgcoach(Path(folder), text, env), bare(Path(folder), text, env)
            try:
                report(case, measure(both, case, args.rounds))
            finally:
                for terminal in both:
                    terminal.close()


if __name__ == "__main__":
    main()
