"""Folders for what has to be a file for a while and may not stay: nobody else's, and wiped.

Each holds a lock for as long as its process lives, or one that it was handed on to. So what a
killed process left is known at the next start, and is never taken from one that is still at work.
"""

import contextlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from orgcoach_tui import system
from orgcoach_tui.files import LOCK, alone, hold

_NAME = "orgcoach-{kind}-"


def passing() -> list[Path]:
    """Where they go when they may be gone after a restart: in memory where the system can, first."""
    found = [os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm", tempfile.gettempdir()]  # noqa: S108 - for a folder of 0700
    usable = (Path(name) for name in found if name and os.path.isabs(name))  # noqa: PTH117
    return list(dict.fromkeys(path for path in usable if os.access(path, os.W_OK | os.X_OK)))


class PrivateFolder:
    """A new folder, 0700, in the first of `bases` that takes it. Raises OSError where none does."""

    def __init__(self, kind: str, bases: Iterable[Path]) -> None:
        failed: OSError = FileNotFoundError()
        for base in bases:
            try:
                base.mkdir(mode=0o700, parents=True, exist_ok=True)
                self.path = Path(tempfile.mkdtemp(prefix=_NAME.format(kind=kind), dir=base))
            except OSError as error:
                failed = error
                continue
            try:
                self._lock: int | None = hold(self.path)
            except OSError as error:
                failed = error
                shutil.rmtree(self.path, ignore_errors=True)
                continue
            return
        raise failed

    @property
    def handed_on(self) -> tuple[int, ...]:
        """What a child process gets as `pass_fds`, so that the folder counts as in use with it."""
        return system.inherited(self._lock) if self._lock is not None else ()

    def release(self) -> None:
        """Leave it for the next start to find."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                os.close(self._lock)
            self._lock = None

    def wipe(self) -> None:
        """Remove it with all that is in it."""
        self.release()  # Windows removes nothing that is open
        wipe(self.path)


def abandoned(kind: str, bases: Iterable[Path]) -> Iterator[Path]:
    """One's own folders of this kind in `bases` that no process uses any more."""
    name = re.compile(re.escape(_NAME.format(kind=kind)) + "[a-z0-9_]{8}")  # as `tempfile` does it
    for base in dict.fromkeys(bases):
        try:
            found = sorted(item for item in os.listdir(base) if name.fullmatch(item))  # noqa: PTH208
        except OSError:
            continue
        for folder in (base / item for item in found):
            if not system.is_own(folder, stat.S_ISDIR):
                continue
            if not system.is_own(folder / LOCK, stat.S_ISREG):
                continue
            with alone(folder, patience=0) as unused:
                pass
            if unused:
                yield folder


def wipe(folder: Path) -> None:
    """Remove a folder, with zeros over its files first. What cannot be removed stays."""
    for place, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                _blank(os.path.join(place, name))  # noqa: PTH118
    shutil.rmtree(folder, ignore_errors=True)


def _blank(path: str) -> None:
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return
    descriptor = os.open(path, os.O_WRONLY | system.BINARY | system.NO_LINK)
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, bytes(min(left, 65536)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
