"""A protected journal: nothing of it can be read without the passphrase."""

import os
import sys
from pathlib import Path

import pytest

from orgcoach_tui.files import TEMPORARY
from orgcoach_tui.journal import seal, toml
from orgcoach_tui.journal.errors import Conflict, Damaged, Locked
from orgcoach_tui.journal.glance import Seen
from orgcoach_tui.journal.seal import WrongPassphrase
from orgcoach_tui.journal.store import Store
from tests.journal.protecting import HEAD, SECRET, WORDS, cheap, full, on_disk, written

__all__ = ["cheap", "full"]


@pytest.mark.usefixtures("cheap")
def test_nothing_of_it_can_be_found_on_the_disk(full: Store, tmp_path: Path) -> None:
    assert "Marian" in on_disk(full.folder, tmp_path / "cache")
    done = full.protect(WORDS)
    assert (done.changed, done.left) == (3, ())
    opened = full.read(full.find("one"))
    opened.reflection.insight = f"nieuw {SECRET}"
    full.save(opened)
    full.save(full.new(written("three")))
    full.delete(full.find("three"))
    full.rename_organisation(SECRET, f"{SECRET} BV")
    full.refresh()
    assert len(full.search("marian")) == 1
    assert full.names().organisations == (f"{SECRET} BV",)
    assert {one.organisation for one in full.glances().glances} == {f"{SECRET} BV"}
    assert "Marian" not in on_disk(tmp_path)
    assert "Waterland" not in on_disk(tmp_path)
    assert "vier gewone" not in on_disk(tmp_path)
    names = {path.name for path in full.folder.rglob("*") if path.is_file()}
    assert all(name.endswith(".toml.age") for name in names - {".lock", "identity.age"})


@pytest.mark.usefixtures("cheap")
def test_all_works_as_before(full: Store) -> None:
    before = full.entries()
    full.protect(WORDS)
    assert [row.id for row in full.entries()] == [row.id for row in before]
    opened = full.read(full.find("latest"))
    assert opened.path.name.endswith("-one.toml.age")
    full.save(opened)
    opened.reflection.insight = "verder"
    full.save(opened)
    assert len(full.versions("one")) == 2
    full.bring_back(opened, full.versions("one")[1])
    assert full.read(opened.path).reflection.insight == "Eerst vragen."
    [binned] = full.binned()
    assert binned.entry.id == "two"
    full.restore(binned.path)
    again = full.read(full.find("two"))
    again.path.write_bytes(opened.path.read_bytes())
    again.reflection.insight = "x"
    with pytest.raises(Conflict):
        full.save(again)
    assert {row.id for row in full.entries()} == {"one"}
    assert sorted(row.conflict_of is None for row in full.entries()) == [False, True]
    assert full.empty_bin() == 0


@pytest.mark.usefixtures("cheap")
def test_locking_and_unlocking(full: Store) -> None:
    full.protect(WORDS)
    opened = full.read(full.find("one"))
    full.lock()
    for store in (full, Store(full.folder)):
        assert (store.protected, store.locked) == (True, True)
        [row] = store.entries()
        assert (row.id, row.organisation) == ("one", "")
        assert row.problem is not None
        assert store.search("marian") == []
        assert store.glances() == Seen((), 1)
        with pytest.raises(Damaged):
            store.read(row.path)
        with pytest.raises(Locked):
            store.save(opened)
        with pytest.raises(Locked):
            store.save(store.new(written("new")))
        with pytest.raises(WrongPassphrase):
            store.unlock("een andere zin")
        assert store.locked
        store.unlock(WORDS)
        assert not store.locked
        assert store.read(row.path).reflection.organisation == SECRET
        assert [one.organisation for one in store.glances().glances] == [SECRET]
        assert not store.unfinished


@pytest.mark.usefixtures("cheap")
def test_there_and_back_to_the_byte(full: Store) -> None:
    def plain() -> dict[str, bytes]:
        found = (p for p in full.folder.rglob("*.toml"))
        return {str(p.relative_to(full.folder)): p.read_bytes() for p in found}

    hand = full.find("one")
    hand.write_bytes(b"# met de hand\r\n" + hand.read_bytes())
    (hand.parent / "2026-01-01-broken.toml").write_bytes(b"\xff half")
    before = plain()
    full.protect(WORDS)
    assert plain() == {}
    done = full.unprotect()
    assert (done.changed, done.left) == (4, ())
    assert plain() == before
    assert not full.protected
    assert not full.unfinished
    assert {p.name for p in full.folder.iterdir() if p.is_file()} == {".lock"}
    full.refresh()
    assert len(full.search("marian")) == 1
    full.protect("een tweede keer")
    assert plain() == {}


