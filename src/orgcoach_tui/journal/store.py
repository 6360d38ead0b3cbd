"""The journal on disk: one file a reflection, never half-written, never written over unseen.

`<folder>/reflections/<year>/<date>-<id>.toml`, `<folder>/history/<id>` and `<folder>/bin`. The
files are the only truth: nothing is remembered between two calls but what an `Opened` holds.
"""

import copy
import datetime as dt
import errno
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from orgcoach_tui.files import TooLarge
from orgcoach_tui.journal import bin as bin_
from orgcoach_tui.journal import copies, history, renaming, shape, toml
from orgcoach_tui.journal import entries as listing
from orgcoach_tui.journal.entries import LARGEST, Entry, Names
from orgcoach_tui.journal.errors import (
    Conflict,
    Damaged,
    Locked,
    NotFound,
    ReadOnly,
    SaveFailed,
)
from orgcoach_tui.journal.lists import Hit, Progress
from orgcoach_tui.journal.model import SCHEMA, Reflection, new_id
from orgcoach_tui.journal.opened import Opened as Opened
from orgcoach_tui.journal.opened import stamp
from orgcoach_tui.journal.protection import Protected
from orgcoach_tui.journal.renaming import Renamed as Renamed

if TYPE_CHECKING:
    from orgcoach_tui.journal.glance import Seen


