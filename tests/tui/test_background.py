"""Asking the terminal for its background: what it says, and that no key gets lost meanwhile."""

import os
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from textual import events

from orgcoach_tui.tui import background, paste
from orgcoach_tui.tui.background import Asking, of_environment
from orgcoach_tui.tui.paste import PasteParser

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

import pty
import termios

LIGHT, DARK = b"\x1b]11;rgb:f6f6/f3f3/ecec\x1b\\", b"\x1b]11;rgb:1d/21/25\x07"
LAST = b"\x1b[?62;22c"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of a pseudo-terminal that stands in for the real one."""
    master, slave = pty.openpty()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORFGBG", raising=False)
    with os.fdopen(slave, "rb", closefd=False) as stdin, os.fdopen(slave, "wb") as stderr:
        monkeypatch.setattr(background, "sys", SimpleNamespace(stdin=stdin, stderr=stderr))
        yield master
    os.close(master)


@pytest.mark.parametrize(("colour", "light"), [(LIGHT, True), (DARK, False)])
def test_the_terminal_says(terminal: int, colour: bytes, light: bool) -> None:
    before = termios.tcgetattr(background.sys.stdin.fileno())
    asking = Asking()
    assert b"\x1b]11;?" in os.read(terminal, 100)
    os.write(terminal, colour + LAST)
    assert asking.answer() is light
    assert asking.typed == ""
    assert termios.tcgetattr(background.sys.stdin.fileno()) == before


def test_what_is_typed_meanwhile_is_not_eaten(terminal: int) -> None:
    asking = Asking()
    os.read(terminal, 100)
    os.write(terminal, b"te" + LIGHT + b"\r" + LAST + "é".encode())
    assert asking.answer() is True
    assert asking.typed == "te\ré"


def test_one_that_does_not_know_is_not_waited_for(terminal: int) -> None:
    asking = Asking()
    os.write(terminal, b"x" + LAST)
    begun = time.monotonic()
    assert asking.answer() is None
    assert time.monotonic() - begun < 0.09
    assert asking.typed == "x"


def test_one_that_never_answers_is_waited_for_a_moment(terminal: int) -> None:
    before = termios.tcgetattr(background.sys.stdin.fileno())
    asking = Asking()
    begun = time.monotonic()
    assert asking.answer() is None
    assert time.monotonic() - begun < 1
    assert termios.tcgetattr(background.sys.stdin.fileno()) == before
    assert asking.answer() is None  # again, at once


@pytest.mark.parametrize("term", ["dumb", "linux", ""])
def test_some_are_not_asked(terminal: int, monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    monkeypatch.setenv("TERM", term)
    asking = Asking()
    assert asking.answer() is None
    os.set_blocking(terminal, False)
    with pytest.raises(BlockingIOError):
        os.read(terminal, 100)


def test_no_terminal_no_question(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "w") as stderr:
        monkeypatch.setattr(background, "sys", SimpleNamespace(stdin=stdin, stderr=stderr))
        assert Asking().answer() is None


@pytest.mark.parametrize(
    ("said", "light"),
    [
        ("0;15", True),
        ("15;0", False),
        ("0;default;7", True),
        ("15;8", False),
        ("", None),
        ("x", None),
    ],
)
def test_the_environment_may_say(said: str, light: bool | None) -> None:
    assert of_environment({"COLORFGBG": said}) is light


def keys(parser: PasteParser, data: str) -> list[str]:
    return [event.key for event in parser.feed(data) if isinstance(event, events.Key)]


def test_an_answer_that_comes_too_late_presses_no_key() -> None:
    parser = PasteParser()
    assert keys(parser, "a" + (LIGHT + LAST).decode() + "b" + DARK.decode()) == ["a", "b"]


def test_what_was_typed_early_comes_first() -> None:
    paste.typed_early("te")
    parser = PasteParser()
    assert keys(parser, "x") == ["t", "e", "x"]
    paste.typed_early("y")
    assert [e.key for e in parser.tick() if isinstance(e, events.Key)] == ["y"]
    assert list(parser.tick()) == []
