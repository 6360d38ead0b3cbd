"""A text in the editor that somebody is used to, by a file that nobody else can read."""

import os
import shlex
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from orgcoach_tui import private, system
from orgcoach_tui.files import TooLarge, read_regular, write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.aside import TEXT
from orgcoach_tui.text import clean

_LARGEST = 5_000_000  # bytes
_AT_ONCE = 2.0  # seconds; who is back sooner has opened a window elsewhere and did not wait for it
_NO_TRACES = (
    *("-i", "NONE"),
    *("-c", "set directory=. noundofile nobackup nowritebackup"),
    *("-c", "setlocal noswapfile | setlocal swapfile"),  # in that directory, from now on
)
"""What Vim is told, so that it keeps nothing of the text outside the folder."""


def command() -> str:
    """`$VISUAL`, else `$EDITOR`; empty when neither says anything."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


class Draft:
    """`with Draft(text) as draft`: the file is there, 0600 in a folder 0700, until the end.

    The folder is in memory where the system has such a place for one's own. What an editor leaves
    beside the file (a backup, a swap file) goes with it. `lay` is given the folder, to put in it
    whose text this is: should the program be killed, the next start takes it in. `hidden` keeps
    an editor that is known to from copying the text elsewhere. Raises OSError where there is no
    room for it.
    """

    def __init__(
        self,
        text: str,
        *,
        lay: Callable[[Path], object] | None = None,
        hidden: bool = False,
    ) -> None:
        self._before = text
        self._lay = lay
        self._hidden = hidden
        self._folder = private.PrivateFolder("edit", private.passing())
        self.file = self._folder.path / TEXT
        self.at_once = False
        self._over = threading.Event()
        self._gone = False
        self._alone = threading.Lock()

    def __enter__(self) -> Self:
        try:
            write_private(self.file, f"{self._before}\n".encode() if self._before else b"")
            if self._lay is not None:
                self._lay(self._folder.path)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self.wipe()

    def wipe(self) -> None:
        """Remove the file and what lies beside it; from then on nothing has changed in it."""
        with self._alone:
            self._gone = True
            self._folder.wipe()

    def ended(self, patience: float) -> bool:
        """Whether the editor has, within so many seconds. For another thread than that of `edit`."""
        return self._over.wait(patience)

    def edit(self, said: str) -> bool:
        """Open the file with the command `said` and wait; whether it ended well.

        Raises OSError when it does not start. `at_once` afterwards says that it was back at once
        with nothing changed, as an editor with a window of its own may be.
        """
        try:
            words = shlex.split(said, posix=not system.is_windows())
        except ValueError as error:  # a quotation mark without its other half
            raise OSError(str(error)) from None
        if self._hidden and _is_vim(words):
            words[1:1] = _NO_TRACES
        began = time.monotonic()
        try:
            status = subprocess.run(  # noqa: S603
                [*words, str(self.file)], check=False, pass_fds=self._folder.handed_on
            ).returncode
        finally:
            self._over.set()
        self.at_once = time.monotonic() - began < _AT_ONCE and self.changed() is None
        return status == 0

    def changed(self) -> str | None:
        """The text that is in the file now; None when it is the same or cannot be read."""
        with self._alone:  # or zeros could be read that are written over it
            if self._gone:
                return None
            try:
                content = read_regular(self.file, _LARGEST)
            except (OSError, TooLarge):
                return None
        text = clean(content.decode("utf-8-sig", errors="replace")).rstrip("\n")
        return text if text != clean(self._before).rstrip("\n") else None


def wait_till_closed() -> None:
    """An editor with a window of its own was back at once: wait until one says so."""
    try:
        input(_("Press Enter when you have saved the text and closed your editor: "))
    except EOFError:
        return


def _is_vim(words: list[str]) -> bool:
    """Whether it is Vim or Neovim, by whatever name."""
    found = shutil.which(words[0]) if words else None
    return Path(os.path.realpath(found)).name.startswith(("vim", "nvim")) if found else False
