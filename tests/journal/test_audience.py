"""Who may see what, and that nothing else goes along."""

import dataclasses
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.audience import AUDIENCES, PARTS, Audience, reaches
from orgcoach_tui.journal.audience import audience, choose, for_reader, withheld
from orgcoach_tui.journal.model import (
    Answer,
    Comment,
    Dropped,
    Mirror,
    NotedTheme,
    Placement,
    Reflection,
    start,
)
from orgcoach_tui.journal.toml import dumps
from tests.journal.made import made

SECRET = "Zeemeermin"


def test_the_words_of_the_type_are_in_order() -> None:
    assert get_args(Audience) == AUDIENCES


def test_an_assignment_may_be_read_by_a_supervisor_and_not_the_other_way() -> None:
    assert reaches("assignment", "supervisor")
    assert not reaches("supervisor", "assignment")
    assert not reaches("private", "supervisor")


def test_a_part_follows_the_default_until_it_is_chosen() -> None:
    found = made(audience={"default": "assignment"})
    assert audience(found, "insight") == "assignment"
    choose(found, "insight", "private")
    assert audience(found, "insight") == "private"
    choose(found, "insight", "assignment")
    assert found.audience == {"default": "assignment"}
    assert audience(made(audience={}), "insight") == "supervisor"


def test_a_choice_outlives_another_default() -> None:
    found = made(audience={})
    choose(found, "insight", "private")
    choose(found, "default", "assignment")
    assert audience(found, "insight") == "private"
    assert audience(found, "next_step") == "assignment"


def _secret(part: str) -> Reflection:
    """A reflection in which only `part`, and what hangs on it, holds the secret."""
    values: dict[str, Any] = {
        "answers": [
            Answer("what_happened", "Titel", "Vraag?", "Stilte.", {"later": SECRET}),
            Answer("pull", "Titel", "Vraag?", "Rust."),
        ],
        "placement": Placement(1, 2, 3, 4),
        "mirror": Mirror(label="coach", recognised="yes"),
        "comments": [],
        "extra": {"later": SECRET},
    }
    match part:
        case "what_happened":
            values["answers"][0].text = SECRET
            values["mirror"].dropped = [Dropped(part, SECRET, "rule")]
            values["comments"] = [Comment("c1", SECRET, part=part, quote=SECRET)]
        case "placement":
            values["placement"].note = SECRET
        case "mirror":
            values["mirror"] = Mirror(why=SECRET, counter_question="?", counter_answer=SECRET)
        case "themes":
            values["themes"] = [NotedTheme(SECRET), NotedTheme("x", SECRET, "no")]
        case "next_step":
            values |= {"next_step": SECRET, "next_when": SECRET}
        case _:
            values[part] = SECRET
    return made(audience={part: "private"}, **values)


@pytest.mark.parametrize("part", ["what_happened", *PARTS])
@pytest.mark.parametrize("reader", ["supervisor", "assignment"])
def test_what_is_private_is_nowhere_in_what_a_reader_gets(part: str, reader: Audience) -> None:
    found = _secret(part)
    assert SECRET in dumps(found)
    given_away = for_reader(found, reader)
    assert SECRET not in dumps(given_away)
    assert SECRET in dumps(found), "the reflection itself is left as it was"


@given(
    st.sampled_from(AUDIENCES),
    st.dictionaries(st.sampled_from([*PARTS, "what_happened", "pull"]), st.sampled_from(AUDIENCES)),
)
def test_nothing_reaches_somebody_it_was_not_written_for(
    reader: Audience, chosen: dict[str, Audience]
) -> None:
    found = made(audience=chosen)
    given_away = for_reader(found, reader)
    for part in ("help_question", "insight", "next_step"):
        assert bool(getattr(given_away, part)) == reaches(audience(found, part), reader)
    assert {a.key for a in given_away.answers} == {
        a.key for a in found.answers if a.key not in withheld(found, reader)
    }


def test_for_the_writer_nothing_written_is_withheld() -> None:
    found = made()
    whole = dataclasses.replace(for_reader(found, "private"), audience=found.audience)
    assert whole == found


def test_the_way_back_to_a_quoted_reflection_is_for_the_writer_alone() -> None:
    one = start("session", "en", title="After a session")
    one.answers = [Answer("a", "A", "?", "“Too soon.” (12 November 2026, n8xckztk)")]
    assert for_reader(one, "supervisor").text("a") == "“Too soon.” (12 November 2026)"
    assert for_reader(one, "private").text("a") == one.text("a")


def test_of_the_themes_a_reader_gets_what_the_writer_sees_and_nothing_that_was_proposed() -> None:
    one = made(
        audience={}, themes=[NotedTheme("drukte", "work_pressure"), NotedTheme("x", "y", "no")]
    )
    assert for_reader(one, "supervisor").themes == [NotedTheme("drukte")]
    assert for_reader(one, "assignment").themes == []
    assert for_reader(one, "private").themes == one.themes
