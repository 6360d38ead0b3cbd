"""The suggestion: exact places, sums that add up, and nothing that a text can break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.rules import compile_rules, guess_language, stored, suggest
from orgcoach_tui.rules.model import Passage, RuleSet

WORDS = [
    "ik", "niet", "geen", "maar", "rapport", "schreef", "training", "gaf", "luisterde", "vroeg", "ze",
    "stuurgroep", "samen", "de directie", "wilde dat ik", "vroeger", ",", ".", "?", ";", ":", "“", "”",
    "'", "\n", "–", "(", ")", "ß", "İ", "é", "e\u0301", "🙂", "stel", "voor", "had", "kunnen",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_places_and_sums(texts: list[str], dutch: RuleSet) -> None:
    passages = [Passage(f"q{n}", text) for n, text in enumerate(texts)]
    found = suggest(passages, dutch)
    by_question = {p.question: p.text for p in passages}
    for e in (*found.evidence, *found.against):
        assert by_question[e.question][e.start : e.end] == e.text
        assert e.rule in dutch.explained
    for role, score in found.scores.items():
        adds = (*found.evidence, *found.lexical)
        assert score == pytest.approx(sum(e.weight for e in adds if e.role == role))
    assert {one.role for one in found.lexical} <= {e.role for e in found.evidence}
    assert all(one.weight > 0 for one in found.lexical)
    assert all(e.counts and e.weight > 0 for e in found.evidence)
    assert all(not e.counts and e.weight <= 0 for e in found.against)
    assert [e.weight for e in found.evidence] == sorted(
        (e.weight for e in found.evidence), reverse=True
    )
    assert suggest(passages, dutch) == found


def test_a_passage_may_count_for_half(dutch: RuleSet) -> None:
    full = suggest([Passage("q", "Ik schreef een adviesnota.")], dutch)
    half = suggest([Passage("q", "Ik schreef een adviesnota.", 0.5)], dutch)
    assert half.scores["adviser"] == pytest.approx(full.scores["adviser"] / 2)


def test_the_third_time_adds_little(dutch: RuleSet) -> None:
    once = suggest([Passage("q", "Ik luisterde.")], dutch).scores["coach"]
    often = suggest([Passage("q", "Ik luisterde. " * 30)], dutch).scores["coach"]
    assert once < often < 3 * once


def test_a_place_that_was_meant_otherwise(dutch: RuleSet) -> None:
    passages = [Passage("q", "Ik schreef een adviesnota. Ik gaf een training.")]
    first = suggest(passages, dutch).evidence[0]
    without = suggest(passages, dutch, without={(first.question, first.text, first.rule)})
    assert first.rule not in {e.rule for e in without.evidence}
    assert without.scores[first.role] < suggest(passages, dutch).scores[first.role]


def test_empty(dutch: RuleSet) -> None:
    found = suggest([Passage("q", "")], dutch)
    assert (found.label, found.evidence, found.scores["coach"]) == ("unclear", (), 0)


def test_about_others(dutch: RuleSet) -> None:
    text = "De directie wilde dat ik een training gaf. Zij geeft zelf een cursus. Hij traint."
    found = suggest([Passage("q", text)], dutch)
    assert found.label == "unclear"
    assert found.about_others


HOSTILE = {
    "no spaces": "a" * 1_000_000,
    "brackets": "(" * 100_000,
    "nested brackets": "([{" * 30_000 + "rapport" + "}])" * 30_000,
    "quotes": "“‘'" * 30_000,
    "no full stops": "ik vroeg wat zij niet " * 20_000,
    "commas": "rapport, " * 20_000,
    "NUL": "\x00rapport\x00 " * 20_000,
    "unpaired surrogates": "\ud800 rapport \udfff" * 20_000,
    "mixed scripts": "я中\u202e a\u0301\u0338 ฉัน " * 30_000,
    "ends of lines": "\n\r\x0b\x0c\u2028" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_breaks_it(name: str, dutch: RuleSet, english: RuleSet) -> None:
    """How long they take is measured by `benchmarks/speed_rules.py`."""
    text = HOSTILE[name]
    for rules in (dutch, english):
        found = suggest([Passage("q", text)], rules)
        for e in (*found.evidence, *found.against)[:100]:
            assert text[e.start : e.end] == e.text


def test_a_place_is_never_longer_than_a_quote(dutch: RuleSet) -> None:
    rule = {
        "id": "ver", "role": "coach", "act": "ver", "weight": 2.0, "reason": "Om te proberen.",
        "patterns": ["vroeg ~12 zweeg ~12 wachtte"], "match": ["vroeg zweeg wachtte"],
    }  # fmt: skip
    rules = compile_rules("nl", [("proef.toml", {"language": "nl", "rule": [rule]})])
    near, far = (f"vroeg {'zo ' * n}zweeg {'zo ' * n}wachtte" for n in (11, 12))
    assert [len(e.text.split()) for e in suggest([Passage("q", near)], rules).evidence] == [25]
    assert suggest([Passage("q", far)], rules).evidence == ()


def test_stored_rules_read_the_same(dutch: RuleSet) -> None:
    again = stored.loads(stored.dumps(dutch))
    passages = [Passage("q", "Ik stel ze een plan van aanpak voor. Ik heb niet geluisterd.")]
    assert suggest(passages, again) == suggest(passages, dutch)
    assert again.version == dutch.version
    assert again.explained == dutch.explained


@pytest.mark.parametrize("text", ["[]", "{}", '{"format": 0}', "no"])
def test_stored_rules_of_another_kind(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        stored.loads(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ik heb met haar gesproken over de ploeg.", "nl"),
        ("I have spoken with her about the crew.", "en"),
        ("", "nl"),
        ("🙂", "nl"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_a_long_text_without_the_writer_is_unclear(dutch: RuleSet) -> None:
    text = (
        "Een verandertraject vraagt mijlpalen en een stuurgroep, en de literatuur noemt fasering. "
    )
    found = suggest([Passage("q", text * 8)], dutch)
    assert found.label == "unclear"
    assert found.about_others


def test_answers_that_only_answer_the_questions_give_no_role(dutch: RuleSet) -> None:
    answers = {
        "common_pattern": "Werkdruk, en weerstand tegen de reorganisatie. Het management stuurt op KPI’s.",
        "whom_to_approach": "De HR-adviseur, de programmamanager en de directeur.",
        "coaching_conversation": "Ik zou vertellen wat mij opvalt en vragen of zij dat herkent.",
        "own_development": "Ik wil een cursus veranderkunde volgen en beter leren luisteren.",
        "ask_for_help": "Mijn supervisor, een trainer en een adviseur die ik ken.",
    }
    found = suggest([Passage(k, v) for k, v in answers.items()], dutch)
    assert found.label == "unclear"
