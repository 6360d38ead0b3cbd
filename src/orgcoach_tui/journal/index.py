"""A cache over the files, for lists and search in a large journal. It can be deleted at any time.

SQLite with full text in pieces of three letters, so that *druk* finds *werkdruk*. The files stay
the only truth: what is shown is checked against them, and what cannot be used is made anew.
"""

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from orgcoach_tui.journal import copies, database, glance, toml, words
from orgcoach_tui.journal.entries import Entry, Names, entry, looked_at, named, newest_first, row
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.lists import Hit, Progress
from orgcoach_tui.journal.model import SCHEMA
from orgcoach_tui.journal.rows import from_row, in_all, rank, to_row

_JUST_NOW = 2_000_000_000
"""Nanoseconds. What changed less long ago may change again without its time saying so."""

Load = Callable[[Path], bytes]


class Index:
    """The index of `reflections` in `file`, or in memory where that is None. May be closed."""

    def __init__(self, reflections: Path, file: Path | None, load: Load) -> None:
        self.reflections = reflections
        self._root_name = f"{reflections}{os.sep}"
        self._root = os.fsencode(self._root_name)
        self._load = load
        self._database = database.opened(file, str(reflections))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def ready(self) -> bool:
        """Whether it has been filled."""
        return self._database.execute("SELECT 1 FROM folders").fetchone() is not None

    def newest(self, most: int) -> list[Entry]:
        """The newest `most` reflections, and the copies tied to them."""
        return self._checked("ORDER BY rank DESC LIMIT ?", most)

    def called(self, beginning: str) -> list[Entry]:
        """The reflections whose id begins so."""
        return self._checked("WHERE id >= ? AND id < ?", beginning, f"{beginning}\U0010ffff")

    def all(self) -> list[Entry]:
        """All reflections."""
        self.bring_up_to_date()
        return newest_first(list(self._rows("")))

    def glances(self, progress: Progress | None = None) -> glance.Seen:
        """What pages about many reflections need of each."""
        self.bring_up_to_date(progress)
        kept = self._database.execute(
            "SELECT path, glance FROM files WHERE damaged = 0 AND copy_of IS NULL"
        )
        found = glance.from_texts((self._path(path), text) for path, text in kept)
        bad = self._database.execute("SELECT count(*) FROM files WHERE damaged = 1").fetchone()
        return glance.Seen(glance.oldest_first(found), bad[0])

    def names(self) -> Names:
        """Names used before, those first that were written about last."""
        self._if_folders_changed()
        found = self._database.execute(
            "SELECT organisation, trajectory, max(updated) AS last FROM files WHERE damaged = 0 "
            "GROUP BY organisation, trajectory ORDER BY last DESC"
        )
        return named((organisation, trajectory) for organisation, trajectory, _last in found)

    def search(self, query: str, most: int) -> list[Hit]:
        """The newest `most` reflections in which all words of `query` stand."""
        wanted = words.asked(query)
        self._if_folders_changed()
        hits: list[Hit] = []
        if not wanted:
            return hits
        for path in self._paths_with(wanted):
            try:
                reflection = toml.loads(toml.decode(self._load(path)))
            except Damaged:
                continue  # it was changed just now
            if words.holds(words.searchable(reflection), wanted):
                hits.append(Hit(row(path, reflection), words.excerpts(reflection, wanted)))
            if len(hits) == most:
                break
        return hits

    def bring_up_to_date(self, progress: Progress | None = None) -> bool:
        """Look at every file, and read those that changed; whether any had."""
        pulse = _pulse(self.reflections)
        if pulse and (pulse,) in self._database.execute("SELECT pulse FROM journal"):
            return False
        places: dict[str, int] = {}
        there = {os.fsencode(path): its for path, its in looked_at(self.reflections, places)}
        known = dict(self._database.execute("SELECT path, stats FROM files"))
        begun = time.time_ns()
        stats = {self._inside(path): _stats(its, begun) for path, its in there.items()}
        changed = [path for path in stats if not stats[path] or stats[path] != known.get(path)]
        gone = known.keys() - stats.keys()
        different = bool(gone)
        with self._database:
            for path in gone:
                self._forget(path)
            for done, path in enumerate(changed):
                if progress:
                    progress(done, len(changed))
                different |= self._take(path, stats[path])
            if different:
                self._tie()
            self._database.execute("DELETE FROM folders")
            self._database.executemany(
                "INSERT INTO folders VALUES(?, ?)",
                [(os.fsencode(p), t if begun - t > _JUST_NOW else 0) for p, t in places.items()],
            )
            sure = all(stats.values()) and pulse == _pulse(self.reflections)
            self._database.execute("UPDATE journal SET pulse = ?", (pulse if sure else "",))
        if progress:
            progress(len(changed), len(changed))
        return different

    # Reading

    def _checked(self, which: str, *values: object) -> list[Entry]:
        """Rows that are as their files are now."""
        self._if_folders_changed()
        for _attempt in range(2):
            found = self._database.execute(f"SELECT path, stats FROM files {which}", values)  # noqa: S608
            if all(self._as_it_was(path, stats) for path, stats in found):
                break
            self.bring_up_to_date()
        return newest_first(list(self._rows(which, *values)))

    def _as_it_was(self, path: bytes, stats: str) -> bool:
        try:
            return bool(stats) and _stats(self._path(path).stat(), time.time_ns()) == stats
        except OSError:
            return False

    def _if_folders_changed(self) -> None:
        """A file that came or went, or was replaced, shows in the time of its folder."""
        known = self._database.execute("SELECT path, changed FROM folders").fetchall()
        try:
            same = known and all(
                Path(os.fsdecode(path)).stat().st_mtime_ns == changed for path, changed in known
            )
        except OSError:
            same = False
        if not same:
            self.bring_up_to_date()

    def _rows(self, which: str, *values: object) -> Iterator[Entry]:
        found = self._database.execute(f"SELECT path, row, copy_of FROM files {which}", values)  # noqa: S608
        for path, row_, copy_of in found.fetchall():
            # What is wrong with a damaged file is said in the language of the moment.
            its = from_row(self.reflections, row_) if row_ else entry(self._path(path), self._load)
            yield copies.tied(its, self._path(copy_of) if copy_of is not None else None)

    def _paths_with(self, wanted: list[str]) -> Iterator[Path]:
        """The newest first. Ranks grow with the date, so that the search can stop early."""
        long = [f'"{_doubled(word)}"' for word in wanted if len(word) >= words.SHORT]
        short = [words.coded(word) for word in wanted if len(word) < words.SHORT]
        found = [
            self._database.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC",  # noqa: S608
                (" AND ".join(terms),),
            )
            for table, terms in (("texts", long), ("beginnings", short))
            if terms
        ]
        for rank_ in in_all([(rank_ for (rank_,) in cursor) for cursor in found]):
            path = self._database.execute("SELECT path FROM files WHERE rank = ?", (rank_,))
            yield self._path(path.fetchone()[0])

    # Writing

    def _take(self, path: bytes, stats: str) -> bool:
        """Read one file into the index; whether it is another than before."""
        found = self._database.execute("SELECT rank, stamp FROM files WHERE path = ?", (path,))
        before = found.fetchone()
        its, text, stamp, seen = self._read(self._path(path))
        if before and before[1] == stamp:  # only its times changed
            self._database.execute("UPDATE files SET stats = ? WHERE path = ?", (stats, path))
            return False
        if before:
            self._forget(path)
        place = rank(its)
        while self._database.execute("SELECT 1 FROM files WHERE rank = ?", (place,)).fetchone():
            place += 1
        self._database.execute(
            "INSERT INTO files VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
            (
                *(
                    place,
                    path,
                    stats,
                    stamp,
                    its.id,
                    its.updated.astimezone(dt.UTC).isoformat(),
                    its.organisation,
                ),
                *(its.trajectory, int(its.problem is not None)),
                None if its.problem else to_row(self.reflections, its),
                seen,
            ),
        )
        self._database.execute("INSERT INTO texts(rowid, text) VALUES(?, ?)", (place, text))
        self._database.execute(
            "INSERT INTO beginnings(rowid, text) VALUES(?, ?)", (place, words.beginnings(text))
        )
        return True

    def _read(self, path: Path) -> tuple[Entry, str, str, str | None]:
        """The row, the text to search, the name of the bytes, and the glance, as far as it is read."""
        from orgcoach_tui.journal.opened import stamp

        name = ""
        try:
            name = stamp(content := self._load(path))
            reflection = toml.loads(toml.decode(content))
        except Damaged:
            return entry(path, self._load), "", name, None
        seen = glance.glance(path, reflection, read_only=reflection.schema > SCHEMA)
        return row(path, reflection), words.searchable(reflection), name, glance.to_text(seen)

    def _forget(self, path: bytes) -> None:
        found = self._database.execute(
            "SELECT files.rank, text FROM files JOIN texts ON texts.rowid = files.rank "
            "WHERE path = ?",
            (path,),
        ).fetchone()
        if not found:
            return
        self._database.execute(
            "INSERT INTO beginnings(beginnings, rowid, text) VALUES('delete', ?, ?)",
            (found[0], words.beginnings(found[1])),
        )
        self._database.execute("DELETE FROM texts WHERE rowid = ?", found[:1])
        self._database.execute("DELETE FROM files WHERE rank = ?", found[:1])

    def _tie(self) -> None:
        """Mark each copy again: what it is a copy of may have come or gone."""
        self._database.execute("UPDATE files SET copy_of = NULL WHERE copy_of IS NOT NULL")
        found = self._database.execute("SELECT path, id, damaged FROM files").fetchall()
        ties = copies.originals((os.fsdecode(path), id_, bool(bad)) for path, id_, bad in found)
        self._database.executemany(
            "UPDATE files SET copy_of = ? WHERE path = ?",
            [(os.fsencode(original), os.fsencode(copy)) for copy, original in ties.items()],
        )

    def _inside(self, path: bytes) -> bytes:
        return path.removeprefix(self._root)

    def _path(self, inside: bytes) -> Path:
        return Path(os.path.join(self._root_name, os.fsdecode(inside)))  # noqa: PTH118


def _pulse(folder: Path) -> str:
    """One number for all that the system says of all files; "" where it will not say.

    Half the time of looking at each of ten thousand files, and enough where nothing changed.
    """
    number = total = 0
    try:
        folders = [os.fsencode(folder)]
        folders += [item.path for item in os.scandir(folders[0]) if item.is_dir()]
        for place in folders:
            with os.scandir(place) as items:
                for item in items:
                    its = item.stat()
                    total += hash((its.st_mtime_ns, its.st_ctime_ns, its.st_size, its.st_ino))
                    number += 1
    except OSError:
        return ""
    return f"{number} {total}"


def _stats(its: os.stat_result | None, now: int) -> str:
    """What tells a changed file from one that is as it was; "" where that cannot be told."""
    if not its or max(its.st_mtime_ns, its.st_ctime_ns) > now - _JUST_NOW:
        return ""
    return f"{its.st_mtime_ns} {its.st_ctime_ns} {its.st_size} {its.st_ino}"


def _doubled(word: str) -> str:
    return word.replace('"', '""')
