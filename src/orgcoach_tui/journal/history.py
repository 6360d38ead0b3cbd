"""Earlier versions of a reflection: whole files in a folder of its own.

`history/bcdfghjk/20261124T154200123456Z-9f3a.toml` is how the reflection `bcdfghjk` stood when it
was written over then. Files are kept as they were, to the byte, comments made by hand included.
"""

import contextlib
import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.files import TooLarge
from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.journal.entries import Entry, entry
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.system import flush_folder

_NAME = re.compile(r"(\d{8}T\d{12})Z-[0-9a-f]{4}\.toml(?:\.age)?")
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version. `number` counts back from now: 1 is the one just before the present."""

    number: int
    path: Path
    kept: dt.datetime  # when it was written over
    entry: Entry  # what is in it, with its problem where it cannot be read


def keep(content: bytes, folder: Path, disk: Disk, most: int = 0) -> tuple[Path, int]:
    """Put `content` into `folder` as the latest version; its path, and how many old ones went.

    What is there already as the latest is not kept twice. `most`: how many stay; 0 is all.
    Raises OSError.
    """
    there = _files(folder)
    with contextlib.suppress(Damaged, TooLarge):  # what is there may be spoilt
        if there and disk.read(there[-1]) == content:
            return there[-1], 0
    moment = dt.datetime.now(dt.UTC)
    if there:  # a clock that was set back does not change the order
        moment = max(moment, _moment(there[-1]) + dt.timedelta(microseconds=1))
    path = folder / f"{moment.strftime(_STAMP)}Z-{os.urandom(2).hex()}{disk.ending}"
    disk.write(path, content)
    gone = [*there, path][:-most] if most > 0 else []
    for old in gone:
        old.unlink(missing_ok=True)
    if gone:
        flush_folder(folder)
    return path, len(gone)


def versions(folder: Path, disk: Disk) -> list[Version]:
    """The versions in `folder`, the latest first."""
    return [
        Version(number, path, _moment(path), entry(path, disk.content))
        for number, path in enumerate(reversed(_files(folder)), 1)
    ]


def forget(folder: Path) -> None:
    """Remove the versions in `folder` for good. Raises OSError."""
    there = _files(folder)
    for path in there:
        path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # it is not there, or holds something else
        folder.rmdir()


def _files(folder: Path) -> list[Path]:
    """The oldest first."""
    try:
        return sorted(folder / name for name in os.listdir(folder) if _NAME.fullmatch(name))  # noqa: PTH208
    except (FileNotFoundError, NotADirectoryError):
        return []


def _moment(path: Path) -> dt.datetime:
    """By the name, which a sync tool leaves alone where it may change the times of a file."""
    try:
        return dt.datetime.strptime(path.name[: path.name.index("Z")], _STAMP).replace(
            tzinfo=dt.UTC
        )
    except ValueError:  # it only looked like one
        return dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
