"""The own placement in words: what it says, and what it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui import i18n, placement
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import OPPOSITE, ROLES

anything = st.dictionaries(st.sampled_from(ROLES), st.integers(0, 5))


def given_to(*values: int | None) -> dict[str, int]:
    """Clockwise from the top left; None is open."""
    return {r: v for r, v in zip(ROLES, values, strict=True) if v is not None}


def test_in_words() -> None:
    said = placement.in_words(given_to(2, 0, None, 1), roles("en"))
    assert said == "Coach 2, trainer 0, expert adviser still open, change manager 1."


def test_in_dutch_words() -> None:
    i18n.use("nl")
    said = placement.in_words(given_to(2, 0, 4, 1), roles("nl"))
    assert said == "Coach 2, bedrijfsopleider 0, expertadviseur 4, verandermanager 1."


@pytest.mark.parametrize(
    ("values", "pair"),
    [
        ((5, 0, 5, 0), ("coach", "adviser")),
        ((0, 3, 1, 4), ("trainer", "change_manager")),
        ((3, 1, 3, 1), ("coach", "adviser")),
        ((3, 1, 3, 2), None),  # only one above
        ((2, 0, 2, 0), None),  # not high
        ((5, 5, 0, 0), None),  # beside each other
        ((5, 5, 5, 5), None),
        ((5, 0, 2, 0), None),
        ((4, None, 4, None), ("coach", "adviser")),  # open is not 0, and not high either
        ((4, 3, 4, None), None),
        ((5, 0, None, 0), None),
    ],
)
def test_two_high_corners_across(
    values: tuple[int | None, ...], pair: tuple[str, str] | None
) -> None:
    assert placement.high_across(given_to(*values)) == pair


@pytest.mark.parametrize(
    ("values", "alike"),
    [
        ((3, 3, 3, 3), True),
        ((2, 3, 2, 3), True),
        ((1, 3, 2, 2), False),
        ((0, 0, 0, 0), False),  # none of the four: nothing to ask about
        ((3, 3, 3, None), False),
        ((None, None, None, None), False),
    ],
)
def test_four_alike(values: tuple[int | None, ...], alike: bool) -> None:
    assert placement.alike(given_to(*values)) is alike


def test_what_it_asks() -> None:
    i18n.use("nl")
    across = placement.question(given_to(1, 4, 0, 5), roles("nl"))
    assert across.startswith("De bedrijfsopleider en de verandermanager staan allebei hoog")
    assert "ongeveer gelijk" in placement.question(given_to(2, 2, 2, 1), roles("nl"))
    assert placement.question(given_to(4, 1, 2, 0), roles("nl")) == ""


@given(anything)
def test_it_never_finds_both(placed: dict[str, int]) -> None:
    assert not (placement.alike(placed) and placement.high_across(placed))


@given(anything)
def test_turning_the_field_turns_the_pair(placed: dict[str, int]) -> None:
    turned = {ROLES[(ROLES.index(r) + 1) % 4]: v for r, v in placed.items()}
    pair, other = placement.high_across(placed), placement.high_across(turned)
    assert (pair is None) == (other is None)
    if pair and other:
        assert OPPOSITE[pair[0]] == pair[1]
        assert set(pair).isdisjoint(other)


@given(anything)
def test_every_role_is_in_the_words(placed: dict[str, int]) -> None:
    said = placement.in_words(placed, roles("en"))
    assert said.count("still open") == 4 - len(placed)
    assert sorted(int(c) for c in said if c.isdigit()) == sorted(placed.values())
