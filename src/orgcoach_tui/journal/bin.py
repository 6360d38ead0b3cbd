"""The bin: what was deleted, each in a folder of its own under which its old place is kept.

`bin/20261124T154200Z-9f3a/2026/2026-11-23-bcdfghjk.toml` came from
`reflections/2026/2026-11-23-bcdfghjk.toml`. Files are moved as they are, damaged ones too.
"""

import contextlib
import datetime as dt
import errno
import os
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.files import make_private_folder, write_private
from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.journal.entries import Entry, entry, files
from orgcoach_tui.journal.errors import NotFound
from orgcoach_tui.system import flush_folder, move_over

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Binned:
    """One file in the bin, when it was deleted, and what is in it."""

    path: Path
    deleted: dt.datetime
    entry: Entry


def put_in(path: Path, reflections: Path, bin_folder: Path) -> Path:
    """Move `path`, a file within `reflections`, to the bin; where it lies now.

    A link is moved as a link. Raises OSError, and NotFound where there is no such file.
    """
    target = _new_place(bin_folder) / _within(path, reflections)
    if path.is_dir() or not os.path.lexists(path):
        raise NotFound("missing")
    try:
        _move(path, target)
    except BaseException:
        _remove_empty(target.parent, bin_folder)
        raise
    return target


def keep_copy(content: bytes, path: Path, reflections: Path, bin_folder: Path, disk: Disk) -> Path:
    """Put `content` in the bin as if it were a deleted `path`. Raises OSError and NotFound."""
    target = _new_place(bin_folder) / _within(path, reflections)
    disk.write(target, content)
    return target


def take_out(binned: Path, reflections: Path, bin_folder: Path) -> Path:
    """Move a file from the bin back to where it was, or beside what has come there since.

    Raises OSError, and NotFound where it is not in the bin.
    """
    inside = _within(binned, bin_folder)
    if len(inside.parts) < 2 or not os.path.lexists(binned):
        raise NotFound("missing")
    wanted = reflections.joinpath(*inside.parts[1:])
    target, number = wanted, 2
    while os.path.lexists(target):
        stem, dot, ending = wanted.name.partition(".")
        target = wanted.with_name(f"{stem}-{number}{dot}{ending}")
        number += 1
    _move(binned, target)
    _remove_empty(binned.parent, bin_folder)
    return target


def binned(bin_folder: Path, disk: Disk) -> list[Binned]:
    """What lies in the bin, deleted last first."""
    found = []
    for folder in sorted(_subfolders(bin_folder), key=lambda path: path.name, reverse=True):
        when = _deleted_at(folder.name)
        if when:
            found += [Binned(path, when, entry(path, disk.content)) for path in files(folder)]
    return found


def remove(binned: Path, bin_folder: Path) -> None:
    """Remove one file from the bin for good. Raises OSError, and NotFound where it is not in it."""
    if len(_within(binned, bin_folder).parts) < 2 or not os.path.lexists(binned):
        raise NotFound("missing")
    binned.unlink()
    flush_folder(binned.parent)
    _remove_empty(binned.parent, bin_folder)


def _subfolders(folder: Path) -> list[Path]:
    try:
        return [Path(item.path) for item in os.scandir(folder) if item.is_dir()]
    except OSError:
        return []


def _deleted_at(name: str) -> dt.datetime | None:
    with contextlib.suppress(ValueError):
        return dt.datetime.strptime(name.partition("-")[0], _STAMP).replace(tzinfo=dt.UTC)
    return None


def _new_place(bin_folder: Path) -> Path:
    moment = dt.datetime.now(dt.UTC).strftime(_STAMP)
    return bin_folder / f"{moment}-{os.urandom(2).hex()}"


def _within(path: Path, folder: Path) -> Path:
    """`path` as seen from `folder`, also where links lead there. Raises NotFound when outside."""
    plain = _absolute(path)
    real = Path(os.path.realpath(plain.parent)) / plain.name
    for inside, root in ((plain, _absolute(folder)), (real, Path(os.path.realpath(folder)))):
        if inside != root and inside.is_relative_to(root):
            return inside.relative_to(root)
    raise NotFound("missing")


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - takes out "..", and follows no link


def _move(source: Path, target: Path) -> None:
    make_private_folder(target.parent)
    try:
        move_over(source, target)
    except OSError as failed:
        if failed.errno != errno.EXDEV:  # a linked folder may lie on another disk
            raise
        write_private(target, source.read_bytes())
        source.unlink()
    flush_folder(target.parent)
    flush_folder(source.parent)


def _remove_empty(folder: Path, end: Path) -> None:
    """Remove `folder` and those above it, below `end`, as far as they are there and empty."""
    while folder != end and folder.is_relative_to(end):
        with contextlib.suppress(OSError):
            folder.rmdir()
        folder = folder.parent
