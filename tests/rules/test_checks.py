"""Patterns that their writer can hardly have meant so, and patterns that tell nothing."""

import pytest

from orgcoach_tui.rules import RuleError, compile_rules
from orgcoach_tui.rules.checks import careless, unreachable
from orgcoach_tui.rules.model import RuleSet
from tests.rules.conftest import shipped


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("laat ik aan|over aan", "“aan aan”"),
        ("so they|that they can", "“they they”"),
        ("i|i ll pass", "“i” is an alternative of itself"),
        ("which i didn t|did not", "“t” is no word"),
        ("a* plan", "too many words"),
        ("*ed* plan", "too many words"),
    ],
)
def test_careless(pattern: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        careless(pattern)
    rule = {"id": "x", "role": "coach", "act": "a", "reason": "R.", "patterns": [pattern]}
    with pytest.raises(RuleError, match="rule x"):
        compile_rules("en", [("f", {"rule": [rule]})])


@pytest.mark.parametrize(
    "pattern",
    [
        "de|het|een plan",
        "laat ik (aan|over aan)",
        "keer op keer",
        "i d|ll say",
        "{write} & a|the note",
    ],
)
def test_what_is_meant_so(pattern: str) -> None:
    careless(pattern)


def found(*patterns: str, mask: str = "", loose: tuple[str, ...] = ()) -> list[str]:
    rule = {"id": "x", "patterns": list(patterns), "loose": list(loose)}
    masks = [{"patterns": [mask]}] if mask else []
    return unreachable([("f", {"role": "coach", "rule": [rule], "mask": masks})])


def test_a_pattern_inside_another() -> None:
    assert found("silence*", "silences") == [
        "x: “silences” finds nothing that “silence*” does not find"
    ]
    assert found("take|took the lead", "took the lead")
    assert found("*rapport", "adviesrapport")
    assert not found("silence", "silence*")[1:]
    assert not found("the silence", "silence*")
    assert not found("silences", loose=("silence*",))  # it weighs more


def test_a_pattern_that_a_mask_hides() -> None:
    assert found("best practice", mask="best practice*") == [
        "x: “best practice” is hidden by a mask"
    ]
    assert found("a weather report", mask="weather report")
    assert not found("report", mask="weather report")


def test_the_shipped_rules(dutch: RuleSet, english: RuleSet) -> None:
    assert unreachable(shipped("nl")) == []
    assert unreachable(shipped("en")) == []
