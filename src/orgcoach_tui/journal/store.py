"""The journal on disk: one file a reflection, never half-written, never written over unseen.

`<folder>/reflections/<year>/<date>-<id>.toml` and `<folder>/bin`. The files are the only truth:
nothing is remembered between two calls but what an `Opened` holds.
"""

import contextlib
import copy
import datetime as dt
import errno
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from orgcoach_tui.files import TooLarge, alone, read_regular, write_private
from orgcoach_tui.journal import bin as bin_
from orgcoach_tui.journal import entries as listing
from orgcoach_tui.journal import recovery, shape, toml
from orgcoach_tui.journal.entries import LARGEST, Entry, Names
from orgcoach_tui.journal.errors import (
    Conflict,
    Damaged,
    Kind,
    NotFound,
    ReadOnly,
    SaveFailed,
    kind_of,
)
from orgcoach_tui.journal.model import SCHEMA, Reflection, new_id
from orgcoach_tui.text import clean_line


@dataclass(slots=True)
class Opened:
    """A reflection at work: what is in memory, and which file it was read from.

    `stamp` names the bytes that were on disk then, "" when there was no file. `saved` is what
    `toml.dumps` gave then, to tell whether there is anything new to save.
    """

    reflection: Reflection
    path: Path
    stamp: str = ""
    saved: str = ""

    @property
    def read_only(self) -> bool:
        """Whether it was made with a newer version of the program."""
        return self.reflection.schema > SCHEMA

    @property
    def changed(self) -> bool:
        """Whether what is in memory differs from what is on disk."""
        return toml.dumps(self.reflection) != self.saved


@dataclass(frozen=True, slots=True)
class Renamed:
    """How many reflections got the new name; `skipped` are damaged or of a newer version."""

    changed: int
    skipped: tuple[Path, ...]
    failed: tuple[Path, ...]  # the disk did not take them, or somebody else was changing them


