"""A damaged file put right by hand: at every fault it is as it was or as it was written."""

import errno
from pathlib import Path

import pytest

from orgcoach_tui.journal.errors import Conflict, Locked, NotFound, SaveFailed
from orgcoach_tui.journal.mending import mend
from orgcoach_tui.journal.store import Store
from tests.journal.faults import Faults
from tests.journal.keys import CHEAP_KEY

BROKEN = b"""schema = 1
id = "bcdfghjk"

guide = "session
date = 2026-11-13
language = "en"
created = 2026-11-13T16:42:00+01:00
updated = 2026-11-13T16:42:00+01:00
"""
WHOLE = BROKEN.decode().replace('"session', '"session"')


def broken(folder: Path, content: bytes = BROKEN) -> tuple[Store, Path]:
    store = Store(folder)
    path = store.reflections / "2026" / "2026-11-13-bcdfghjk.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return store, path


def in_bin(store: Store) -> list[bytes]:
    return [row.path.read_bytes() for row in store.binned()]


def test_it_is_whole_and_what_it_was_is_in_the_bin(tmp_path: Path) -> None:
    store, path = broken(tmp_path)
    assert mend(store, path, BROKEN, WHOLE, keep=True) is None
    assert store.read(path).reflection.guide == "session"
    assert in_bin(store) == [BROKEN]


def test_what_is_wrong_still_is_told_and_written(tmp_path: Path) -> None:
    store, path = broken(tmp_path)
    half = WHOLE.replace("2026-11-13", "2026-13-13")
    problem = mend(store, path, BROKEN, half, keep=True)
    assert problem is not None
    assert problem.line == 5
    assert path.read_text() == half
    assert mend(store, path, half.encode(), WHOLE, keep=False) is None
    assert in_bin(store) == [BROKEN]


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_every_fault(tmp_path: Path, code: int, *, for_good: bool) -> None:
    for at in range(1, 300):
        store, path = broken(tmp_path / str(at))
        faults = Faults(at, code, for_good=for_good)
        failed = False
        with faults.during():
            try:
                mend(store, path, BROKEN, WHOLE, keep=True)
            except (SaveFailed, Conflict, OSError):
                failed = True
        there = path.read_bytes()
        assert there in (BROKEN, WHOLE.encode())
        assert failed or there == WHOLE.encode()
        assert there == BROKEN or BROKEN in in_bin(store)
        if not faults.happened:
            return
    raise AssertionError("it never came to an end")


def test_what_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    store, path = broken(tmp_path, b"other")
    with pytest.raises(Conflict):
        mend(store, path, BROKEN, WHOLE, keep=True)
    path.unlink()
    with pytest.raises(Conflict):
        mend(store, path, BROKEN, WHOLE, keep=True)
    assert in_bin(store) == []


def test_what_is_not_in_the_journal_is_left_alone(tmp_path: Path) -> None:
    store, _path = broken(tmp_path / "journal")
    outside = tmp_path / "outside.toml"
    outside.write_bytes(BROKEN)
    with pytest.raises(NotFound):
        mend(store, outside, BROKEN, WHOLE, keep=True)
    assert outside.read_bytes() == BROKEN


def test_without_the_key_nothing_is_written(tmp_path: Path) -> None:
    store, path = broken(tmp_path)
    store.disk.identity.write_bytes(CHEAP_KEY)
    with pytest.raises(Locked):
        mend(store, path, BROKEN, WHOLE, keep=True)
    assert path.read_bytes() == BROKEN
