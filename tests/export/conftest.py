"""Reflections to export: an ordinary one, and one that tries everything."""

import datetime as dt
from typing import Any

import pytest

from orgcoach_tui.export import Wish, compose, plain_form, to_html, to_markdown
from orgcoach_tui.journal.model import Answer, Placement, Reflection, start

NOW = dt.datetime(2026, 3, 14, 16, 10, tzinfo=dt.UTC)


@pytest.fixture
def reflection() -> Reflection:
    made = start("session", "nl", title="Na een sessie", now=NOW)
    made.organisation, made.trajectory = "De Kastanje", "Mirjam"
    made.help_question = "Wat zag ik niet?\nEn wat wel?"
    # In the order in which they were written, which need not be that of the guide.
    made.answers = [
        Answer("adds_to_picture", "En de organisatie", "Wat voegt dit toe?", "Weinig."),
        Answer("what_happened", "Wat er gebeurde", "Wat deed jij?", "Eén.\n\nTwee.\nDrie."),
        Answer("of_another_guide", "Nog iets", "En verder?", "Dit ook."),
    ]
    made.placement = Placement(coach=5, trainer=1, adviser=4, change_manager=0)
    made.insight, made.next_step = "Minder is genoeg.", "Haar bellen."
    made.next_date = dt.date(2026, 3, 20)
    made.status = "finished"
    return made


def as_page(made: Reflection, **wish: Any) -> str:
    """The web page of one reflection in the plain form."""
    return to_html(compose([made], plain_form(made.language), Wish(**wish))).decode()


def as_markdown(made: Reflection, **wish: Any) -> str:
    """The Markdown of one reflection in the plain form."""
    return to_markdown(compose([made], plain_form(made.language), Wish(**wish))).decode()
