"""Writing a file so that it is either the old one or the new one, and nobody else's to read."""

import contextlib
import os
import secrets
from pathlib import Path

TEMPORARY = ".orgcoach-tmp"
"""Ending of a file that is being written; one that is found at a start was left by a killed process."""


def write_private(path: Path, content: bytes) -> None:
    """Replace the file at `path` by `content`, 0600, its missing folders made 0700.

    Written beside it and moved over it, so a reader or a power cut sees one or the other. A link
    is written through. Raises OSError, and leaves nothing half-written behind.
    """
    target = Path(os.path.realpath(path))
    make_private_folder(target.parent)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def make_private_folder(folder: Path) -> None:
    """Make `folder` and those above it that are missing, 0700; one that exists is left as it is."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Let the move survive a power cut. Windows has no such call, and some file systems refuse it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
