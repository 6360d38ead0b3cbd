"""What could not be saved is set aside, and the next start takes it in without writing over anything."""

import errno
import os
import stat
from pathlib import Path

import pytest

from orgcoach_tui import private
from orgcoach_tui.journal import aside, toml
from orgcoach_tui.journal.aside import TEXT, Aside, lay, put, take_in
from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.journal.parts import parts
from orgcoach_tui.journal.store import Opened, Store
from orgcoach_tui.paths import under
from orgcoach_tui.private import PrivateFolder
from tests.journal.made import made, saved
from tests.journal.protecting import SECRET, WORDS, cheap, on_disk

__all__ = ["cheap"]


@pytest.fixture(autouse=True)
def nothing_of_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "passing", lambda: [tmp_path / "passing"])


@pytest.fixture
def places(tmp_path: Path) -> list[Path]:
    return [tmp_path / "state", tmp_path / "cache"]


def left(store: Store, places: list[Path], opened: Opened) -> None:
    """As a window that has ended leaves it."""
    place = Aside(store, places)
    assert place.keep(opened)
    place.leave()


def insights(store: Store) -> list[str]:
    return sorted(store.read(entry.path).reflection.insight for entry in store.entries())


def test_it_is_private_and_goes_when_it_is_saved(store: Store, places: list[Path]) -> None:
    place = Aside(store, places)
    assert place.folder is None
    before = os.umask(0)
    try:
        assert place.keep(store.new(made()))
    finally:
        os.umask(before)
    folder = place.folder
    assert folder is not None
    assert folder.parent == places[0]
    for path in (folder, *folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert place.keep(store.new(made(insight="later")))
    assert place.folder == folder
    place.drop()
    assert not folder.exists()
    assert place.folder is None
    place.drop()


def test_where_the_first_place_is_full_it_goes_to_the_next(
    store: Store, places: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Aside(store, places)
    assert place.keep(store.new(made(insight="one")))
    write = store.disk.write

    def full(path: Path, content: bytes) -> None:
        if path.is_relative_to(places[0]):
            raise OSError(errno.ENOSPC, "full")
        write(path, content)

    monkeypatch.setattr(store.disk, "write", full)
    assert place.keep(store.new(made(insight="two")))
    assert place.folder is not None
    assert place.folder.parent == places[1]
    assert list(places[0].iterdir()) == []


def test_where_no_place_takes_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = Aside(store, [tmp_path / "file", tmp_path / "file" / "x"])
    assert not place.keep(store.new(made()))
    assert place.folder is None
    assert not Aside(store, []).keep(store.new(made()))


def test_what_was_there_is_written_on_in_its_place(store: Store, places: list[Path]) -> None:
    opened = saved(store)
    opened.reflection.insight = "typed on a full disk"
    left(store, places, opened)
    assert take_in(store, places) == [opened.path]
    assert insights(store) == ["typed on a full disk"]
    assert [version.entry.status for version in store.versions(opened.reflection.id)] == [
        "finished"
    ], "the finished one before it is in the history"
    assert list(places[0].iterdir()) == []
    assert take_in(store, places) == []


def test_a_new_one_gets_its_place(store: Store, places: list[Path]) -> None:
    opened = store.new(made(status="draft"))
    left(store, places, opened)
    assert take_in(store, places) == [opened.path]
    assert store.read(opened.path).reflection.insight == opened.reflection.insight


def test_what_changed_since_stays_and_it_comes_beside(store: Store, places: list[Path]) -> None:
    opened = saved(store, insight="first")
    other = store.read(opened.path)
    opened.reflection.insight = "typed on a full disk"
    left(store, places, opened)
    other.reflection.insight = "by another window"
    store.save(other)
    [beside] = take_in(store, places)
    assert beside != opened.path
    assert insights(store) == ["by another window", "typed on a full disk"]
    assert store.read(beside).reflection.status == "draft"


def test_beside_a_damaged_file_too(store: Store, places: list[Path]) -> None:
    opened = saved(store)
    left(store, places, opened)
    opened.path.write_bytes(b"\0")
    [beside] = take_in(store, places)
    assert opened.path.read_bytes() == b"\0"
    assert store.read(beside).reflection.insight == opened.reflection.insight


def test_what_is_there_already_is_not_there_twice(store: Store, places: list[Path]) -> None:
    opened = saved(store, insight="first")
    opened.reflection.insight = "later"
    left(store, places, opened)
    store.save(opened)
    assert take_in(store, places) == []
    assert insights(store) == ["later"]
    assert list(places[0].iterdir()) == []


def test_one_of_a_window_that_is_still_open_is_left_alone(store: Store, places: list[Path]) -> None:
    place = Aside(store, places)
    place.keep(store.new(made()))
    assert take_in(store, places) == []
    assert place.folder is not None
    assert place.folder.exists()


def test_one_of_another_journal_is_left_alone(
    store: Store, places: list[Path], tmp_path: Path
) -> None:
    other = Store(tmp_path / "other")
    left(other, places, other.new(made()))
    assert take_in(store, places) == []
    assert store.entries() == []
    assert len(take_in(other, places)) == 1


def test_on_a_disk_that_is_still_full_it_waits(
    store: Store, places: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = store.new(made())
    left(store, places, opened)

    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(store.disk, "write", full)
        assert take_in(store, places) == []
    assert len(take_in(store, places)) == 1


def test_a_spoilt_one_is_kept_and_hurts_nobody(store: Store, places: list[Path]) -> None:
    left(store, places, store.new(made(id="one")))
    [folder] = places[0].iterdir()
    [file] = folder.glob("*.toml")
    file.write_bytes(b"# over x\n\xff")
    left(store, places, store.new(made(id="two")))
    assert len(take_in(store, places)) == 1
    assert folder.exists()


def test_a_window_that_ended_before_it_wrote_leaves_nothing(
    store: Store, places: list[Path]
) -> None:
    PrivateFolder("aside", places).release()
    PrivateFolder("sample", places).release()
    assert take_in(store, places) == []
    assert list(places[0].iterdir()) == []


@pytest.mark.usefixtures("cheap")
def test_of_a_protected_journal_nothing_is_plain(
    store: Store, places: list[Path], tmp_path: Path
) -> None:
    store.protect(WORDS)
    opened = store.new(made(insight=f"{SECRET} phoned", organisation=SECRET))
    left(store, places, opened)
    assert "Marian" not in on_disk(tmp_path)
    store.lock()
    assert take_in(store, places) == []
    place = Aside(store, places)
    assert not place.keep(opened), "without the key it could only be plain"
    store.unlock(WORDS)
    assert take_in(store, places) == [opened.path]
    assert insights(store) == [f"{SECRET} phoned"]


# A text that was out in an editor


def out(store: Store, places: list[Path], opened: Opened, part: str, text: bytes | None) -> Path:
    folder = PrivateFolder("edit", places)
    lay(store, opened, folder.path, part)
    if text is not None:
        (folder.path / TEXT).write_bytes(text)
    folder.release()
    return folder.path


def test_what_an_editor_saved_before_it_was_killed(store: Store, places: list[Path]) -> None:
    answers = [Answer("a", "A", "A?", "as it was")]
    opened = saved(store, answers=answers, status="draft")
    folder = out(store, places, opened, "answer a", b"as it was\nand more\x1b\n")
    assert take_in(store, places) == [opened.path]
    assert store.read(opened.path).reflection.text("a") == "as it was\nand more"
    assert not folder.exists()


@pytest.mark.parametrize("text", [b"as it was\n", b"as it was", None])
def test_what_an_editor_left_as_it_was(
    store: Store, places: list[Path], text: bytes | None
) -> None:
    opened = saved(store, answers=[Answer("a", "A", "A?", "as it was")])
    folder = out(store, places, opened, "answer a", text)
    assert take_in(store, places) == []
    assert not folder.exists()


def test_an_answer_to_a_question_that_had_none(store: Store, places: list[Path]) -> None:
    opened = store.new(start("session", "en"))
    out(store, places, opened, "answer what_happened", b"all of it")
    [path] = take_in(store, places)
    assert store.read(path).reflection.text("what_happened") == "all of it"


@pytest.mark.parametrize(
    "part", ["note", "why", "counter_answer", "help_question", "insight", "next_step", "answer a"]
)
def test_every_text_that_one_can_write_elsewhere(part: str) -> None:
    reflection = made(answers=[Answer("a", "A", "A?", "x")])
    put(reflection, part, "other words")
    assert {one.key: one.text for one in parts(reflection)}[part] == "other words"
    again = toml.loads(toml.dumps(reflection))
    assert {one.key: one.text for one in parts(again)}[part] == "other words"


def test_the_places_are_tried_in_the_order_in_which_they_last(tmp_path: Path) -> None:
    found = aside.bases(under(tmp_path))
    assert found[0] == tmp_path / "state"
    assert found[-1] == tmp_path / "passing"
