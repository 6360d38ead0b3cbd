"""An older kind of file goes through another program: what was written in it stays nowhere."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orgcoach_tui.journal.aside import take_in
from orgcoach_tui.journal.store import Store
from orgcoach_tui.private import abandoned
from orgcoach_tui.review import convert
from orgcoach_tui.review.refused import Refused

SECRET = b"Xylofoonzwaluw"


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """A program of that name, which does this in the folder where the file is."""
    if sys.platform == "win32":
        pytest.skip("a script for a Unix shell")
    folder = tmp_path / "office"
    folder.mkdir()
    script = folder / "soffice"
    script.write_text(f'#!/bin/sh\nfor last; do :; done\ncd "$(dirname "$last")"\n{does}\n')
    script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_it_lies_in_a_folder_for_oneself_that_is_gone_afterwards(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(
        tmp_path,
        monkeypatch,
        f"pwd > {tmp_path}/where; stat -c %a . file.doc > {tmp_path}/modes; cp file.doc file.docx",
    )
    assert convert.as_docx(SECRET, ".doc") == SECRET
    assert Path((tmp_path / "where").read_text().strip()).parent == runtime
    assert (tmp_path / "modes").read_text().split() == ["700", "600"]
    assert list(runtime.iterdir()) == []


def test_a_program_that_makes_nothing(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(Refused):
        convert.as_docx(SECRET, ".doc")
    assert list(runtime.iterdir()) == []


def test_killed_meanwhile_the_next_start_wipes_it(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, monkeypatch, "kill -9 $PPID; sleep 0.2")
    code = f"from orgcoach_tui.review import convert; convert.as_docx({SECRET!r}, '.doc')"
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(runtime.rglob("file.doc"))
    until = time.monotonic() + 20
    while not list(abandoned("convert", [runtime])):
        assert time.monotonic() < until
        time.sleep(0.05)
    assert take_in(Store(tmp_path / "data"), [runtime]) == []
    assert list(runtime.iterdir()) == []
