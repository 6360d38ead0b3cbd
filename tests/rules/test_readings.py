"""How a find is meant: sentences turned by hand, in both languages."""

import pytest

from orgcoach_tui.rules import suggest
from orgcoach_tui.rules.lexical import without_wording
from orgcoach_tui.rules.model import Evidence, Passage, RuleSet

DUTCH = [
    ("adviser", "Ik schreef een adviesnota voor de directie."),
    ("adviser", "Ik zou een adviesnota schrijven."),
    ("adviser", "Adviesnota geschreven voor de directie."),
    ("adviser", "Wij schreven een adviesnota."),
    ("adviser", "Geen training, maar een adviesnota schreef ik."),
    ("adviser", "Niet alleen een nota, ik schreef ook een adviesrapport."),
    ("trainer", "Volgende maand geef ik een training."),
    ("trainer", "Vroeger schreef ik adviesnota’s, nu geef ik trainingen."),
    ("coach", "Ik luister naar wat zij zelf willen."),
    ("change_manager", "Ik trek de invoering en bewaak de planning."),
    ("middle", "Samen uitzoeken wat voor wie het probleem is."),
    ("middle", "Met de teamleiders zocht ik uit wat er speelt."),
    ("adviser", "In plaats van een training schreef ik een adviesnota."),
]
DUTCH_NOT = [
    ("polarity", "negated", "Ik schreef geen adviesnota."),
    ("polarity", "negated", "Een adviesnota heb ik niet geschreven."),
    ("polarity", "negated", "Aan leerdoelen, werkvormen of opdrachten ben ik niet begonnen."),
    ("polarity", "negated", "In plaats van een adviesnota te schrijven keek ik uit het raam."),
    ("polarity", "negated", "Een training heb ik aan niemand gegeven."),
    ("actor", "other", "De academie geeft nu een training aan alle planners."),
    ("actor", "other", "Hun opleider geeft op dinsdag een training."),
    ("reality", "abandoned", "Ik stond op het punt een training te geven."),
    ("time", "past", "Tot vijf jaar geleden gaf ik alleen trainingen."),
    ("polarity", "declined", "Ik bedankte voor een trainingstraject."),
    ("actor", "other", "De directie wilde dat ik een adviesnota schreef."),
    ("actor", "other", "Ze vroegen of ik een training kon geven."),
    ("actor", "other", "Een bureau uit Utrecht schreef een adviesnota."),
    ("actor", "other", "“Schrijf jij maar een adviesnota voor ons”, zei de wethouder."),
    ("reality", "abandoned", "Ik had een adviesnota kunnen schrijven."),
    ("reality", "asked", "Moet ik hier een training geven?"),
    ("time", "past", "Vroeger gaf ik trainingen."),
    ("time", "past", "Toen ik nog consultant was schreef ik adviesnota’s."),
]
ENGLISH = [
    ("adviser", "I wrote a memo with three recommendations."),
    ("adviser", "I would write a memo with recommendations."),
    ("adviser", "Wrote a memo with recommendations."),
    ("adviser", "Not a workshop but a memo with recommendations is what I wrote."),
    ("trainer", "I used to write memos, but now I run workshops."),
    ("coach", "I listen to what people bring."),
    ("change_manager", "We rolled out the new system, ward by ward."),
    ("middle", "Can we figure out together what the question is?"),
]
ENGLISH_NOT = [
    ("polarity", "negated", "I didn’t write a memo."),
    ("polarity", "negated", "I ran no workshops and no courses."),
    ("polarity", "negated", "I gave a workshop to none of them."),
    ("actor", "other", "The academy is now giving a workshop for planners."),
    ("reality", "abandoned", "I could of course have written a memo, but left it."),
    ("reality", "abandoned", "I was on the point of writing a memo."),
    ("time", "past", "Until a few years ago I only ran workshops."),
    ("polarity", "declined", "I said no to running a workshop."),
    ("actor", "other", "They wanted me to run a workshop."),
    ("actor", "other", "The director rolled out the new system."),
    ("actor", "other", "She runs a workshop."),
    ("reality", "abandoned", "I could have written a memo."),
    ("reality", "asked", "Should I run a workshop?"),
    ("time", "past", "I used to run workshops."),
    ("time", "past", "Back when I was a consultant I wrote memos."),
]


def read(text: str, rules: RuleSet) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    found = suggest([Passage("reply_to_request", text)], rules)
    return found.evidence, found.against


@pytest.mark.parametrize(("role", "text"), DUTCH)
def test_counts_in_dutch(role: str, text: str, dutch: RuleSet) -> None:
    assert {e.role for e in read(text, dutch)[0]} == {role}


