"""The shipped rules: their own examples, and what every rule must say of itself."""

import json
from pathlib import Path

import pytest

from orgcoach_tui.rules import suggest
from orgcoach_tui.rules.examples import surprises
from orgcoach_tui.rules.model import Passage, RuleSet

DATA = Path(__file__).parents[2] / "benchmarks" / "data"


def test_examples(dutch: RuleSet, english: RuleSet) -> None:
    assert surprises(dutch) == []
    assert surprises(english) == []


def test_every_rule_has_an_example_and_a_reason(dutch: RuleSet, english: RuleSet) -> None:
    for rules in (dutch, english):
        shown = {e.rule for e in rules.compiled.examples if e.must}  # type: ignore[attr-defined]
        assert set(rules.explained) == shown
        assert all(e.reason.endswith(".") and e.act for e in rules.explained.values())


def test_both_languages_have_all_five() -> None:
    for language in ("nl", "en"):
        names = {f.stem for f in (DATA.parents[1] / "prompts" / language / "rules").glob("*.toml")}
        assert {"coach", "trainer", "adviser", "change_manager", "middle", "readings"} <= names


@pytest.mark.parametrize(("name", "least"), [("dev-a", 0.7), ("dev-b", 0.7), ("dev-c", 0.7)])
def test_annotated_evidence_is_seen(
    name: str, least: float, dutch: RuleSet, english: RuleSet
) -> None:
    """A floor, so that a change of the rules cannot quietly lose what they saw."""
    seen = total = 0
    for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["label"] not in ("coach", "trainer", "adviser", "change_manager"):
            continue
        rules = dutch if case["lang"] == "nl" else english
        found = suggest([Passage(k, v) for k, v in case["answers"].items()], rules).evidence
        for text in case["evidence"]:
            total += 1
            seen += any(
                e.role == case["label"] and (e.text in text or text in e.text or
                 _overlap(case["answers"][e.question], text, e.start, e.end))
                for e in found
            )  # fmt: skip
    assert seen / total >= least


def _overlap(answer: str, text: str, start: int, end: int) -> bool:
    at = answer.find(text)
    return at >= 0 and start < at + len(text) and at < end
