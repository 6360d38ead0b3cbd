"""Files that are never half-written, never waited for, and nobody else's to read."""

import multiprocessing
import os
import stat
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgcoach_tui import files, system
from orgcoach_tui.files import (
    TEMPORARY,
    TooLarge,
    alone,
    read_regular,
    temporary_for,
    write_private,
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=20_000))
def test_what_is_written_is_what_is_read(tmp_path: Path, content: bytes) -> None:
    write_private(tmp_path / "file", content)
    assert read_regular(tmp_path / "file", 20_000) == content


def test_private_and_its_folders_too(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o755)
    before = os.umask(0)
    try:
        write_private(tmp_path / "shared" / "a" / "b" / "file", b"x")
    finally:
        os.umask(before)
    assert mode(tmp_path / "shared") == 0o755
    assert mode(tmp_path / "shared" / "a") == mode(tmp_path / "shared" / "a" / "b") == 0o700
    assert mode(tmp_path / "shared" / "a" / "b" / "file") == 0o600


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "far" / "file")
    write_private(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir() if p.name != "far"] == ["link"]


def test_only_an_ordinary_file_is_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "nowhere").symlink_to(tmp_path / "new")
    for name in ("pipe", "link", "folder", "loop"):
        with pytest.raises(OSError):  # noqa: PT011
            write_private(tmp_path / name, b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "folder",
        "link",
        "loop",
        "nowhere",
        "pipe",
    ]
    write_private(tmp_path / "nowhere", b"x")
    assert (tmp_path / "new").read_bytes() == b"x"


def test_a_disk_that_takes_a_little_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, read = os.write, os.read
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:7]))
        patch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 5)))
        write_private(tmp_path / "file", b"0123456789" * 10)
        assert read_regular(tmp_path / "file", 100) == b"0123456789" * 10


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_private(tmp_path / "file", b"old")

    def fail(descriptor: int) -> None:
        raise OSError(5, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="broken"):
            write_private(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["file"]


def test_it_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    write, sync, replace = os.write, os.fsync, os.replace

    def note(name: str, done: object) -> object:
        calls.append(name)
        return done

    def kind(descriptor: int) -> str:
        return "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"

    monkeypatch.setattr(os, "write", lambda d, content: note("write", write(d, content)))
    monkeypatch.setattr(os, "fsync", lambda d: note(f"sync {kind(d)}", sync(d)))
    monkeypatch.setattr(os, "replace", lambda s, t: note("replace", replace(s, t)))
    write_private(tmp_path / "file", b"x")
    assert calls == ["write", "sync file", "replace", "sync folder"]


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open

    def no_folders(path: Path, flags: int, *args: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "no folders here")
        return opening(path, flags, *args)

    monkeypatch.setattr(os, "open", no_folders)
    write_private(tmp_path / "new" / "file", b"x")
    assert read_regular(tmp_path / "new" / "file", 10) == b"x"


def test_whose_leftover_it_is(tmp_path: Path) -> None:
    names: list[Path] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda source, target: names.append(Path(source)))
        write_private(tmp_path / "a.b.toml", b"x")
    assert names[0].name.endswith(TEMPORARY)
    assert temporary_for(names[0]) == tmp_path / "a.b.toml"
    for other in (
        "a.toml",
        f"a.toml.0123abcd{TEMPORARY}",
        f".a{TEMPORARY}",
        f".0123abcd{TEMPORARY}",
    ):
        assert temporary_for(tmp_path / other) is None


@pytest.mark.parametrize(("size", "limit"), [(11, 10), (1, 0), (100_000, 99_999)])
def test_too_large(tmp_path: Path, size: int, limit: int) -> None:
    (tmp_path / "file").write_bytes(b"x" * size)
    with pytest.raises(TooLarge):
        read_regular(tmp_path / "file", limit)
    assert len(read_regular(tmp_path / "file", limit + 1)) == size


def test_too_large_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x")
    monkeypatch.setattr(os, "read", lambda descriptor, size: b"x" * size)
    with pytest.raises(TooLarge):
        read_regular(tmp_path / "file", 100_000)


def open_files() -> int:
    """How many this process has open; 0 on systems that do not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = open_files()
    for name in ("pipe", "folder", "loop", "not there"):
        with pytest.raises(OSError):  # noqa: PT011
            read_regular(tmp_path / name, 10)
    with pytest.raises(OSError):  # noqa: PT011
        read_regular(Path("/dev/zero"), 10)
    assert open_files() == before


def test_one_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path) as first:
        assert first
        began = time.monotonic()
        with alone(tmp_path, patience=0.05) as second:
            assert not second
        assert 0.05 <= time.monotonic() - began < 20
    with alone(tmp_path, patience=0) as third:
        assert third
    assert mode(tmp_path / files.LOCK) == 0o600


def test_where_there_can_be_no_lock_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with alone(tmp_path / "not there") as locked:
        assert not locked
    monkeypatch.setattr(system, "lock", lambda descriptor: False)
    with alone(tmp_path, patience=0) as locked:
        assert not locked


def _take_and_die(folder: str) -> None:
    with alone(Path(folder)):
        os._exit(9)


def test_a_dead_process_holds_no_lock(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(
        target=_take_and_die, args=(str(tmp_path),)
    )
    process.start()
    process.join()
    assert process.exitcode == 9
    with alone(tmp_path, patience=0) as locked:
        assert locked
