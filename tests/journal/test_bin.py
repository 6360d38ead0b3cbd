"""The bin: everything comes back to where it was, byte for byte."""

import errno
import os
from pathlib import Path

import pytest

from orgcoach_tui.journal.errors import NotFound, SaveFailed
from orgcoach_tui.journal.store import Store
from tests.journal.made import made


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
