"""Answers are kept: what was answered is not asked again, and holds in the next document."""

import pytest

from orgcoach_tui.names import Entry, Finding, Names, answered, asked, closing_question, suggested
from orgcoach_tui.names.words import to_answer
from tests.names.made import found, read


def only(text: str, names: Names | None = None, language: str = "nl") -> Finding:
    [one] = found(text, names, language)
    return one


def test_replace_from_now_on() -> None:
    one = only("Toen belde Marijke Bos.")
    names = answered(Names(), one, "replace", "nl", "collega A")
    assert names.entries == (Entry("Marijke Bos", "collega A"),)
    assert read("Dag Marijke, dag mevrouw Bos.", names) == "Dag collega A, dag mevrouw collega A."
    assert found("Dag Marijke.", names) == []


def test_leave_and_remember() -> None:
    names = answered(Names(), only("Bij Ziekenhuis Rijnstate."), "leave", "nl")
    assert found("Daar in Rijnstate was het anders.", names) == []
    assert found("Bij RIJNSTATE was het anders.", names) == []
    assert read("Bij Rijnstate.", names) == "Bij Rijnstate."


def test_edit_changes_nothing() -> None:
    names = Names()
    assert answered(names, only("Toen belde Marijke."), "edit", "nl") is names


def test_a_name_left_before_can_be_replaced_after_all() -> None:
    names = Names().leaving("Marijke").with_entry(Entry("Marijke", "A"))
    assert names.left == ()
    assert names.without("marijke") == Names()


def test_a_word_or_a_name_in_one_sentence() -> None:
    names = Names((Entry("Roos", "Vera"),))
    text = "Roos is hier. Roos zei dat."
    first, second = found(text, names)
    names = answered(names, first, "leave", "nl")
    names = answered(names, second, "replace", "nl")
    assert found(text, names) == []
    assert read(text, names) == "Roos is hier. Vera zei dat."
    assert read(read(text, names), names) == read(text, names)
    assert len(found("Roos kwam ook nog.", names)) == 1


def test_a_word_with_a_small_letter_is_asked_about_once_and_for_all() -> None:
    names = Names((Entry("Wil", "D"),))
    names = answered(names, only("Dat ik wil en zij wil.", names), "leave", "nl")
    assert found("Niemand wil dat.", names) == []


def test_a_word_that_holds_a_name() -> None:
    names = Names((Entry("Waterland", "de gemeente", "organisation"),))
    one = only("De Waterlandse raad.", names)
    assert found("De Waterlandse raad.", answered(names, one, "leave", "nl")) == []
    changed = answered(names, one, "replace", "nl", "gemeentelijke", "other")
    assert read("De Waterlandse raad.", changed) == "De gemeentelijke raad."


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Dat zei teamleider Sandra.", "teamleider A"),
        ("Dat zei mevrouw Bakker.", "persoon A"),
        ("Dat zei Anna.", "persoon B"),
        ("Bij Stichting De Meerpaal.", "de stichting"),
        ("Bij de gemeente Ommen.", "de gemeente"),
        ("In Ommen.", "de plaats"),
        ("Mail a@b.nl.", "[e-mailadres]"),
        ("Bel 06-12345678.", "[telefoonnummer]"),
    ],
)
def test_what_is_suggested(text: str, suggestion: str) -> None:
    assert suggested(only(text), Names(), "nl") == suggestion


def test_nobody_has_the_stand_in_of_another() -> None:
    names = Names()
    for name in ("Marijke", "Sjoerd", "Fenna"):
        names = answered(names, only(f"Dat zei {name}.", names), "replace", "nl")
    for name in ("Ommen", "Putten"):
        one = only(f"Bij de gemeente {name}.", names)
        names = answered(names, one, "replace", "nl")
    assert [one.replacement for one in names.entries] == [
        *("persoon A", "persoon B", "persoon C"),
        *("de gemeente", "gemeente A"),
    ]


@pytest.mark.parametrize(
    ("text", "names", "question"),
    [
        ("Met Marijke.", Names(), "‘Marijke’ could be a name. Replace it?"),
        ("Bel 06-12345678.", Names(), "‘06-12345678’ looks like a phone number. Replace it?"),
        (
            "Roos zei dat.",
            Names((Entry("Roos", "V"),)),
            "‘Roos’ is on your list of names, and an ordinary word. Which is it here?",
        ),
        (
            "De Ommense raad.",
            Names((Entry("Ommen", "V"), Entry("Ommense", "x"))).without("Ommense"),
            "‘Ommense’ has a name from your list in it. Replace this word too?",
        ),
    ],
)
def test_how_it_is_asked(text: str, names: Names, question: str) -> None:
    said = asked(only(text, names))
    assert said.question == question
    assert set(said.answers) == {"replace", "leave", "edit"}


def test_the_words_around_it() -> None:
    assert asked(only("Met Marijke, ja Marijke.")).more == "2 times"
    assert to_answer(1) == "1 place has to be answered before this can go."
    assert set(closing_question().answers) == {"leave", "edit"}
