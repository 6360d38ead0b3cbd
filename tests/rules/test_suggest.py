"""The suggestion: exact places, sums that add up, and nothing that a text can break."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.rules import guess_language, stored, suggest
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


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "(" * 100_000,
        "“‘'" * 30_000,
        "ik vroeg wat zij niet " * 20_000,
        "rapport, " * 60_000,
        "\x00\ud800 rapport " * 20_000,
        "я中\u202e " * 50_000,
    ],
    ids=["no spaces", "brackets", "quotes", "no stops", "commas", "nul and surrogates", "scripts"],
)
def test_hostile_text_takes_linear_time(text: str, dutch: RuleSet) -> None:
    half = text[: len(text) // 2]
    suggest([Passage("q", half)], dutch)
    times = []
    for each in (half, text):
        best = min(_timed(each, dutch) for _ in range(2))
        times.append(best)
    assert times[1] < 4 * times[0] + 0.05


def _timed(text: str, rules: RuleSet) -> float:
    begin = time.perf_counter()
    suggest([Passage("q", text)], rules)
    return time.perf_counter() - begin


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
