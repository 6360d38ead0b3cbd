"""Reading and writing the files of one journal, which are closed where it is protected."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from orgcoach_tui.files import read_regular, write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.journal import entries as listing
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Damaged, Locked, Problem

if TYPE_CHECKING:
    from orgcoach_tui.journal.seal import Seal

CLOSED = ".age"
"""Ending of a closed file, after its own."""


class Disk:
    """The files of the journal in `folder`. `seal` opens them; None: not protected, or locked."""

    def __init__(self, folder: Path) -> None:
        self.identity = folder / "identity.age"
        self.leaving = folder / ".unprotecting"
        self.seal: Seal | None = None

    @property
    def protected(self) -> bool:
        return os.path.exists(self.identity)  # noqa: PTH110 - Path's raises where it may not look

    @property
    def is_leaving(self) -> bool:
        """Whether the protection is being taken off."""
        return os.path.exists(self.leaving)  # noqa: PTH110

    @property
    def locked(self) -> bool:
        return self.seal is None and self.protected

    @property
    def ending(self) -> str:
        """Of a new file."""
        return f".toml{CLOSED}" if self.protected and not self.is_leaving else ".toml"

    def where(self, path: Path) -> Path:
        """`path`, or where it went when the journal was protected or opened meanwhile."""
        name = path.name
        other = name.removesuffix(CLOSED) if name.endswith(CLOSED) else name + CLOSED
        if not os.path.lexists(path) and os.path.lexists(path.with_name(other)):
            return path.with_name(other)
        return path

    def content(self, path: Path) -> bytes:
        """What is in a file, opened. Raises Damaged when it cannot or should not be read."""
        return self._opened(listing.content(path), path)

    def read(self, path: Path, name: str = "") -> bytes | None:
        """What is in a file, opened; None where there is none. `name`: as if that were its name.

        Raises OSError, TooLarge, and Damaged for what cannot be opened.
        """
        try:
            content = read_regular(path, LARGEST)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return self._opened(content, path.with_name(name or path.name))

    def write(self, path: Path, content: bytes) -> None:
        """Replace the file at `path`, closed if its name says so. Raises OSError and Locked."""
        if path.name.endswith(CLOSED):
            if self.seal is None:
                raise Locked
            content = self.seal.close(content)
        write_private(path, content)

    def _opened(self, content: bytes, path: Path) -> bytes:
        if not path.name.endswith(CLOSED):
            return content
        if self.seal is None:
            raise Damaged(Problem(None, "", _("it is locked")))
        return self.seal.open(content)
