"""What could not be saved in its place, set aside elsewhere on this computer till it can be.

Each window has a private folder for it, in which the reflection lies as in the journal, closed where
that is protected. A text that is out in an editor of the user's own lies there too. What a window
that stopped left behind is saved at the next start by `take_in`, and the folder wiped.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from orgcoach_tui import private
from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.i18n import _
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.database import mark
from orgcoach_tui.journal.disk import CLOSED
from orgcoach_tui.journal.errors import (
    Conflict,
    Damaged,
    Locked,
    NotFound,
    Problem,
    ReadOnly,
    SaveFailed,
)
from orgcoach_tui.journal.model import Answer, Reflection, new_id
from orgcoach_tui.journal.opened import Opened
from orgcoach_tui.journal.parts import parts
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import Places
from orgcoach_tui.private import PrivateFolder
from orgcoach_tui.text import clean

TEXT = "orgcoach.txt"
"""In the folder: the one text that is out in an editor, plain."""

_LARGEST = 100_000_000  # bytes; what is too large for the journal is set aside all the same
_HEAD = re.compile(r"# over ([0-9a-f]*)\n(?:# part (.*)\n)?")

_HOLDERS = {
    **dict.fromkeys(("help_question", "insight", "next_step"), ""),
    "note": "placement",
    **dict.fromkeys(("why", "counter_answer"), "mirror"),
}
"""In what of a reflection a part is kept that is no answer; "" is the reflection itself."""


def bases(places: Places) -> list[Path]:
    """Where it may go, what lasts first: on another disk than the journal, with some luck."""
    return [places.state, places.cache, places.config, *private.passing()]


class Aside:
    """The place of one window. Nothing here ever raises: it is the last resort."""

    def __init__(self, store: Store, bases: Iterable[Path]) -> None:
        self._store = store
        self._bases = tuple(bases)
        self._folder: PrivateFolder | None = None

    @property
    def folder(self) -> Path | None:
        """Where something lies now."""
        return self._folder.path if self._folder is not None else None

    def keep(self, opened: Opened) -> bool:
        """Put it there as it is in memory, over what lay there; whether that worked.

        Not where the journal was locked meanwhile: without its key nothing can be closed.
        """
        before = self._folder
        if before is not None and self._laid(opened, before):
            return True
        for base in self._bases:
            try:
                folder = PrivateFolder("aside", [base])
            except OSError:
                continue
            if self._laid(opened, folder):
                self._folder = folder
                if before is not None:
                    before.wipe()
                return True
            folder.wipe()
        return False

    def drop(self) -> None:
        """It is not needed: it is saved where it belongs."""
        if self._folder is not None:
            self._folder.wipe()
            self._folder = None

    def leave(self) -> None:
        """Let the next start find it."""
        if self._folder is not None:
            self._folder.release()
            self._folder = None

    def _laid(self, opened: Opened, folder: PrivateFolder) -> bool:
        try:
            lay(self._store, opened, folder.path)
        except (OSError, Locked):
            return False
        return True


def lay(store: Store, opened: Opened, folder: Path, part: str = "") -> None:
    """Put a reflection into a private folder. `part`: of which the text lies beside it.

    Raises OSError and Locked.
    """
    if store.locked:
        raise Locked
    head = f"# over {opened.stamp}\n" + (f"# part {part}\n" if part else "")
    content = f"{head}{toml.dumps(opened.reflection)}".encode()
    store.disk.write(folder / f"{mark(store.reflections)}{store.disk.ending}", content)


def take_in(store: Store, bases: Iterable[Path]) -> list[Path]:
    """Save what windows that stopped left in `bases`; the files that now hold it.

    Nothing is written over that has changed since: then it becomes a draft of its own. Never
    raises: what cannot be dealt with now, or is closed as yet, waits for next time.
    """
    kept: list[Path] = []
    places = tuple(bases)
    for kind in ("aside", "edit", "sample", "convert"):
        for folder in private.abandoned(kind, places):
            with contextlib.suppress(OSError, SaveFailed, Conflict, ReadOnly, Locked, Damaged):
                kept += _taken_in(store, folder)
    return kept


def spoilt(store: Store, bases: Iterable[Path]) -> Iterator[tuple[Path, Problem]]:
    """What was left for this journal and cannot be read, so that `take_in` leaves it where it is."""
    for kind in ("aside", "edit"):
        for folder in private.abandoned(kind, tuple(bases)):
            for path in sorted(folder.glob(f"{mark(store.reflections)}*.toml*")):
                try:
                    toml.loads(toml.decode(_content(store, path)))
                except Locked:
                    continue
                except Damaged as damaged:
                    yield path, damaged.problem
                except (OSError, SaveFailed):
                    yield path, Problem(None, "", _("it cannot be read"))


def _taken_in(store: Store, folder: Path) -> Iterator[Path]:
    laid = [name for name in os.listdir(folder) if ".toml" in name]  # noqa: PTH208
    ours = [
        name
        for name in laid
        if name.startswith(mark(store.reflections)) and not name.startswith(".")
    ]
    if laid and not ours:
        return  # of another journal
    for name in ours:
        yield from _saved(store, folder, folder / name)
    private.wipe(folder)


def _saved(store: Store, folder: Path, path: Path) -> Iterator[Path]:
    text = toml.decode(_content(store, path))
    reflection = toml.loads(text)
    over, part = head.groups() if (head := _HEAD.match(text)) else ("", None)
    if part:
        written = _written(folder)
        if written is None or written == _text_of(reflection, part):
            return
        put(reflection, part, written)
    if (found := _save(store, reflection, over)) is not None:
        yield found


def _content(store: Store, path: Path) -> bytes:
    """What is in a file that was set aside, opened."""
    try:
        content = read_regular(path, _LARGEST)
    except TooLarge:
        raise SaveFailed("large") from None
    if not path.name.endswith(CLOSED):
        return content
    if store.disk.seal is None:
        raise Locked
    return store.disk.seal.open(content)


def _save(store: Store, reflection: Reflection, over: str) -> Path | None:
    """Save it in its place if that is as it was, else beside; None if all of it is there."""
    try:
        there = store.read(store.find(reflection.id))
    except NotFound as missing:
        there = store.new(reflection if missing.kind == "missing" else _another(reflection))
    except Damaged:
        there = store.new(_another(reflection))
    else:
        same = replace(reflection, updated=there.reflection.updated)
        if toml.dumps(same) == toml.dumps(there.reflection):
            return None
        if there.stamp != over:
            there = store.new(_another(reflection))
        else:
            there.reflection = reflection
    store.save(there)
    return there.path


def _another(reflection: Reflection) -> Reflection:
    return replace(reflection, id=new_id(), status="draft")


def _written(folder: Path) -> str | None:
    """What stands in the text that was out; None where it cannot be read."""
    try:
        content = read_regular(folder / TEXT, _LARGEST)
    except (OSError, TooLarge):
        return None
    return clean(content.decode("utf-8-sig", errors="replace")).rstrip("\n")


def _text_of(reflection: Reflection, part: str) -> str:
    found = {one.key: one.text for one in parts(reflection)}
    return clean(found.get(part, "")).rstrip("\n")


def put(reflection: Reflection, part: str, text: str) -> None:
    """Write `text` into a part of the reflection, by its key in `journal.parts`."""
    if part in _HOLDERS:
        holder = getattr(reflection, _HOLDERS[part]) if _HOLDERS[part] else reflection
        setattr(holder, part, text)
        return
    key = part.removeprefix("answer ")
    answer = reflection.answer(key)
    if answer is None:
        answer = Answer(key)
        reflection.answers.append(answer)
    answer.text = text
