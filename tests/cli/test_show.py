import datetime as dt
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.journal.model import Answer, Placement, Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


def test_question_beside_answer_placement_and_close(orgcoach: Run, keep: Keep) -> None:
    kept = keep(
        "First line.\n\nSecond line.",
        organisation="Alder House",
        placement=Placement(coach=4, trainer=0, adviser=5),
        help_question="What did I miss?",
        insight="Less is enough.",
        next_step="Ask her.",
        next_date=dt.date(2026, 3, 20),
    )
    out = orgcoach("show", kept.id).out
    for line in (
        "After a session",
        "Date: Saturday 14 March 2026",
        "Organisation: Alder House",
        "Status: draft",
        "Question for supervision",
        "What did I miss?",
        "1. What happened",
        "   What did you do?",
        "   First line.",
        "   Second line.",
        "   coach: 4 of 5",
        "   trainer: 0 of 5",
        "   change manager: still open",
        "   Less is enough.",
        "   Ask her.",
        "   Friday 20 March 2026",
        "   (still open)",
    ):
        assert line in out.splitlines(), line
    assert "the coach and the expert adviser are both high" in " ".join(out.split()).lower()
    assert "Mirror" not in out


def test_words_are_in_the_language_of_the_reflection(orgcoach: Run, keep: Keep) -> None:
    kept = keep(language="nl", placement=Placement(trainer=3))
    out = orgcoach("--language", "en", "show", kept.id).out
    assert "Datum: zaterdag 14 maart 2026" in out
    assert "bedrijfsopleider: 3 van 5" in out
    assert "still open" not in out


def test_lines_are_wrapped_to_the_terminal(
    orgcoach: Run, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("word " * 60)
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, orgcoach("show", "latest").out.splitlines())) <= 40


def test_the_mirror_only_when_asked(orgcoach: Run, keep: Keep) -> None:
    keep("I analysed the files.", placement=Placement(adviser=4))
    out = orgcoach("show", "latest", "--mirror").out
    assert "Mirror" in out
    assert "The mirror reads words, not intentions." in out


def test_names(orgcoach: Run, keep: Keep, journal: Store) -> None:
    one = keep("the first", id="bcdf2222")
    two = keep("the second", id="bcdf3333", date=dt.date(2026, 4, 1))
    path = journal.find(one.id)
    for name in ("bcdf2222", "bcdf2", str(path)):
        assert "the first" in orgcoach("show", name).out
    assert "the second" in orgcoach("show", "latest").out
    assert two.id != one.id
    ran = orgcoach("show", "bcdf")
    assert ran.code == 1
    assert ran.err.startswith("More than one reflection begins like that.")


def test_no_such_reflection(orgcoach: Run, keep: Keep) -> None:
    ran = orgcoach("--language", "nl", "show", "latest")
    assert (ran.code, ran.err) == (
        1,
        "Er is nog geen reflectie. Met `orgcoach new` begin je er een.\n",
    )
    keep()
    ran = orgcoach("show", "zzz")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No reflection by that name. `orgcoach list` shows them all.\n"


def test_a_damaged_one(orgcoach: Run, damage: Callable[[str], Path]) -> None:
    damage('schema = 1\nid = "x\nsecret words')
    ran = orgcoach("show", "dmgd")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("This reflection is damaged: line 2, ")
    assert "secret" not in ran.err


@pytest.mark.parametrize("form", ["text", "json"])
def test_hostile_text(orgcoach: Run, keep: Keep, form: str) -> None:
    keep(
        HOSTILE,
        organisation=HOSTILE,
        help_question=HOSTILE,
        insight=HOSTILE,
        answers=[Answer(HOSTILE, HOSTILE, HOSTILE, HOSTILE)],
    )
    out = orgcoach("show", "latest", "--format", form).out
    assert " ".join(out.split()).count(HARMLESS) >= 6


def test_json_is_what_is_in_the_file(orgcoach: Run, keep: Keep, journal: Store) -> None:
    kept = keep("é\n\n  ‘ok’", extra={"mine": [1, 2]}, next_date=dt.date(2026, 5, 1))
    ran = orgcoach("show", kept.id, "--format", "json")
    assert ran.out.isascii()
    shown = json.loads(ran.out)
    file = tomllib.loads(journal.find(kept.id).read_text("utf-8"))
    assert shown == json.loads(json.dumps(file, default=lambda moment: moment.isoformat()))
    assert shown["answers"][0]["text"] == "é\n\n  ‘ok’"
    assert shown["mine"] == [1, 2]
