"""A change is said when it is more than chance, and only then."""

import random
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.guide.model import ROLES
from orgcoach_tui.insight.drift import ALPHA, LAST, LEAST, Looked, look
from orgcoach_tui.insight.series import Where, points
from orgcoach_tui.journal.model import Reflection
from tests.insight.made import mirror, practices, reflection, seen


def looked(made: list[Reflection]) -> Looked:
    return look(points(seen(made)))


def moved(before: int, last: int, **changes: object) -> list[Reflection]:
    """The words move about, and then it is the adviser each time; the own view stays apart."""
    about = ["coach", "trainer", "change_manager", "middle"]
    words = [about[n % 4] for n in range(before)] + ["adviser"] * last
    return [reflection(n, word, "several", **changes) for n, word in enumerate(words)]


def test_a_change_with_all_that_belongs_to_it() -> None:
    [drift] = looked(moved(30, 12)).drifts
    assert (drift.where, drift.measure, drift.role) == (Where("Waterland"), "words", "adviser")
    assert (drift.last, drift.times, drift.before, drift.rarely) == (12, 12, 30, 0)
    assert [point.id for point in drift.behind] == [f"r{n:04}" for n in range(30, 42)]
    assert drift.since == drift.behind[0].date
    assert drift.chance <= ALPHA


def test_few_texts_are_not_looked_at() -> None:
    few = looked(moved(BEFORE_FEW, LAST[0]))
    assert not few.enough
    assert not few.drifts
    assert looked(moved(BEFORE_FEW + 1, LAST[0])).enough


BEFORE_FEW = LEAST - LAST[0] - 1


def test_a_few_in_a_row_may_be_chance() -> None:
    result = looked(moved(12, 3))
    assert result.enough
    assert not result.drifts


def test_new_rules_are_no_drift() -> None:
    made = moved(30, 30)
    for one in made[30:]:
        one.mirror = mirror("adviser", rules="b")
    assert not looked(made).drifts


def test_a_new_organisation_is_no_drift() -> None:
    made = moved(30, 30)
    for one in made[30:]:
        one.organisation = "Elders"
    assert not looked(made).drifts


def test_what_a_trajectory_shows_is_not_said_of_all_again() -> None:
    made = moved(40, 20, trajectory="een")
    for n in range(20):
        made.append(reflection(100 + n, "coach", "several", organisation="B"))
    made[10].trajectory = "twee"
    assert [drift.where for drift in looked(made).drifts] == [Where("Waterland", "een")]


def test_what_passed_stands_out_no_more() -> None:
    made = moved(30, 15) + [reflection(100 + n, ROLES[n % 4], "several") for n in range(40)]
    assert not looked(made).drifts


def test_the_own_view_has_a_drift_of_its_own() -> None:
    about = [role for role in ROLES if role != "trainer"]
    own = [about[n % 3] for n in range(30)] + ["trainer"] * 12
    made = [reflection(n, "", role) for n, role in enumerate(own)]
    [drift] = looked(made).drifts
    assert (drift.measure, drift.role) == ("own", "trainer")


@given(practices(), st.integers(0, 99))
@settings(max_examples=50)
def test_the_order_in_which_files_are_read_changes_nothing(
    made: list[Reflection], seed: int
) -> None:
    found = looked(made)
    mixed = list(made)
    random.Random(seed).shuffle(mixed)
    assert looked(mixed) == found
    for drift in found.drifts:
        assert drift.times * 2 >= drift.last
        assert drift.times * drift.before > drift.rarely * drift.last
        assert len(drift.behind) == drift.last


@pytest.mark.parametrize("weights", [(1, 1, 1, 1), (6, 1, 1, 1)])
def test_of_practices_without_a_drift_next_to_none_shows_one(weights: tuple[int, ...]) -> None:
    wrong = 0
    for seed in range(60):
        chance = random.Random(seed)
        words = chance.choices(ROLES, weights, k=80)
        own = chance.choices(ROLES, weights, k=80)
        made = [
            reflection(n, *pair, organisation=chance.choice("AB"))
            for n, pair in enumerate(zip(words, own, strict=True))
        ]
        wrong += bool(looked(made).drifts)
    assert wrong <= 2


def test_the_chance_is_counted_exactly() -> None:
    [drift] = looked(moved(10, 4)).drifts
    assert (drift.last, drift.times, drift.rarely) == (5, 4, 0)
    # Of the other roles none could have stood out, so that the question was put once.
    assert drift.chance == pytest.approx(comb(10, 1) / comb(14, 5))
    assert drift.earlier == ""


def test_what_came_first_before_is_told() -> None:
    words = ["coach"] * 30 + ["adviser"] * 12
    [drift] = looked([reflection(n, word, "several") for n, word in enumerate(words)]).drifts
    assert drift.earlier == "coach"
