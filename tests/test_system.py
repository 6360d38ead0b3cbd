"""Windows and macOS by simulation: which of their own means are used, and what is left out."""

import ctypes
import errno
import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import filelock
import pytest

from orgcoach_tui import system
from orgcoach_tui.files import write_private

Pretend = Callable[[str], None]


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Go on as if on `win32` or `darwin`."""
    return lambda name: monkeypatch.setattr(sys, "platform", name)


def test_macos_writes_through_the_memory_of_the_disk(
    tmp_path: Path, pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda descriptor, what: asked.append(what))
    pretend("darwin")
    write_private(tmp_path / "file", b"x")
    assert asked == [51]


def test_macos_where_the_file_system_does_not_know_that(
    tmp_path: Path, pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync

    def refuse(descriptor: int, what: int) -> None:
        raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", lambda descriptor: (synced.append(1), sync(descriptor)))
    pretend("darwin")
    write_private(tmp_path / "file", b"x")
    assert synced == [1, 1], "the file, and its folder"


def busy(times: int, number: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let moving fail so many times; how often it was tried."""
    tries: list[int] = []
    move = os.replace

    def replace(source: Path, target: Path) -> None:
        tries.append(1)
        if len(tries) <= times:
            raise OSError(number, "in use")
        move(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(system.time, "sleep", lambda seconds: None)
    return tries


def test_windows_waits_for_a_file_that_is_open_elsewhere(
    tmp_path: Path, pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_private(tmp_path / "file", b"old")
    tries = busy(3, errno.EACCES, monkeypatch)
    pretend("win32")
    write_private(tmp_path / "file", b"new")
    assert len(tries) == 4
    assert (tmp_path / "file").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "number", "tried"),
    [("win32", errno.EACCES, 7), ("win32", errno.ENOSPC, 1), ("linux", errno.EACCES, 1)],
)
def test_what_does_not_pass_is_not_waited_for(
    tmp_path: Path,
    pretend: Pretend,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    number: int,
    tried: int,
) -> None:
    write_private(tmp_path / "file", b"old")
    tries = busy(99, number, monkeypatch)
    pretend(name)
    with pytest.raises(OSError, match="in use"):
        write_private(tmp_path / "file", b"new")
    assert len(tries) == tried
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_windows_opens_no_folder(
    tmp_path: Path, pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    opening = os.open

    def note(path: Path, *args: int) -> int:
        opened.append(Path(path))
        return opening(path, *args)

    monkeypatch.setattr(os, "open", note)
    pretend("win32")
    write_private(tmp_path / "new" / "file", b"x")
    assert not [path for path in opened if path.is_dir()]


def test_the_modes_of_windows_say_nothing(tmp_path: Path, pretend: Pretend) -> None:
    (tmp_path / "file").touch(0o644)
    (tmp_path / "file").chmod(0o644)
    assert system.others_may_read(tmp_path / "file")
    pretend("win32")
    assert not system.others_may_read(tmp_path / "file")
    assert system.is_own(tmp_path / "file", stat.S_ISREG)
    assert not system.is_own(tmp_path / "file", stat.S_ISDIR)
    assert system.inherited(3) == ()


def test_windows_says_by_a_call_that_the_window_closes(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers: list[Callable[[int], bool]] = []

    class Kernel:
        def SetConsoleCtrlHandler(self, handler: Callable[[int], bool], add: int) -> int:  # noqa: N802
            assert add
            handlers.append(handler)
            return 1

    class Library:
        kernel32 = Kernel()

    stopped: list[str] = []
    system.when_closing(lambda: stopped.append("not here"))
    assert not handlers
    monkeypatch.setattr(ctypes, "windll", Library(), raising=False)
    monkeypatch.setattr(
        ctypes, "WINFUNCTYPE", lambda *kinds: lambda function: function, raising=False
    )
    pretend("win32")
    system.when_closing(lambda: stopped.append("saved"))
    [handler] = handlers
    assert handler(0) is False, "Ctrl+C is a signal"
    assert handler(1) is False
    assert stopped == []
    assert [handler(event) for event in (2, 5, 6)] == [True, True, True]
    assert stopped == ["saved"] * 3


def test_windows_without_a_console(pretend: Pretend) -> None:
    pretend("win32")
    system.when_closing(lambda: None)  # there is no windll here


def test_a_folder_that_knows_no_locks_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orgcoach_tui.files import alone, hold

    tries: list[int] = []

    def none_here(descriptor: int, *, blocking: bool) -> bool:
        tries.append(descriptor)
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(filelock, "lock_descriptor", none_here)
    with alone(tmp_path) as locked:
        assert not locked
    assert len(tries) == 1
    os.close(hold(tmp_path))


def test_the_library_for_locks_waits_for_the_first_lock() -> None:
    code = (
        "import sys; from orgcoach_tui.journal.store import Store; from pathlib import Path;"
        "s = Store(Path(sys.argv[1])); s.entries(); s.recover(); print('filelock' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, os.devnull], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_no_image_of_the_memory_is_kept_when_the_program_is_ended(tmp_path: Path) -> None:
    """The system writes one where one works, with every text in it, if it is let."""
    resource = pytest.importorskip("resource")
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    code = (
        f"import resource; resource.setrlimit(resource.RLIMIT_CORE, ({most}, {most}))\n"
        "from orgcoach_tui.cli import main; main(['locate'])\n"
        "print('limit', resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "limit 0"


def test_windows_has_no_such_limit(pretend: Pretend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)  # to import it there is an error
    pretend("win32")
    system.keep_no_image()
