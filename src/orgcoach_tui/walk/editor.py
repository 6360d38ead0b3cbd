"""A text in the editor that somebody is used to, by a file that nobody else can read."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

from orgcoach_tui.files import TooLarge, read_regular, write_private
from orgcoach_tui.text import clean

_LARGEST = 5_000_000  # bytes
_AT_ONCE = 2.0  # seconds; who is back sooner has opened a window elsewhere and did not wait for it


def command() -> str:
    """`$VISUAL`, else `$EDITOR`; empty when neither says anything."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


class Draft:
    """`with Draft(text) as draft`: the file is there, 0600 in a folder 0700, until the end.

    What an editor leaves beside it (a backup, a swap file) goes with the folder. Raises OSError
    where there is no room for it.
    """

    def __init__(self, text: str) -> None:
        self._before = text
        self._folder = Path(tempfile.mkdtemp(prefix="orgcoach-"))
        self.file = self._folder / "orgcoach.txt"
        self.at_once = False

    def __enter__(self) -> Self:
        try:
            write_private(self.file, f"{self._before}\n".encode() if self._before else b"")
        except OSError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def edit(self, said: str) -> bool:
        """Open the file with the command `said` and wait; whether it ended well.

        Raises OSError when it does not start. `at_once` afterwards says that it was back at once
        with nothing changed, as an editor with a window of its own may be.
        """
        try:
            words = shlex.split(said, posix=os.name != "nt")
        except ValueError as error:  # a quotation mark without its other half
            raise OSError(str(error)) from None
        began = time.monotonic()
        status = subprocess.run([*words, str(self.file)], check=False).returncode  # noqa: S603
        self.at_once = time.monotonic() - began < _AT_ONCE and self.changed() is None
        return status == 0

    def changed(self) -> str | None:
        """The text that is in the file now; None when it is the same or cannot be read."""
        try:
            content = read_regular(self.file, _LARGEST)
        except (OSError, TooLarge):
            return None
        text = clean(content.decode("utf-8-sig", errors="replace")).rstrip("\n")
        return text if text != clean(self._before).rstrip("\n") else None
