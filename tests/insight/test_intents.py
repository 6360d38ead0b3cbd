"""Goals and steps are open until something is noted about them."""

import datetime as dt

from orgcoach_tui.insight.intents import goals, open_goals, open_steps, settle, steps
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.model import Answer, Outcome, Reflection
from tests.insight.made import reflection, seen

DAY = dt.date(2026, 12, 3)


def with_both(n: int = 1) -> Reflection:
    goal = Answer("own_development", "Je eigen leervraag", "Wat?", "Stiltes laten vallen.")
    return reflection(n, answers=[goal], next_step="Marian bellen")


def test_the_newest_first_and_drafts_too() -> None:
    made = [with_both(1), with_both(2), reflection(3, next_step="Niets", status="draft")]
    found = seen(made)
    assert [held.glance.id for held in steps(found)] == ["r0003", "r0002", "r0001"]
    assert [held.glance.id for held in goals(found)] == ["r0002", "r0001"]


def test_what_is_settled_is_open_no_more_and_comes_back() -> None:
    one = with_both()
    assert settle(one, "next_step", "done", "Ze had erop gewacht.", DAY)
    assert settle(one, "own_development", "let_go", on=DAY)
    read = toml.loads(toml.dumps(one))
    assert (open_steps(seen([read])), open_goals(seen([read]))) == ([], [])
    [held] = steps(seen([read]))
    assert (held.intent.state, held.intent.why, held.intent.on) == (
        "done",
        "Ze had erop gewacht.",
        DAY,
    )
    assert settle(read, "next_step", None)
    assert [held.intent.text for held in open_steps(seen([read]))] == ["Marian bellen"]
    assert [one.part for one in read.outcomes] == ["own_development"]


def test_another_word_takes_the_place_of_the_first_and_nothing_else_is_lost() -> None:
    one = with_both()
    one.outcomes = [Outcome("next_step", "done", "Ja.", extra={"mood": "goed"})]
    settle(one, "next_step", "changed", on=DAY)
    assert one.outcomes == [Outcome("next_step", "changed", "Ja.", DAY, {"mood": "goed"})]
    settle(one, "next_step", "let_go", "Te druk.", DAY)
    assert one.outcomes[0].why == "Te druk."


def test_what_holds_no_goal_or_step_cannot_be_settled() -> None:
    one = reflection(1, answers=[Answer("what_happened", text="Stilte."), Answer("learning_goal")])
    assert not settle(one, "what_happened", "done")
    assert not settle(one, "learning_goal", "done")
    assert not settle(one, "next_step", "done")
    assert one.outcomes == []
