"""The words of an answer that a comment can be about."""

from hypothesis import given
from hypothesis import strategies as some

from orgcoach_tui.review.quotable import chosen_words, sentences

TEXTS = (
    "Ik legde het uit. ‘Weet ik,’ zei ze! En toen… stil.",
    "Dr. Bos bleef.",
    "Ik legde het uit.",
)


def test_every_sentence_once() -> None:
    assert sentences(TEXTS) == [
        "Ik legde het uit.",
        "‘Weet ik,’ zei ze!",
        "En toen… stil.",
        "Dr. Bos bleef.",
    ]
    assert sentences([]) == []


def test_what_was_selected_is_found_over_the_rows_of_a_screen() -> None:
    assert chosen_words("legde\nhet  uit. ‘Weet", TEXTS) == "legde het uit. ‘Weet"
    assert chosen_words("bleef", TEXTS) == "bleef"
    assert chosen_words("Wat gebeurde er", TEXTS) == ""
    assert chosen_words(" .", TEXTS) == ""


@given(some.lists(some.text(max_size=60), max_size=4))
def test_every_quote_stands_in_its_paragraph(texts: list[str]) -> None:
    for quote in sentences(texts):
        assert any(quote in text for text in texts)


@given(some.text(min_size=1, max_size=60), some.data())
def test_any_selection_is_found(text: str, data: some.DataObject) -> None:
    begin = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(begin, len(text)))
    found = chosen_words(text[begin:end], [text])
    assert found in text
