"""What differs between two versions, readable by whoever wrote them."""

import time
from dataclasses import replace

from hypothesis import given

from orgcoach_tui import i18n
from orgcoach_tui.journal.compare import Piece, differences, pieces
from orgcoach_tui.journal.model import Answer, Outcome, Placement
from tests.journal.made import made, texts


def test_the_same_differs_in_nothing() -> None:
    assert differences(made(), made()) == []


def test_word_by_word() -> None:
    assert pieces("Ik vroeg het haar niet.", "Ik vroeg het haar later pas.") == [
        Piece("same", "Ik vroeg het haar "),
        Piece("gone", "niet."),
        Piece("new", "later pas."),
    ]
    assert pieces("Ik vroeg", "Ik vroeg het") == [Piece("same", "Ik vroeg "), Piece("new", "het")]
    assert pieces("", "nieuw") == [Piece("new", "nieuw")]
    assert pieces("weg", "") == [Piece("gone", "weg")]


@given(texts, texts)
def test_together_the_pieces_are_both_versions(older: str, newer: str) -> None:
    found = pieces(older, newer)
    assert "".join(p.text for p in found if p.kind != "gone") == newer
    was = "".join(p.text for p in found if p.kind != "new")
    assert "".join(was.split()) == "".join(older.split())
    assert all(p.text for p in found)


def test_a_long_text_is_compared_quickly_and_still_by_words() -> None:
    paragraphs = [
        f"Alinea {n} over {n * 7 % 13} gesprekken en wat daar bleef.\n" for n in range(1500)
    ]
    older = "".join(paragraphs)
    newer = older.replace("Alinea 700 over", "Alinea 700 van")
    begin = time.process_time()
    found = pieces(older, newer)
    assert time.process_time() - begin < 2
    assert [(p.kind, p.text) for p in found if p.kind != "same"] == [
        ("gone", "over "),
        ("new", "van "),
    ]


def test_each_part_by_its_name_and_in_order() -> None:
    i18n.use("en")
    other = made(
        organisation="De Linde",
        answers=[replace(made().answers[0], text="Anders."), Answer("new", "Nieuw", text="Bij.")],
        placement=Placement(1, 0, 4, None, ""),
        next_date=None,
        status="draft",
    )
    found = differences(made(), other)
    assert [part.title for part in found] == [
        *("Status", "Organisation", "Wat gebeurde er", "Your place among the roles"),
        *("Note with the roles", "Due", "Nieuw"),
    ]
    assert [p.text for p in found[3].pieces] == [
        "coach ",
        "2, ",
        "1, ",
        "trainer 0, expert adviser 4",
    ]


def test_two_answers_with_one_key_are_two_parts() -> None:
    twice = made(answers=[Answer("a", "A", text="een"), Answer("a", "A", text="twee")])
    other = made(answers=[Answer("a", "A", text="een"), Answer("a", "A", text="drie")])
    [part] = differences(twice, other)
    assert [p.text for p in part.pieces] == ["twee", "drie"]


def test_what_came_of_a_step_is_a_difference() -> None:
    settled = [Outcome("next_step", "done", "Ze belde zelf.")]
    found = differences(made(outcomes=[]), made(outcomes=settled))
    assert [difference.title for difference in found] == ["What came of it", "Why it came to that"]
