"""A session that cannot be saved: nothing typed is lost, whatever the reason."""

from pathlib import Path

import pytest

from orgcoach_tui.guide.load import guides
from orgcoach_tui.journal.aside import Aside, take_in
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.model import start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.walk.session import Session
from tests.journal.protecting import WORDS, cheap

__all__ = ["cheap"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "journal")


@pytest.fixture
def session(store: Store, tmp_path: Path) -> Session:
    [guide] = [one for one in guides("en") if one.id == "session"]
    place = Aside(store, [tmp_path / "state"])
    return Session(store, store.new(start("session", "en")), guide, aside=place)


def wrote(session: Session, text: str) -> None:
    session.write(session.guide.questions[0], text)


def on_disk(store: Store) -> list[str]:
    return [store.read(entry.path).reflection.answers[0].text for entry in store.entries()]


@pytest.mark.usefixtures("cheap")
def test_a_lock_in_the_middle_loses_nothing(store: Store, session: Session) -> None:
    store.protect(WORDS)
    wrote(session, "before")
    session.save()
    store.lock()
    wrote(session, "before and after")
    session.save()
    assert (session.trouble, session.dirty, session.at_risk) == ("locked", True, True)
    assert not session.set_aside, "without the key it could only be plain"
    store.unlock(WORDS)
    session.save()
    assert (session.trouble, session.dirty) == ("", False)
    assert on_disk(store) == ["before and after"]


def test_what_is_not_saved_is_set_aside_till_it_is(
    store: Store, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(opened: object) -> None:
        raise SaveFailed("full")

    wrote(session, "one")
    session.save()
    with monkeypatch.context() as patch:
        patch.setattr(store, "save", full)
        wrote(session, "one two")
        session.save()
        assert session.set_aside
        assert session.at_risk
        wrote(session, "one two three")
        session.save()
        assert len(list((tmp_path / "state").iterdir())) == 1
    session.save()
    assert not session.set_aside
    assert list((tmp_path / "state").iterdir()) == []
    assert on_disk(store) == ["one two three"]


def test_what_is_left_unsaved_comes_back_at_the_next_start(
    store: Store, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(opened: object) -> None:
        raise SaveFailed("closed")

    with monkeypatch.context() as patch:
        patch.setattr(store, "save", closed)
        wrote(session, "typed")
        session.save()
        session.let_go()
        assert not session.waiting
    again = Store(store.folder)
    assert len(take_in(again, [tmp_path / "state"])) == 1
    assert on_disk(again) == ["typed"]


def test_without_a_place_it_stays_in_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    [guide] = [one for one in guides("en") if one.id == "session"]
    session = Session(store, store.new(start("session", "en")), guide)

    def full(opened: object) -> None:
        raise SaveFailed("full")

    monkeypatch.setattr(store, "save", full)
    wrote(session, "typed")
    session.save()
    assert session.dirty
    assert not session.put_aside()
    session.let_go()


def test_empty_lines_alone_make_no_file(store: Store, session: Session) -> None:
    wrote(session, "\n \n")
    session.save()
    assert store.entries() == []
    wrote(session, "\n a")
    session.save()
    assert on_disk(store) == ["\n a"]


def test_a_file_that_was_taken_away_is_told_from_one_that_was_changed(
    store: Store, session: Session
) -> None:
    wrote(session, "mine")
    session.save()
    session.opened.path.unlink()
    wrote(session, "mine too")
    session.save()
    assert (session.two_versions, session.removed) == (True, True)
    assert on_disk(store) == ["mine too"]
