"""What has to go differently on Windows and on macOS: here, and each in a few lines.

The system is asked for at every call, so that a test can pretend to be on another one.
"""

import contextlib
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BINARY = getattr(os, "O_BINARY", 0)  # or Windows turns every \n into \r\n
NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # or opening a FIFO waits for a writer, for ever
NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_AGAIN = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)  # seconds between tries
_CLOSING = (2, 5, 6)  # closing the window, logging off, shutting down, as Windows numbers them

_kept: list[Any] = []  # what Windows calls back must not be thrown away meanwhile


def is_windows() -> bool:
    return sys.platform == "win32"


def flush(descriptor: int) -> None:
    """Let what was written be on the disk itself. Raises OSError.

    On macOS `fsync` leaves it in the memory of the disk, where a power cut takes it.
    """
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # not every file system knows this
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Let a move survive a power cut. Windows has no such call, and some file systems refuse it."""
    if is_windows():
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def move_over(source: Path, target: Path) -> None:
    """Move a file over another. Raises OSError.

    Windows refuses while a virus scanner or a sync tool has the other one open: that passes.
    """
    for pause in _AGAIN if is_windows() else ():
        try:
            os.replace(source, target)  # noqa: PTH105 - tests make this very call fail
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)  # noqa: PTH105


def lock(descriptor: int) -> bool:
    """Lock an open file without waiting; False where another has it.

    The system lets go of the locks of a process that dies. Raises OSError where it knows none.
    """
    from filelock import lock_descriptor  # takes as long as a few saves, so not before the first

    return lock_descriptor(descriptor, blocking=False)


def inherited(*descriptors: int) -> tuple[int, ...]:
    """What a child process can be given to hold on to: nothing on Windows."""
    return () if is_windows() else descriptors


def is_own(path: Path, kind: Callable[[int], bool]) -> bool:
    """Whether it is of this kind (as `stat.S_ISDIR`), of this user, and no link."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return kind(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


def others_may_read(path: Path) -> bool:
    """Whether somebody else on this computer may. On Windows the profile keeps them out."""
    if is_windows():
        return False
    try:
        its = path.lstat()
    except OSError:
        return False
    return not stat.S_ISLNK(its.st_mode) and bool(its.st_mode & 0o077)


def keep_no_image() -> None:
    """When the system ends the program, let it keep no image of its memory: texts are in there.

    It holds for the editors that are started too. Windows asks the user first.
    """
    if is_windows():
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def when_closing(stop: Callable[[], None]) -> None:
    """Let `stop` be called when the window is closed or the user logs off, where no signal says so.

    Windows ends the process as soon as `stop` returns, and after five seconds anyway. Elsewhere
    these are signals, and nothing happens here.
    """
    if not is_windows():
        return
    import ctypes

    def told(event: int) -> bool:
        if event not in _CLOSING:
            return False  # Ctrl+C and Ctrl+Break are signals here too
        stop()
        return True

    with contextlib.suppress(AttributeError, OSError):  # there is no console
        routine = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(told)  # type: ignore[attr-defined]
        _kept.append(routine)
        ctypes.windll.kernel32.SetConsoleCtrlHandler(routine, 1)  # type: ignore[attr-defined]
