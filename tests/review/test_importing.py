"""From a file to the journal on disk."""

from pathlib import Path

import pytest

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.review import bring_home, journal_of, look
from tests.review.conftest import edited, replaced, sent, typed

STILL = "En toen was het stil."


@pytest.fixture
def store(tmp_path: Path, reflection: Reflection) -> Store:
    journal = Store(tmp_path / "data")
    journal.save(journal.new(reflection))
    return journal


def there(store: Store) -> Reflection:
    return store.read(store.find("bcdfghjk")).reflection


def test_comments_are_kept_and_answers_stay(store: Store) -> None:
    before = there(store)
    content = typed(sent(before), STILL, f"{STILL} Hoe lang?")
    [one] = bring_home(store, look(content, "x.docx", journal_of(store)))
    assert (one.id, len(one.added), one.known, one.problem) == ("bcdfghjk", 1, 0, "")
    after = there(store)
    assert [c.text for c in after.comments] == [f"{STILL} Hoe lang?"]
    assert after.answers == before.answers
    stamp = store.find("bcdfghjk").read_bytes()
    [one] = bring_home(store, look(content, "x.docx", journal_of(store)))
    assert (len(one.added), one.known) == (0, 1)
    assert store.find("bcdfghjk").read_bytes() == stamp


def test_an_earlier_version_in_the_history_is_known(store: Store) -> None:
    opened = store.read(store.find("bcdfghjk"))
    opened.reflection.status = "finished"
    store.save(opened)
    content = typed(sent(opened.reflection), STILL, f"{STILL} Hoe lang?")
    opened = store.read(store.find("bcdfghjk"))
    opened.reflection.answers[0].text = "Heel iets anders nu."
    store.save(opened)
    [comment] = look(content, "x.docx", journal_of(store)).comments["bcdfghjk"]
    assert (comment.quote, comment.text) == (STILL, f"{STILL} Hoe lang?")


def test_the_beginning_of_an_id_is_not_that_id(store: Store) -> None:
    known = journal_of(store)
    assert known("bcdfghjk") is not None
    assert known("bcdf") is None
    assert known("latest") is None
    assert known(str(store.find("bcdfghjk"))) is None


def test_a_newer_reflection_is_told_and_left_alone(store: Store) -> None:
    content = typed(sent(there(store)), STILL, f"{STILL} Hoe lang?")
    found = look(content, "x.docx", journal_of(store))
    path = store.find("bcdfghjk")
    path.write_text(path.read_text("utf-8").replace("schema = 1", "schema = 99"), "utf-8")
    assert [one.problem for one in bring_home(store, found)] == ["newer"]
    path.write_text("damaged", "utf-8")
    assert [one.problem for one in bring_home(store, found)] == ["gone"]


def test_an_id_in_a_file_is_no_path(store: Store) -> None:
    content = edited(
        sent(there(store)),
        {
            "docProps/core.xml": replaced("bcdfghjk", "../../etc/passwd"),
            "docProps/custom.xml": "<P/>",
        },
    )
    found = look(content, "x.docx", journal_of(store), to="bcdfghjk")
    assert list(found.comments) == ["bcdfghjk"]
