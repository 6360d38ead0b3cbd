import datetime as dt

import pytest

from orgcoach_tui import i18n
from orgcoach_tui.export.outline import lay_out
from orgcoach_tui.i18n import speaking
from orgcoach_tui.journal.model import Placement, Reflection


def test_the_order_of_the_guide_and_what_was_left_open(reflection: Reflection) -> None:
    with speaking(reflection.language):
        outline = lay_out(reflection)
    assert [(s.number, s.title) for s in outline.sections] == [
        (1, "Wat er gebeurde"),
        (2, "Je rol daarin"),
        (3, "En de organisatie"),
        (4, "Nog iets"),
        (5, "Eén inzicht"),
        (6, "Eén volgende stap"),
    ]
    first, second = outline.sections[:2]
    assert first.question == "Wat deed jij?"  # as it was asked then
    assert first.paragraphs == ("Eén.", "Twee.", "Drie.")
    assert second.question.startswith("Vanuit welke rol")
    assert second.paragraphs == ()
    assert not second.empty  # the roles stand there
    assert outline.help_question == ("Wat zag ik niet?", "En wat wel?")
    assert outline.sections[5].notes == ("vrijdag 20 maart 2026",)


def test_placement_in_words(reflection: Reflection) -> None:
    reflection.placement = Placement(coach=5, trainer=0)
    with speaking(reflection.language):
        roles = lay_out(reflection).sections[1].roles
        assert [(role.name, role.words) for role in roles] == [
            ("coach", "5 van 5"),
            ("bedrijfsopleider", "0 van 5"),
            ("expertadviseur", "nog open"),
            ("verandermanager", "nog open"),
        ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((5, 0, 4, 0), ["De coach en de expertadviseur"]),
        ((4, 4, 4, 4), []),
        ((5, 0, 3, 0), ["De coach en de expertadviseur"]),
        ((3, 2, 4, 0), []),
        ((5, None, None, None), []),
    ],
)
def test_two_opposite_corners_that_are_high(
    reflection: Reflection, values: tuple[int | None, ...], said: list[str]
) -> None:
    reflection.placement = Placement(*values)
    with speaking(reflection.language):
        notes = lay_out(reflection).sections[1].notes
    assert len(notes) == len(said)
    assert all(note.startswith(begin) for note, begin in zip(notes, said, strict=True))


def test_a_guide_of_ones_own(reflection: Reflection) -> None:
    reflection.guide = "mine"
    reflection.placement.note = "Daartussenin."
    with speaking(reflection.language):
        titles = [section.title for section in lay_out(reflection).sections]
    assert titles[:5] == [
        "En de organisatie",
        "Wat er gebeurde",
        "Nog iets",
        "De vier rollen",
        "Over de rollen",
    ]


def test_an_empty_draft_in_an_unknown_language() -> None:
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    empty = Reflection("x", "gone", "fr", now.date(), now, now)
    with speaking(empty.language):
        outline = lay_out(empty)
    assert (outline.language, outline.title, outline.sections) == ("en", "Reflection", ())
    assert outline.facts == (("Date", "Thursday 1 January 2026"), ("Status", "draft"))


def test_the_language_in_use_comes_back(reflection: Reflection) -> None:
    def stop() -> None:
        with speaking(reflection.language):
            assert i18n.language() == "nl"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stop()
    assert i18n.language() == "en"


def test_the_mirror_only_when_asked_and_what_was_said_of_it(reflection: Reflection) -> None:
    reflection.answers[1].text = "Ik heb de dossiers geanalyseerd en aanbevelingen gedaan."
    reflection.mirror.recognised = "no"
    reflection.mirror.why = "Zo was het niet."
    reflection.mirror.counter_question = "Wie weet dit ook?"
    reflection.mirror.counter_answer = "De planner."
    reflection.mirror.rules = "an older version"
    with speaking(reflection.language):
        without = {section.title for section in lay_out(reflection).sections}
        *_, mirror, said, other = lay_out(reflection, mirror=True).sections
    assert not without & {"Spiegel", "Herken je dit?", "Vanaf de andere kant"}
    assert (mirror.title, said.title, other.title) == (
        "Spiegel",
        "Herken je dit?",
        "Vanaf de andere kant",
    )
    assert any(note.startswith("Bij ‘Wat er gebeurde’ schreef je: ‘") for note in mirror.notes)
    assert mirror.notes[-1].startswith("De regels zijn veranderd")
    assert (said.notes, said.paragraphs) == (("Nee.",), ("Zo was het niet.",))
    assert (other.question, other.paragraphs) == ("Wie weet dit ook?", ("De planner.",))


@pytest.mark.parametrize("change", [{"guide": "harvest"}, {"placement": Placement()}])
def test_no_mirror_to_add(reflection: Reflection, change: dict[str, object]) -> None:
    for name, value in change.items():
        setattr(reflection, name, value)
    with speaking(reflection.language):
        assert len(lay_out(reflection, mirror=True).sections) == len(lay_out(reflection).sections)
