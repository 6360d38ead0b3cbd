"""What a killed process left: rescued where it holds something new, cleared away where not."""

import datetime as dt
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgcoach_tui.files import TEMPORARY, alone
from orgcoach_tui.journal import disk, toml
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.recovery import Recovered
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.made import made

LATER = made().updated + dt.timedelta(minutes=5)


def saved(store: Store, **changes: object) -> Opened:
    """On disk exactly as given, `updated` too."""
    opened = store.new(made(**changes))
    opened.path.parent.mkdir(parents=True, exist_ok=True)
    opened.path.write_text(toml.dumps(opened.reflection), "utf-8")
    return store.read(opened.path)


def left(path: Path, content: str | bytes, token: str = "0123abcd") -> Path:
    temporary = path.with_name(f".{path.name}.{token}{TEMPORARY}")
    temporary.write_bytes(content.encode() if isinstance(content, str) else content)
    return temporary


def changed(opened: Opened, **changes: object) -> str:
    values = {f: getattr(opened.reflection, f) for f in Reflection.__dataclass_fields__}
    return toml.dumps(Reflection(**(values | changes)))


def test_nothing_to_do(store: Store) -> None:
    assert store.recover() == Recovered((), 0)
    opened = saved(store)
    assert store.recover() == Recovered((), 0)
    assert store.read(opened.path) == opened


def test_a_newer_version_is_kept_as_a_draft_beside(store: Store) -> None:
    opened = saved(store)
    before = opened.path.read_bytes()
    temporary = left(opened.path, changed(opened, insight="verder getypt", updated=LATER))

    done = store.recover()
    assert len(done.kept) == 1
    assert done.cleaned == 0
    assert not temporary.exists()
    assert opened.path.read_bytes() == before
    draft = store.read(done.kept[0]).reflection
    assert (draft.insight, draft.status) == ("verder getypt", "draft")
    assert draft.id not in (opened.reflection.id, "")
    assert draft.id in done.kept[0].name
    assert len(store.entries()) == 2
    assert store.recover() == Recovered((), 0)


def test_within_the_same_second_the_later_file_is_the_newer(store: Store) -> None:
    opened = saved(store)
    os.utime(opened.path, (1, 1))
    left(opened.path, changed(opened, insight="verder getypt"))
    assert len(store.recover().kept) == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda o: b"", id="empty"),
        pytest.param(lambda o: toml.dumps(o.reflection)[:-200], id="half-written"),
        pytest.param(lambda o: toml.dumps(o.reflection), id="the same"),
        pytest.param(lambda o: changed(o, updated=LATER), id="the same, later"),
        pytest.param(
            lambda o: changed(o, insight="x", updated=made().created), id="an older version"
        ),
        pytest.param(lambda o: changed(o, organisation="Noord"), id="a renaming"),
    ],
)
def test_what_is_worth_nothing_is_cleared_away(store: Store, content: object) -> None:
    opened = saved(store)
    temporary = left(opened.path, content(opened))  # type: ignore[operator]
    assert store.recover() == Recovered((), 1)
    assert not temporary.exists()
    assert store.read(opened.path) == opened
    assert len(store.entries()) == 1


def test_a_first_save_that_was_cut_off_is_put_in_its_place(store: Store) -> None:
    opened = store.new(made(status="draft"))
    opened.path.parent.mkdir(parents=True)
    left(opened.path, toml.dumps(opened.reflection))
    assert store.recover().kept == (opened.path,)
    assert store.read(opened.path).reflection == opened.reflection


def test_beside_a_damaged_file_the_leftover_is_kept(store: Store) -> None:
    opened = saved(store)
    left(opened.path, toml.dumps(opened.reflection))
    opened.path.write_bytes(b"\0" * 100)
    done = store.recover()
    assert len(done.kept) == 1
    assert store.read(done.kept[0]).reflection.insight == opened.reflection.insight
    assert opened.path.read_bytes() == b"\0" * 100


def test_in_the_bin_and_right_in_the_folder(store: Store) -> None:
    opened = saved(store)
    binned = store.delete(opened.path)
    left(binned, changed(opened, insight="x", updated=LATER))
    left(store.reflections / "x.toml", b"half")
    assert store.recover() == Recovered((), 2)


