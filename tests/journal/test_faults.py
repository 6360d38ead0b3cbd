"""Whatever call to the disk fails, there is the old file or the new one, and the text in memory."""

import contextlib
import errno
import itertools
import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orgcoach_tui.files import TEMPORARY
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import Damaged, SaveFailed
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.faults import Faults
from tests.journal.made import made

OLD, NEW = "de oude tekst " * 300, "de nieuwe tekst " * 400


def every_fault(folder: Path) -> Iterator[tuple[Store, Faults]]:
    """A fresh journal and a disk that fails at the first, the second, … call, until none is left.

    Once with a single fault, once with all calls failing from then on.
    """
    for for_good in (False, True):
        for at in itertools.count(1):
            faults = Faults(at, for_good=for_good)
            yield Store(folder / f"{for_good}-{at}"), faults
            if not faults.happened:
                break
        assert at > 8, "the disk was hardly called"


def tried(faults: Faults, act: Callable[[], object]) -> SaveFailed | None:
    """What `act` raised on the failing disk, which may be nothing but SaveFailed."""
    with faults.during():
        try:
            act()
        except SaveFailed as failed:
            return failed
    return None


def text_in(path: Path) -> str:
    return toml.loads(toml.decode(path.read_bytes())).insight


def leftovers(store: Store) -> list[Path]:
    return [p for p in store.folder.rglob("*") if p.name.endswith(TEMPORARY)]


def a_saved_one(store: Store) -> Opened:
    opened = store.new(made(insight=OLD))
    store.save(opened)
    return opened


def test_a_first_save(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = store.new(made(insight=NEW))
        failed = tried(faults, lambda: store.save(opened))  # noqa: B023
        assert opened.reflection.insight == NEW
        if not failed:
            assert text_in(opened.path) == NEW
        assert [text_in(e.path) for e in store.entries()] in ([], [NEW])
        assert faults.for_good or not leftovers(store)
        store.save(opened)  # the disk is well again
        assert text_in(opened.path) == NEW
        assert len(store.entries()) == 1


def test_a_save_over_an_older_version(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = a_saved_one(store)
        old = opened.path.read_bytes()
        updated = opened.reflection.updated
        opened.reflection.insight = NEW
        failed = tried(faults, lambda: store.save(opened))  # noqa: B023
        assert opened.reflection.insight == NEW
        if opened.path.read_bytes() == old:
            assert failed
            assert opened.reflection.updated == updated
            assert opened.changed
        else:
            assert text_in(opened.path) == NEW
        assert faults.for_good or not leftovers(store)
        store.save(opened)
        assert text_in(opened.path) == NEW
        assert len(store.entries()) == 1


def test_a_delete_and_a_restore(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = a_saved_one(store)
        old = opened.path.read_bytes()
        tried(faults, lambda: store.delete(opened.path))  # noqa: B023
        assert [p.read_bytes() for p in store.folder.rglob("*.toml")] == [old]
    for store, faults in every_fault(tmp_path / "restore"):
        opened = a_saved_one(store)
        old = opened.path.read_bytes()
        binned = store.delete(opened.path)
        tried(faults, lambda: store.restore(binned))  # noqa: B023
        assert [p.read_bytes() for p in store.folder.rglob("*.toml")] == [old]


def test_a_delete_from_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def only_within_a_folder(source: Path, target: Path) -> None:
        if Path(source).parent != Path(target).parent:
            raise OSError(errno.EXDEV, "another disk")
        replace(source, target)

    monkeypatch.setattr(os, "replace", only_within_a_folder)
    for store, faults in every_fault(tmp_path):
        opened = a_saved_one(store)
        old = opened.path.read_bytes()
        failed = tried(faults, lambda: store.delete(opened.path))  # noqa: B023
        found = [p.read_bytes() for p in store.folder.rglob("*.toml")]
        assert set(found) == {old}
        assert failed or not opened.path.exists()


def test_a_rename(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = a_saved_one(store)
        done = None
        with faults.during():
            done = store.rename_organisation("Gemeente Waterland", "Noord")
        after = toml.loads(opened.path.read_text("utf-8"))
        assert after.insight == OLD
        assert after.organisation in ("Gemeente Waterland", "Noord")
        if done.changed:
            assert after.organisation == "Noord"


def test_choosing_after_a_conflict(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        mine = a_saved_one(store)
        mine.reflection.insight = NEW
        theirs = mine.path.read_bytes().replace(b"oude", b"eigen")
        mine.path.write_bytes(theirs)
        with faults.during(), contextlib.suppress(SaveFailed, Damaged):
            store.keep_mine(mine)
        assert mine.reflection.insight == NEW
        assert theirs in [p.read_bytes() for p in store.folder.rglob("*.toml")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("ENOSPC", "full"), ("EDQUOT", "full"), ("EACCES", "closed"), ("EROFS", "closed")),
        *(("ENOENT", "closed"), ("EPERM", "closed"), ("ESTALE", "closed"), ("EIO", "other")),
    ],
)
def test_what_kind_of_failure_it_is(store: Store, name: str, kind: str) -> None:
    opened = a_saved_one(store)
    opened.reflection.insight = NEW
    with pytest.MonkeyPatch.context() as patch:

        def fail(descriptor: int, content: bytes) -> int:
            raise OSError(getattr(errno, name), "of the system", str(opened.path))

        patch.setattr(os, "write", fail)
        with pytest.raises(SaveFailed) as raised:
            store.save(opened)
    assert raised.value.kind == kind
    said = "".join(traceback.format_exception(raised.value))
    assert "of the system" not in said
    assert opened.path.name not in said
    assert text_in(opened.path) == OLD


def test_an_interrupt_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = a_saved_one(store)
    opened.reflection.insight = NEW

    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.save(opened)
    assert text_in(opened.path) == OLD
    assert not leftovers(store)
    store.save(opened)
    assert text_in(opened.path) == NEW
