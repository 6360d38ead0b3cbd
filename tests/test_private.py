"""Folders that may not stay: private, wiped, and known when a killed process left them."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from orgcoach_tui import private
from orgcoach_tui.files import LOCK
from orgcoach_tui.private import PrivateFolder, abandoned


def test_it_is_for_nobody_else_and_goes(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = PrivateFolder("edit", [tmp_path / "new" / "base"])
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    (folder.path / "text").write_text("Marian")
    (folder.path / "text").chmod(0o400)
    (folder.path / "backup").mkdir()
    (folder.path / "backup" / "text~").write_text("Marian")
    (tmp_path / "elsewhere").write_text("stays")
    (folder.path / "link").symlink_to(tmp_path / "elsewhere")
    folder.wipe()
    assert not folder.path.exists()
    assert (tmp_path / "elsewhere").read_text() == "stays"


def test_what_was_in_it_is_written_over(tmp_path: Path) -> None:
    folder = PrivateFolder("edit", [tmp_path])
    (folder.path / "text").write_bytes(b"Marian" * 20_000)
    os.link(folder.path / "text", tmp_path / "also")
    folder.wipe()
    assert (tmp_path / "also").read_bytes() == bytes(6 * 20_000)


def test_the_first_place_that_takes_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = PrivateFolder("edit", [tmp_path / "file", tmp_path / "second", tmp_path / "third"])
    assert folder.path.parent == tmp_path / "second"
    folder.wipe()
    with pytest.raises(OSError):  # noqa: PT011
        PrivateFolder("edit", [tmp_path / "file"])
    with pytest.raises(OSError):  # noqa: PT011
        PrivateFolder("edit", [])


def test_in_memory_where_the_system_has_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert private.passing()[0] == tmp_path
    monkeypatch.setenv("XDG_RUNTIME_DIR", "not/whole")
    assert Path("not/whole") not in private.passing()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert private.passing()


def test_one_in_use_is_not_abandoned_and_one_left_is(tmp_path: Path) -> None:
    one = PrivateFolder("edit", [tmp_path])
    two = PrivateFolder("edit", [tmp_path])
    other = PrivateFolder("aside", [tmp_path])
    other.release()
    assert list(abandoned("edit", [tmp_path, tmp_path / "not there"])) == []
    two.release()
    two.release()
    assert two.handed_on == ()
    assert list(abandoned("edit", [tmp_path, tmp_path])) == [two.path]
    one.wipe()


def test_what_was_killed_is_abandoned_once_its_child_has_ended(tmp_path: Path) -> None:
    """As an editor goes on when the program that started it is killed."""
    code = (
        "import os, subprocess, sys; from pathlib import Path;"
        "from orgcoach_tui.private import PrivateFolder;"
        "f = PrivateFolder('edit', [Path(sys.argv[1])]);"
        "subprocess.Popen([sys.executable, '-c', 'input()'], pass_fds=f.handed_on,"
        " stdout=subprocess.DEVNULL);"
        "print(f.path, flush=True); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert killed.stdin is not None
    assert killed.stdout is not None
    with killed.stdin, killed.stdout:
        path = Path(killed.stdout.readline().decode().strip())
        assert killed.wait() == -9
        assert path.is_dir()
        assert list(abandoned("edit", [tmp_path])) == []
        killed.stdin.write(b"\n")
        killed.stdin.flush()
        for _ in range(500):
            if found := list(abandoned("edit", [tmp_path])):
                break
            subprocess.run(["sleep", "0.02"], check=True)
    assert found == [path]


def test_what_is_not_surely_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "orgcoach-edit-aaaaaaaa").mkdir()  # nobody took a lock here
    (tmp_path / "orgcoach-edit-mine").mkdir()
    (tmp_path / "orgcoach-edit-mine" / LOCK).touch()
    (tmp_path / "orgcoach-edit-bbbbbbbb").symlink_to(tmp_path / "orgcoach-edit-mine")
    (tmp_path / "orgcoach-edit-cccccccc").touch()
    assert list(abandoned("edit", [tmp_path])) == []
