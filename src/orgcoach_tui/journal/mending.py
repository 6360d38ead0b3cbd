"""A damaged file put right by hand: written in its place, with what it was before in the bin."""

from pathlib import Path

from orgcoach_tui.files import TooLarge
from orgcoach_tui.journal import bin as bin_
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Conflict, Damaged, Locked, Problem, SaveFailed
from orgcoach_tui.journal.store import Store


def mend(store: Store, path: Path, before: bytes, text: str, *, keep: bool) -> Problem | None:
    """Write `text` over the damaged file that held `before`; what is wrong with it still, if anything.

    It is written either way: half of the work is not lost. `keep`: `before` goes to the bin first.
    Raises Conflict where the file holds something else by now, Locked, SaveFailed, and NotFound
    for what is not in the journal.
    """
    if store.locked:
        raise Locked
    content = text.encode("utf-8", "replace")
    if len(content) > LARGEST:
        raise SaveFailed("large")
    with store.writing():
        path = store.disk.where(path)
        try:
            there = store.disk.read(path)
        except (TooLarge, Damaged):
            there = None
        if there != before:
            raise Conflict(path, removed=there is None)
        if keep:
            bin_.keep_copy(before, path, store.reflections, store.bin, store.disk)
        store.disk.write(path, content)
    try:
        toml.loads(text)
    except Damaged as damaged:
        return damaged.problem
    return None
