"""In plain lines too: what was written before about the same, and the steps that are still open."""

import datetime as dt

import pytest

from orgcoach_tui.journal.model import Outcome
from orgcoach_tui.journal.quoting import source
from orgcoach_tui.journal.store import Store
from tests.cli.plainly import BEGIN, Keep, Plain
from tests.hostile import HARMLESS, HOSTILE

ABOUT = {"organisation": BEGIN[0], "trajectory": BEGIN[1], "status": "finished"}


def written(journal: Store) -> str:
    """The first answer of the draft that is being written."""
    (entry,) = (one for one in journal.entries() if one.status == "draft")
    return journal.read(entry.path).reflection.text("what_happened")


def test_a_sentence_is_quoted_and_written_on(plain: Plain, keep: Keep, journal: Store) -> None:
    kept = keep("I had the answer ready. The team leads kept silent.", **ABOUT)
    keep("Something else.", organisation="Elsewhere", status="finished")
    ran = plain(*BEGIN, "earlier", "2", "And so did I.", ".")
    assert (ran.code, ran.err) == (0, "")
    assert "1. I had the answer ready." in ran.out
    assert "Something else." not in ran.out
    quoted, added = written(journal).rsplit("\n", 1)
    assert "The team leads kept silent." in quoted
    assert source(quoted, 5) == kept.id
    assert added == "And so did I."


@pytest.mark.parametrize("typed", ["", "99", "xyzzy"])
def test_without_one_the_answer_stays_empty(
    plain: Plain, keep: Keep, journal: Store, typed: str
) -> None:
    keep("One. Two. Three.", **ABOUT)
    ran = plain(*BEGIN, "eerder", typed, "", ".", "stop")
    assert (ran.code, ran.err) == (0, "")
    assert written(journal) == ""


def test_many_are_read_a_few_at_a_time_and_searched(
    plain: Plain, keep: Keep, journal: Store
) -> None:
    keep(" ".join(f"Sentence {n} it was." for n in range(1, 31)), **ABOUT)
    few = plain(*BEGIN, "earlier", "").out
    assert "10. Sentence 10" in few
    assert "11. Sentence" not in few
    assert "20. Sentence 20" in plain("1", "earlier", "more", "").out
    plain("1", "earlier", "29 sentence", "1")
    assert "Sentence 29 it was." in written(journal)


def test_there_is_nothing_before(plain: Plain) -> None:
    assert "You have not written about this trajectory before." in plain(*BEGIN, "earlier").out
    assert "Fill in an organisation or a trajectory" in plain("2", "", "", "", "", "earlier").out


@pytest.mark.parametrize(("language", "said"), [("nl", "Nog open (1):"), ("en", "Still open (1):")])
def test_open_steps_are_told_at_the_beginning(
    plain: Plain, keep: Keep, language: str, said: str
) -> None:
    keep(**ABOUT, next_step=f"Ring Marian {HOSTILE}")
    done = [Outcome("next_step", "done", "", dt.date(2026, 3, 20))]
    keep(**ABOUT, next_step="Ask first", outcomes=done)
    keep(organisation="Elsewhere", next_step="Not here", status="finished")
    options = ("--guide", "session", "--language", language)
    ran = plain(*BEGIN, options=options)
    assert said in ran.out
    assert HARMLESS in ran.out
    assert "Ask first" not in ran.out
    assert "Not here" not in ran.out
    assert said not in plain("2", "", "", options=options).out
