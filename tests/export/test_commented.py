"""Comments that go along: on top, under their parts, or in the margin, and home again."""

import dataclasses
import datetime as dt
import io

import docx
import pytest

from orgcoach_tui.export import Document, Wish, compose, forms
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.comments import add
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.review import look
from orgcoach_tui.review.own import Own
from orgcoach_tui.settings import Settings

MADE = dt.datetime(2026, 3, 15, 10, 30, tzinfo=dt.UTC)


@pytest.fixture
def commented(reflection: Reflection) -> Reflection:
    add(
        reflection,
        [
            Comment("a", "On the whole.", author="M", made=MADE),
            Comment("b", "Which two?", "what_happened", quote="Twee.", author="M", made=MADE),
            Comment("c", "Zwei.", "what_happened", "suggestion", "Twee.", "M"),
            Comment("d", "Keep to this.", "insight", author="N"),
        ],
    )
    reflection.comments[1].reply = "Anna and Bob."
    reflection.comments[1].state = "answered"
    return reflection


def made(reflection: Reflection, comments: str, form: str = "reflection") -> Document:
    chosen = next(f for f in forms("nl") if f.id == form)
    wish = Wish(comments=comments, by=Settings(author="Me"))  # type: ignore[arg-type]
    return compose([reflection], chosen, wish)


def test_nothing_goes_along_unless_asked(commented: Reflection) -> None:
    assert not any("On the whole" in text for text in made(commented, "").texts())


@pytest.mark.parametrize("comments", ["margin", "text"])
def test_help_question_then_the_whole_then_the_number(commented: Reflection, comments: str) -> None:
    texts = list(made(commented, comments).texts())
    assert texts.index("En wat wel?") < texts.index("Wat er werd teruggeschreven")
    number = texts.index("4 opmerkingen, waarvan 3 open")
    assert texts.index("Wat er werd teruggeschreven") < texts.index("On the whole.") < number
    assert number < texts.index("1. Wat er gebeurde")


def test_under_the_part(commented: Reflection) -> None:
    texts = list(made(commented, "text").texts())
    after = texts.index("1.3 Drie.")
    assert texts[after + 1 :][:4] == [
        *("M, zondag 15 maart 2026:", "Bij ‘Twee.’", "Which two?", "Antwoord: Anna and Bob.")
    ]


def test_a_form_without_help_question_has_them_on_top(commented: Reflection) -> None:
    commented.help_question = ""
    texts = list(made(commented, "text", "starr").texts())
    assert texts.index("Wat er werd teruggeschreven") < texts.index("Which two?")


def test_what_the_reader_may_not_see_stays_with_what_is_said_of_it(commented: Reflection) -> None:
    commented.audience = {"what_happened": "private"}
    for comments in ("margin", "text"):
        assert not any("Which two?" in text for text in made(commented, comments).texts())


def test_from_the_margin_nothing_comes_home_twice(commented: Reflection) -> None:
    content = word(made(commented, "margin"))
    there = [c.text for c in docx.Document(io.BytesIO(content)).comments]
    assert there == ["On the whole.", "Which two?", "Anna and Bob.", "Zwei.", "Keep to this."]
    found = look(content, "x.docx", {commented.id: Own(commented)}.get)
    before = [dataclasses.replace(c) for c in commented.comments]
    assert add(commented, found.comments[commented.id]) == []
    assert commented.comments == before
