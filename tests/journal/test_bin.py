"""The bin: everything comes back to where it was, byte for byte."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest

from orgcoach_tui.journal.errors import NotFound, SaveFailed
from orgcoach_tui.journal.store import Store
from tests.journal.made import made
from tests.journal.test_faults import every_fault, tried


def a_file(store: Store, content: bytes = b"not even TOML") -> Path:
    path = store.reflections / "2026" / "2026-11-23-bcdfghjk.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_there_and_back(store: Store) -> None:
    path = a_file(store)
    binned = store.delete(path)
    assert not path.exists()
    assert binned.is_relative_to(store.bin)
    assert binned.read_bytes() == b"not even TOML"
    assert store.entries() == []

    assert store.restore(binned) == path
    assert path.read_bytes() == b"not even TOML"
    assert list(store.bin.iterdir()) == []


def test_what_was_made_of_a_reflection_is_there_again(store: Store) -> None:
    opened = store.new(made())
    store.save(opened)
    binned = store.delete(opened.path)
    with pytest.raises(NotFound):
        store.find(opened.reflection.id)
    store.restore(binned)
    assert store.read(store.find(opened.reflection.id)) == opened


def test_the_same_place_deleted_again_and_again(store: Store) -> None:
    binned = [store.delete(a_file(store, b"%d" % n)) for n in range(5)]
    assert len(set(binned)) == 5
    back = [store.restore(path) for path in binned]
    assert [path.read_bytes() for path in back] == [b"0", b"1", b"2", b"3", b"4"]
    assert [path.name for path in back[:3]] == [
        "2026-11-23-bcdfghjk.toml",
        "2026-11-23-bcdfghjk-2.toml",
        "2026-11-23-bcdfghjk-3.toml",
    ]


def test_its_folder_is_made_again(store: Store) -> None:
    path = a_file(store)
    binned = store.delete(path)
    path.parent.rmdir()
    assert store.restore(binned) == path


def test_a_file_right_in_the_folder_and_one_in_a_linked_year(store: Store, tmp_path: Path) -> None:
    direct = a_file(store).rename(store.reflections / "direct.toml")
    assert store.restore(store.delete(direct)) == direct

    (tmp_path / "elsewhere").mkdir()
    (store.reflections / "2025").symlink_to(tmp_path / "elsewhere")
    linked = store.reflections / "2025" / "x.toml"
    linked.write_bytes(b"x")
    assert store.restore(store.delete(linked)) == linked
    assert (store.reflections / "2025").is_symlink()


def test_another_way_to_the_same_file(store: Store, tmp_path: Path) -> None:
    path = a_file(store)
    (tmp_path / "way").symlink_to(store.folder)
    other = tmp_path / "way" / path.relative_to(store.folder)
    assert store.restore(store.delete(other)) == path


def test_of_a_linked_file_the_link_goes(store: Store, tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_bytes(b"real")
    link = a_file(store).with_name("link.toml")
    link.symlink_to("../../../real.toml")
    binned = store.delete(link)
    assert (tmp_path / "real.toml").read_bytes() == b"real"
    assert store.restore(binned).read_bytes() == b"real"


def test_nothing_outside_the_journal_can_be_deleted(store: Store, tmp_path: Path) -> None:
    a_file(store)
    outside = tmp_path / "outside.toml"
    outside.write_bytes(b"x")
    for path in (
        outside,
        store.reflections / ".." / ".." / "outside.toml",
        store.reflections,
        store.reflections / "2026",
        store.reflections / "2026" / "not there.toml",
        store.folder,
    ):
        with pytest.raises(NotFound):
            store.delete(path)
    for path in (outside, store.bin / "x", store.bin / ".." / ".." / "outside.toml"):
        with pytest.raises(NotFound):
            store.restore(path)
    assert outside.exists()


def test_a_folder_on_another_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(store)
    replace = os.replace

    def only_within_a_folder(source: Path, target: Path) -> None:
        if Path(source).parent != Path(target).parent:
            raise OSError(errno.EXDEV, "another disk")
        replace(source, target)

    monkeypatch.setattr(os, "replace", only_within_a_folder)
    binned = store.delete(path)
    assert not path.exists()
    assert binned.read_bytes() == b"not even TOML"
    assert store.restore(binned) == path
    assert path.read_bytes() == b"not even TOML"


def test_a_delete_that_fails_leaves_no_empty_folders(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(store)

    def fail(source: Path, target: Path) -> None:
        raise OSError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(SaveFailed) as raised:
        store.delete(path)
    assert raised.value.kind == "closed"
    assert path.read_bytes() == b"not even TOML"
    assert list(store.bin.iterdir()) == []


# Listing and emptying


def deleted(store: Store, **changes: object) -> Path:
    opened = store.new(made(**changes))
    store.save(opened)
    opened.reflection.insight = "later"
    store.save(opened)
    return store.delete(opened.path)


def test_what_is_in_the_bin(store: Store) -> None:
    assert store.binned() == []
    first = deleted(store, id="first")
    [row] = store.binned()
    assert (row.path, row.entry.id, row.entry.preview) == (first, "first", "Stilte.")
    second = deleted(store, id="second")
    assert {row.path for row in store.binned()} == {first, second}
    for row in store.binned():
        assert abs((dt.datetime.now(dt.UTC) - row.deleted).total_seconds()) < 60


def test_emptying_takes_the_earlier_versions_too(store: Store) -> None:
    deleted(store)
    assert len(store.versions("bcdfghjk")) == 1
    assert store.empty_bin() == 1
    assert store.binned() == []
    assert [path for path in store.folder.rglob("*") if path.is_file()] == [store.folder / ".lock"]


def test_versions_of_what_is_still_somewhere_stay(store: Store) -> None:
    one = deleted(store)
    other = deleted(store, insight="anders")
    store.empty_bin([one])
    assert len(store.versions("bcdfghjk")) == 2
    store.restore(other)
    copied = deleted(store, id="copied")
    store.empty_bin([copied])
    assert store.versions("copied") == []
    assert len(store.versions("bcdfghjk")) == 2


def test_beside_a_file_of_which_nobody_knows_what_it_is_versions_stay(store: Store) -> None:
    deleted(store)
    (store.reflections / "2026").mkdir(exist_ok=True)
    (store.reflections / "2026" / "unknown.toml").write_bytes(b"?")
    store.empty_bin()
    assert len(store.versions("bcdfghjk")) == 1


def test_only_what_is_in_the_bin_can_be_removed(store: Store, tmp_path: Path) -> None:
    path = a_file(store)
    outside = tmp_path / "outside.toml"
    outside.write_bytes(b"x")
    way_round = store.bin / "x" / ".." / ".." / "reflections" / "2026" / path.name
    for wrong in (path, outside, way_round, store.bin / "x" / "no.toml"):
        with pytest.raises(NotFound):
            store.empty_bin([wrong])
    assert path.exists()
    assert outside.exists()


def test_of_a_link_in_the_bin_the_link_goes(store: Store, tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_bytes(b"real")
    link = a_file(store).with_name("link.toml")
    link.symlink_to(tmp_path / "real.toml")
    store.empty_bin([store.delete(link)])
    assert (tmp_path / "real.toml").read_bytes() == b"real"


def test_whatever_fails_what_is_not_in_the_bin_stays(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        stays = store.new(made(id="stays"))
        store.save(stays)
        stays.reflection.insight = "later"
        store.save(stays)
        deleted(store)
        tried(faults, store.empty_bin)
        assert stays.path.exists()
        assert len(store.versions("stays")) == 1
        store.empty_bin()
        assert store.binned() == []
