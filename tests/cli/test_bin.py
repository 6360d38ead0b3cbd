"""`orgcoach delete` and `orgcoach bin`."""

import errno
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.hostile import HARMLESS, HOSTILE

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_an_empty_bin(orgcoach: Run) -> None:
    assert orgcoach("bin").err == "The bin is empty.\n"
    assert orgcoach("bin", "empty").code == 0
    assert orgcoach("bin", "restore", "1").code == 1
    assert orgcoach("bin", "restore").code == 1


def test_there_and_back(orgcoach: Run, keep: Keep, journal: Store) -> None:
    made = keep(organisation="Alder House")
    ran = orgcoach("delete", made.id)
    assert ran.code == 0
    assert "orgcoach bin" in ran.out
    assert journal.entries() == []
    head, row, _hint = orgcoach("bin").out.splitlines()
    assert head.split() == ["Deleted", "Date", "Id", "Organisation", "Trajectory"]
    assert row.split()[0] == "1"
    assert row.split()[3:] == ["2026-03-14", made.id, "Alder", "House"]
    assert orgcoach("bin", "restore", made.id[:3]).code == 0
    assert [entry.id for entry in journal.entries()] == [made.id]


def test_by_number_and_what_fits_several(orgcoach: Run, keep: Keep, journal: Store) -> None:
    for name in ("xone", "xtwo"):
        keep(id=name)
        orgcoach("delete", name)
    assert orgcoach("bin", "restore", "x").code == 1
    second = json.loads(orgcoach("bin", "--format", "json").out)[1]
    assert orgcoach("bin", "restore", "2").code == 0
    assert [entry.id for entry in journal.entries()] == [second["id"]]


def test_deleting_what_is_not_there_or_not_in_the_journal(orgcoach: Run, tmp_path: Path) -> None:
    assert orgcoach("delete", "nobody").code == 1
    outside = tmp_path / "mine.toml"
    outside.write_text("x")
    ran = orgcoach("delete", str(outside))
    assert ran.code == 1
    assert "left alone" in ran.err
    assert outside.exists()


def test_emptying_asks_first(
    orgcoach: Run, keep: Keep, journal: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    orgcoach("delete", "latest")
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    ran = orgcoach("bin", "empty")
    assert ran.code == 1
    assert "--yes" in ran.err
    monkeypatch.setattr(sys, "stdin", Terminal("\n"))
    assert orgcoach("bin", "empty").code == 1
    assert len(journal.binned()) == 1
    monkeypatch.setattr(sys, "stdin", Terminal("ja\n"))
    ran = orgcoach("bin", "empty")
    assert ran.code == 0
    assert "1 reflection in the bin will be gone for good" in ran.out
    assert journal.binned() == []


def test_emptying_without_asking(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep()
    orgcoach("delete", "latest")
    assert orgcoach("bin", "empty", "--yes").code == 0
    assert journal.binned() == []


def test_a_disk_that_refuses(
    orgcoach: Run, keep: Keep, journal: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    made = keep()

    def full(*_: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        ran = orgcoach("delete", made.id)
    assert ran.code == 1
    assert "full" in ran.err
    assert [entry.id for entry in journal.entries()] == [made.id]


def test_hostile_names(orgcoach: Run, keep: Keep) -> None:
    keep(organisation=HOSTILE, trajectory=HOSTILE)
    orgcoach("delete", "latest")
    assert orgcoach("bin").out.count(HARMLESS) == 2


def test_how_far_it_came_is_told(
    orgcoach: Run, keep: Keep, journal: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = keep()

    def refuse(*_args: object) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr("orgcoach_tui.journal.bin._move", refuse)
        ran = orgcoach("delete", made.id)
    assert (ran.code, ran.err) == (
        1,
        "Nothing was changed. The disk refused. Try again in a moment.\n",
    )
    assert orgcoach("delete", made.id).code == 0
    monkeypatch.setattr("orgcoach_tui.journal.bin.remove", refuse)
    ran = orgcoach("bin", "empty", "--yes")
    assert ran.err.startswith("Not all of it is gone. ")
