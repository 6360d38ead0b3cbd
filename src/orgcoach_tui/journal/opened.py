"""A reflection at work: what is in memory, and what was on disk when it was last read or saved."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.model import SCHEMA, Reflection

_LEFT_ALONE = dt.timedelta(minutes=10)


@dataclass(slots=True)
class Past:
    """What saving did with earlier versions. Copies of one `Opened` share it.

    `by_hand` is the version edited by hand whose comments the writer cannot keep, as it was put
    into the history: to be told once, and then set to None. `pruned` counts the versions that the
    setting `history` let go, to be told as well.
    """

    by_hand: Path | None = None
    pruned: int = 0
    finished: bool = False  # what is on disk is a finished version
    due: bool = False  # and has to be kept before it is written over


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
    past: Past = field(default_factory=Past, compare=False)

    @property
    def read_only(self) -> bool:
        """Whether it was made with a newer version of the program."""
        return self.reflection.schema > SCHEMA

    @property
    def changed(self) -> bool:
        """Whether what is in memory differs from what is on disk."""
        return toml.dumps(self.reflection) != self.saved

    def edited_by_hand(self, content: bytes) -> bool:
        """Whether the file held more than the writer keeps: comments, a layout, an older form."""
        return bool(self.saved) and content != self.saved.encode()

    def to_keep(self, now: dt.datetime) -> bool:
        """Whether what is on disk is a version somebody left, not one that autosave passes by."""
        past = self.past
        return past.due or (past.finished and now - self.reflection.updated >= _LEFT_ALONE)

    def was_saved(self) -> None:
        """What is in memory is on disk now."""
        finished = self.reflection.status == "finished"
        self.past.due = finished and not self.past.finished
        self.past.finished = finished


def stamp(content: bytes | None) -> str:
    """The name of these bytes; "" for no file."""
    if content is None:
        return ""
    import hashlib  # not needed to list

    return hashlib.blake2b(content, digest_size=16).hexdigest()
