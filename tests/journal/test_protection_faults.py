"""Protecting on a disk that fails: whatever stops it, nothing gets lost, and it goes on."""

from pathlib import Path

import pytest

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.seal import WrongPassphrase
from orgcoach_tui.journal.store import Store
from tests.journal.faults import Faults
from tests.journal.protecting import SECRET, WORDS, cheap, every_text, fill, full, on_disk, written
from tests.journal.test_faults import every_fault, tried

__all__ = ["cheap", "full"]


@pytest.mark.usefixtures("cheap")
def test_whatever_fails_on_the_way_it_goes_on_without_loss(tmp_path: Path) -> None:
    wanted = {"Eerst vragen.", f"later {SECRET}"}
    for store, faults in every_fault(tmp_path / "in"):
        fill(store)
        tried(faults, lambda: store.protect(WORDS))  # noqa: B023
        if not store.protected:
            assert set(every_text(store)) == wanted
            continue
        again = Store(store.folder)
        again.unlock(WORDS)
        assert set(every_text(again)) == wanted
        assert len([row for row in again.entries() if not row.conflict_of]) == 1
        again.go_on()
        assert not again.unfinished
        assert sorted(every_text(again)) == ["Eerst vragen.", "Eerst vragen.", f"later {SECRET}"]
        assert "Marian" not in on_disk(again.folder)


@pytest.mark.usefixtures("cheap")
def test_whatever_fails_on_the_way_back_it_goes_on_without_loss(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path / "out"):
        fill(store)
        store.protect(WORDS)
        tried(faults, store.unprotect)
        again = Store(store.folder)
        if again.protected:
            again.unlock(WORDS)
        assert set(every_text(again)) == {"Eerst vragen.", f"later {SECRET}"}
        if again.protected:
            again.unprotect()
        assert not again.protected
        assert sorted(every_text(again)) == ["Eerst vragen.", "Eerst vragen.", f"later {SECRET}"]


@pytest.mark.usefixtures("cheap")
def test_whatever_fails_one_of_the_passphrases_holds(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        store.save(store.new(written("one")))
        store.protect(WORDS)
        failed = tried(faults, lambda: store.change_passphrase(WORDS, "een nieuwe zin"))  # noqa: B023
        again = Store(store.folder)
        if failed:
            try:
                again.unlock(WORDS)
            except WrongPassphrase:  # it was there before the failure
                again.unlock("een nieuwe zin")
        else:
            again.unlock("een nieuwe zin")
        assert again.entries()[0].organisation == SECRET


@pytest.mark.usefixtures("cheap")
def test_a_protected_save_on_a_failing_disk(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = store.new(written("one", insight="oud"))
        store.save(opened)
        store.protect(WORDS)
        opened.reflection.insight = "nieuw"
        failed = tried(faults, lambda: store.save(opened))  # noqa: B023
        store.recover()
        texts = set(every_text(store))
        assert texts in ({"oud"}, {"oud", "nieuw"})
        assert failed or "nieuw" in texts
        store.save(opened)
        assert store.read(opened.path).reflection.insight == "nieuw"


def test_on_a_disk_that_fails_for_good_nothing_has_changed(full: Store) -> None:
    with Faults(1, for_good=True).during(), pytest.raises(SaveFailed):
        full.protect(WORDS)
    assert not full.protected
    assert len(full.entries()) == 1
