"""The themes of a reflection: proposed with their words, answered, and completed from earlier ones."""

from pathlib import Path

import pytest
from hypothesis import given

from orgcoach_tui.insight import themes
from orgcoach_tui.insight.theme_files import lexicon
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.glance import glance
from orgcoach_tui.journal.model import Answer, NotedTheme, Reflection
from tests.journal.made import made, texts

MUCH = (
    "In alle trajecten gaat het over werkdruk. De afdelingen werken langs elkaar heen. "
    "Men is verandermoe. Er worden geen knopen doorgehakt. De werkdruk is hoog."
)


def one(text: str, key: str = "what_happened", **changes: object) -> Reflection:
    values: dict[str, object] = {"answers": [Answer(key, text=text)], "themes": []}
    return made(**(values | changes))


def ids(reflection: Reflection, language: str = "nl") -> list[str]:
    return [p.theme.id for p in themes.proposed(reflection, lexicon(language))]


def test_three_at_most_the_clearest_first_with_their_words() -> None:
    reflection = one(MUCH)
    proposals = themes.proposed(reflection, lexicon("nl"))
    assert [p.theme.id for p in proposals] == ["work_pressure", "cooperation", "change_fatigue"]
    first, second = proposals[0].quotes
    assert first.text == MUCH[first.start : first.end] == "werkdruk"
    assert (first.reflection, first.question) == (reflection.id, "what_happened")
    assert second.start > first.start
    assert len(themes.found(reflection, lexicon("nl"))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Werkdruk speelt hier niet.",
        "Er is geen werkdruk.",
        "In mijn vorige baan was de werkdruk het thema.",
        "Ik had kunnen zeggen dat het aan de werkdruk ligt.",
        "Ik geef een training leiderschap.",
    ],
)
def test_what_is_not_there_now_is_not_proposed(text: str) -> None:
    assert ids(one(text)) == []


def test_what_the_coach_would_do_or_learn_proposes_nothing_alone() -> None:
    assert ids(one("Leren omgaan met werkdruk.", "own_development")) == []
    assert ids(one("Werkdruk.", "common_pattern")) == ["work_pressure"]


def test_looser_words_only_add_to_what_is_seen() -> None:
    assert ids(one("Zij is moe. Het is druk. Twee zieken.")) == []
    (proposal,) = themes.proposed(one("Zij is moe. Werkdruk."), lexicon("nl"))
    assert [quote.text for quote in proposal.quotes] == ["Werkdruk", "moe"]


def test_what_was_answered_is_not_proposed_again() -> None:
    reflection = one(MUCH)
    first, second, third = themes.proposed(reflection, lexicon("nl"))
    themes.answer(reflection, first.theme, "no")
    themes.answer(reflection, second.theme, "yes")
    themes.answer(reflection, third.theme, "yes", "alweer iets nieuws")
    assert ids(reflection) == ["decisions"]
    assert reflection.themes == [
        NotedTheme("werkdruk", "work_pressure", "no"),
        NotedTheme("samenwerken tussen afdelingen", "cooperation"),
        NotedTheme("alweer iets nieuws", "change_fatigue"),
    ]
    assert [t.name for t in themes.confirmed(reflection)] == [
        "samenwerken tussen afdelingen", "alweer iets nieuws",
    ]  # fmt: skip
    assert toml.loads(toml.dumps(reflection)).themes == reflection.themes


def test_a_later_answer_takes_the_place_and_can_be_taken_back() -> None:
    reflection = one("Werkdruk.")
    theme = lexicon("nl").themes["work_pressure"]
    themes.answer(reflection, theme, "no")
    themes.answer(reflection, theme, "yes", "drukte")
    (noted,) = reflection.themes
    assert (noted.name, noted.answer) == ("drukte", "yes")
    themes.take_back(reflection, noted)
    assert ids(reflection) == ["work_pressure"]


def test_a_theme_of_ones_own_by_the_same_name_is_not_proposed() -> None:
    assert ids(one("Werkdruk.", themes=[NotedTheme("Werkdruk")])) == []


def test_the_line_of_themes_keeps_where_they_came_from() -> None:
    reflection = one(
        MUCH, themes=[NotedTheme("drukte", "work_pressure"), NotedTheme("x", "y", "no")]
    )
    themes.write(reflection, ["de koers", "Drukte ", "", "de koers"])
    assert reflection.themes == [
        NotedTheme("x", "y", "no"), NotedTheme("de koers"), NotedTheme("Drukte", "work_pressure"),
    ]  # fmt: skip
    themes.write(reflection, ["x"])
    assert reflection.themes == [NotedTheme("x", "y")]


def test_known_names_the_most_used_first_in_the_latest_spelling() -> None:
    newest = [
        made(themes=[NotedTheme("Koers")]),
        made(themes=[NotedTheme("koers"), NotedTheme("rust"), NotedTheme("nee", "", "no")]),
    ]
    assert themes.known(glance(Path(), one) for one in newest) == ["Koers", "rust"]


def test_the_language_is_that_of_the_words() -> None:
    reflection = one("They are all exhausted and the workload is too high for them.", language="nl")
    assert ids(reflection, themes.lexicon_of(reflection).language) == ["work_pressure"]
    assert themes.lexicon_of(one("")).language == "nl"


@given(texts)
def test_quotes_are_what_stands_there(text: str) -> None:
    for proposal in themes.found(one(text + " werkdruk. " + text), lexicon("nl")):
        for quote in proposal.quotes:
            assert (text + " werkdruk. " + text)[quote.start : quote.end] == quote.text
