"""Choosing between two versions while writing: what goes on, and where the other one is then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.guide.load import guides
from orgcoach_tui.journal.errors import Damaged, NotFound, SaveFailed
from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.walk.choosing import keep_own, take_other
from orgcoach_tui.walk.session import Session


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "journal")


@pytest.fixture
def session(store: Store) -> Session:
    """A walk in which a first answer was saved, and then written again, here and elsewhere."""
    [guide] = [one for one in guides("en") if one.id == "session"]
    session = Session(store, store.new(start("session", "en")), guide)
    write(session, "first")
    session.save()
    elsewhere(store, session.opened.path, "theirs")
    write(session, "mine")
    session.save()
    assert session.two_versions
    return session


def write(session: Session, text: str) -> None:
    session.reflection.answers = [Answer("what_happened", text=text)]
    session.touch()


def elsewhere(store: Store, path: Path, text: str) -> None:
    opened = store.read(path)
    opened.reflection.answers[0].text = text
    store.save(opened)


def texts(store: Store) -> dict[str, str]:
    return {e.id: store.read(e.path).reflection.answers[0].text for e in store.entries()}


def binned(store: Store) -> list[str]:
    return [store.read(b.path).reflection.answers[0].text for b in store.binned()]


def test_keeping_the_own_version(store: Store, session: Session) -> None:
    first = session.other
    keep_own(session)
    assert texts(store) == {session.first_id: "mine"}
    assert binned(store) == ["theirs"]
    assert session.opened.path == first
    assert not session.two_versions
    write(session, "mine, further")
    session.save()
    assert not session.two_versions
    assert texts(store) == {session.first_id: "mine, further"}


def test_what_was_typed_just_before_goes_with_it(store: Store, session: Session) -> None:
    write(session, "mine, a second later")
    keep_own(session)
    assert texts(store) == {session.first_id: "mine, a second later"}


def test_a_history_of_the_own_file_stays(store: Store, session: Session) -> None:
    session.finish(finished=True)
    write(session, "mine, after finishing")
    session.save()
    own = session.reflection.id
    assert store.versions(own)
    keep_own(session)
    assert store.versions(own)
    assert sorted(binned(store)) == ["mine, after finishing", "theirs"]


def test_taking_the_other(store: Store, session: Session) -> None:
    own = session.reflection.id
    path = take_other(session)
    assert texts(store) == {session.first_id: "theirs"}
    assert store.read(path).reflection.id == session.first_id
    assert [
        (b.entry.id, store.read(b.path).reflection.answers[0].text) for b in store.binned()
    ] == [(own, "mine")]


@pytest.mark.parametrize("choose", [keep_own, take_other])
def test_a_full_disk_changes_nothing(
    store: Store,
    session: Session,
    choose: Callable[[Session], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object, **_kwargs: object) -> object:
        raise SaveFailed("full")

    monkeypatch.setattr(store, "save", full)
    monkeypatch.setattr(store, "delete", full)
    before, own = texts(store), session.reflection.id
    with pytest.raises(SaveFailed):
        choose(session)
    assert texts(store) == before
    assert session.reflection.id == own
    assert session.two_versions
    monkeypatch.undo()
    choose(session)
    assert len(texts(store)) == 1


def test_an_other_version_that_is_gone_or_damaged(store: Store, session: Session) -> None:
    assert session.other is not None
    session.other.write_bytes(b"half")
    with pytest.raises(Damaged):
        take_other(session)
    session.other.unlink()
    with pytest.raises(NotFound):
        take_other(session)
    assert session.two_versions
    keep_own(session)
    assert set(texts(store).values()) == {"mine"}


def test_without_another_version_there_is_nothing_to_choose(store: Store, session: Session) -> None:
    session.settled()
    for choose in (keep_own, take_other):
        with pytest.raises(NotFound):
            choose(session)
    assert sorted(texts(store).values()) == ["mine", "theirs"]