@pytest.mark.usefixtures("cheap")
def test_another_passphrase_changes_one_file(full: Store) -> None:
    full.protect(WORDS)
    before = full.find("one").read_bytes()
    with pytest.raises(WrongPassphrase):
        full.change_passphrase("niet deze", "een nieuwe zin")
    full.change_passphrase(WORDS, "een nieuwe zin")
    assert full.find("one").read_bytes() == before
    full.lock()
    with pytest.raises(WrongPassphrase):
        full.unlock(WORDS)
    full.unlock("een nieuwe zin")
    assert full.read(full.find("one")).reflection.organisation == SECRET


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("cut", [0, 20, 150, -1])
def test_a_file_that_was_cut_off_says_so_and_hurts_only_itself(full: Store, cut: int) -> None:
    full.protect(WORDS)
    path = full.find("one")
    full.save(full.new(written("good")))
    content = path.read_bytes()
    path.write_bytes(content[:cut])
    rows = {row.id: row for row in full.entries()}
    assert rows["good"].problem is None
    assert rows["one"].problem is not None
    assert "cut off or changed" in rows["one"].problem.what
    path.write_bytes(content[:-5] + b"x" + content[-4:])
    with pytest.raises(Damaged):
        full.read(path)
    done = full.unprotect()
    assert done.left == (path,)
    assert full.protected, "the key stays as long as something needs it"


@pytest.mark.usefixtures("cheap")
def test_what_is_open_meanwhile_is_followed(full: Store) -> None:
    opened = full.read(full.find("one"))
    full.protect(WORDS)
    opened.reflection.insight = "verder"
    full.save(opened)
    assert opened.path.name.endswith(".toml.age")
    full.unprotect()
    opened.reflection.insight = "nog verder"
    full.save(opened)
    assert full.read(full.find("one")).reflection.insight == "nog verder"
    assert len(full.entries()) == 1


@pytest.mark.usefixtures("cheap")
def test_what_is_not_ours_or_lies_elsewhere_is_told(full: Store, tmp_path: Path) -> None:
    notes = full.reflections / "notes.txt"
    notes.write_text("mine")
    (tmp_path / "real.toml").write_text(toml.dumps(written("linked")), "utf-8")
    link = full.reflections / "link.toml"
    link.symlink_to(tmp_path / "real.toml")
    done = full.protect(WORDS)
    assert set(done.left) == {notes, link}
    assert (tmp_path / "real.toml").exists()
    assert not full.unfinished


@pytest.mark.usefixtures("cheap")
def test_a_plain_file_that_comes_in_later_goes_over(full: Store) -> None:
    full.protect(WORDS)
    late = full.reflections / "2026" / "2026-02-02-late.toml"
    late.write_text(toml.dumps(written("late")), "utf-8")
    changed = full.find("one").with_name("2026-11-23-one.toml")
    changed.write_text(toml.dumps(written("one", insight="by an editor")), "utf-8")
    assert full.unfinished
    assert full.go_on().changed == 2
    assert "Marian" not in on_disk(full.folder)
    rows = full.entries()
    assert len(rows) == 3
    assert [row.conflict_of is None for row in rows].count(False) == 1


@pytest.mark.usefixtures("cheap")
def test_a_cut_off_save_is_rescued_after_unlocking(full: Store) -> None:
    full.protect(WORDS)
    path = full.find("one")
    left = path.with_name(f".2026-01-01-new.toml.age.0123abcd{TEMPORARY}")
    full.save(new := full.new(written("new")))
    new.path.rename(left)
    full.lock()
    assert full.recover().kept == ()
    assert left.exists()
    full.unlock(WORDS)
    assert len(full.recover().kept) == 1
    assert "new" in {row.id for row in full.entries()}


def test_it_is_the_standard_format(full: Store) -> None:
    """As the age tool would: the key with the passphrase, and each file with the key."""
    import pyrage

    full.protect(WORDS)
    assert full.disk.identity.read_bytes().startswith(HEAD)
    key = pyrage.passphrase.decrypt(full.disk.identity.read_bytes(), WORDS).decode().strip()
    assert key.startswith("AGE-SECRET-KEY-1")
    identity = pyrage.x25519.Identity.from_str(key)
    text = pyrage.decrypt(full.find("one").read_bytes(), [identity]).decode()
    assert toml.loads(text).organisation == SECRET
    full.lock()
    with pytest.raises(WrongPassphrase) as raised:
        full.unlock(WORDS + " ")
    assert WORDS not in repr(raised.value)
    content = full.disk.identity.read_bytes()
    for spoilt in (content[:60], b"", b"AGE-SECRET-KEY-1", content[:-20]):
        full.disk.identity.write_bytes(spoilt)
        with pytest.raises((Damaged, WrongPassphrase)):
            full.unlock(WORDS)
    full.disk.identity.write_bytes(content)
    full.unlock(WORDS)
    assert full.read(full.find("one")).reflection.organisation == SECRET


def test_without_the_library_it_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(seal.Missing):
        store.protect(WORDS)
    assert not store.protected


def test_a_plain_journal_never_loads_it(full: Store) -> None:
    import subprocess

    code = (
        "import sys; from pathlib import Path; from orgcoach_tui.journal.store import Store;"
        "s = Store(Path(sys.argv[1])); s.entries(); s.save(s.read(s.find('latest')));"
        "print('pyrage' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(full.folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert done.stdout == "False\n"


def test_a_folder_one_may_not_look_in_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: object, **_: object) -> os.stat_result:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", denied)
        store = Store(tmp_path / "journal", cache=tmp_path / "cache")
        assert not store.protected
        assert [row.problem is not None for row in store.entries()] in ([], [True])
