"""What readers wrote back, with a reflection in memory."""

from dataclasses import replace

import pytest

from orgcoach_tui.journal.comments import (
    about,
    add,
    changed_since,
    open_comments,
    settle,
    with_suggestion,
)
from orgcoach_tui.journal.model import Comment, Reflection
from tests.journal.made import made


@pytest.fixture
def reflection() -> Reflection:
    return made(comments=[])


def one(text: str = "Why?", id_: str = "t1", **fields: object) -> Comment:
    return replace(Comment(id_, text, "what_happened", author="M"), **fields)  # type: ignore[arg-type]


def test_adding_twice_adds_nothing(reflection: Reflection) -> None:
    brought = [one(), one(id_="t2", quote="Stilte."), one(id_="t3"), one("How?", "t4")]
    assert [c.text for c in add(reflection, brought)] == ["Why?", "Why?", "Why?", "How?"]
    assert len({c.id for c in reflection.comments}) == 4
    assert add(reflection, brought) == []
    assert add(reflection, brought[::-1]) == []


@pytest.mark.parametrize(
    "again",
    [
        one("Why? \n"),
        one("W\u00adhy?", author="m"),
        one(quote=""),
        one(author="M ", made=made().created),
    ],
)
def test_what_a_program_changes_on_the_way_makes_no_other_comment(
    reflection: Reflection, again: Comment
) -> None:
    add(reflection, [one(quote="Stilte.")])
    assert add(reflection, [again]) == []


@pytest.mark.parametrize(
    "other", [one("Why not?"), one(part="pull"), one(author="N"), one(quote="Toen")]
)
def test_an_edited_comment_is_another(reflection: Reflection, other: Comment) -> None:
    add(reflection, [one(quote="Stilte.")])
    assert len(add(reflection, [replace(other, quote=other.quote or "Stilte.")])) == 1


def test_a_suggestion_is_the_same_without_its_name(reflection: Reflection) -> None:
    add(reflection, [one(kind="suggestion")])
    assert add(reflection, [one(kind="suggestion", author="")]) == []
    assert len(add(reflection, [one(author="")])) == 1


def test_what_the_writer_did_with_it_stays(reflection: Reflection) -> None:
    [there] = add(reflection, [one()])
    assert open_comments(reflection) == [there]
    assert settle(reflection, there.id, "answered", "Because.")
    assert not settle(reflection, "none", "answered")
    assert open_comments(reflection) == []
    assert add(reflection, [one(), one("Because.", "own", author="Me")]) == []
    assert (there.state, there.reply) == ("answered", "Because.")
    settle(reflection, there.id, "open")
    assert (there.state, there.reply) == ("open", "Because.")


def test_a_reply_follows_what_it_goes_on_from(reflection: Reflection) -> None:
    add(reflection, [one(), one("Other", "t2"), one("And so?", "t3", reply_to="t1")])
    assert [c.text for c in about(reflection, "what_happened")] == ["Why?", "And so?", "Other"]
    assert about(reflection, "pull") == []
    add(reflection, [one(), one("Late", "t4", reply_to="t1")])
    assert reflection.comments[-1].reply_to == reflection.comments[0].id


def test_replies_in_a_circle_are_all_shown(reflection: Reflection) -> None:
    reflection.comments = [one("A", "a", reply_to="b"), one("B", "b", reply_to="a")]
    assert {c.text for c in about(reflection, "what_happened")} == {"A", "B"}


def test_words_that_changed_since(reflection: Reflection) -> None:
    assert not changed_since(reflection, one(quote="Stilte."))
    assert not changed_since(reflection, one(quote="Stilte.\nToen  kwam"))
    assert not changed_since(reflection, one(quote=""))
    assert changed_since(reflection, one(quote="Rumoer."))
    assert changed_since(reflection, one(quote="Stilte.", part="gone"))


def test_a_suggestion_is_shown_and_not_carried_out(reflection: Reflection) -> None:
    before = reflection.text("what_happened")
    change = one("Rust.", kind="suggestion", quote="Stilte.")
    assert with_suggestion(reflection, change) == "Rust.\nToen kwam het los."
    assert with_suggestion(reflection, replace(change, quote="")) == f"{before}\nRust."
    assert with_suggestion(reflection, replace(change, quote="t")) is None  # more than once
    assert with_suggestion(reflection, replace(change, quote="gone")) is None
    assert with_suggestion(reflection, one()) is None
    assert reflection.text("what_happened") == before
