"""The summary gathers a period on one page, and withholds what its reader may not see."""

import dataclasses
import datetime as dt
import re

from orgcoach_tui.export import Wish, compose, forms, made
from orgcoach_tui.export.document import Chart, Document, Heading
from orgcoach_tui.export.form import Form
from orgcoach_tui.journal.model import Answer, NotedTheme, Outcome, Reflection
from tests.insight.made import reflection

DAY = dt.date(2024, 2, 3)


def form(language: str = "nl") -> Form:
    return next(one for one in forms(language) if one.id == "summary")


def practice() -> list[Reflection]:
    goal = Answer("own_development", "Je eigen leervraag", "Wat?", "Stiltes laten.\nEn wachten.")
    made = [reflection(n, own="adviser" if n % 2 else "coach") for n in range(6)]
    made[1].answers = [goal, Answer("what_happened", "Wat", "Wat?", "Een zin om mee te nemen.")]
    made[2].next_step = "Marian bellen"
    made[2].outcomes = [Outcome("next_step", "let_go", "Ze belde zelf.", DAY)]
    made[4].next_step = "Meelopen"
    return made


def text(document: Document) -> str:
    return "\n".join(document.texts())


def test_goals_and_steps_with_what_came_of_them_the_oldest_first() -> None:
    said = text(compose(practice(), form()))
    assert "3 januari 2024: losgelaten, 3 februari 2024: ‘Ze belde zelf.’" in said
    assert "5 januari 2024: nog open" in said
    places = [said.index(words) for words in ("En wachten.", "Marian bellen", "Meelopen")]
    assert places == sorted(places)


def test_the_mirror_goes_along_only_when_asked_for() -> None:
    pictures = [
        sum(isinstance(block, Chart) for block in compose(practice(), form(), wish).blocks)
        for wish in (Wish(), Wish(mirror=True))
    ]
    assert pictures == [1, 2]


def test_what_its_reader_may_not_see_stays_out() -> None:
    kept = practice()
    for one in kept:
        one.audience = {"default": "private"}
    said = text(compose(kept, form(), Wish(mirror=True)))
    for words in ("Stiltes", "Marian", "Ze belde", "de coach"):
        assert words not in said
    kept = practice()
    kept[2].audience = {"next_step": "private"}
    said = text(compose(kept, form()))
    assert "Ze belde" not in said
    assert "Meelopen" in said


def test_quotes_stand_under_one_heading() -> None:
    kept = practice()
    kept[3].answers = [Answer("what_happened", "Wat", "Wat?", "Nog een zin.")]
    chosen = [(kept[1].id, "1.1"), (kept[3].id, "1.1")]
    document = compose(kept, form(), Wish(quotes=chosen))
    said = text(document)
    assert "Een zin om mee te nemen." in said
    assert "Nog een zin." in said
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert len(headings) == len(set(headings))


def test_one_reflection_and_empty_ones_are_no_trouble() -> None:
    for kept in ([practice()[1]], [reflection(1, own="", words="")]):
        for to in ("docx", "html", "md"):
            assert made(compose(kept, form()), to).content


def test_the_english_one_is_english_throughout() -> None:
    kept = [dataclasses.replace(one, language="en") for one in practice()]
    said = text(compose(kept, form("en"), Wish(mirror=True)))
    assert "let go, 3 February 2024" in said
    assert not re.search(r"\b(keer|reflecties|losgelaten)\b", said)


def test_what_came_of_a_step_stands_with_it_in_other_forms_too() -> None:
    plain = next(one for one in forms("nl") if one.id == "reflection")
    said = text(compose([practice()[2]], plain))
    assert "Wat ervan kwam: losgelaten, 3 februari 2024: ‘Ze belde zelf.’." in said
    assert "Wat ervan kwam" not in text(compose([practice()[4]], plain))


def test_themes_are_those_the_writer_noted_and_says_where_they_come_back() -> None:
    kept = practice()
    for one, where in zip(kept, ("A", "A", "B", "C", "", "D"), strict=True):
        one.trajectory = where
    kept[0].themes = [NotedTheme("Drukte", "work_pressure")]
    kept[2].themes = [NotedTheme("drukte"), NotedTheme("stilte", "safety", "no")]
    kept[4].themes = [NotedTheme("rouw")]
    kept[5].themes, kept[5].audience = [NotedTheme("geheim")], {"themes": "private"}
    kept[5].answers = [Answer("what_happened", "Wat", "Wat?", "De werkdruk is te hoog.")]
    said = text(compose(kept, form()))
    assert "drukte: komt terug in 2 van 4 trajecten" in said
    assert "rouw: alleen buiten de trajecten" in said
    for words in ("stilte", "geheim", "werkdruk"):
        assert words not in said
    assert "Thema’s" not in text(compose(practice(), form()))


def test_hours_are_added_up_where_they_were_noted() -> None:
    reflections = practice()
    assert "Uren" not in text(compose(reflections, form()))
    reflections[0].minutes, reflections[3].minutes = 90, 45
    assert "2,25 uur, genoteerd bij 2 van 6 reflecties" in text(compose(reflections, form()))
