"""The walk in plain lines, through a pipe: read aloud, nothing of the screen is missing."""

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from orgcoach_tui import settings
from orgcoach_tui.guide.load import guides, roles
from orgcoach_tui.guide.model import MIDDLE
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.model import Placement, Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]
Plain = Callable[..., Ran]

BEGIN = ("Waterland", "permits team", "yesterday", "What did I miss?")
HAPPENED = ("I wrote a memo of twelve pages.", "", "They asked for a training; I declined.", ".")
FOUR = ("2", "0", "four", "-")
PULLED = ("I presented my advice.", ".")
PICTURE = ("More of the same.", ".")
MIRROR = ("2", "I was there", "")
CLOSE = ("Too soon", "Ask first", "Friday", "1")
WHOLE = (*BEGIN, *HAPPENED, *FOUR, *PULLED, *PICTURE, *MIRROR, *CLOSE)


@pytest.fixture
def plain(orgcoach: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Plain:
    """`orgcoach new --plain` with these lines on standard input, and then its end."""

    def run(*lines: str, options: Sequence[str] = ("--guide", "session")) -> Ran:
        file = tmp_path / "typed"
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        with file.open(encoding="utf-8") as typed:
            monkeypatch.setattr("sys.stdin", typed)
            return orgcoach("new", "--plain", *options)

    return run


def only(journal: Store) -> Reflection:
    (entry,) = journal.entries()
    return journal.read(entry.path).reflection


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


def test_enter_alone_leads_to_the_end_and_keeps_nothing(plain: Plain, journal: Store) -> None:
    ran = plain(*[""] * 30)
    assert ran.code == 0
    assert "You first: how much did you act from each role?" in ran.out
    assert journal.entries() == []


def test_the_draft_is_the_first_choice_and_goes_on_where_it_was(
    plain: Plain, journal: Store
) -> None:
    plain(*BEGIN, *HAPPENED, "3", "stop")
    ran = plain("1", "", "", "", "1", "stop", options=())
    assert "1. Go on with your draft: permits team, yesterday (After a session)" in ran.out
    assert "Question 2 of 3" in ran.out
    assert "0 to 5 (now 3, to a fair extent):" in ran.out
    assert only(journal).placement.values() == {"coach": 3, "change_manager": 1}


def test_a_finished_one_can_be_added_to(plain: Plain, keep: Keep, journal: Store) -> None:
    keep(organisation="Birch", status="finished", step="close")
    for n in range(10):
        keep(organisation=f"Alder {n}", status="finished", date=dt.date(2026, 1, 1 + n))
    ran = plain("4", "10", "2", "steps", "2", "Added.", ".", "stop", options=())
    assert "4. Open an earlier reflection" in ran.out
    assert "10. Still earlier ones\n11. Back\n" in ran.out
    assert "You wrote:\n" in ran.out
    changed = [e for e in journal.entries() if "Added." in journal.read(e.path).reflection.text(
        "what_happened")]  # fmt: skip
    assert [entry.status for entry in changed] == ["finished"]
    assert ran.out.splitlines()[-1].startswith("Saved at ")


def test_one_of_a_newer_version_is_not_changed(plain: Plain, keep: Keep, journal: Store) -> None:
    kept = keep(organisation="Birch", status="finished")
    file = journal.find(kept.id)
    file.write_text(file.read_text("utf-8").replace("schema = 1", "schema = 99"), "utf-8")
    before = file.read_bytes()
    ran = plain("4", "1", "stop", options=())
    assert "made with a newer version of orgcoach" in ran.out
    assert ran.out.count("What do you want to reflect on?") == 2
    assert file.read_bytes() == before


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


def test_another_guide_has_no_draft(plain: Plain, journal: Store) -> None:
    plain(*BEGIN, "stop")
    ran = plain("Elsewhere", "stop", options=("--guide", "harvest"))
    assert "Go on with your draft" not in ran.out
    assert {entry.guide for entry in journal.entries()} == {"session", "harvest"}


def test_a_guide_by_its_number(plain: Plain, journal: Store) -> None:
    ran = plain("9", "2", "Elsewhere", options=())
    titles = [guide.title for guide in guides("en")]
    assert all(f"{n}. {title}: " in ran.out for n, title in enumerate(titles, start=1))
    assert "Type a number from 1 to 3, or help." in ran.out
    assert only(journal).guide == "assignment"


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


def to_the_mirror(*answer: str) -> tuple[str, ...]:
    return (*BEGIN, *HAPPENED, *FOUR, *PULLED, *PICTURE, *answer)


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


@pytest.mark.parametrize(("value", "walks"), [("1", True), ("0", False), ("", False)])
def test_accessible(
    orgcoach: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str, walks: bool
) -> None:
    monkeypatch.setenv("ACCESSIBLE", value)
    (tmp_path / "typed").write_text("")
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        ran = orgcoach("new")
    assert ran.code == (0 if walks else 1)
    assert ("What do you want to reflect on?" in ran.out) == walks
    assert ("`orgcoach new --plain`" in ran.err) != walks


def test_an_unknown_guide(plain: Plain) -> None:
    ran = plain(options=("--guide", "zzz"))
    assert (ran.code, ran.out) == (1, "")
    assert "no guide with that id" in ran.err


def test_it_answers_in_the_language_that_was_asked(plain: Plain, keep: Keep) -> None:
    keep(placement=Placement(coach=1))
    ran = plain("1", "hulp", "stop", options=("--language", "nl"))
    assert "1. Verder met je concept: " in ran.out
    assert "terug: naar de vraag hiervoor" in ran.out
    assert ran.out.endswith("Bewaard. Verdergaan: orgcoach new --plain\n")


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
