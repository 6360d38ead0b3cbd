"""The demo in a terminal of its own: however it ends, nothing of it is left."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pty
import select
import termios

PATIENCE = 20

_IN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # or closing it would tell nobody
os.execv(sys.executable, [sys.executable, "-m", "orgcoach_tui", *sys.argv[1:]])
"""


class Terminal:
    """`orgcoach demo` in a pseudo-terminal; `said` is all that it has shown."""

    def __init__(self, temporary: Path, *words: str) -> None:
        self.master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (24, 80))
        self.said = b""
        self._closing = False
        self.process = subprocess.Popen(
            [sys.executable, "-c", _IN_TERMINAL, "demo", *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TMPDIR": str(temporary), "TERM": "xterm-256color"},
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self._closing:
            if not select.select([self.master], [], [], 0.05)[0]:
                continue
            try:
                self.said += os.read(self.master, 65536)
            except OSError:  # nobody has the other side open any more
                break
        os.close(self.master)

    def close(self) -> None:
        """As when somebody closes the window."""
        self._closing = True
        self._reader.join()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < until, self.said[-2000:]
            assert self.process.poll() is None, self.said[-2000:]
            time.sleep(0.02)

    def end(self) -> int:
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def demo(temporary: Path) -> Iterator[Terminal]:
    terminal = Terminal(temporary, "--language", "en")
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
    terminal.process.wait()
    terminal.close()


def left(temporary: Path) -> list[str]:
    """What is in the temporary folder, but for what the interpreter itself keeps there."""
    return [file.name for file in temporary.iterdir() if file.name.startswith("orgcoach")]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_stop(demo: Terminal, temporary: Path, tmp_path: Path, name: str) -> None:
    demo.wait_for(lambda: b"Alder House" in demo.said)
    [folder] = temporary.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(list(folder.glob("data/reflections/*/*.toml"))) == 8
    os.kill(demo.process.pid, getattr(signal, name))
    assert demo.end() == 128 + getattr(signal, name)
    assert left(temporary) == []
    assert not (tmp_path / "home").exists(), "it touched one's own folders"


def test_a_closed_window(demo: Terminal, temporary: Path) -> None:
    demo.wait_for(lambda: b"Alder House" in demo.said)
    demo.close()
    demo.process.wait(PATIENCE)
    assert left(temporary) == []


def test_told_to_stop_before_the_app_is_there(demo: Terminal, temporary: Path) -> None:
    demo.wait_for(lambda: left(temporary) != [])
    os.kill(demo.process.pid, signal.SIGTERM)
    assert demo.end() == 128 + signal.SIGTERM
    assert left(temporary) == []


def test_an_app_that_is_killed(demo: Terminal, temporary: Path) -> None:
    demo.wait_for(lambda: b"Alder House" in demo.said)
    children = Path(f"/proc/{demo.process.pid}/task/{demo.process.pid}/children")
    if not children.exists():
        pytest.skip("no list of child processes here")
    os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
    assert demo.end() == 128 + signal.SIGKILL
    assert left(temporary) == []
    assert b"The demo has closed; nothing of it was kept." in demo.said
