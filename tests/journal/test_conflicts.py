"""Two who write the same reflection: nothing is written over, and both versions stay."""

import os
import threading
from pathlib import Path

import pytest

from orgcoach_tui.journal.errors import Conflict, SaveFailed
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.made import made, saved


def test_a_file_that_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    mine = saved(store)
    theirs = store.read(mine.path)
    theirs.reflection.insight = "van de ander"
    store.save(theirs)
    on_disk = mine.path.read_bytes()
    its_times = mine.path.stat()
    os.utime(mine.path, ns=(its_times.st_atime_ns, 0))  # the clock has no say

    mine.reflection.insight = "van mij"
    with pytest.raises(Conflict) as raised:
        store.save(mine)
    assert not raised.value.removed
    assert raised.value.path == mine.path
    assert mine.path.read_bytes() == on_disk

    beside = store.save_beside(mine)
    assert mine.path.read_bytes() == on_disk
    assert beside.reflection.id != mine.reflection.id
    assert {e.id for e in store.entries()} == {mine.reflection.id, beside.reflection.id}
    assert store.read(beside.path).reflection.insight == "van mij"
    beside.reflection.insight = "verder"
    store.save(beside)


def test_even_one_byte_or_a_copy_of_the_same_length_is_seen(store: Store) -> None:
    mine = saved(store)
    mine.path.write_bytes(mine.path.read_bytes().replace(b"Eerst vragen.", b"Later vragen."))
    mine.reflection.insight = "van mij"
    with pytest.raises(Conflict):
        store.save(mine)


def test_touching_without_changing_is_no_conflict(store: Store) -> None:
    mine = saved(store)
    content = mine.path.read_bytes()
    mine.path.unlink()
    mine.path.write_bytes(content)
    mine.reflection.insight = "van mij"
    assert store.save(mine)


def test_a_file_that_was_removed_is_not_put_back_unasked(store: Store) -> None:
    mine = saved(store)
    store.delete(mine.path)
    mine.reflection.insight = "van mij"
    with pytest.raises(Conflict) as raised:
        store.save(mine)
    assert raised.value.removed
    assert not mine.path.exists()

    store.keep_mine(mine)
    assert store.read(mine.path).reflection.insight == "van mij"


def test_what_came_where_a_new_one_would_go_is_not_overwritten(store: Store) -> None:
    mine = store.new(made())
    mine.path.parent.mkdir(parents=True)
    mine.path.write_bytes(b"somebody else's")
    with pytest.raises(Conflict):
        store.save(mine)
    assert mine.path.read_bytes() == b"somebody else's"


def test_a_vanished_journal_is_a_closed_folder(store: Store, tmp_path: Path) -> None:
    mine = saved(store)
    store.folder.rename(tmp_path / "stick-taken-out")
    mine.reflection.insight = "van mij"
    with pytest.raises(SaveFailed) as raised:
        store.save(mine)
    assert raised.value.kind == "closed"
    (tmp_path / "stick-taken-out").rename(store.folder)
    assert store.save(mine)


def test_keeping_mine_puts_theirs_in_the_bin(store: Store) -> None:
    mine = saved(store)
    mine.path.write_bytes(b"by an editor, and damaged")
    mine.reflection.insight = "van mij"
    store.keep_mine(mine)
    assert store.read(mine.path).reflection.insight == "van mij"
    [binned] = store.bin.rglob("*.toml")
    assert binned.read_bytes() == b"by an editor, and damaged"
    assert store.restore(binned).read_bytes() == b"by an editor, and damaged"
    assert len(store.entries()) == 2


def test_of_those_that_save_at_the_same_moment_one_wins_and_the_others_are_told(
    store: Store,
) -> None:
    path = saved(store).path
    together = threading.Barrier(4)
    outcomes: list[tuple[str, str]] = []

    def work(window: Opened, words: str) -> None:
        window.reflection.insight = words
        together.wait()
        try:
            Store(store.folder).save(window)
            outcomes.append(("saved", words))
        except Conflict:
            outcomes.append(("told", words))

    for _ in range(15):
        outcomes.clear()
        threads = [
            threading.Thread(target=work, args=(store.read(path), f"window {n}")) for n in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        won = [words for how, words in outcomes if how == "saved"]
        assert len(outcomes) == 4
        assert won == [store.read(path).reflection.insight]
        changed = store.read(path)
        changed.reflection.insight = ""
        store.save(changed)
