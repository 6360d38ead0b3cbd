"""Two files for one reflection: shown together, chosen between, and neither ever lost."""

import contextlib
from pathlib import Path

import pytest

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.copies import original_names
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Damaged, NotFound, SaveFailed
from orgcoach_tui.journal.store import Store
from tests.journal.keys import CHEAP_KEY, CHEAP_PASSPHRASE
from tests.journal.made import made
from tests.journal.test_faults import every_fault

NAME = "2026-11-23-bcdfghjk.toml"
COPIES = [
    "2026-11-23-bcdfghjk.sync-conflict-20261124-154200-K7XQ2AB.toml",
    "2026-11-23-bcdfghjk.sync-conflict-20261124-154200.toml",
    "2026-11-23-bcdfghjk (conflicted copy 2026-11-24 154200).toml",
    "2026-11-23-bcdfghjk (conflicted copy anna 2026-11-24 154200).toml",
    "2026-11-23-bcdfghjk_conflict-20261124-154200.toml",
    "2026-11-23-bcdfghjk (Anna's conflicted copy 2026-11-24).toml",
    "2026-11-23-bcdfghjk (conflicterende kopie van Anna 2026-11-24).toml",
    "2026-11-23-bcdfghjk (Case Conflict).toml",
    "2026-11-23-bcdfghjk-LAPTOP-7QK2.toml",
    "2026-11-23-bcdfghjk-anna-pc.toml",
    "2026-11-23-bcdfghjk (1).toml",
    "2026-11-23-bcdfghjk 2.toml",
    "2026-11-23-bcdfghjk (conflicted copy a).sync-conflict-20261124-154200-K7XQ2AB.toml",
]


def put(store: Store, name: str, **changes: object) -> Path:
    path = store.reflections / "2026" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(toml.dumps(made(**changes)), "utf-8")
    return path


def both(store: Store, name: str = COPIES[0]) -> tuple[Path, Path]:
    return put(store, NAME), put(store, name, insight="van de andere computer")


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_tied_to_its_original(store: Store, name: str) -> None:
    original, copy = both(store, name)
    rows = {row.path: row.conflict_of for row in store.entries()}
    assert rows == {original: None, copy: original}
    assert store.find("bcdfghjk") == original
    assert store.find("bcd") == original


@pytest.mark.parametrize("name", COPIES)
def test_a_damaged_copy_and_one_of_a_damaged_original(store: Store, name: str) -> None:
    original, copy = both(store, name)
    copy.write_bytes(b"half")
    assert {r.path: r.conflict_of for r in store.entries()} == {original: None, copy: original}
    original.write_bytes(b"half")
    assert {r.path: r.conflict_of for r in store.entries()} == {original: None, copy: original}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_without_an_original_is_a_reflection_like_any_other(store: Store, name: str) -> None:
    copy = put(store, name)
    [row] = store.entries()
    assert (row.path, row.conflict_of, row.problem) == (copy, None, None)
    assert store.find("latest") == copy


def test_two_files_with_one_id(store: Store) -> None:
    original = put(store, NAME)
    copied = put(store, "van vorig jaar.toml")
    early = put(store, "a.toml")
    rows = {row.path: row.conflict_of for row in store.entries()}
    assert rows == {original: None, copied: original, early: original}
    assert store.find("bcdfghjk") == original
    assert store.find(str(copied)) == copied


def test_what_only_looks_like_a_copy(store: Store) -> None:
    put(store, NAME)
    put(store, "2026-11-23-bcdfghjk-x.toml", id="bcdfghjk-x")
    put(store, "2026-11-24-hjkmnpqr.toml", id="hjkmnpqr")
    assert [row.conflict_of for row in store.entries()] == [None] * 3
    for name in (NAME, "notes (1)", "2026-11-23.toml", "x-y-z-a-b.toml", "", "conflict.toml"):
        assert not original_names(name)


