"""The roles and the mirror in plain lines."""

import re

import pytest

from orgcoach_tui import settings
from orgcoach_tui.guide.load import guides
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from tests.cli.plainly import Plain, only, to_the_mirror


def test_seven_questions_have_room_to_answer_the_other_side(plain: Plain, journal: Store) -> None:
    guide = guides("en")[1]
    answers: list[str] = []
    for question in guide.questions:
        answers += ["3", "", "", "4"] if question.kind == "roles" else []
        answers += [f"About {question.key}.", "."]
    ran = plain("", "", "", "", *answers, "no", "3", "Not so", "From there", ".", "stop",
                options=("--guide", "assignment"))  # fmt: skip
    kept = only(journal)
    assert [a.text for a in kept.answers] == [f"About {q.key}." for q in guide.questions]
    assert "Type a number from 1 to 4, or help." in ran.out
    assert "Kept. Your no stands beside the mirror, and stays there." in ran.out
    assert (kept.mirror.recognised, kept.mirror.why) == ("no", "Not so")
    assert kept.mirror.counter_answer == "From there"
    assert len(kept.mirror.counter_question.splitlines()) in (2, 3)


def test_words_are_dropped_and_count_again(plain: Plain, journal: Store) -> None:
    ran = plain(*to_the_mirror("p1", "3", "stop"))
    (dropped,) = only(journal).mirror.dropped
    assert f"‘{dropped.text}’ no longer counts: that’s not what you meant." in ran.out
    number = ran.out.rpartition("no longer counts")[0].rpartition("\np")[2].partition(".")[0]
    plain("1", f"p{number}", "3", "stop")
    assert only(journal).mirror.dropped == []


def test_a_place_is_read_in_its_answer(plain: Plain) -> None:
    out = plain(*to_the_mirror("P 1", "2", "stop")).out
    assert re.search("\nI ‘wrote a memo[^’]*’ \\(p1, expert adviser\\)[^\n]*\n\nThey asked", out)
    assert "‘training’ (p" in out
    assert "does not count)" in out


def test_the_mirror_waits_for_the_roles_and_can_be_off(plain: Plain) -> None:
    out = plain("skip", "I wrote a memo.", ".", "skip", "skip", "1", "stop").out
    assert "wrote a memo’" not in out
    assert out.count("How much did you act from each role?") == 2
    settings.save(places().settings_file, mirror=False)
    assert "Mirror." not in plain("2", "skip", "skip", "3", "skip", "skip", "stop").out


def test_harvest_has_no_mirror(plain: Plain) -> None:
    out = plain("A", *["skip"] * 20, options=("--guide", "harvest")).out
    assert "Close." in out
    assert "Mirror." not in out


def test_a_mirror_that_cannot_read_stands_in_nobodys_way(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("a rule")

    monkeypatch.setattr("orgcoach_tui.cli.plain.reading.read", fail)
    ran = plain(*to_the_mirror("An insight"))
    assert "The mirror cannot read this text just now. Your text is kept." in ran.out
    assert ran.code == 0


def test_a_role_is_opened_again(plain: Plain, journal: Store) -> None:
    ran = plain("skip", "skip", "vijf", "6", "back", "-", "1", "stop")
    assert "Type a number from 0 to 5" in ran.out
    assert only(journal).placement.values() == {"trainer": 1}


def test_two_roles_across_are_asked_about(plain: Plain) -> None:
    out = plain("skip", "skip", "5", "0", "5", "0").out
    assert "The coach and the expert adviser are both high" in out


def test_a_note_with_the_roles(plain: Plain, journal: Store) -> None:
    ran = plain("skip", "skip", "notitie", "It changed half-way", "3", "skip")
    assert only(journal).placement.note == "It changed half-way"
    assert ran.code == 0
