"""Reflections to export: an ordinary one, and one that tries everything."""

import datetime as dt
from typing import Any

import pytest

from orgcoach_tui.export import Wish, compose, forms, made
from orgcoach_tui.journal.model import Answer, Placement, Reflection, start

NOW = dt.datetime(2026, 3, 14, 16, 10, tzinfo=dt.UTC)


@pytest.fixture
def reflection() -> Reflection:
    it = start("session", "nl", title="Na een sessie", now=NOW)
    it.organisation, it.trajectory = "De Kastanje", "Mirjam"
    it.help_question = "Wat zag ik niet?\nEn wat wel?"
    # In the order in which they were written, which need not be that of the guide.
    it.answers = [
        Answer("adds_to_picture", "En de organisatie", "Wat voegt dit toe?", "Weinig."),
        Answer("what_happened", "Wat er gebeurde", "Wat deed jij?", "Eén.\n\nTwee.\nDrie."),
        Answer("of_another_guide", "Nog iets", "En verder?", "Dit ook."),
    ]
    it.placement = Placement(coach=5, trainer=1, adviser=4, change_manager=0)
    it.insight, it.next_step = "Minder is genoeg.", "Haar bellen."
    it.next_date = dt.date(2026, 3, 20)
    it.status = "finished"
    return it


def as_page(reflection: Reflection, **wish: Any) -> str:
    """The web page of one reflection in the plain form."""
    document = compose([reflection], forms(reflection.language)[0], Wish(**wish))
    return made(document, "html").content.decode()


def as_markdown(reflection: Reflection, **wish: Any) -> str:
    """The Markdown of one reflection in the plain form."""
    document = compose([reflection], forms(reflection.language)[0], Wish(**wish))
    return made(document, "md").content.decode()
