"""What a form makes of reflections, and whom it reaches."""

import dataclasses
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from orgcoach_tui.audience import PARTS, Audience
from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.document import Document, Heading, NewPage, Paragraph, Place
from orgcoach_tui.export.form import FORMS, Form, Part, Unusable, form_from
from orgcoach_tui.guide.load import guides
from orgcoach_tui.i18n import LANGUAGES
from orgcoach_tui.journal.audience import choose
from orgcoach_tui.journal.model import Answer, NotedTheme, Reflection, start
from orgcoach_tui.settings import Settings

SECRET = "Zeemeermin"


def form(name: str, language: str = "nl") -> Form:
    return next(one for one in forms(language) if one.id == name)


def headings(document: Document) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)]


def texts(document: Document, kind: str) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.kind == kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_form_names_what_there_is(language: str) -> None:
    keys = {question.key for guide in guides(language) for question in guide.questions}
    shipped = forms(language)
    assert [one.id for one in shipped] == list(FORMS)
    names = {"help_question", "placement", "mirror", "insight", "next_step"}
    for one in shipped:
        held = [name for part in one.parts for name in part.holds]
        assert len(held) == len(set(held))
        assert set(held) <= keys | names | {"previous", "quotes", "answers", "goals", "themes"}
        assert one.about


def test_the_languages_have_the_same_forms() -> None:
    def without_words(one: Form) -> Form:
        parts = tuple(Part(part.holds, str(bool(part.title))) for part in one.parts)
        return dataclasses.replace(one, title="", about="", parts=parts)

    assert list(map(without_words, forms("nl"))) == list(map(without_words, forms("en")))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("alone", [True, False])
