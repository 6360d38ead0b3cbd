"""A document in which names were replaced before it went out."""

import io
from collections.abc import Callable

import docx
import pytest

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.document import Block, Document, Paragraph
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.comments import changed_since
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.review.own import Own
from tests.review.conftest import back, typed

NAMES = {"Marian": "Vera", "De Kastanje": "de organisatie", "Pieter de Vries": "P."}


@pytest.fixture
def named(reflection: Reflection) -> Own:
    reflection.answers[0].text = (
        "Ik had Marian een notitie gestuurd. Twee mensen hadden hem gelezen.\n"
        "Daarna zei Pieter de Vries dat Marian het allang wist.\n"
        "En toen was het stil bij De Kastanje."
    )
    return Own(reflection)


def other_names(text: str) -> str:
    for name, stand_in in NAMES.items():
        text = text.replace(name, stand_in)
    return text


def sent(own: Own) -> bytes:
    chosen = next(f for f in forms("nl") if f.id == "reflection")
    document = compose([own.reflection], chosen, Wish())

    def renamed(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(other_names(block.text), block.kind, block.number, block.place)
        return block

    blocks = tuple(map(renamed, document.blocks))
    return word(Document(document.language, document.title, blocks, document.ids))


def commented(content: bytes, words: str, author: str = "M") -> bytes:
    document = docx.Document(io.BytesIO(content))
    [paragraph] = [p for p in document.paragraphs if words in p.text]
    run = paragraph.runs[-1]
    before, _words, after = run.text.partition(words)
    run.text = before
    middle, last = paragraph.add_run(words), paragraph.add_run(after)
    assert last is not None
    document.add_comment(middle, text="why?", author=author)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("there", "mine"),
    [
        ("Twee mensen", "Twee mensen"),
        ("Ik had Vera een notitie", "Ik had Marian een notitie"),
        ("zei P. dat Vera", "zei Pieter de Vries dat Marian"),
        ("Vera het allang", "Marian het allang"),
        ("stil bij de organisatie.", "stil bij De Kastanje."),
    ],
)
def test_a_quote_is_in_the_writers_own_words(named: Own, there: str, mine: str) -> None:
    [comment] = back(commented(sent(named), there), named)
    assert (comment.part, comment.quote) == ("what_happened", mine)
    assert not changed_since(named.reflection, comment)


def test_other_names_are_no_suggestion(named: Own) -> None:
    assert back(sent(named), named) == []


@pytest.mark.parametrize(
    ("edit", "was", "suggested"),
    [
        (
            lambda text: typed(text, "had Vera een", "had Vera nooit een"),
            "Ik had Marian een notitie gestuurd.",
            "Ik had Marian nooit een notitie gestuurd.",
        ),
        (
            lambda text: typed(text, "allang wist.", "allang wist. Hoezo?"),
            "Daarna zei Pieter de Vries dat Marian het allang wist.",
            "Daarna zei Pieter de Vries dat Marian het allang wist. Hoezo?",
        ),
    ],
)
def test_words_typed_among_other_names(
    named: Own, edit: Callable[[bytes], bytes], was: str, suggested: str
) -> None:
    [comment] = back(edit(sent(named)), named)
    assert (comment.quote, comment.text) == (was, suggested)
