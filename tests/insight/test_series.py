"""What is in a series is what was placed and shown, in the order of the days, place by place."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.insight.series import (
    EVERYWHERE,
    Reading,
    Where,
    gathered,
    places,
    points,
    series,
)
from orgcoach_tui.journal.model import Mirror, Placement, Reflection
from tests.insight.made import practices, reflection, seen


@given(practices(), st.integers(0, 99))
def test_nothing_is_lost_and_nothing_counted_twice(made: list[Reflection], seed: int) -> None:
    found = points(seen(made))
    mixed = list(made)
    random.Random(seed).shuffle(mixed)
    assert points(seen(mixed)) == found
    assert [point.date for point in found] == sorted(point.date for point in found)
    whole = series(found)
    finished = [one for one in made if one.status == "finished"]
    assert sum(whole.own.values()) == sum(bool(one.placement.values()) for one in finished)
    assert sum(whole.words.values()) == sum(one.mirror.label != "unclear" for one in finished)
    assert sum(whole.beside.values()) <= min(sum(whole.own.values()), sum(whole.words.values()))


@given(practices())
def test_places_part_the_journal(made: list[Reflection]) -> None:
    found = points(seen(made))
    here = list(places(found))
    ids = [tuple(point.id for point in series(found, where).points) for where in here]
    assert len(set(ids)) == len(ids), "two places hold the same"
    assert all(ids) or not found
    for where in here:
        if where.trajectory:
            assert Where(where.organisation) in here or not where.organisation


@given(st.integers(0, 200), st.integers(1, 30))
def test_groups_follow_each_other(number: int, most: int) -> None:
    found = points(seen([reflection(n) for n in range(number)]))
    groups = gathered(found, most)
    assert len(groups) <= most
    assert [point for group in groups for point in group] == found
    assert len({len(group) for group in groups[:-1]}) <= 1


@pytest.mark.parametrize(
    ("own", "words", "beside"),
    [
        ("coach", "coach", "same"),
        ("coach", "adviser", "other"),
        ("coach", "middle", "open"),
        ("several", "several", "same"),
        ("several", "coach", "open"),
        ("coach", "", ""),
        ("", "coach", ""),
    ],
)
def test_both_views_beside_each_other(own: str, words: str, beside: str) -> None:
    [point] = points(seen([reflection(1, words, own)]))
    assert (point.own, point.words, point.beside) == (own, words, beside)


def test_all_roles_at_nought_puts_none_first() -> None:
    [point] = points(seen([reflection(1, placement=Placement(0, 0, 0, 0))]))
    assert point.own == ""


def test_what_was_stored_stays_beside_what_is_read_today() -> None:
    again = {"r0001": Reading("adviser", "", "clear", "b")}
    first, second = points(seen([reflection(1, "coach"), reflection(2, "coach")]), again)
    assert first.read == Reading("coach", "", "likely", "a")
    assert (first.words, second.words) == ("adviser", "coach")
    assert series([first, second]).versions == ("a", "b")


def test_a_text_that_was_never_shown_a_mirror_has_no_words() -> None:
    [point] = points(seen([reflection(1, mirror=Mirror())]))
    assert point.words == ""
    assert points(seen([reflection(1, mirror=Mirror(), own="")])) == []


def test_the_only_organisation_stands_for_all() -> None:
    found = points(seen([reflection(n, trajectory="een") for n in range(3)]))
    assert list(places(found)) == [Where("Waterland")]
    found += points(seen([reflection(9, organisation="", date=dt.date(2025, 1, 1))]))
    assert list(places(found)) == [EVERYWHERE, Where("Waterland")]
