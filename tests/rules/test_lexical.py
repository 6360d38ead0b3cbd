"""The rest of the wording: it adds to what rules saw where they leave it open, and never more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.rules import RuleError, compile_rules, stored, suggest
from orgcoach_tui.rules.lexical import features, goes_by_wording, stem, without_wording
from orgcoach_tui.rules.model import Passage, RuleSet

RULES = {
    "language": "nl",
    "rule": [
        {"id": f"{role}.een", "role": role, "act": role, "weight": 1.8, "reason": "Om te proberen.",
         "patterns": [word], "match": [word]}
        for role, word in (("coach", "luister*"), ("trainer", "oefenen"), ("middle", "samen"))
    ],
    "verdict": {"wording": 1.5},
    "lexical": {
        **{word: [0.5, -0.5, 0.0, 0.0, 0.0] for word in ("rust", "zach", "stil", "raam")},
        "kalm": [1.5, -0.25, -0.25, -0.25, -0.25],
        "bord groen": [-0.5, 1.0, 0.0, 0.0, -0.5],
        "luister": [1.0, -0.25, -0.25, -0.25, -0.25],
    },
}  # fmt: skip
BOTH = "Ik luisterde. Ik liet ze oefenen. "


@pytest.fixture(scope="module")
def small() -> RuleSet:
    return compile_rules("nl", [("proef.toml", RULES)])


def read(text: str, rules: RuleSet) -> dict[str, float]:
    return {one.role: one.weight for one in suggest([Passage("q", text)], rules).lexical}


def test_it_breaks_a_tie(small: RuleSet) -> None:
    even = suggest([Passage("q", BOTH)], small)
    assert (even.balance, even.lexical) == ("hats", ())
    found = suggest([Passage("q", BOTH + "Er viel een kalm.")], small)
    assert found.label == "coach"
    assert [(one.role, one.words) for one in found.lexical] == [("coach", ("kalm",))]
    assert found.scores["coach"] == pytest.approx(1.8 + found.lexical[0].weight)


def test_it_makes_no_role_that_no_rule_saw(small: RuleSet) -> None:
    assert read("Kalm. Een bord, groen; bord groen. Kalm. " * 5, small) == {}
    assert suggest([Passage("q", "Kalm, kalm.")], small).label == "unclear"
    assert read("Ik liet ze oefenen. Kalm. Kalme.", small) == {}


def test_it_is_not_asked_where_the_rules_are_clear(small: RuleSet) -> None:
    clear = "Ik luisterde. Ze luisterden. Ik luister. Luisteren. Luisteraars. Kalm."
    assert suggest([Passage("q", clear)], small).strength in ("likely", "clear")
    assert read(clear, small) == {}


def test_what_a_rule_saw_is_no_rest(small: RuleSet) -> None:
    assert read(BOTH, small) == {}
    dropped = suggest([Passage("q", BOTH)], small, without={("q", "luisterde", "coach.een")})
    assert "coach" not in {one.role for one in dropped.lexical}


def test_a_find_by_itself_is_heard_where_its_sentence_does_not_lean_elsewhere(
    small: RuleSet,
) -> None:
    def seen(text: str, rules: RuleSet = small) -> list[str]:
        return [e.text for e in suggest([Passage("q", text)], rules).evidence]

    assert seen("Ik liet ze oefenen.") == ["oefenen"]
    calm = "Kalm en in rust, zacht en stil aan het raam, liet ik ze oefenen."
    assert seen(calm) == []
    assert seen(calm, without_wording(small)) == ["oefenen"]
    # Two finds bear each other out, also in two sentences; and few known words tell too little.
    assert seen(f"{calm} En nog eens oefenen.") == ["oefenen", "oefenen"]
    assert seen("Kalm en in rust liet ik ze oefenen.") == ["oefenen"]


def test_it_can_be_left_out(small: RuleSet) -> None:
    plain = without_wording(small)
    assert read(BOTH + "Er viel een kalm.", plain) == {}
    assert plain.version != small.version
    assert goes_by_wording(small.version)
    assert not goes_by_wording(plain.version)


def test_it_is_stored(small: RuleSet) -> None:
    passages = [Passage("q", BOTH + "Er viel een kalm.")]
    assert suggest(passages, stored.loads(stored.dumps(small))) == suggest(passages, small)


def test_pairs_stand_in_one_breath() -> None:
    names = {f.name for f in features("het bord groen, tafel bord", "nl")}
    assert names == {"bord", "groen", "tafel", "het bord", "bord groen", "tafel bord"}
    assert [f.name for f in features("bord groen tafel", "nl", [(5, 10)])] == ["bord", "tafel"]
    assert stem("luisteren", "nl") == stem("luisterde", "nl") == "luister"


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_has_features(text: str) -> None:
    for feature in features(text, "nl"):
        assert feature.words.split()[-1] in text


def test_a_row_that_is_too_short_is_named() -> None:
    with pytest.raises(RuleError, match=r"lexical\.kalm: needs a number for each role"):
        compile_rules("nl", [("proef.toml", {**RULES, "lexical": {"kalm": [1.0]}})])
