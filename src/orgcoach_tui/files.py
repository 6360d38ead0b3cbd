"""Files: never half-written, never waited for, and nobody else's to read."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from orgcoach_tui import system

TEMPORARY = ".orgcoach-tmp"
"""Ending of a file that is being written; one found at a start was left by a killed process."""

LOCK = ".lock"


class TooLarge(Exception):  # noqa: N818 - a name that reads well where it is caught
    """The file holds more than was asked for."""


def write_private(path: Path, content: bytes) -> None:
    """Replace the file at `path` by `content`, 0600, its missing folders made 0700.

    Written beside it and moved over it, so a reader or a power cut sees one or the other. A link
    is written through. Raises OSError, also where something stands that is no ordinary file, and
    leaves nothing half-written behind.
    """
    if not may_stand(path):
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    target = Path(os.path.realpath(path))
    make_private_folder(target.parent)
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}{TEMPORARY}")
    try:
        _write_new(temporary, content)
        system.move_over(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    system.flush_folder(target.parent)


def may_stand(path: Path) -> bool:
    """Whether a file can stand at `path`: nothing is there, or an ordinary file. Raises OSError."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


def temporary_for(path: Path) -> Path | None:
    """The file for which `write_private` made `path`; None where it did not make it."""
    name = path.name
    if not (name.startswith(".") and name.endswith(TEMPORARY)):
        return None
    stem, _, token = name[1 : -len(TEMPORARY)].rpartition(".")
    return path.with_name(stem) if stem and len(token) == 8 else None


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | system.BINARY, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        system.flush(descriptor)
    finally:
        os.close(descriptor)  # some file systems say only here that the disk is full


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file. Never waits, whatever `path` is.

    Raises TooLarge over `limit` bytes, and OSError, also for anything that is no ordinary file.
    """
    descriptor = os.open(path, os.O_RDONLY | system.BINARY | system.NO_WAIT)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if found.st_size > limit:
            raise TooLarge
        content = b""
        while part := os.read(descriptor, max(found.st_size - len(content), 8191) + 1):
            content += part
            if len(content) > limit:  # it grew meanwhile
                raise TooLarge
        return content
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make `folder` and those above it that are missing, 0700; one that exists is left as it is."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    system.flush_folder(folder.parent)


@contextlib.contextmanager
def alone(folder: Path, patience: float = 2.0) -> Iterator[bool]:
    """Keep other processes that ask the same out of `folder` meanwhile; whether that worked.

    Only a courtesy between our own processes: where the file system knows no locks, or another
    one keeps it longer than `patience` seconds, one goes on without. The system lets go of the
    lock of a process that dies.
    """
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | system.NO_WAIT, 0o600)
    except OSError:
        yield False
        return
    try:
        until, locked = time.monotonic() + patience, False
        with contextlib.suppress(OSError):  # no locks are known here, so there is no use in waiting
            while not (locked := system.lock(descriptor)) and time.monotonic() < until:
                time.sleep(0.01)
        yield locked
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def hold(folder: Path) -> int:
    """Take the lock that `alone` asks for, until the descriptor that is returned is closed.

    Where it was handed on to another process, until that has ended too. Raises OSError, but not
    where the file system knows no locks.
    """
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | system.NO_WAIT, 0o600)
    with contextlib.suppress(OSError):
        system.lock(descriptor)
    return descriptor
