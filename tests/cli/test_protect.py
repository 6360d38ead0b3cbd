"""`orgcoach protect` and `unprotect`, and what the other commands do with a protected journal."""

import contextlib
import errno
import io
import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.cli import passphrase, protect
from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran
from tests.journal.protecting import WORDS, cheap, on_disk

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]

__all__ = ["cheap"]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What is on standard input, line by line."""

    def lines(*said: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in said)))

    return lines


@pytest.mark.usefixtures("cheap")
def test_there_reading_and_back(
    orgcoach: Run, keep: Keep, journal: Store, typed: Callable[..., None]
) -> None:
    made = keep("Marian phoned.", organisation="Waterland")
    typed(WORDS)
    ran = orgcoach("protect", "--yes")
    assert ran.code == 0
    assert "nobody opens them again" in ran.out
    assert "1 file is protected now." in ran.out
    assert "Marian" not in on_disk(journal.folder.parent)

    typed(WORDS)
    assert made.id in orgcoach("list").out
    typed(WORDS)
    assert "Marian phoned." in orgcoach("show", "latest").out
    typed(WORDS)
    assert "Waterland" in orgcoach("search", "marian").out
    typed(WORDS)
    assert orgcoach("doctor").code == 0
    assert str(journal.reflections) in orgcoach("locate").out
    assert "Marian" not in on_disk(journal.folder.parent)

    typed(WORDS)
    ran = orgcoach("unprotect", "--yes")
    assert ran.code == 0
    assert "1 file is plain text now." in ran.out
    assert "Marian phoned." in orgcoach("show", "latest").out


@pytest.mark.usefixtures("cheap")
def test_a_wrong_passphrase_says_so_and_nothing_else(
    orgcoach: Run, keep: Keep, typed: Callable[..., None]
) -> None:
    keep("Marian phoned.")
    typed(WORDS)
    orgcoach("protect", "--yes")
    for asked in (["list"], ["show", "latest"], ["unprotect", "--yes"], ["protect"]):
        typed("something else")
        ran = orgcoach(*asked)
        assert (ran.code, ran.err) == (1, "That passphrase doesn’t fit.\n")
        assert ran.out == ""


@pytest.mark.usefixtures("cheap")
def test_another_passphrase(orgcoach: Run, keep: Keep, typed: Callable[..., None]) -> None:
    assert orgcoach("protect", "--change").code == 1
    assert orgcoach("unprotect").code == 1
    keep("Marian phoned.")
    typed(WORDS)
    orgcoach("protect", "--yes")
    typed("wrong one", "a new passphrase")
    assert orgcoach("protect", "--change").err == "That passphrase doesn’t fit.\n"
    typed(WORDS, "a new passphrase")
    assert orgcoach("protect", "--change").code == 0
    typed("a new passphrase")
    assert "Marian" in orgcoach("show", "latest").out


def test_asking_before_it_begins(
    orgcoach: Run, keep: Keep, journal: Store, typed: Callable[..., None]
) -> None:
    keep()
    typed(WORDS)
    ran = orgcoach("protect")
    assert ran.code == 1
    assert "--yes" in ran.err
    for short in ("", "short"):
        typed(short)
        ran = orgcoach("protect", "--yes")
        assert ran.code == 1
        assert "at least 8 characters" in ran.err
    assert not journal.protected


@pytest.mark.usefixtures("cheap")
def test_at_a_terminal_it_is_typed_twice(
    orgcoach: Run, keep: Keep, journal: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import getpass

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(passphrase, "unheard", contextlib.nullcontext)
    monkeypatch.setattr(protect, "unheard", contextlib.nullcontext)
    keep()
    said = iter([WORDS, "not the same", WORDS, WORDS])
    monkeypatch.setattr(getpass, "getpass", lambda question: next(said))
    monkeypatch.setattr(sys, "stdin", Terminal("yes\n"))
    ran = orgcoach("protect")
    assert ran.code == 1
    assert "not the same" in ran.err
    assert not journal.protected
    monkeypatch.setattr(sys, "stdin", Terminal("yes\n"))
    assert orgcoach("protect").code == 0
    assert journal.protected


@pytest.mark.usefixtures("cheap")
def test_what_was_interrupted_goes_on(
    orgcoach: Run, keep: Keep, journal: Store, typed: Callable[..., None], tmp_path: Path
) -> None:
    keep("Marian phoned.")
    typed(WORDS)
    orgcoach("protect", "--yes")
    journal.disk.leaving.touch()
    (journal.reflections / "notes.txt").write_text("mine")
    late = journal.reflections / "2026" / "2026-02-02-late.toml"
    late.write_bytes(b"half")
    typed(WORDS)
    ran = orgcoach("protect")
    assert ran.code == 1
    assert "1 file is protected now." in ran.out
    assert "notes.txt" in ran.err
    assert not journal.unfinished
    typed(WORDS)
    assert "are protected" in orgcoach("protect").out


def test_a_missing_library(
    orgcoach: Run,
    keep: Keep,
    journal: Store,
    typed: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    typed(WORDS)
    ran = orgcoach("protect", "--yes")
    assert ran.code == 1
    assert "pip install pyrage" in ran.err
    assert not journal.protected


def test_a_damaged_key(
    orgcoach: Run, keep: Keep, journal: Store, typed: Callable[..., None]
) -> None:
    keep()
    journal.disk.identity.write_bytes(b"?")
    typed(WORDS)
    ran = orgcoach("list")
    assert ran.code == 1
    assert "backup" in ran.err


@pytest.mark.usefixtures("cheap")
def test_a_disk_that_is_full_half_way_is_told_as_it_is(
    orgcoach: Run,
    keep: Keep,
    journal: Store,
    typed: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep("one")
    keep("two")
    write, written = Disk.write, []

    def full(self: Disk, path: Path, content: bytes) -> None:
        if written:
            raise OSError(errno.ENOSPC, "full")
        written.append(path)
        write(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "write", full)
        typed(WORDS)
        ran = orgcoach("protect", "--yes")
    assert ran.code == 1
    assert ran.err.startswith("It stopped half-way; nothing is lost")
    assert "The disk is full." in ran.err
    typed(WORDS)
    assert "1 file is protected now." in orgcoach("protect", "--yes").out

    written.clear()
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "write", full)
        typed(WORDS)
        ran = orgcoach("unprotect", "--yes")
    assert ran.err.startswith("It stopped half-way; nothing is lost")
    typed(WORDS)
    assert orgcoach("unprotect", "--yes").code == 0


@pytest.mark.usefixtures("cheap")
def test_a_closed_file_that_was_cut_off_is_nothing_for_a_text_editor(
    orgcoach: Run, keep: Keep, journal: Store, typed: Callable[..., None]
) -> None:
    keep("Marian phoned.")
    typed(WORDS)
    orgcoach("protect", "--yes")
    [path] = journal.reflections.rglob("*.toml.age")
    path.write_bytes(path.read_bytes()[:-9])
    typed(WORDS)
    ran = orgcoach("show", str(path))
    assert ran.code == 1
    assert "cut off" in ran.err
    assert "earlier version" in ran.err
    assert "text editor" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows nothing before it is read")
def test_what_is_typed_ahead_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty
    import termios

    outer, inner = pty.openpty()
    try:
        with open(inner, closefd=False) as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            with passphrase.unheard():
                assert not termios.tcgetattr(inner)[3] & termios.ECHO
                os.write(outer, b"typed ahead\n")
                select.select([inner], [], [], 5)  # the system hands it on in its own time
            assert termios.tcgetattr(inner)[3] & termios.ECHO
            assert not select.select([outer, inner], [], [], 0.2)[0]
    finally:
        os.close(outer)
        os.close(inner)