class Store(Protected):
    """The journal in `folder`, which need not exist before the first save.

    Everything that writes raises SaveFailed when the disk does not take it; what was there before
    is then still there.
    """

    def entries(self, newest: int | None = None) -> list[Entry]:
        """All reflections or the `newest` so many, newest first; damaged files with their problem.

        With `newest`, the time does not grow with the journal once `refresh` has been called.
        """
        return self.lists.all() if newest is None else self.lists.newest(newest, rough=True)

    def search(self, query: str, most: int = 50) -> list[Hit]:
        """The newest `most` reflections in which all words of `query` stand, in words or names.

        Accents and capitals make no difference, and a word of three letters or more is found within
        another. What was edited by hand in its place is found once `refresh` has been called.
        """
        return self.lists.search(query, most)

    def glances(self, progress: Progress | None = None) -> "Seen":
        """What pages about many reflections need of each; a thread's work in a large journal."""
        return self.lists.glances(progress)

    def refresh(self, progress: Progress | None = None) -> bool:
        """Bring the index of a large journal up to date; whether anything had changed.

        For a thread of its own: the first time it takes about two milliseconds a reflection.
        `progress(done, of)` is called from that thread.
        """
        return self.lists.refresh(progress)

    def names(self, entries: Iterable[Entry] | None = None) -> Names:
        """Organisations and trajectories for completion; from `entries`, where one has them."""
        return self.lists.names() if entries is None else listing.names(entries)

    def find(self, name: str) -> Path:
        """The file of the reflection that goes by `name`: id, beginning of one, path or "latest".

        Raises NotFound.
        """
        if name == "latest":
            found = self._latest()
        else:
            rows = [row for row in self.lists.called(name) if not row.conflict_of] if name else []
            found = [row for row in rows if row.id == name] or rows
        if len(found) == 1:
            return found[0].path
        if found:
            raise NotFound("ambiguous")
        path = os.path.expanduser(name)  # noqa: PTH111 - Path's raises where there is no such user
        if os.path.isfile(path):  # noqa: PTH113 - and so does Path's, on a name too long
            return Path(path)
        raise NotFound("missing")

    def _latest(self) -> list[Entry]:
        for rows in (self.lists.newest(50), self.entries()):
            if found := [row for row in rows if not row.problem and not row.conflict_of][:1]:
                return found
        return []

    def new(self, reflection: Reflection) -> Opened:
        """A reflection to work on; there is no file before the first `save`."""
        if not shape.ID.fullmatch(reflection.id) or os.path.lexists(self.place(reflection)):
            reflection.id = new_id()
        return Opened(reflection, self.place(reflection))

    def read(self, path: Path) -> Opened:
        """Open the file at `path`. Raises Damaged, and NotFound where there is none."""
        if not os.path.exists(path):  # noqa: PTH110 - Path's raises where it may not look
            raise NotFound("missing")
        content = self.disk.content(path)
        reflection = toml.loads(toml.decode(content))
        opened = Opened(reflection, path, stamp(content), toml.dumps(reflection))
        opened.past.finished = opened.past.due = reflection.status == "finished"
        return opened

    def save(self, opened: Opened) -> bool:
        """Write what is in memory, if it is new; whether there was anything to write.

        Raises Conflict when somebody else changed or removed the file, ReadOnly for a newer
        schema, Locked and SaveFailed.
        """
        if opened.read_only:
            raise ReadOnly
        if self.locked:
            raise Locked
        before = opened.reflection.updated
        with self.writing():
            if not opened.stamp:  # the date may have been chosen since
                opened.path = self.place(opened.reflection)
            content = self._check(opened)
            if opened.stamp and not opened.changed:
                return False
            now = _now()
            if content is not None and opened.to_keep(now):
                self._keep_version(opened, content)
            try:
                opened.reflection.updated = max(before, now)
                self._write(opened, content)
            except BaseException:
                opened.reflection.updated = before
                raise
            opened.was_saved()
        return True

    def save_beside(self, opened: Opened) -> Opened:
        """Save what is in memory as a reflection of its own; the other file is left as it is."""
        beside = self.new(replace(copy.deepcopy(opened.reflection), id=new_id()))
        self.save(beside)
        return beside

    def keep_mine(self, opened: Opened) -> None:
        """After a Conflict: save this version; the other goes to the bin."""
        with self.writing():
            theirs = self._to_bin(opened.path)
            opened.stamp, opened.saved = stamp(theirs), ""
        self.save(opened)

    def settle(self, copy_: Path, original: Path, keep: copies.Keep) -> Path:
        """Choose between a file and the copy beside it; where what was chosen is now.

        With "both" the copy becomes a reflection of its own. What is not chosen goes to the bin.
        Raises Damaged where the copy would have to be read and cannot be.
        """
        if keep == "original":
            self.delete(copy_)
            return original
        theirs = self.read(copy_)
        if keep == "both":
            kept = self.save_beside(theirs).path
            self.delete(copy_)
            return kept
        content = self.disk.content(copy_)
        with self.writing():
            self._to_bin(original)
            self.disk.write(original, content)
            bin_.put_in(copy_, self.reflections, self.bin)
        return original

    def versions(self, id_: str) -> list[history.Version]:
        """Earlier versions of the reflection with that id, the latest first."""
        return history.versions(self.history / id_, self.disk) if shape.ID.fullmatch(id_) else []

    def bring_back(self, opened: Opened, version: history.Version) -> None:
        """Make `opened` what it was in `version`, and save that; the present goes to the history.

        Raises Damaged where the version cannot be read, and what `save` raises.
        """
        earlier = toml.loads(toml.decode(self.disk.content(version.path)))
        if earlier.schema > SCHEMA:
            raise ReadOnly
        if opened.changed:
            self.save(opened)
        opened.past.due = True
        opened.reflection = replace(earlier, id=opened.reflection.id, updated=_now())
        self.save(opened)

    def replace_damaged(self, path: Path, version: history.Version) -> None:
        """Put a version in the place of a file that cannot be read, which goes to the bin.

        Raises Damaged where the version cannot be read either.
        """
        content = self.disk.content(version.path)
        toml.loads(toml.decode(content))
        with self.writing():
            self._to_bin(path)
            self.disk.write(path, content)

    def _to_bin(self, path: Path) -> bytes | None:
        """Put what is in a file in the bin before it is written over: a copy, or the file itself
        where it cannot be read. What it held, None where there is nothing in its place now.
        """
        try:
            was = self.disk.read(path)
        except (Damaged, TooLarge):
            bin_.put_in(path, self.reflections, self.bin)
            return None
        if was is not None:
            bin_.keep_copy(was, path, self.reflections, self.bin, self.disk)
        return was

    def rename_organisation(self, old: str, new: str) -> Renamed:
        """Give all reflections of organisation `old` the name `new`."""
        return self._change_all(renaming.organisation(old, new))

    def rename_trajectory(self, organisation: str, old: str, new: str) -> Renamed:
        """Give all reflections of trajectory `old` in `organisation` the name `new`."""
        return self._change_all(renaming.trajectory(organisation, old, new))

    def _change_all(self, change: renaming.Change) -> Renamed:
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
                with self.writing():
                    self._write(opened, self._check(opened))
                changed += 1
            except Damaged:
                skipped.append(path)
            except (Conflict, SaveFailed):
                failed.append(path)
            except NotFound:
                continue  # just removed by somebody else
        return Renamed(changed, tuple(skipped), tuple(failed))

    def _check(self, opened: Opened) -> bytes | None:
        """What is on disk. Raises Conflict unless that is what was read or saved before."""
        opened.path = self.disk.where(opened.path)
        try:
            content = self.disk.read(opened.path)
        except (TooLarge, Damaged):
            raise Conflict(opened.path, removed=False) from None
        if content is None and opened.stamp and not self.reflections.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the folder is gone")
        if stamp(content) != opened.stamp:
            raise Conflict(opened.path, removed=content is None)
        return content

    def _write(self, opened: Opened, before: bytes | None) -> None:
        """Write over `before`, which goes into the history where it holds what writing loses."""
        text = toml.dumps(opened.reflection)
        content = text.encode()
        if len(content) > LARGEST:
            raise SaveFailed("large")
        if before is not None and opened.edited_by_hand(before):
            opened.past.by_hand = self._keep_version(opened, before)
        self.disk.write(opened.path, content)
        opened.stamp, opened.saved = stamp(content), text

    def _keep_version(self, opened: Opened, content: bytes) -> Path:
        folder = self.history / opened.reflection.id
        path, pruned = history.keep(content, folder, self.disk, self.most_versions)
        opened.past.pruned += pruned
        return path


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)