def test_what_is_not_ours_stays(store: Store) -> None:
    opened = saved(store)
    others = [
        opened.path.with_name(f"x{TEMPORARY}"),
        opened.path.with_name(f".x.toml{TEMPORARY}"),
        opened.path.with_name(".x.toml.swp"),
    ]
    for other in others:
        other.write_bytes(b"?")
    newer = left(opened.path, changed(opened, insight="x", schema=2, updated=LATER))
    pipe = opened.path.with_name(f".pipe.toml.0123abcd{TEMPORARY}")
    os.mkfifo(pipe)
    assert store.recover() == Recovered((), 0)
    assert all(path.exists() for path in [*others, newer, pipe])


def test_what_somebody_else_is_writing_now_is_left_alone(store: Store) -> None:
    opened = saved(store)
    temporary = left(opened.path, b"half")
    with alone(store.folder) as locked:
        assert locked
        assert store.recover() == Recovered((), 0)
        assert temporary.exists()
        os.utime(temporary, (time.time() - 100, time.time() - 100))
        assert store.recover() == Recovered((), 1)


def test_on_a_full_disk_it_waits_for_next_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = saved(store)
    temporary = left(opened.path, changed(opened, insight="verder getypt", updated=LATER))

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_private", full)
        assert store.recover() == Recovered((), 0)
    assert temporary.exists()
    assert len(store.recover().kept) == 1


WRITER = """
import itertools, os, sys
from pathlib import Path
from orgcoach_tui.journal.store import Store

def write(folder):
    store = Store(Path(folder))
    opened = store.read(store.find("latest"))
    for n in itertools.count(int(opened.reflection.insight.partition(" ")[0]) + 1):
        opened.reflection.insight = f"{n} " + "woord " * (n * 37 % 2000)
        store.save(opened)
        os.write(1, b".")  # it is at it
"""

NURSERY = """
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        write(sys.argv[1])
    os.write(1, b"%d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"gone\\n")
"""


def number_in(path: Path) -> int:
    """Of the version in the file, which has to be whole."""
    reflection = toml.loads(path.read_text("utf-8"))
    number, _, words = reflection.insight.partition(" ")
    assert words == "woord " * (int(number) * 37 % 2000)
    return int(number)


@pytest.fixture
def quick_store(store: Store) -> Iterator[Store]:
    """In memory where the system has such a folder: what a kill leaves is the same there."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield store
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Store(Path(folder))


def test_killed_at_any_moment(quick_store: Store) -> None:
    """Two hundred times `kill -9` in the midst of saving: every file is whole."""
    store = quick_store
    opened = store.new(made(insight="0 "))
    store.save(opened)
    reached = [0]
    nursery = subprocess.Popen(
        [sys.executable, "-c", WRITER + NURSERY, str(store.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    )
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    with nursery.stdin, nursery.stdout:
        for round_ in range(200):
            nursery.stdin.write(b"\n")
            seen = b""
            while b"." not in seen or b"\n" not in seen:
                seen += nursery.stdout.read(1)
            time.sleep(0.00037 * (round_ % 41))
            os.kill(int(seen.replace(b".", b"")), signal.SIGKILL)
            while not seen.endswith(b"gone\n"):
                seen += nursery.stdout.read(1)
            reached.append(number_in(opened.path))
            for kept in store.recover().kept:
                assert number_in(kept) > reached[-1]
                kept.unlink()
            rest = {path.name for path in opened.path.parent.iterdir()}
            assert rest == {opened.path.name}
    assert nursery.wait() == 0
    assert reached == sorted(reached)
    assert reached[-1] > 200
    kept_at = [number_in(version.path) for version in store.versions(opened.reflection.id)]
    assert kept_at == sorted(set(kept_at), reverse=True)
    assert set(kept_at) <= set(reached)
    assert len(kept_at) > 100
    assert not list(store.folder.rglob(f"*{TEMPORARY}"))


def test_killed_between_writing_and_moving(store: Store) -> None:
    opened = saved(store, status="draft", insight="6 ")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{WRITER}\nos.replace = lambda *_: os._exit(9)\nwrite(sys.argv[1])",
            str(store.folder),
        ],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 9
    [kept] = store.recover().kept
    assert store.read(kept).reflection.insight.startswith("7 woord")
    assert store.read(opened.path) == opened
