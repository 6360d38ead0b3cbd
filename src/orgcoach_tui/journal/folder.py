"""The folders of a journal, writing in them alone, and its bin."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from orgcoach_tui.files import TooLarge, alone
from orgcoach_tui.journal import bin as bin_
from orgcoach_tui.journal import database, history, recovery, shape
from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Kind, SaveFailed, kind_of
from orgcoach_tui.journal.lists import Lists
from orgcoach_tui.journal.model import Reflection


class Folder:
    """The journal in `folder`, which need not exist before something is written."""

    def __init__(self, folder: Path, *, history: int = 0, cache: Path | None = None) -> None:
        """`history`: how many earlier versions of one reflection stay; 0 is all of them.

        `cache`: the folder for the index of a large journal; without one it is kept in memory.
        """
        self.folder = folder
        self.reflections = folder / "reflections"
        self.bin = folder / "bin"
        self.history = folder / "history"
        self.names_file = folder / "names.toml"  # see the package `names`
        self.supervising = folder / "supervising"  # see `review.desk`
        self.most_versions = history
        self.disk = Disk(folder)
        file = database.file_for(cache, self.reflections) if cache else None
        self.lists = Lists(self.reflections, file, self.disk.content)
        if self.disk.protected:
            self.lists.keep_in_memory()

    def delete(self, path: Path) -> Path:
        """Move a file, damaged or not, to the bin; where it lies there, for `restore`.

        Raises NotFound where there is no such file in the journal.
        """
        with self.writing():
            return bin_.put_in(path, self.reflections, self.bin)

    def restore(self, binned: Path) -> Path:
        """Move a file back from the bin to where it was, or beside what is there now."""
        with self.writing():
            return bin_.take_out(self.disk.where(binned), self.reflections, self.bin)

    def binned(self) -> list[bin_.Binned]:
        """What lies in the bin, deleted last first."""
        return bin_.binned(self.bin, self.disk)

    def empty_bin(self, paths: Iterable[Path] | None = None) -> int:
        """Remove `paths`, or all, from the bin for good; how many went.

        With the last file of a reflection go its earlier versions: nothing of it stays behind.
        Where a file cannot be read it might be of any reflection, and all versions stay.
        Raises SaveFailed, and NotFound for what is not in the bin.
        """
        found = self.binned()
        wanted = {row.path for row in found} if paths is None else set(paths)
        staying = self.lists.all()
        staying += [row.entry for row in found if row.path not in wanted]
        with self.writing():
            for gone in _gone_for_good((r.entry for r in found if r.path in wanted), staying):
                history.forget(self.history / gone)
            for path in wanted:
                bin_.remove(path, self.bin)
        return len(wanted)

    def place(self, reflection: Reflection) -> Path:
        """Where a new reflection is put."""
        name = f"{reflection.date.isoformat()}-{reflection.id}{self.disk.ending}"
        return self.reflections / f"{reflection.date.year:04}" / name

    def recover(self) -> recovery.Recovered:
        """At a start: rescue what a killed process was writing, clear away the rest."""
        folders = [(self.bin, 2), (self.history, 1), (self.supervising, 0), (self.folder, 0)]
        if not recovery.any_leftover([(self.reflections, 1), *folders]):
            return recovery.Recovered()
        with alone(self.folder, patience=0.2) as sure:
            return recovery.recover(self.reflections, folders, self.place, self.disk, alone=sure)

    def close(self) -> None:
        """Let go of the index; what is asked afterwards opens it again."""
        self.lists.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Alone among our own processes, and with any OSError as SaveFailed."""
        try:
            with alone(self.folder):
                yield
        except OSError as failed:
            kind: Kind = kind_of(failed)
        except TooLarge:
            kind = "large"
        else:
            return
        raise SaveFailed(kind) from None


def _gone_for_good(going: Iterable[Entry], staying: Iterable[Entry]) -> set[str]:
    """The ids of which nothing stays; on some systems `AB` and `ab` are one folder."""
    kept = {row.id.casefold() for row in staying}
    if "" in kept:
        return set()
    ids = {row.id for row in going if shape.ID.fullmatch(row.id)}
    return {gone for gone in ids if gone.casefold() not in kept}
