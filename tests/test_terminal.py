"""The program in a real terminal: closed, told to stop, killed. What was typed is on disk."""

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import tomllib
from collections.abc import Iterator, Sequence
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest

WAIT = 20.0  # seconds, for a slow machine; nothing waits this long on a quiet one


class Terminal:
    """`orgcoach` on a pseudo-terminal of 80x24."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        controls: bool = True,
        program: Sequence[str] = (sys.executable, "-m", "orgcoach_tui"),
    ) -> None:
        """Without `controls`, the program is not told when the terminal goes."""
        self.home = home
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=os.environ | {"TERM": "xterm-256color", "ORGCOACH_HOME": str(home)},
            start_new_session=True,
            preexec_fn=(lambda: ioctl(0, termios.TIOCSCTTY, 0)) if controls else None,
        )
        os.close(slave)
        self.seen = b""

    def until(self, text: str) -> None:
        """Read until `text` has come."""
        end = time.monotonic() + WAIT
        while text.encode() not in self.seen:
            assert time.monotonic() < end, f"{text!r} never came"
            self._read(0.2)

    def send(self, keys: str, pause: float = 0.3) -> None:
        os.write(self.master, keys.encode())
        self.drain(pause)

    def drain(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def _read(self, wait: float) -> None:
        if select.select([self.master], [], [], wait)[0]:
            try:
                self.seen += os.read(self.master, 65536)
            except OSError:  # the other end has gone
                time.sleep(min(wait, 0.05))

    def end(self) -> int:
        """Wait for the end, reading on so that the program is not held up."""
        stop = time.monotonic() + WAIT
        while self.process.poll() is None and time.monotonic() < stop:
            self._read(0.1)
        return self.process.wait(1)

    def reflections(self) -> list[dict[str, Any]]:
        files = sorted((self.home / "data" / "reflections").rglob("*.toml"))
        return [tomllib.loads(file.read_text("utf-8")) for file in files]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('language = "nl"\n')
    return tmp_path / "home"


@pytest.fixture
def writing(home: Path) -> Iterator[Terminal]:
    """At the first question, with a sentence just typed."""
    terminal = Terminal(home, "new")
    try:
        terminal.until("Waar gaat het over")
        terminal.send("\r")
        terminal.send("\r")
        terminal.until("Wat gebeurde er, en wat deed jij")
        terminal.send("Zij zei [x] en [/ toen é")
        yield terminal
    finally:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()


TYPED = "Zij zei [x] en [/ toen é"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop(writing: Terminal, number: signal.Signals) -> None:
    writing.process.send_signal(number)
    assert writing.end() == 128 + number
    assert writing.reflections()[0]["answers"][0]["text"] == TYPED


def test_a_closed_window(writing: Terminal) -> None:
    os.close(writing.master)
    writing.process.wait(WAIT)
    assert writing.process.returncode != 0
    assert writing.reflections()[0]["answers"][0]["text"] == TYPED


def test_a_terminal_that_goes_without_a_word(home: Path) -> None:
    terminal = Terminal(home, "new", controls=False)
    try:
        terminal.until("Waar gaat het over")
        terminal.send("Waterland")
        os.close(terminal.master)
        # It neither waits for ever to write to it, nor reads from it in a circle.
        assert terminal.process.wait(WAIT) != 0
        assert terminal.reflections()[0]["organisation"] == "Waterland"
    finally:
        terminal.process.kill()
        terminal.process.wait()


def test_killed_two_seconds_after_the_last_key(writing: Terminal) -> None:
    writing.drain(2.0)
    writing.process.kill()
    writing.process.wait()
    assert writing.reflections()[0]["answers"][0]["text"] == TYPED


def test_quitting_says_that_it_is_saved_and_leaves_a_usable_terminal(writing: Terminal) -> None:
    writing.send("\x11")
    assert writing.end() == 0
    assert "Bewaard. Verdergaan: orgcoach" in writing.seen.decode(errors="replace")
    assert b"\x1b[?1049l" in writing.seen  # back from the other screen
    assert writing.reflections()[0]["answers"][0]["text"] == TYPED


def test_pasted_text_arrives_as_it_is_without_what_steers_a_terminal(writing: Terminal) -> None:
    pasted = "\n\nregel twee\nmet 👩‍👩‍👧 en \u202egnp en \x1b[31mrood"
    writing.send(f"\x1b[200~{pasted}\x1b[201~", 0.6)
    writing.send("\x11")
    assert writing.end() == 0
    text = writing.reflections()[0]["answers"][0]["text"]
    assert text.startswith(TYPED + "\n\nregel twee\nmet 👩‍👩‍👧 en gnp en ")
    assert "\x1b" not in text


def test_bytes_that_are_no_utf8_end_nothing(writing: Terminal) -> None:
    os.write(writing.master, b"\x1b[200~caf\xe9 en \xc3\xa9\x1b[201~ \xff!")
    writing.drain(0.6)
    writing.send("\x11")
    assert writing.end() == 0
    text = writing.reflections()[0]["answers"][0]["text"]
    assert text == f"{TYPED}caf\ufffd en é \ufffd!"


def test_ten_thousand_words_pasted(writing: Terminal) -> None:
    words = " ".join(f"woord{n}" for n in range(10_000))
    pasted = "\n" + words.replace("woord500 ", "woord500\n\n")
    data = f"\x1b[200~{pasted}\x1b[201~".encode()
    while data:  # a terminal takes a paste in pieces
        sent = os.write(writing.master, data[:2048])
        data = data[sent:]
        writing.drain(0.02)
    writing.drain(3)
    writing.send("\x11", 1)
    assert writing.end() == 0
    assert writing.reflections()[0]["answers"][0]["text"] == TYPED + pasted
