"""A reflection with what readers wrote back about it, for the tests of the app."""

import datetime as dt
from typing import Any

from orgcoach_tui.journal.model import Answer, Comment, Reflection
from tests.hostile import HOSTILE
from tests.tui import journal

WHEN = dt.datetime(2026, 11, 20, 14, 0, tzinfo=dt.UTC)
TEXT = "I had sent a note round. Two people had read it.\nAnd it was quiet."
ASKED = "What did I not see?"


def remarks() -> list[Comment]:
    """One on words that are there, a suggestion, one on words that are gone, one on the whole,
    one that was set aside, and one that means harm.
    """
    anna = {"author": "Anna Maas", "made": WHEN}
    here = "what_happened"
    return [
        Comment("a1", "Whose note was it?", here, quote="I had sent a note round", **anna),  # type: ignore[arg-type]
        Comment("a2", "Two people out of nine", here, "suggestion", "Two people", **anna),  # type: ignore[arg-type]
        Comment("a3", "And then?", here, quote="it became still", **anna),  # type: ignore[arg-type]
        Comment("a4", "Read it twice.", **anna),  # type: ignore[arg-type]
        Comment("a5", "Typing error.", here, state="set_aside", **anna),  # type: ignore[arg-type]
        Comment("a6", f"{HOSTILE} {'on and on ' * 1000}", "insight", quote=HOSTILE, author=HOSTILE),
    ]


def keep(**fields: Any) -> Reflection:
    """Put it in the journal, at its first question."""
    return journal.keep(
        "Waterland",
        "permits",
        answers=[Answer("what_happened", "What happened", "What happened?", TEXT)],
        **{
            "comments": remarks(),
            "help_question": ASKED,
            "status": "draft",
            "step": "what_happened",
            **fields,
        },
    )
