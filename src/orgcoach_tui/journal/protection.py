"""A journal that only a passphrase opens: turning that on and off, locking and unlocking.

One identity, closed with the passphrase, lies in `identity.age`; every file is closed with the
identity, so that another passphrase changes one file only. Going over is done file by file: the new
one is written and read back before the old one goes. Whatever stops it, each file is there in one
form or in both, and `go_on` carries on.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.files import read_regular, write_private
from orgcoach_tui.journal.disk import CLOSED
from orgcoach_tui.journal.errors import Damaged, Locked
from orgcoach_tui.journal.folder import Folder
from orgcoach_tui.journal.lists import Progress
from orgcoach_tui.system import flush_folder

_LARGEST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class GoneOver:
    """How many files have gone over, and those in the journal's folders that stayed as they are."""

    changed: int
    left: tuple[Path, ...]


class Protected(Folder):
    """What a journal does about its protection. All but `lock` takes seconds: use a thread."""

    @property
    def protected(self) -> bool:
        """Whether a passphrase is needed."""
        return self.disk.protected

    @property
    def locked(self) -> bool:
        """Whether it has to be unlocked before anything can be read or saved."""
        return self.disk.locked

    @property
    def unfinished(self) -> bool:
        """Whether files still have to go over: `go_on`, once it is unlocked."""
        return self.disk.protected and (
            self.disk.is_leaving or next(self._to_go(), None) is not None
        )

    def not_closed(self) -> list[Path]:
        """What lies in the folders of a protected journal and is plain all the same."""
        if not self.disk.protected or self.disk.is_leaving:
            return []
        return list(self._left(leaving=False))

    def unlock(self, passphrase: str) -> None:
        """Open the journal. Raises WrongPassphrase, Damaged, Missing and SaveFailed."""
        from orgcoach_tui.journal.seal import Seal, unwrap

        with self.writing():
            content = read_regular(self.disk.identity, _LARGEST)
        self.disk.seal = Seal(unwrap(content, passphrase))
        self.lists.keep_in_memory()

    def lock(self) -> None:
        """Forget the key and everything read with it. What is not saved has to be saved before."""
        self.disk.seal = None
        self.lists.close()

    def protect(self, passphrase: str, progress: Progress | None = None) -> GoneOver:
        """Close every file. Raises SaveFailed and Missing; what has gone over has then gone over."""
        from orgcoach_tui.journal.seal import Seal, new_identity, unwrap, wrap

        if self.disk.protected:
            raise Locked
        identity = new_identity()
        content = wrap(identity, passphrase)
        if unwrap(content, passphrase) != identity:
            raise RuntimeError
        with self.writing():
            self.lists.forget()
            self.disk.leaving.unlink(missing_ok=True)
            self.disk.seal = Seal(identity)  # first, or a save in between would find it locked
            try:
                write_private(self.disk.identity, content)
            except BaseException:
                self.disk.seal = None
                raise
        self.lists.keep_in_memory()
        return self.go_on(progress)

    def unprotect(self, progress: Progress | None = None) -> GoneOver:
        """Open every file for good. Raises Locked and SaveFailed."""
        if self.disk.seal is None:
            raise Locked
        with self.writing():
            write_private(self.disk.leaving, b"")
        return self.go_on(progress)

    def stay_protected(self) -> None:
        """Come back from an `unprotect` that was interrupted; `go_on` closes what it opened."""
        with self.writing():
            self.disk.leaving.unlink(missing_ok=True)

    def change_passphrase(self, old: str, new: str) -> None:
        """Raises WrongPassphrase, Damaged, Missing and SaveFailed; the old one then still holds."""
        from orgcoach_tui.journal.seal import unwrap, wrap

        with self.writing():
            identity = unwrap(read_regular(self.disk.identity, _LARGEST), old)
            content = wrap(identity, new)
            if unwrap(content, new) != identity:
                raise RuntimeError
            write_private(self.disk.identity, content)

    def go_on(self, progress: Progress | None = None) -> GoneOver:
        """Let every file go over that has not yet. Raises Locked and SaveFailed."""
        if self.disk.seal is None:
            raise Locked
        self.recover()
        leaving = self.disk.is_leaving
        paths = list(self._to_go())
        changed = 0
        for done, path in enumerate(paths):
            if progress:
                progress(done, len(paths))
            with contextlib.suppress(Damaged):  # it stays as it is, and is told
                self._let_go_over(path, leaving=leaving)
                changed += 1
        if progress:
            progress(len(paths), len(paths))
        left = tuple(self._left(leaving=leaving))
        if leaving and not any(path.name.endswith(CLOSED) for path in left):
            with self.writing():
                self.disk.identity.unlink()
                self.disk.leaving.unlink(missing_ok=True)
            self.disk.seal = None
            self.lists.keep_on_disk()
        return GoneOver(changed, left)

    def _let_go_over(self, path: Path, *, leaving: bool) -> None:
        with self.writing():
            content = read_regular(path, _LARGEST)
            plain = self.disk.seal.open(content) if leaving and self.disk.seal else content
            new = path.with_name(path.name.removesuffix(CLOSED) if leaving else path.name + CLOSED)
            number = 2
            while os.path.lexists(new) and not self._holds(new, plain):
                stem, _, ending = new.name.partition(".")
                new = new.with_name(f"{stem.partition(' (')[0]} ({number}).{ending}")
                number += 1
            if not os.path.lexists(new):
                self.disk.write(new, plain)
            if self._holds(new, plain):
                path.unlink()
                flush_folder(path.parent)

    def _holds(self, path: Path, plain: bytes) -> bool:
        with contextlib.suppress(Damaged, OSError):
            content = read_regular(path, _LARGEST)
            closed = path.name.endswith(CLOSED) and self.disk.seal
            return (self.disk.seal.open(content) if closed and self.disk.seal else content) == plain
        return False

    def _to_go(self) -> Iterator[Path]:
        """The files that have yet to go over."""
        ending = f".toml{CLOSED}" if self.disk.is_leaving else ".toml"
        for path in self._all_files():
            if path.name.endswith(ending) and not path.is_symlink() and path.is_file():
                yield path

    def _left(self, *, leaving: bool) -> Iterator[Path]:
        """What is in the folders of the journal and has not the form it should have."""
        for path in self._all_files():
            if path.name.endswith(CLOSED) == leaving:
                yield path

    def _all_files(self) -> Iterator[Path]:
        for root in (self.reflections, self.history, self.bin, self.supervising):
            for folder, folders, files in os.walk(root):
                folders.sort()
                yield from (Path(folder) / name for name in sorted(files))
        for path in (self.names_file, self.names_file.with_name(self.names_file.name + CLOSED)):
            if os.path.lexists(path):
                yield path
