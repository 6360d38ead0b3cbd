"""The program in a real terminal: another editor and back with undo, and another size while typing."""

import re
import struct
import termios
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.test_terminal import TYPED, Terminal, home

__all__ = ["home"]

QUIT, OUTSIDE, UNDO, LEFT = "\x11", "\x0f", "\x1a", "\x1b[D"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`$EDITOR` as a script: it shows itself, waits for Enter, and writes a line below the text."""
    script = tmp_path / "editor.sh"
    script.write_text(
        "#!/bin/sh\nprintf 'EDITOR HERE'\nread answer\nprintf 'from outside é\\n' >> \"$1\"\n"
    )
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    return script


@pytest.fixture
def writing(home: Path, editor: Path) -> Iterator[Terminal]:
    """At the first question, with a sentence just typed."""
    terminal = Terminal(home, "new")
    try:
        terminal.until("Waar gaat het over")
        terminal.send("\r")
        terminal.send("\r")
        terminal.until("Wat gebeurde er, en wat deed jij")
        terminal.send(TYPED)
        yield terminal
    finally:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


def text(terminal: Terminal) -> str:
    """What is on the disk after closing."""
    terminal.send(QUIT)
    assert terminal.end() == 0
    return str(terminal.reflections()[0]["answers"][0]["text"])


def test_what_another_editor_wrote_comes_back(writing: Terminal) -> None:
    writing.send(OUTSIDE)
    writing.until("EDITOR HERE")
    assert b"\x1b[?1049l" in writing.seen  # the editor has the terminal to itself
    writing.send("\r", 1)
    writing.until("Terug uit de editor")
    writing.send("!")
    assert text(writing) == f"{TYPED}\nfrom outside é!"


def test_undo_goes_back_past_another_editor(writing: Terminal) -> None:
    writing.send(OUTSIDE)
    writing.until("EDITOR HERE")
    writing.send("\r", 1)
    writing.until("Terug uit de editor")
    writing.send(UNDO)
    writing.send("?")
    assert text(writing) == f"{TYPED}?"


def resized(terminal: Terminal, columns: int, rows: int) -> None:
    ioctl(terminal.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    terminal.drain(0.4)


def test_another_size_while_typing_keeps_the_place(writing: Terminal) -> None:
    """Typing goes on in the middle of a word, with undo, through every layout."""
    writing.send(LEFT * 4)
    for columns, rows in ((60, 20), (120, 40), (40, 12), (20, 5), (80, 24)):
        resized(writing, columns, rows)
        writing.send("x")
    resized(writing, 132, 50)
    writing.send(UNDO)
    writing.send("y")
    # How many letters one undo takes back goes by how fast they came.
    before, after = re.escape(TYPED[:-4]), re.escape(TYPED[-4:])
    assert re.fullmatch(f"{before}x{{0,4}}y{after}", text(writing))
