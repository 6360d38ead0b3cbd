"""Where a file may go: how its path is shown, where it is suggested, and why it cannot go there."""

import errno
import os
from pathlib import Path

from rich.cells import cell_len

from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean_line

_ROOM = 60  # cells


def shorten(path: Path, room: int) -> str:
    """`path` in at most `room` cells: the home folder as `~`, then `…` in the middle."""
    home = Path.home()
    shown = str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)
    shown = clean_line(shown)
    if cell_len(shown) <= room:
        return shown
    keep = max(room - 1, 2)
    return shown[: keep // 2] + "…" + shown[-(keep - keep // 2) :]


def meant(typed: str) -> Path:
    """The place that somebody typed: seen from the home folder, unless it is a whole path."""
    path = Path(typed.strip() or "~")
    try:
        return Path.home() / path.expanduser()
    except RuntimeError:  # `~somebody`, whom this computer does not know
        return Path.home() / path


def documents() -> Path:
    """The folder where people look for what they made themselves, else their home folder."""
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if found.is_dir() else Path.home()


def free(path: Path) -> Path:
    """`path`, or the first of `name-2`, `name-3`, … that does not exist yet."""
    found, n = path, 1
    while os.path.lexists(found):  # unlike `exists`, whatever is typed, it raises nothing
        n += 1
        found = path.with_stem(f"{path.stem}-{n}")
    return found


def unmade(folder: Path) -> bool:
    """Whether there is no such folder yet, while one could be made there."""
    if os.path.lexists(folder):  # unlike `exists`, whatever is typed, it raises nothing
        return False
    there = next(above for above in folder.parents if os.path.lexists(above))
    return os.path.isdir(there) and os.access(there, os.W_OK)  # noqa: PTH112


def ask_to_make(folder: Path) -> str:
    """Before a folder is made that may have been a slip of the fingers."""
    return _("! There is no folder {folder} yet. Enter again makes it.").format(
        folder=shorten(folder, _ROOM)
    )


def why_not(error: OSError) -> str:
    """Why a file could not be written, to go after a colon."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _("the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("nothing may be written there")
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return _("part of that is a file, not a folder")
    return _("nothing can be written there")
