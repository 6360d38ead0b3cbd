"""The leak check: what is asked, about what, and how sure it is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui import i18n
from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.document import Document, Facts, Heading, Paragraph, Place, Remark, Table
from orgcoach_tui.guide.load import guides
from orgcoach_tui.journal.model import Answer as Written
from orgcoach_tui.journal.model import Placement, start
from orgcoach_tui.names import Entry, Names, findings, own
from orgcoach_tui.practice import practice
from orgcoach_tui.settings import Settings
from tests.names.made import PRACTICE, document, found, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toen kwam Jan van der Meer binnen.", ["Jan van der Meer"]),
        ("Ik sprak J.P. van den Broek-Smeets.", ["J.P. van den Broek-Smeets"]),
        ("Van Dijk kwam, net als Ter Horst.", ["Van Dijk", "Ter Horst"]),
        ("Van Sanne hoorde ik niets.", ["Sanne"]),
        ("Sjoukje zei dat.", ["Sjoukje"]),
        ("Wubbo en Sietske waren te laat.", ["Wubbo", "Sietske"]),
        ("Visser vroeg het ook.", ["Visser"]),
        ("Visser word je niet zomaar.", []),
        ("Wil je dat Wil komt?", ["Wil"]),
        ("Roos de Wit zei dat.", ["Roos de Wit"]),
        ("‘Vraag het Corrie,’ zei ze. ‘Zij weet het.’", ["Corrie"]),
        ("Ik sprak petra na afloop.", ["petra"]),
        ("Op de UMCG-afdeling was het stil.", ["UMCG"]),
        ("Ik kom uit ’s-Hertogenbosch.", ["’s-Hertogenbosch"]),
        ("Bij De Boer & Zonen BV is het druk.", ["De Boer & Zonen BV"]),
        ("Maandag praat het Nederlandse MT over Scrum, HR en de AVG.", []),
        ("’s Avonds belde de HR-adviseur. (Zo’n avond.)", []),
        ("VERGADERINGEN DUREN HIER ALTIJD LANGER.", []),
        ("Roosters. Diensten. Overuren.", []),
    ],
)
def test_dutch_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Siân O’Leary-Jones came in.", ["Siân O’Leary-Jones"]),
        ("Leadership at St Mary’s Hospital changed.", ["St Mary’s Hospital"]),
        ("Grace told me so; Grace’s team agreed.", ["Grace"]),
        ("Will you come? Will asked me that.", ["Will"]),
        ("In May we start, and May said so on May 4.", ["May"]),
        ("Hope, the youngest, left. Hope, and then despair.", ["Hope"]),
        ("King nodded. King size is large.", ["King"]),
        ("The University of Leeds asked for it.", ["University of Leeds"]),
        ("On Monday the British HR people come, and they’ve a plan.", []),
        ("The Director Finance and the Head of People left.", []),
        ("They’d rather wait. Wouldn’t you?", []),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert named(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "kind", "sure"),
    [
        ("Ik sprak mevrouw Bakker.", "title", True),
        ("Ik sprak mevrouw jansma.", "title", True),
        ("Volgens wethouder Kempkes niet.", "title", True),
        ("Dat zei zorgmanager Anneloes Kok.", "title", True),
        ("Dr. Öztürk gaf college.", "title", True),
        ("Bij woningcorporatie Eigen Haard.", "organisation", True),
        ("Bij Vitalis Zorg B.V. ook.", "organisation", True),
        ("Dat zei Marijke.", "capital", False),
        ("Dat zei marijke.", "small", False),
    ],
)
def test_titles_and_organisations_have_to_be_answered(text: str, kind: str, sure: bool) -> None:
    [one] = found(text)
    assert (one.kind, one.must) == (kind, sure)


def test_each_finding_has_its_sentence_and_its_place() -> None:
    place = Place("bcdfghjk", "insight")
    whole = Document(
        "nl",
        "Reflectie",
        (
            Heading("Eén inzicht", 2, place),
            Paragraph("Het was laat. Toen belde Marijke, bij dr. Pol. En toen niet meer."),
            Facts((("Traject", "Gerrit"),)),
            Table("Cijfers", ("Wie",), (("Wendy",),)),
        ),
        (),
        foot=("Met dank aan Sjors.",),
        remarks=(Remark(place, "Dat zei Annelies ook.", "Ans Mol", "", "Toen belde"),),
    )
    asked = {one.text: one for one in findings(whole, Names(), [("file", "verslag-Bo-Truus.docx")])}
    assert set(asked) == {"Marijke", "Pol", "Gerrit", "Wendy", "Sjors", "Annelies", "Bo Truus"} | {
        "Ans Mol"
    }
    one = asked["Marijke"]
    assert one.sentence == "Toen belde Marijke, bij dr. Pol."
    assert one.sentence[one.start : one.end] == "Marijke"
    assert (one.spot.where, one.spot.block, one.spot.place) == ("text", 1, place)
    assert asked["Annelies"].spot.where == "remark"
    assert asked["Sjors"].spot.where == "foot"
    assert asked["Bo Truus"].spot.where == "file"


def test_what_must_be_answered_comes_first_and_each_name_once() -> None:
    asked = found("Met Marijke. Dag Marijke! Bel 06-12345678. Marijke Bos belde.")
    assert [one.text for one in asked] == ["06-12345678", "Marijke Bos"]
    asked = found("Met Marijke. Dag Marijke!")
    assert [(one.text, one.count) for one in asked] == [("Marijke", 2)]


def test_the_sentence_is_as_it_leaves() -> None:
    [one] = found("Petra de Vries en Marijke zaten daar.", PRACTICE)
    assert one.sentence == "Teamleider A en Marijke zaten daar."
    assert one.sentence[one.start : one.end] == "Marijke"


def test_what_stands_in_for_a_name_is_not_asked_about() -> None:
    names = Names((Entry("Petra", "Wilhelmina Vos"),))
    assert found("Ik sprak Petra.", names) == []


def test_a_listed_name_that_is_a_word_is_asked_about_in_each_sentence() -> None:
    names = Names((Entry("Roos", "Vera"),))
    asked = found("Roos zei het. Roos dacht het. Met Roos.", names)
    assert [(one.text, one.kind, one.must) for one in asked] == [("Roos", "listed", True)] * 2
    assert len({one.place for one in asked}) == 2
    [small] = found("Een roos is een roos.", names)
    assert (small.text, small.must, small.count) == ("roos", False, 2)


@pytest.mark.parametrize("text", ["De Waterlandse raad.", "Met Jan-Willem.", "Een Waterlander."])
def test_a_word_with_a_listed_name_in_it_has_to_be_answered(text: str) -> None:
    [one] = found(text, PRACTICE)
    assert (one.kind, one.must) == ("inside", True)


def test_the_writer_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    by = Settings(
        author="Ingrid Bax", course="Coachen bij Windesheim", reference="Van Riel (2024)."
    )
    whole = Document(
        "nl",
        "Reflectie",
        (Facts((("Auteur", "Ingrid Bax"), ("Opleiding", "Coachen bij Windesheim"))),),
        (),
        author="Ingrid Bax",
        foot=("Bron: Van Riel (2024).",),
    )
    assert findings(whole, Names(), own=own(by)) == []
    assert {one.text for one in findings(whole, Names())} == {"Windesheim", "Van Riel"}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_of_our_own_words_is_asked_about(language: str) -> None:
    i18n.use(language)
    for guide in guides(language):
        it = start(guide.id, language, title=guide.title)
        it.answers = [Written(q.key, q.title, q.question, "ok.") for q in guide.questions]
        it.placement = Placement(5, 1, 4, 0)
        it.insight = it.next_step = it.help_question = "ok"
        for form in forms(language):
            whole = compose([it], form, Wish(mirror=True, replaced=True))
            assert findings(whole, Names()) == [], (guide.id, form.id)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_few_questions_about_a_reflection_and_after_that_fewer(language: str) -> None:
    names = Names()
    i18n.use(language)
    for it in practice(language, dt.date(2026, 3, 14)):
        asked = findings(compose([it], forms(language)[0], Wish(mirror=True)), names)
        assert len(asked) <= 5, it.id
        for one in asked:
            names = names.with_entry(Entry(one.text, "N", one.guess))


@given(st.text(max_size=200), st.sampled_from(["nl", "en"]))
def test_any_text(text: str, language: str) -> None:
    for one in found(text, PRACTICE, language):
        assert one.sentence[one.start : one.end] == one.text != ""


@given(st.text("Aa.b’'-@ 0:/1(", max_size=60))
def test_any_text_that_nearly_has_a_form(text: str) -> None:
    for one in found(text):
        assert one.sentence[one.start : one.end] == one.text


def test_a_document_is_left_as_it_was() -> None:
    whole = document("Met Petra.")
    before = repr(whole)
    findings(whole, PRACTICE)
    assert repr(whole) == before


@pytest.mark.parametrize(("language", "label"), [("nl", "Organisatie"), ("en", "Organisation")])
def test_what_stands_behind_organisation_is_one(language: str, label: str) -> None:
    blocks = (Heading("T", 1), Facts(((label, "De Kastanje"), ("Iets", "De Linde"))))
    made = findings(Document(language, "T", blocks, ("x",)), Names())
    by_name = {one.text: one for one in made}
    one = next(one for name, one in by_name.items() if "Kastanje" in name)
    assert (one.guess, one.sentence) == ("organisation", f"{label}: De Kastanje")
    assert one.sentence[one.start : one.end] == one.text
    other = next(one for name, one in by_name.items() if "Linde" in name)
    assert (other.guess, other.sentence) == ("person", "Iets: De Linde")
