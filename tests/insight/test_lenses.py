"""The lenses: their own examples, how often they are right, and that they offer and do not judge."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from orgcoach_tui.guide import load
from orgcoach_tui.insight import lenses
from orgcoach_tui.insight.lexicon import seen, surprises
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.rules import compile_rules
from orgcoach_tui.rules.model import Passage, RuleSet
from tests.journal.made import made, texts

DATA = Path(__file__).parents[2] / "benchmarks" / "data"
LANGUAGES = ("nl", "en")


def rules(language: str) -> RuleSet:
    files = [*lenses.shared(language), *lenses.rules_of(lenses.files(language))]
    return compile_rules(language, files)


def one(**answers: str) -> Reflection:
    return made(id="r1", answers=[Answer(key, text=text) for key, text in answers.items()])


def results(*reflections: Reflection, language: str = "nl") -> dict[str, lenses.Result]:
    return {found.lens.id: found for found in lenses.look(reflections, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_in_the_files(language: str) -> None:
    counts = {
        f"{name}.{sign['id']}": lenses.READS[data["reads"]]
        for name, data in lenses.files(language)
        for sign in data["sign"]
    }
    assert surprises(rules(language), counts) == []
    for _name, data in lenses.files(language):
        assert all(sign["match"] and sign["no_match"] for sign in data["sign"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lens_that_is_shown_is_right_often_enough(language: str) -> None:
    """On the sentences kept apart; below it, the file has to say `shown = false`."""
    compiled = rules(language)
    data = dict(lenses.files(language))
    right: Counter[str] = Counter()
    proposed: Counter[str] = Counter()
    for line in (DATA / f"lenses-{language}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == "kept":
            lens = row["lens"]
            found = seen([Passage("", row["text"])], compiled, lenses.READS[data[lens]["reads"]])
            signs = {rule.partition(".")[2] for rule in found if rule.startswith(f"{lens}.")}
            proposed[lens] += len(signs)
            right[lens] += len(signs & set(row["signs"]))
    for lens, file in data.items():
        if file["shown"]:
            assert right[lens] / proposed[lens] >= 0.8
            # Not to the hundredth: the words around a find are those of the roles' rules.
            assert file["measured"] == pytest.approx(right[lens] / proposed[lens], abs=0.1)


def test_both_languages_have_the_same_lenses_and_signs() -> None:
    dutch, english = (
        [(lens.id, [sign.id for sign in lens.signs]) for lens in lenses.lenses(language)]
        for language in LANGUAGES
    )
    assert dutch == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_those_of_the_prompts(language: str) -> None:
    shown = {lens.id: lens for lens in lenses.lenses(language)}
    for id_, listed in (("heard", load.clients(language)), ("values", load.values(language))):
        assert [s.id for s in shown[id_].signs] == [one.id for one in listed]
        assert [s.name for s in shown[id_].signs] == [one.name for one in listed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lenses_offer_questions(language: str) -> None:
    for lens in lenses.lenses(language):
        assert lens.questions
        asked = [*lens.questions, *(sign.question for sign in lens.signs if sign.question)]
        assert all(question.endswith("?") for question in asked)


def test_who_is_named_and_who_is_not() -> None:
    text = "De directeur wil snelheid. De teamleiders ook. Niemand noemde de leerling."
    found = results(one(common_pattern=text))["heard"]
    assert {seen.sign.id for seen in found.seen} == {
        "finally_responsible", "management_layer", "invisible_client",
    }  # fmt: skip
    assert "commissioner" in {sign.id for sign in found.missing}
    assert found.questions[0] == "Laat je iemand met opzet buiten beeld?"
    assert "Wie tekende de opdracht, en wat staat er niet in?" in found.questions
    (quote,) = next(s for s in found.seen if s.sign.id == "invisible_client").quotes
    assert quote.text == "leerling" == text[quote.start : quote.end]


def test_offering_reads_its_own_question_only() -> None:
    free = "Herken je dit? Zo niet, dan laat ik het los."
    assert results(one(guided_by=free))["offering"].texts == 0
    found = results(one(coaching_conversation=free))["offering"]
    assert [one.sign.id for one in found.seen] == ["free"]
    knows = results(one(coaching_conversation="Ik leg haar uit hoe het zit."))["offering"]
    assert [one.sign.id for one in knows.seen] == ["knows"]


@pytest.mark.parametrize("verb", ["zie", "weet", "merk"])
def test_it_is_not_a_matter_of_the_verb(verb: str) -> None:
    text = f"Ik {verb} iets, en jij mag het laten liggen."
    found = results(one(coaching_conversation=text))["offering"]
    assert [one.sign.id for one in found.seen] == ["free"]


def test_what_others_do_is_not_an_activity_of_the_writer() -> None:
    found = results(one(guided_by="Hun chef begeleidt hen. Ik adviseer de directie."))["activities"]
    assert [one.sign.id for one in found.seen] == ["advise"]
    assert found.said == "adviseren: one place. Niet gezien: ontwerpen, begeleiden."


def test_several_reflections_each_in_its_own_language() -> None:
    english = made(
        id="r2",
        answers=[
            Answer("guided_by", text="We design a learning trajectory with them and for them.")
        ],
    )
    found = results(one(guided_by="Wij ontwerpen een leertraject."), english)["activities"]
    (design,) = (seen for seen in found.seen if seen.sign.id == "design")
    assert {quote.reflection for quote in design.quotes} == {"r1", "r2"}
    assert (found.texts, design.sign.name) == (2, "ontwerpen")


def test_nothing_to_read_says_so() -> None:
    found = results(one(what_happened=""))["heard"]
    assert (found.texts, found.seen, found.missing, found.questions) == (0, (), (), ())
    assert found.said == "There is no answer here to look at in this way."


@given(texts)
def test_quotes_are_what_stands_there(text: str) -> None:
    whole = text + " De directeur. " + text
    for found in lenses.look([one(common_pattern=whole)], "nl"):
        for place in found.seen:
            assert all(whole[q.start : q.end] == q.text for q in place.quotes)