@pytest.mark.parametrize(("role", "text"), ENGLISH)
def test_counts_in_english(role: str, text: str, english: RuleSet) -> None:
    assert {e.role for e in read(text, english)[0]} == {role}


@pytest.mark.parametrize(("axis", "value", "text"), DUTCH_NOT)
def test_does_not_count_in_dutch(axis: str, value: str, text: str, dutch: RuleSet) -> None:
    counts, against = read(text, dutch)
    assert counts == ()
    assert value in {getattr(e, axis) for e in against}


@pytest.mark.parametrize(("axis", "value", "text"), ENGLISH_NOT)
def test_does_not_count_in_english(axis: str, value: str, text: str, english: RuleSet) -> None:
    counts, against = read(text, english)
    assert counts == ()
    assert value in {getattr(e, axis) for e in against}


def test_a_short_sentence_takes_back_the_one_before(dutch: RuleSet) -> None:
    counts, against = read("Een training geven aan de teamleiders. Daar zei ik nee op.", dutch)
    assert counts == ()
    assert {e.polarity for e in against} == {"declined"}


def test_what_the_writer_says_in_quotes_is_the_writers(dutch: RuleSet) -> None:
    asked = "Dan vraag ik: ‘Wat heb je zelf nodig om dit vol te houden?’"
    counts, _ = read(asked, without_wording(dutch))  # by its words alone it could be the middle
    assert "coach" in {e.role for e in counts}


@pytest.mark.parametrize(
    "text",
    [
        "In mijn vorige baan was ik adviseur. Ik schreef adviesnota’s. Ook gaf ik trainingen.",
        "Adviesnota’s schreef ik. Dat heb ik losgelaten.",
    ],
)
def test_a_former_self_runs_over_sentences(text: str, dutch: RuleSet) -> None:
    counts, against = read(text, dutch)
    assert counts == ()
    assert {e.time for e in against if e.role in ("adviser", "trainer")} == {"past"}


def test_a_former_self_ends_where_now_begins(dutch: RuleSet, english: RuleSet) -> None:
    counts, _ = read("In mijn vorige baan was ik adviseur. Nu geef ik trainingen.", dutch)
    assert "trainer" in {e.role for e in counts}
    text = "In my last job I was a consultant. I wrote memos. Now I run workshops."
    counts, against = read(text, english)
    assert {e.role for e in counts} == {"trainer"}
    assert "past" in {e.time for e in against if e.role == "adviser"}


@pytest.mark.parametrize(
    ("axis", "value", "text"),
    [
        ("reality", "ironic", "Tuurlijk, een training van mij en alles komt vanzelf goed."),
        ("polarity", "negated", "Trainingen geven, daar doe ik hier niet aan."),
        ("reality", "abandoned", "Als zij had doorgezet, had ik een training gegeven."),
        ("actor", "other", "De hoogleraar schreef een adviesnota."),
        ("actor", "other", "Een training werd mij gevraagd."),
        ("actor", "other", "De schaakclub krijgt leden over de vloer, en daarna een training."),
    ],
)
def test_mockery_fronting_and_titles(axis: str, value: str, text: str, dutch: RuleSet) -> None:
    counts, against = read(text, dutch)
    assert counts == ()
    assert value in {getattr(e, axis) for e in against}


def test_a_second_quotation_is_not_the_writers(english: RuleSet) -> None:
    text = "‘I have looked at it for weeks,’ the director said, ‘and we should write a memo.’"
    counts, _ = read(text, english)
    assert counts == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Het is niet zo dat ik een adviesnota schreef voor de directie.", "nl"),
        ("Tot vorig jaar schreef ik adviesnota’s voor de directie.", "nl"),
        ("Anna schreef een adviesnota en presenteerde die aan de directie.", "nl"),
        ("Mijn voorganger liet de deelnemers oefenen. Daarna nam zij een toets af.", "nl"),
        ("It is not the case that I wrote a report for the board.", "en"),
        ("Until last year I wrote reports for the board.", "en"),
        ("It was tempting to write a report for the board.", "en"),
        ("Mr Jones wrote a report and presented it to the board.", "en"),
        ("My predecessor had the participants practise. Then she set them a test.", "en"),
    ],
)
def test_nothing_of_the_writer_now(
    text: str, language: str, dutch: RuleSet, english: RuleSet
) -> None:
    counts, against = read(text, dutch if language == "nl" else english)
    assert not counts
    assert against


def test_each_and_i_may_be_another_act(english: RuleSet) -> None:
    text = "I examined the figures and wrote a report, and I trained the managers in pairs."
    assert {e.role for e in read(text, without_wording(english))[0]} == {"adviser", "trainer"}
