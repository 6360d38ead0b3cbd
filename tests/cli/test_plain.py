"""The walk in plain lines, through a pipe: read aloud, nothing of the screen is missing."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from orgcoach_tui.guide.load import guides, roles
from orgcoach_tui.guide.model import MIDDLE
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.store import Store
from tests.cli.plainly import (
    BEGIN,
    CLOSE,
    FOUR,
    HAPPENED,
    MIRROR,
    PICTURE,
    PULLED,
    WHOLE,
    Keep,
    Plain,
    Run,
    only,
)
from tests.hostile import HARMLESS, HOSTILE


def test_the_whole_walk_is_kept(plain: Plain, journal: Store) -> None:
    ran = plain(*WHOLE)
    assert (ran.code, ran.err) == (0, "")
    kept = only(journal)
    today = dt.date.today()
    assert (kept.organisation, kept.trajectory) == BEGIN[:2]
    assert kept.date == today - dt.timedelta(days=1)
    assert kept.help_question == BEGIN[3]
    assert kept.text("what_happened") == "\n".join(HAPPENED[:3])
    assert kept.placement.values() == {"coach": 2, "trainer": 0, "adviser": 4}
    assert kept.text("role_and_pull") == PULLED[0]
    assert kept.text("adds_to_picture") == PICTURE[0]
    assert (kept.mirror.label, kept.mirror.recognised) == ("adviser", "partly")
    assert kept.mirror.why == "I was there"
    assert kept.mirror.counter_question in {
        q for role in roles("en").values() for q in role.counterweight
    }
    assert (kept.insight, kept.next_step) == CLOSE[:2]
    assert kept.next_date is not None
    assert kept.next_date.weekday() == 4
    assert kept.status == "finished"
    assert ran.out.splitlines()[-1] == f"To read it: orgcoach show {kept.id}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_read_aloud_nothing_is_lost_that_the_screen_shows(plain: Plain, language: str) -> None:
    lines = (*BEGIN, "?", "?", "?", "?", "?", *HAPPENED, "roles", *FOUR, *PULLED, *PICTURE)
    ran = plain(*lines, "more", *MIRROR, options=("--guide", "session", "--language", language))
    guide = guides(language)[0]
    for words in (guide.title, guide.lead, *(q.title for q in guide.questions)):
        assert words in ran.out
    for question in guide.questions:
        assert question.question in ran.out
        assert question.why in ran.out
    for deeper in guide.questions[0].deepening:
        assert deeper in ran.out
    for role in roles(language).values():
        shown = (role.one_line, role.recognise, role.shared, role.stuck, role.instead)
        assert all(words in ran.out for words in shown)
        assert role.id == MIDDLE or role.card in ran.out
    said = {
        "en": (
            "Coach 2, trainer 0, expert adviser 4, change manager still open.",
            "Coach: you 2, in your words ",
            "Expert adviser: you 4, in your words first.",
            "I ‘wrote a memo",
            ". Under ‘What happened’. Read as the expert adviser’s work. Why this? ",
            " But: ",
            "It does not count: It was asked for; you did not take it up.",
            "The mirror reads words, not intentions. It can be wrong; you were there.",
            "Do you recognise this?\n1. I do\n2. Partly\n3. No\n4. Not now\n",
            "A question from the other side. You may leave it.",
            "14 words. Saved at ",
        ),
        "nl": (
            "Coach 2, bedrijfsopleider 0, expertadviseur 4, verandermanager nog open.",
            "Herken je dit?\n1. Herken ik\n2. Deels\n3. Nee\n4. Nu niet\n",
            "Waar gaat het over?",
            "Hoeveel handelde je vanuit elke rol?",
            "14 woorden. Bewaard om ",
        ),
    }
    for words in said[language]:
        assert words in ran.out, words


def test_nothing_is_drawn(plain: Plain) -> None:
    out = plain(*WHOLE).out
    assert not set(out) & set("─│┌┐└┘═║╔╗╚╝►▌●○·›≠[]\t\r\x1b")


def test_the_end_of_the_input_ends_politely_wherever_it_comes(plain: Plain, journal: Store) -> None:
    """Each cut is a walk of its own; what was typed before it is on disk."""
    for cut in range(len(WHOLE)):
        ran = plain(*WHOLE[:cut])
        assert (ran.code, ran.err) == (0, ""), cut
        if cut == 0:
            assert ran.out.endswith("Nothing was written, so nothing was kept.\n")
            assert journal.entries() == []
            continue
        assert ran.out.endswith("Saved. To go on: orgcoach new --plain\n"), cut
        kept = only(journal)
        assert kept.status == "draft"
        if cut == len(BEGIN) + 1:
            assert kept.text("what_happened") == HAPPENED[0]
        journal.delete(journal.find(kept.id))


def test_a_last_line_without_its_end_counts(
    orgcoach: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, journal: Store
) -> None:
    file = tmp_path / "typed"
    file.write_text("A\n\n\n\nhalf a sentence", "utf-8")
    with file.open(encoding="utf-8") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert orgcoach("new", "--plain", "--guide", "session").code == 0
    assert only(journal).text("what_happened") == "half a sentence"


def test_a_screen_that_is_gone_loses_nothing(tmp_path: Path, journal: Store) -> None:
    """Standard output is closed in the middle, by who reads it."""
    command = f'"{sys.executable}" -m orgcoach_tui new --plain --guide session'
    typed = r"printf 'A\nB\n'; sleep 1; printf '\n\nFirst.\nSecond.\n'"
    errors = tmp_path / "errors"
    subprocess.run(
        f"({typed}) | {command} 2>'{errors}' | sed '/^Trajectory:/q' >/dev/null",
        shell=True,
        check=True,
    )
    assert errors.read_text() == ""
    assert only(journal).organisation == "A"


@pytest.mark.parametrize(("back", "skip"), [("terug", "OVERSLAAN"), ("previous", "skip")])
def test_words_of_both_languages_steer(plain: Plain, journal: Store, back: str, skip: str) -> None:
    plain("Wrong", back, "Right", skip, "First", ".", skip, "Third", ".", "stop")
    kept = only(journal)
    assert kept.organisation == "Right"
    assert kept.text("what_happened") == "First"
    assert kept.text("adds_to_picture") == "Third"
    assert kept.placement.values() == {}


def test_back_from_the_close_leads_past_what_was_not_asked(plain: Plain) -> None:
    steps = ("skip", "skip", "3", "skip", "skip", "4", "back", "stop")
    ran = plain("A", *steps)
    assert ran.out.count("Do you recognise this?") == 2


def test_back_at_the_first_question(plain: Plain) -> None:
    assert "This is the first question." in plain("back").out


def test_who_may_read_it_is_told_and_changed(plain: Plain, journal: Store) -> None:
    told = ("for whom", "for whom", *HAPPENED)
    ran = plain(*BEGIN, *told, *FOUR, *PULLED, *PICTURE, "voor wie", *MIRROR, "for whom", *CLOSE)
    assert "What happened. For supervision." in ran.out
    assert "Just for you: this goes into no file that others read." in ran.out
    kept = only(journal)
    assert kept.text("what_happened") == "\n".join(HAPPENED[:3])
    assert kept.insight == CLOSE[0]
    assert kept.audience == {
        "what_happened": "private",
        "mirror": "assignment",
        "insight": "assignment",
        "next_step": "assignment",
    }


def test_hours_are_noted_at_the_date(plain: Plain, journal: Store) -> None:
    ran = plain(*BEGIN[:2], "1.5 hours", *BEGIN[2:], *HAPPENED, *FOUR, *PULLED, *PICTURE)
    assert "1.5 hours." in ran.out
    kept = only(journal)
    assert kept.minutes == 90
    assert kept.date == dt.date.today() - dt.timedelta(days=1)


def test_another_step_by_its_number(plain: Plain, journal: Store) -> None:
    ran = plain("A", "steps", "6", "An insight")
    assert "2. Question 1: What happened (still open)" in ran.out
    assert only(journal).insight == "An insight"


def test_help_tells_the_words_and_asks_again(plain: Plain, journal: Store) -> None:
    ran = plain("?", "hulp", "A", "skip", "help")
    assert ran.out.count("back: to the question before this one") == 3
    assert ran.out.count("edit: write this answer") == 1
    assert only(journal).organisation == "A"


def test_a_steering_word_can_be_an_answer(plain: Plain, journal: Store) -> None:
    plain(" Stop", "skip", " Next", "stop", "?x", ".")
    kept = only(journal)
    assert kept.organisation == "Stop"
    assert kept.text("what_happened") == "Next\nstop\n?x"


def test_an_answer_is_added_to_or_written_anew(plain: Plain, journal: Store) -> None:
    plain("skip", "One.", ".", "back", "Two.", ".", "stop")
    kept = only(journal)
    assert kept.text("what_happened") == "One.\nTwo."
    ran = plain("1", "steps", "2", "again", "Three.", ".")
    assert "You wrote:\nOne.\nTwo." in ran.out
    assert only(journal).text("what_happened") == "Three."


def test_a_field_is_left_changed_and_emptied(plain: Plain, journal: Store) -> None:
    plain("A", "B", "stop")
    ran = plain("1", "", "-", "not a day", "2 3 2026", "Why?", "stop")
    kept = only(journal)
    assert "Now: A\nEnter leaves it so; a hyphen makes it empty." in ran.out
    assert "Not read as a date." in ran.out
    assert (kept.organisation, kept.trajectory, kept.help_question) == ("A", "", "Why?")
    assert kept.date == dt.date(2026, 3, 2)


def test_names_used_before_go_by_number(plain: Plain, keep: Keep, journal: Store) -> None:
    keep(organisation="Café Noord", trajectory="Joris", status="finished")
    keep(organisation="Café Noord", trajectory="Anna", status="finished")
    ran = plain("1", "2")
    assert "Used before; a number takes one:\n1. Café Noord\n" in ran.out
    (made,) = (e for e in journal.entries() if e.status == "draft")
    assert (made.organisation, made.trajectory) in {("Café Noord", "Anna"), ("Café Noord", "Joris")}


def test_what_is_empty_is_named_once(plain: Plain) -> None:
    out = plain("A", "skip", "skip", "1", "skip", "skip", "skip", "", "", "", "2").out
    assert "Still empty: 1, 3. They can stay that way." in out
    assert out.endswith("Saved. To go on: orgcoach new --plain\n")


def test_hostile_lines_are_text(plain: Plain, journal: Store) -> None:
    ran = plain(HOSTILE, HOSTILE, "", HOSTILE, HOSTILE, ".", "stop")
    kept = only(journal)
    assert kept.organisation == kept.text("what_happened") == HARMLESS
    again = plain("1", "steps", "2", "stop")
    assert HARMLESS in again.out
    assert ran.code == again.code == 0


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "orgcoach_tui", "new", "--plain", "--guide", "session"],
        input=b"\xff\xfe\x00A\xe9\r\n\n\n\nword \x80\n.\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_long_answer_through_a_pipe(plain: Plain, journal: Store) -> None:
    line = "word " * 20_000
    plain("A", "skip", line, *["line"] * 5_000, ".")
    assert only(journal).text("what_happened").startswith(line.strip())
    assert only(journal).text("what_happened").count("\nline") == 5_000


@pytest.mark.parametrize(
    ("kind", "said"),
    [("full", "the disk is full"), ("closed", "Nothing can be saved in"), ("large", "too long")],
)
def test_a_text_that_cannot_be_saved_is_printed_and_1(
    plain: Plain, monkeypatch: pytest.MonkeyPatch, kind: str, said: str
) -> None:
    def fail(*_args: object) -> None:
        raise SaveFailed(kind)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save", fail)
    ran = plain("A", "skip", "My only copy.", "Of it.", ".", "skip")
    assert ran.code == 1
    assert ran.err.count(said) == 2  # when it happened, and at the end
    assert "My only" not in ran.err
    assert ran.out.endswith("My only copy.\nOf it.\n")


def test_saving_that_works_again_says_nothing_at_the_end(
    plain: Plain, monkeypatch: pytest.MonkeyPatch, journal: Store
) -> None:
    save, tries = Store.save, []

    def sometimes(self: Store, *args: object) -> bool:
        tries.append(1)
        if len(tries) < 3:
            raise SaveFailed("full")
        return save(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save", sometimes)
    ran = plain("A", "B", "", "C", "stop")
    assert ran.code == 0
    assert ran.err.count("the disk is full") == 1
    assert only(journal).help_question == "C"


def test_changed_elsewhere_is_told_and_both_are_there(
    plain: Plain, journal: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain("A", "stop")
    save = Store.save

    def behind_our_back(self: Store, opened: object) -> bool:
        monkeypatch.setattr(Store, "save", save)
        file = journal.entries()[0].path
        file.write_text(file.read_text("utf-8").replace('"A"', '"Theirs"'), "utf-8")
        return save(self, opened)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save", behind_our_back)
    ran = plain("1", "Mine", "stop")
    assert "Nothing was overwritten" in ran.out
    assert {entry.organisation for entry in journal.entries()} == {"Mine", "Theirs"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("é “ja” 日本".encode(), "é “ja” 日本"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        ("café — één".encode("cp1252"), "café — één"),
    ],
)
def test_what_a_pipe_says_is_read_whatever_the_locale(
    journal: Store, typed: bytes, kept: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "orgcoach_tui", "new", "--plain", "--guide", "session"],
        input=typed + b"\r\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert only(journal).organisation == kept