def test_keeping_the_original(store: Store) -> None:
    original, copy = both(store)
    before = original.read_bytes(), copy.read_bytes()
    assert store.settle(copy, original, "original") == original
    assert [row.path for row in store.entries()] == [original]
    assert original.read_bytes() == before[0]
    assert [p.read_bytes() for p in store.bin.rglob("*.toml")] == [before[1]]


def test_keeping_the_copy(store: Store) -> None:
    original, copy = both(store)
    before = original.read_bytes(), copy.read_bytes()
    assert store.settle(copy, original, "copy") == original
    assert [row.path for row in store.entries()] == [original]
    assert original.read_bytes() == before[1]
    assert before[0] in [p.read_bytes() for p in store.bin.rglob("*.toml")]


def test_keeping_both(store: Store) -> None:
    original, copy = both(store)
    kept = store.settle(copy, original, "both")
    rows = {row.path: row for row in store.entries()}
    assert set(rows) == {original, kept}
    assert [row.conflict_of for row in rows.values()] == [None, None]
    assert rows[original].id != rows[kept].id
    assert store.read(kept).reflection.insight == "van de andere computer"


def test_a_damaged_copy_can_only_give_way(store: Store) -> None:
    original, copy = both(store)
    copy.write_bytes(b"half")
    before = original.read_bytes()
    for keep in ("copy", "both"):
        with pytest.raises(Damaged):
            store.settle(copy, original, keep)  # type: ignore[arg-type]
    assert (original.read_bytes(), copy.read_bytes()) == (before, b"half")
    store.settle(copy, original, "original")
    assert not copy.exists()
    with pytest.raises(NotFound):
        store.settle(copy, original, "original")


@pytest.mark.parametrize("keep", ["original", "copy", "both"])
def test_whatever_fails_both_versions_are_there(tmp_path: Path, keep: str) -> None:
    for store, faults in every_fault(tmp_path):
        original, copy = both(store)
        texts = {"Eerst vragen.", "van de andere computer"}
        with faults.during(), contextlib.suppress(SaveFailed, Damaged):
            store.settle(copy, original, keep)  # type: ignore[arg-type]
        found = [toml.loads(p.read_text("utf-8")) for p in store.folder.rglob("*.toml")]
        assert {reflection.insight for reflection in found} == texts
        assert original.exists()


@pytest.mark.parametrize("keep", ["original", "copy", "both"])
def test_in_a_protected_journal_all_stays_closed(tmp_path: Path, keep: str) -> None:
    store = Store(tmp_path / "journal")
    store.folder.mkdir()
    store.disk.identity.write_bytes(CHEAP_KEY)
    store.unlock(CHEAP_PASSPHRASE)
    original, copy = (store.reflections / "2026" / f"{name}.age" for name in (NAME, COPIES[0]))
    store.disk.write(original, toml.dumps(made()).encode())
    store.disk.write(copy, toml.dumps(made(insight="van de andere computer")).encode())
    kept = store.settle(copy, original, keep)  # type: ignore[arg-type]
    wanted = "Eerst vragen." if keep == "original" else "van de andere computer"
    assert store.read(kept).reflection.insight == wanted
    for path in store.folder.rglob("*.toml*"):
        assert path.name.endswith(".age")
        assert b"andere computer" not in path.read_bytes()
    insights = {toml.loads(store.disk.content(p).decode()).insight for p in all_of(store)}
    assert insights == {"Eerst vragen.", "van de andere computer"}


def all_of(store: Store) -> list[Path]:
    return [*store.reflections.rglob("*.age"), *store.bin.rglob("*.age")]


def test_an_original_too_large_to_be_read_gives_way(store: Store) -> None:
    original, copy = both(store)
    original.write_bytes(b"#" * (LARGEST + 1))
    assert store.settle(copy, original, "copy") == original
    assert store.read(original).reflection.insight == "van de andere computer"
    assert LARGEST + 1 in [p.stat().st_size for p in store.bin.rglob("*.toml")]
