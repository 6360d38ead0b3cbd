"""Hours as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui import i18n
from orgcoach_tui.hours import MOST, parse, words


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1,5", 90),
        ("1.5 hours", 90),
        ("1,25 uur", 75),
        ("2", 120),
        ("2u", 120),
        ("1 uur", 60),
        ("90 min", 90),
        ("90 minuten", 90),
        ("45m", 45),
        ("1:30", 90),
        ("1u30", 90),
        (" 3 H ", 180),
        ("", None),
        ("0", None),
        ("-1", None),
        ("yesterday", None),
        ("1-12", None),
        ("99999999", None),
        ("1,5,5", None),
    ],
)
def test_what_is_read(typed: str, minutes: int | None) -> None:
    assert parse(typed) == minutes


def test_in_words() -> None:
    assert words(90) == "1.5 hours"
    assert words(60) == "one hour"
    with i18n.speaking("nl"):
        assert words(75) == "1,25 uur"
        assert words(60) == "één uur"


@given(
    st.integers(1, MOST // 15).map(lambda quarters: quarters * 15), st.sampled_from(["nl", "en"])
)
def test_what_is_shown_can_be_typed_again(minutes: int, language: str) -> None:
    with i18n.speaking(language):
        shown = words(minutes)
    if minutes != 60:
        assert parse(shown) == minutes


@given(st.text(max_size=20))
def test_nothing_else_is_an_error(typed: str) -> None:
    assert parse(typed) is None or 0 < (parse(typed) or 0) <= MOST