def test_headings_skip_no_level_and_one_is_the_title(
    reflection: Reflection, name: str, alone: bool
) -> None:
    other = dataclasses.replace(reflection, id="other", date=dt.date(2026, 1, 2))
    document = compose([reflection] if alone else [reflection, other], form(name))
    levels = [level for level, _text in headings(document)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("part", ["what_happened", *PARTS])
def test_what_is_private_is_nowhere(reflection: Reflection, name: str, part: str) -> None:
    reflection.audience = {part: "private"}
    reflection.answers[1].text = "Ik heb een rapport geschreven."
    match part:
        case "what_happened":
            reflection.answers[1].text = f"Ik heb {SECRET} geadviseerd en een rapport geschreven."
        case "placement":
            reflection.placement.note = SECRET
        case "mirror":
            reflection.mirror.recognised = "yes"
            reflection.mirror.why = SECRET
        case "themes":
            reflection.themes = [NotedTheme(SECRET)]
        case _:
            setattr(reflection, part, SECRET)
    later = dataclasses.replace(reflection, id="later", date=dt.date(2027, 1, 1))
    wish = Wish(
        mirror=True,
        earlier=[reflection],
        quotes=[(later.id, f"{n}.1") for n in range(9)],
    )
    assert SECRET not in "\n".join(compose([reflection], form(name), wish).texts())
    assert SECRET not in "\n".join(compose([later], form(name), wish).texts())
    assert SECRET not in "\n".join(compose([reflection, later], form(name), wish).texts())


@pytest.mark.parametrize("reader", ["supervisor", "assignment"])
def test_of_a_question_that_is_withheld_there_is_no_trace(
    reflection: Reflection, reader: Audience
) -> None:
    choose(reflection, "adds_to_picture", "private")
    plain = dataclasses.replace(form("reflection"), reader=reader)
    document = compose([reflection], plain)
    said = "\n".join(document.texts())
    assert "En de organisatie" not in said
    assert "Wat er gebeurde" in said or reader == "assignment"


def test_an_assignment_shows_only_what_was_written_for_it() -> None:
    made = start("assignment", "en", title="The seven questions", audience="assignment")
    made.answers = [
        Answer("common_pattern", "What comes back", "?", "Everybody is tired."),
        Answer("guided_by", "What steers you", "?", "Only for my supervisor."),
    ]
    choose(made, "guided_by", "supervisor")
    by = Settings(author="Ann Example", student_number="123", course="OC")
    document = compose([made], form("assignment", "en"), Wish(by=by, today=dt.date(2026, 11, 25)))
    said = "\n".join(document.texts())
    assert "Everybody is tired." in said
    assert "Only for my supervisor." not in said
    assert "Author: Ann Example" in said
    assert "Date: Wednesday 25 November 2026" in said
    assert "Words: 3 of at most 2500" in said
    assert "3 words" in texts(document, "note")
    assert headings(document)[:2] == [(1, "Assignment"), (2, "1. What comes back")]
    assert headings(document)[-1] == (2, "Sources")
    assert any("Van den Boomen" in text for text in texts(document, "note"))


def test_a_source_stands_there_when_it_is_used(reflection: Reflection) -> None:
    choose(reflection, "default", "assignment")
    assert "Breuer (2016)" not in "\n".join(compose([reflection], form("assignment")).texts())
    reflection.answers[1].text = "Met Breuer zeg ik: lange termijn."
    said = "\n".join(compose([reflection], form("assignment")).texts())
    assert "Breuer (2016)" in said
    assert "Schein" not in said


def test_a_sheet_has_the_step_before_and_the_chosen_quotes(reflection: Reflection) -> None:
    before = dataclasses.replace(reflection, id="before", date=dt.date(2026, 3, 1))
    before.next_step = "Eerst bellen."
    elsewhere = dataclasses.replace(before, id="e", trajectory="Ander", date=dt.date(2026, 3, 2))
    elsewhere.next_step = "Niet deze."
    wish = Wish(earlier=[before, elsewhere, reflection], quotes=[(reflection.id, "1.2")])
    document = compose([reflection], form("supervision"), wish)
    assert [text for _level, text in headings(document)] == [
        "Na een sessie",
        "Vraag voor supervisie",
        "De stap van de vorige keer",
        "In mijn eigen woorden",
        "Eén inzicht",
        "Eén volgende stap",
    ]
    assert texts(document, "quote") == ["Twee."]
    assert "Eerst bellen." in texts(document, "answer")
    assert "Niet deze." not in "\n".join(document.texts())


def test_the_same_answers_under_other_headings(reflection: Reflection) -> None:
    document = compose([reflection], form("alact"))
    assert [text for _level, text in headings(document)] == [
        "Na een sessie",
        "Handelen",
        "Terugblikken",
        "Bewust worden van wat wezenlijk was",
        "Uitproberen",
    ]
    written = texts(document, "answer")
    assert written == [
        "Eén.",
        "Twee.",
        "Drie.",
        "Weinig.",
        "Minder is genoeg.",
        "Haar bellen.",
        "Dit ook.",
    ]


def test_each_part_can_be_found_back(reflection: Reflection) -> None:
    for name in ("reflection", "starr"):
        document = compose([reflection], form(name))
        places = {b.place for b in document.blocks if isinstance(b, Heading | Paragraph)}
        assert {Place(reflection.id, key) for key in ("what_happened", "insight")} <= places


def test_several_stand_from_old_to_new_each_on_its_own_page(reflection: Reflection) -> None:
    other = dataclasses.replace(reflection, id="other", date=dt.date(2026, 1, 2))
    document = compose([reflection, other], form("trajectory"))
    named = [text for level, text in headings(document) if level == 2]
    assert named == [
        "Na een sessie, vrijdag 2 januari 2026",
        "Na een sessie, zaterdag 14 maart 2026",
    ]
    assert sum(isinstance(block, NewPage) for block in document.blocks) == 2
    numbers = [b.number for b in document.blocks if isinstance(b, Paragraph) and b.number]
    assert numbers[0] == "1.1.1"
    assert len(numbers) == len(set(numbers))
    assert document.ids == ("other", reflection.id)


def test_a_school_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'id = "mine"\ntitle = "Ours"\nreader = "assignment"\n[[parts]]\nholds = ["answers"]\n'
    )
    (tmp_path / "broken.toml").write_text("id = ")
    found = forms("nl", tmp_path)
    assert [one.id for one in found] == [*FORMS, "mine"]
    assert found[-1].parts == (Part(("answers",)),)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"id": "A b"}, "id"),
        ({"reader": "everybody"}, "reader"),
        ({"limit": "many"}, "limit"),
        ({"limit": True}, "limit"),
        ({"parts": []}, "parts"),
        ({"parts": [{"holds": "answers"}]}, "parts"),
        ({"parts": [{"hold": []}]}, "parts"),
        ({"front": "author"}, "front"),
        ({"words": "yes"}, "words"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_form_that_cannot_be_used_says_where(change: dict[str, object], key: str) -> None:
    good = {"id": "mine", "title": "T", "reader": "supervisor", "parts": [{"holds": ["answers"]}]}
    form_from(good)
    with pytest.raises(Unusable) as caught:
        form_from(good | change)
    assert caught.value.key == key
