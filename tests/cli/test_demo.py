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

from orgcoach_tui.cli.demo import clear_leftovers
from orgcoach_tui.files import LOCK, alone, hold

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


def is_let_go(folder: Path) -> bool:
    with alone(folder, patience=0) as free:
        return free


def test_the_next_one_clears_what_a_killed_one_left(temporary: Path, tmp_path: Path) -> None:
    killed = Terminal(temporary, "--language", "en")
    killed.wait_for(lambda: b"Alder House" in killed.said)
    [folder] = temporary.iterdir()
    killed.process.kill()
    killed.process.wait()
    until = time.monotonic() + PATIENCE
    while not is_let_go(folder):  # the app ends a little later, and holds on meanwhile
        assert time.monotonic() < until
        time.sleep(0.02)
    assert folder.exists()
    killed.close()

    following = Terminal(temporary, "--language", "en")
    following.wait_for(lambda: b"Alder House" in following.said)
    assert len(left(temporary)) == 1
    assert not folder.exists()
    following.process.terminate()
    following.end()
    following.close()
    assert left(temporary) == []


def test_one_that_is_open_stays(demo: Terminal, temporary: Path) -> None:
    demo.wait_for(lambda: b"Alder House" in demo.said)
    before = sorted(temporary.glob("**/*"))
    clear_leftovers(temporary)
    assert sorted(temporary.glob("**/*")) == before


def test_the_app_holds_on_when_only_the_command_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "orgcoach-demo-abcd1234"
    folder.mkdir()
    lock = hold(folder)
    app = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(lock,)
    )
    os.close(lock)
    clear_leftovers(tmp_path)
    assert folder.exists()
    app.communicate(b"\n")
    clear_leftovers(tmp_path)
    assert not folder.exists()


def test_what_is_not_surely_left_by_a_demo_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    for folder in (
        elsewhere,  # behind a link
        tmp_path / "orgcoach-demo-mine",  # another name
        tmp_path / "orgcoach-abcd1234",
    ):
        folder.mkdir()
        (folder / LOCK).touch()
    (tmp_path / "orgcoach-demo-aaaaaaaa").symlink_to(elsewhere)
    (tmp_path / "orgcoach-demo-bbbbbbbb").mkdir()  # no demo took a lock here
    (tmp_path / "orgcoach-demo-cccccccc").mkdir()
    (tmp_path / "orgcoach-demo-cccccccc" / LOCK).symlink_to(elsewhere / LOCK)
    (tmp_path / "orgcoach-demo-dddddddd").touch()
    before = sorted(tmp_path.glob("**/*"))
    clear_leftovers(tmp_path)
    clear_leftovers(tmp_path / "not there")
    assert sorted(tmp_path.glob("**/*")) == before

    theirs = tmp_path / "orgcoach-demo-eeeeeeee"
    theirs.mkdir()
    (theirs / LOCK).touch()
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: theirs.stat().st_uid + 1)
        clear_leftovers(tmp_path)
    assert theirs.exists()
    clear_leftovers(tmp_path)
    assert not theirs.exists()
    assert (elsewhere / LOCK).exists()
