import json
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


def change(journal: Store, text: str) -> None:
    opened = journal.read(journal.find("latest"))
    opened.reflection.answers[0].text = text
    journal.save(opened)


def test_no_earlier_version(orgcoach: Run, keep: Keep) -> None:
    keep(status="finished")
    ran = orgcoach("history", "latest")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There is no earlier version of this reflection.\n"
    assert orgcoach("history", "latest", "--show", "1").code == 1
    assert orgcoach("history", "nobody").code == 1


def test_listing_reading_and_comparing(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep("I told her the answer.", status="finished")
    change(journal, "I asked her the question.")
    change(journal, "I asked her an open question.")
    head, last, first, _hint = orgcoach("history", "latest").out.splitlines()
    assert head.split() == ["Written", "Replaced", "Status", "Words"]
    assert last.split()[0] == "1"
    assert last.split()[-2:] == ["finished", "5"]
    assert first.split()[0] == "2"
    assert "I told her the answer." in orgcoach("history", "latest", "--show", "2").out
    assert "I asked her the question." in orgcoach("history", "latest", "--show", "1").out

    _legend, _, title, words = orgcoach("history", "latest", "--diff").out.splitlines()
    assert title == "What happened"
    assert words == "   I asked her [-the-] {+an open+} question."
    assert "[-told-]" in orgcoach("history", "latest", "--diff", "2").out


def test_bringing_back(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep("before", status="finished")
    change(journal, "after")
    assert orgcoach("history", "latest", "--restore", "1").code == 0
    assert "before" in orgcoach("show", "latest").out
    assert "after" in orgcoach("history", "latest", "--show", "1").out


def test_a_damaged_reflection_from_its_history(orgcoach: Run, keep: Keep, journal: Store) -> None:
    made = keep("before", status="finished")
    change(journal, "after")
    journal.find(made.id).write_bytes(b"secret = ")
    assert orgcoach("history", made.id, "--diff").code == 1
    assert orgcoach("history", made.id, "--restore", "1").code == 0
    assert "before" in orgcoach("show", made.id).out
    assert "1" in orgcoach("bin").out


def test_a_damaged_version(orgcoach: Run, keep: Keep, journal: Store) -> None:
    made = keep("before", status="finished")
    change(journal, "after")
    journal.versions(made.id)[0].path.write_bytes(b"secret words")
    assert "damaged: " in orgcoach("history", "latest").out
    for asked in ("--show", "--diff", "--restore"):
        ran = orgcoach("history", "latest", asked, "1")
        assert (ran.code, ran.out) == (1, "")
        assert "damaged" in ran.err
        assert "secret" not in ran.err
    assert "after" in orgcoach("show", "latest").out


def test_json(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep("before", status="finished")
    change(journal, "after")
    [version] = json.loads(orgcoach("history", "latest", "--format", "json").out)
    assert (version["number"], version["status"], version["words"]) == (1, "finished", 1)
    assert Path(version["path"]).exists()
    diff = json.loads(orgcoach("history", "latest", "--diff", "--format", "json").out)
    assert diff == [{"part": "What happened", "pieces": [["gone", "before"], ["new", "after"]]}]
    shown = json.loads(orgcoach("history", "latest", "--show", "1", "--format", "json").out)
    assert shown["answers"][0]["text"] == "before"


def test_hostile_words(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep(HOSTILE, status="finished", organisation=HOSTILE)
    change(journal, f"{HOSTILE} more")
    assert HARMLESS in orgcoach("history", "latest", "--show", "1").out
    assert "{+more+}" in orgcoach("history", "latest", "--diff", "1").out