class Store:
    """The journal in `folder`, which need not exist before the first save.

    Everything that writes raises SaveFailed when the disk does not take it; what was there before
    is then still there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reflections = folder / "reflections"
        self.bin = folder / "bin"

    def entries(self) -> list[Entry]:
        """All reflections, newest first; a damaged file is among them with its problem."""
        return listing.entries(self.reflections)

    def names(self, entries: Iterable[Entry] | None = None) -> Names:
        """Organisations and trajectories for completion; from `entries`, where one has them."""
        return listing.names(self.entries() if entries is None else entries)

    def find(self, name: str) -> Path:
        """The file of the reflection that goes by `name`: id, beginning of one, path or "latest".

        Raises NotFound.
        """
        rows = self.entries()
        if name == "latest":
            found = [row for row in rows if not row.problem][:1]
        else:
            found = [row for row in rows if row.id == name]
            found = found or [row for row in rows if name and row.id.startswith(name)]
        if len(found) == 1:
            return found[0].path
        if found:
            raise NotFound("ambiguous")
        path = os.path.expanduser(name)  # noqa: PTH111 - Path's raises where there is no such user
        if os.path.isfile(path):  # noqa: PTH113 - and so does Path's, on a name too long
            return Path(path)
        raise NotFound("missing")

    def new(self, reflection: Reflection) -> Opened:
        """A reflection to work on; there is no file before the first `save`."""
        if not shape.ID.fullmatch(reflection.id) or os.path.lexists(self._place(reflection)):
            reflection.id = new_id()
        return Opened(reflection, self._place(reflection))

    def read(self, path: Path) -> Opened:
        """Open the file at `path`. Raises Damaged, and NotFound where there is none."""
        if not os.path.exists(path):  # noqa: PTH110 - Path's raises where it may not look
            raise NotFound("missing")
        content = listing.content(path)
        reflection = toml.loads(toml.decode(content))
        return Opened(reflection, path, _stamp(content), toml.dumps(reflection))

    def save(self, opened: Opened) -> bool:
        """Write what is in memory, if it is new; whether there was anything to write.

        Raises Conflict when somebody else changed or removed the file, ReadOnly for a newer
        schema, and SaveFailed.
        """
        if opened.read_only:
            raise ReadOnly
        before = opened.reflection.updated
        with self._writing():
            if not opened.stamp:  # the date may have been chosen since
                opened.path = self._place(opened.reflection)
            self._check(opened)
            if opened.stamp and not opened.changed:
                return False
            try:
                opened.reflection.updated = max(before, _now())
                self._write(opened)
            except BaseException:
                opened.reflection.updated = before
                raise
        return True

    def save_beside(self, opened: Opened) -> Opened:
        """Save what is in memory as a reflection of its own; the other file is left as it is."""
        beside = self.new(replace(copy.deepcopy(opened.reflection), id=new_id()))
        self.save(beside)
        return beside

    def keep_mine(self, opened: Opened) -> None:
        """After a Conflict: save this version; the other goes to the bin."""
        with self._writing():
            theirs = _content(opened.path)
            if theirs is not None:
                bin_.keep_copy(theirs, opened.path, self.reflections, self.bin)
            opened.stamp, opened.saved = _stamp(theirs), ""
        self.save(opened)

    def keep_theirs(self, opened: Opened) -> Opened:
        """After a Conflict: open the other version; this one goes to the bin, under a new id.

        Raises Damaged and NotFound where the other version cannot be read.
        """
        theirs = self.read(opened.path)
        mine = replace(opened.reflection, id=new_id())
        with self._writing():
            content = toml.dumps(mine).encode()
            bin_.keep_copy(content, self._place(mine), self.reflections, self.bin)
        return theirs

    def delete(self, path: Path) -> Path:
        """Move a file, damaged or not, to the bin; where it lies there, for `restore`.

        Raises NotFound where there is no such file in the journal.
        """
        with self._writing():
            return bin_.put_in(path, self.reflections, self.bin)

    def restore(self, binned: Path) -> Path:
        """Move a file back from the bin to where it was, or beside what is there now."""
        with self._writing():
            return bin_.take_out(binned, self.reflections, self.bin)

    def rename_organisation(self, old: str, new: str) -> Renamed:
        """Give all reflections of organisation `old` the name `new`."""

        def rename(reflection: Reflection) -> None:
            if reflection.organisation == clean_line(old):
                reflection.organisation = clean_line(new)

        return self._change_all(rename)

    def rename_trajectory(self, organisation: str, old: str, new: str) -> Renamed:
        """Give all reflections of trajectory `old` in `organisation` the name `new`."""

        def rename(reflection: Reflection) -> None:
            if (reflection.organisation, reflection.trajectory) == (
                clean_line(organisation),
                clean_line(old),
            ):
                reflection.trajectory = clean_line(new)

        return self._change_all(rename)

    def recover(self) -> recovery.Recovered:
        """At a start: rescue what a killed process was writing, clear away the rest."""
        with alone(self.folder, patience=0.2) as sure:
            return recovery.recover(self.reflections, self.bin, self._place, alone=sure)

    def _change_all(self, change: Callable[[Reflection], None]) -> Renamed:
        """`updated` stays as it is: it says when something was last written."""
        changed, skipped, failed = 0, [], []
        for path in listing.files(self.reflections):
            try:
                opened = self.read(path)
                change(opened.reflection)
                if not opened.changed:
                    continue
                if opened.read_only:
                    skipped.append(path)
                    continue
                with self._writing():
                    self._check(opened)
                    self._write(opened)
                changed += 1
            except Damaged:
                skipped.append(path)
            except (Conflict, SaveFailed):
                failed.append(path)
            except NotFound:
                continue  # just removed by somebody else
        return Renamed(changed, tuple(skipped), tuple(failed))

    def _place(self, reflection: Reflection) -> Path:
        name = f"{reflection.date.isoformat()}-{reflection.id}.toml"
        return self.reflections / f"{reflection.date.year:04}" / name

    def _check(self, opened: Opened) -> None:
        """Raise Conflict unless the disk holds what it held when `opened` was read or saved."""
        try:
            content = _content(opened.path)
        except TooLarge:
            raise Conflict(opened.path, removed=False) from None
        if content is None and opened.stamp and not self.reflections.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the folder is gone")
        if _stamp(content) != opened.stamp:
            raise Conflict(opened.path, removed=content is None)

    def _write(self, opened: Opened) -> None:
        text = toml.dumps(opened.reflection)
        content = text.encode()
        if len(content) > LARGEST:
            raise SaveFailed("large")
        write_private(opened.path, content)
        opened.stamp, opened.saved = _stamp(content), text

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
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


def _content(path: Path) -> bytes | None:
    """None where there is no file. Raises OSError and TooLarge."""
    try:
        return read_regular(path, LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _stamp(content: bytes | None) -> str:
    if content is None:
        return ""
    import hashlib  # not needed to list

    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)
