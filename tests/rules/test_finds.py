"""Every place that a rule sees, without weighing roles against each other."""

from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.rules import compile_rules
from orgcoach_tui.rules.finds import finds
from orgcoach_tui.rules.model import Passage

RULES = compile_rules(
    "en",
    [
        (
            "some",
            {
                "role": "coach",
                "rule": [
                    {"id": "one", "act": "a", "reason": "", "patterns": ["red ~2 boat", "boat"]},
                    {
                        "id": "two",
                        "act": "b",
                        "reason": "",
                        "role": "adviser",
                        "patterns": ["boat"],
                    },
                ],
                "cue": [{"reads": "negated", "after": 3, "patterns": ["no"]}],
                "mask": [{"patterns": ["boat house"]}],
            },
        )
    ],
)


def test_each_rule_has_its_own_place_and_the_longest_of_its_own() -> None:
    found = finds([Passage("q", "A red old boat. And no boat.")], RULES)
    assert [(f.rule, f.text, f.sentence) for f in found] == [
        ("one", "red old boat", 1), ("two", "boat", 1), ("one", "boat", 2), ("two", "boat", 2),
    ]  # fmt: skip
    assert [f.reading.polarity for f in found] == ["affirmed", "affirmed", "negated", "negated"]


def test_what_is_masked_is_not_found() -> None:
    assert finds([Passage("q", "The boat house.")], RULES) == []


words = st.lists(st.sampled_from(["red", "boat", "no", "é", ".", ",", "\n", "“", "house", "x"]))


@given(words.map(" ".join))
def test_the_text_is_what_stands_at_its_place(text: str) -> None:
    for find in finds([Passage("q", text)], RULES):
        assert text[find.start : find.end] == find.text
