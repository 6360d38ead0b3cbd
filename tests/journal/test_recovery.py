"""What a killed process left: rescued where it holds something new, cleared away where not."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orgcoach_tui.files import TEMPORARY, alone
from orgcoach_tui.journal import recovery, toml
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
        patch.setattr(recovery, "write_private", full)
        assert store.recover() == Recovered((), 0)
    assert temporary.exists()
    assert len(store.recover().kept) == 1


WRITER = """
import itertools, sys
from pathlib import Path
from orgcoach_tui.journal.store import Store

store = Store(Path(sys.argv[1]))
opened = store.read(store.find("latest"))
print("ready", flush=True)
for n in itertools.count(int(opened.reflection.insight.partition(" ")[0]) + 1):
    opened.reflection.insight = f"{n} " + "woord " * (n * 37 % 2000)
    store.save(opened)
"""


def test_killed_at_any_moment(store: Store) -> None:
    """Thirty times `kill -9` in the midst of saving: the file is whole and one of the versions."""
    opened = store.new(made(insight="0 "))
    store.save(opened)
    reached = [0]
    for round_ in range(30):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store.folder)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        with writer.stdout:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.005 + 0.0037 * (round_ % 11))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        assert writer.returncode == -signal.SIGKILL
        number, _, words = store.read(opened.path).reflection.insight.partition(" ")
        assert words == "woord " * (int(number) * 37 % 2000)
        reached.append(int(number))

        for kept in store.recover().kept:
            draft = store.read(kept).reflection
            number, _, words = draft.insight.partition(" ")
            assert words == "woord " * (int(number) * 37 % 2000)
            assert int(number) > reached[-1]
            kept.unlink()
        rest = {path.name for path in opened.path.parent.iterdir()}
        assert rest == {opened.path.name}
    assert reached == sorted(reached)
    assert reached[-1] > 30


def test_killed_between_writing_and_moving(store: Store) -> None:
    opened = saved(store)
    cut = "import os; os.replace = lambda *_: os._exit(9)\n"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            cut + WRITER.replace('int(opened.reflection.insight.partition(" ")[0])', "6"),
            str(store.folder),
        ],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 9
    [kept] = store.recover().kept
    assert store.read(kept).reflection.insight.startswith("7 woord")
    assert store.read(opened.path) == opened
