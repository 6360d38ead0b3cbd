"""Who may read what is written at a step."""

from pathlib import Path

import pytest

from orgcoach_tui.audience import AUDIENCES
from orgcoach_tui.guide.load import guides
from orgcoach_tui.journal.audience import audience, choose
from orgcoach_tui.journal.model import start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.walk.readers import next_readers, parts, readers, short, told
from orgcoach_tui.walk.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    store = Store(tmp_path)
    guide = next(g for g in guides("en") if g.id == "session")
    return Session(store, store.new(start(guide.id, "en", title=guide.title)), guide)


def test_every_part_of_a_reflection_belongs_to_one_step(session: Session) -> None:
    found = [part for step in session.steps for part in parts(step)]
    questions = {q.key for q in session.guide.questions}
    assert len(found) == len(set(found))
    assert set(found) == questions | {
        "help_question",
        "placement",
        "mirror",
        "insight",
        "next_step",
    }


def test_the_kinds_of_reader_come_round_for_all_parts_of_a_step(session: Session) -> None:
    for step in session.steps:
        seen = []
        for _ in AUDIENCES:
            next_readers(session, step)
            seen.append(readers(session, step))
            assert {audience(session.reflection, part) for part in parts(step)} == {seen[-1]}
        assert seen == ["assignment", "private", "supervisor"]
    assert session.dirty
    assert session.reflection.audience == {}  # round again: nothing is kept of what holds anyhow


def test_where_parts_differ_the_narrowest_is_told(session: Session) -> None:
    close = session.step("close")
    choose(session.reflection, "insight", "assignment")
    choose(session.reflection, "next_step", "private")
    assert readers(session, close) == "private"
    next_readers(session, close)
    assert audience(session.reflection, "insight") == "supervisor"


def test_each_kind_of_reader_has_words_of_its_own() -> None:
    assert len({short(one) for one in AUDIENCES}) == len(AUDIENCES)
    assert all(told(one).startswith(short(one)) for one in AUDIENCES)
