"""Before the first question of the plain walk: which reflection it will be, and what is told first."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from orgcoach_tui.guide.load import guides
from orgcoach_tui.journal.model import Comment, Placement
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from tests.cli.plainly import (
    BEGIN,
    HAPPENED,
    Keep,
    Plain,
    Run,
    only,
)
from tests.hostile import HARMLESS, HOSTILE


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


def test_a_draft_that_was_edited_by_hand_is_kept_as_it_was_and_that_is_told_once(
    plain: Plain, journal: Store
) -> None:
    plain(*BEGIN, *HAPPENED, "3", "stop")
    [entry] = journal.entries()
    by_hand = "# a note of my own\n" + entry.path.read_text("utf-8")
    entry.path.write_text(by_hand, "utf-8")
    ran = plain("1", "", "", "", "1", "stop", options=())
    assert " ".join(ran.out.split()).count("This file had been edited by hand.") == 1
    assert [v.path.read_text("utf-8") for v in journal.versions(entry.id)] == [by_hand]


def test_what_readers_wrote_and_is_open_is_read_before_the_question(
    plain: Plain, keep: Keep
) -> None:
    here = "what_happened"
    said = [
        Comment("a1", f"Whose note? {HOSTILE}", here, quote="a note", author="Anna"),
        Comment("a2", "A typing error.", here, state="set_aside"),
    ]
    keep(comments=said, status="draft", step=here)
    ran = plain("1", "stop", options=())
    words = " ".join(ran.out.split())
    assert "Comment 1, Anna, open About ‘a note’" in words
    assert f"Whose note? {HARMLESS}" in words
    assert words.index("Whose note?") < words.index("What happened, and what did you do?")
    assert "typing error" not in words


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


def test_without_a_command_it_is_the_same_walk(
    orgcoach: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keep: Keep
) -> None:
    keep(organisation="Waterland", status="draft")
    monkeypatch.setenv("ACCESSIBLE", "1")
    (tmp_path / "typed").write_text("")
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        ran = orgcoach()
    assert (ran.code, ran.err) == (0, "")
    assert "1. Go on with your draft: Waterland" in ran.out


def test_what_is_wrong_in_settings_and_files_is_told(
    plain: Plain, damage: Callable[[str], Path]
) -> None:
    places().config.mkdir(parents=True)
    places().settings_file.write_text('timer = "ten"\n[keymap]\nhelp = "x"\n', "utf-8")
    damage("= broken")
    ran = plain()
    assert "line 1, timer: expected here" in ran.out
    assert "line 3, keymap.help: " in ran.out
    assert "! 1 file cannot be read." in ran.out


def test_the_demo_is_in_plain_lines_too(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "orgcoach_tui", "demo", "--language", "en"],
        input=b"1\nstop\n",
        capture_output=True,
        check=False,
        env={**os.environ, "ACCESSIBLE": "1", "ORGCOACH_HOME": str(tmp_path / "mine")},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Go on with your draft" in ran.stdout
    assert not (tmp_path / "mine").exists()


def test_the_time_is_said_once(plain: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    places().config.mkdir(parents=True)
    places().settings_file.write_text("timer = 10\n", "utf-8")
    now = iter(range(0, 100_000, 300))  # five minutes between looks at the clock
    clock = SimpleNamespace(monotonic=lambda: next(now))
    monkeypatch.setattr("orgcoach_tui.walk.timer.time", clock)
    ran = plain(*[""] * 12)
    assert ran.out.count("The ten minutes are up.") == 1
