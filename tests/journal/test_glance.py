"""What pages about many reflections need of each is the same from the index and from the file."""

import datetime as dt
from pathlib import Path

from hypothesis import given

from orgcoach_tui.journal import glance, toml
from orgcoach_tui.journal.model import Answer, Outcome, Reflection
from orgcoach_tui.journal.store import Store
from tests.journal.made import made, reflections, saved

HERE = Path("a.toml")


@given(reflections())
def test_the_index_keeps_all_of_it(reflection: Reflection) -> None:
    read = toml.loads(toml.dumps(reflection))
    one = glance.glance(HERE, read, read_only=True)
    assert glance.from_texts([(HERE, glance.to_text(one))] * 2) == [one, one]


def test_goals_and_the_step_with_what_came_of_them() -> None:
    answers = [
        Answer("what_happened", text="Niets."),
        Answer("own_development", text="Stiltes laten vallen."),
        Answer("learning_goal", text="  "),
    ]
    outcomes = [Outcome("own_development", "changed", "Ook bij de directie.")]
    one = glance.glance(HERE, made(answers=answers, outcomes=outcomes, next_step="Bellen"))
    [goal] = one.goals
    assert (goal.text, goal.state, goal.why) == (
        "Stiltes laten vallen.",
        "changed",
        "Ook bij de directie.",
    )
    assert one.step == glance.Intent("next_step", "Bellen")
    assert glance.glance(HERE, made(next_step=" ")).step is None


def test_damaged_files_are_counted_and_copies_are_not(store: Store) -> None:
    first = saved(store)
    saved(store, id="zzzz2222", date=dt.date(2020, 1, 1))
    (first.path.parent / "2026-01-01-dmgd.toml").write_bytes(b"x = ")
    copy = first.path.with_name(f"{first.path.stem}.sync-conflict-20260101-120000-ABC.toml")
    copy.write_bytes(first.path.read_bytes())
    done: list[tuple[int, int]] = []
    seen = store.glances(lambda *at: done.append(at))
    assert [one.id for one in seen.glances] == ["zzzz2222", "bcdfghjk"]
    assert seen.damaged == 1
    assert done == [(0, 3), (1, 3), (2, 3)]
