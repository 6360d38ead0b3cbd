"""A reflection that went out, and what a reader may do with the file."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.model import Answer, Comment, Placement, Reflection, start
from orgcoach_tui.review import look
from orgcoach_tui.review.own import Own
from orgcoach_tui.settings import Settings

NOW = dt.datetime(2026, 3, 14, 16, 10, tzinfo=dt.UTC)


@pytest.fixture
def reflection() -> Reflection:
    made = start("session", "nl", title="Na een sessie", now=NOW)
    made.id, made.organisation = "bcdfghjk", "De Kastanje"
    made.help_question = "Wat zag ik niet?"
    made.answers = [
        Answer(
            "what_happened",
            "Wat er gebeurde",
            "Wat deed jij?",
            "Ik had een notitie rondgestuurd. Twee mensen hadden hem gelezen.\n"
            "Daarna zei Marian: maar dat weten we allang.\n"
            "En toen was het stil.",
        ),
        Answer(
            "adds_to_picture",
            "En de organisatie",
            "Wat voegt dit toe?",
            "Weinig, denk ik. Iedereen heeft het druk.",
        ),
    ]
    made.placement = Placement(coach=2, trainer=0, adviser=4, change_manager=1)
    made.insight = "Eerst vragen, dan pas mijn notitie."
    made.next_step = "Haar bellen."
    return made


@pytest.fixture
def own(reflection: Reflection) -> Own:
    return Own(reflection)


def sent(*reflections: Reflection, form: str = "reflection", author: str = "Anna Maas") -> bytes:
    """The Word file that goes out."""
    chosen = next(f for f in forms("nl") if f.id == form)
    return word(compose(reflections, chosen, Wish(by=Settings(author=author))))


def back(content: bytes, own: Own, name: str = "back.docx") -> list[Comment]:
    """What comes back about one reflection."""
    found = look(content, name, {own.reflection.id: own}.get)
    assert found.elsewhere == 0
    return found.comments[own.reflection.id]


Edit = Callable[[str], str]


def edited(content: bytes, edits: Mapping[str, Edit | str]) -> bytes:
    """The file with some of its parts edited, or put there."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            edit = edits.get(name, text)
            new.writestr(name, edit if isinstance(edit, str) else edit(text))
        for name in set(edits) - set(old.namelist()):
            edit = edits[name]
            assert isinstance(edit, str)
            new.writestr(name, edit)
    return made.getvalue()


def replaced(old: str, new: str) -> Edit:
    """Put `new` for `old`, which has to be there."""

    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return edit


def typed(content: bytes, old: str, new: str) -> bytes:
    """The Word file in which somebody typed `new` for `old`, without a trace."""
    return edited(content, {"word/document.xml": replaced(old, new)})


def without_properties(content: bytes) -> bytes:
    """As a program saves it that keeps no properties of others."""
    return edited(
        content,
        {
            "docProps/custom.xml": "<Properties/>",
            "docProps/core.xml": lambda text: re.sub(
                "<dc:identifier>.*?</dc:identifier>", "", text
            ),
        },
    )


def told(comments: list[Comment]) -> list[tuple[str, str, str]]:
    return [(c.part, c.quote, c.text) for c in comments]
