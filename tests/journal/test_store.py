"""The journal: opening and saving."""

import datetime as dt
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import ReadOnly, SaveFailed
from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.journal.store import Store
from tests.journal.made import made, saved, texts


def all_files(store: Store) -> list[Path]:
    """But for earlier versions, which have their own tests."""
    found = [p for p in store.folder.rglob("*") if p.is_file() and p.name != ".lock"]
    return sorted(p for p in found if not p.is_relative_to(store.history))


# Saving


def test_there_is_no_file_before_the_first_save(store: Store) -> None:
    opened = store.new(start("session", "nl"))
    assert not store.folder.exists()
    assert opened.changed

    assert store.save(opened)
    r = opened.reflection
    place = f"reflections/{r.date.year}/{r.date}-{r.id}.toml"
    assert opened.path == store.folder / place
    assert all_files(store) == [opened.path]
    assert not opened.changed
    assert store.read(opened.path) == opened


def test_the_name_follows_the_date_that_was_chosen_before_the_first_save(store: Store) -> None:
    opened = store.new(made())
    opened.reflection.date = dt.date(2025, 12, 31)
    store.save(opened)
    assert opened.path == store.reflections / "2025" / "2025-12-31-bcdfghjk.toml"

    opened.reflection.date = dt.date(2024, 1, 1)
    store.save(opened)
    assert all_files(store) == [opened.path]
    assert store.entries()[0].date == dt.date(2024, 1, 1)


def test_files_and_folders_are_private_whatever_the_umask(store: Store) -> None:
    before = os.umask(0)
    try:
        opened = saved(store)
        binned = store.delete(opened.path)
    finally:
        os.umask(before)
    for path in [store.folder, *store.folder.rglob("*")]:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    assert binned.exists()


def test_a_file_that_others_could_read_is_private_after_a_save(store: Store) -> None:
    opened = saved(store)
    opened.path.chmod(0o644)
    opened.reflection.insight = "anders"
    store.save(opened)
    assert stat.S_IMODE(opened.path.stat().st_mode) == 0o600


def test_saving_says_when(store: Store) -> None:
    opened = saved(store)
    before = opened.reflection.updated
    opened.reflection.insight = "anders"
    store.save(opened)
    assert opened.reflection.updated >= before
    assert abs(dt.datetime.now(dt.UTC) - opened.reflection.updated) < dt.timedelta(minutes=1)
    assert store.read(opened.path).reflection.updated == opened.reflection.updated


def test_what_was_only_looked_at_is_not_written(store: Store) -> None:
    path = saved(store).path
    by_hand = "# mijn aantekening\n" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(by_hand.encode())
    opened = store.read(path)
    assert not opened.changed
    assert not store.save(opened)
    assert path.read_bytes() == by_hand.encode()


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(texts)
def test_what_was_typed_is_on_disk(store: Store, text: str) -> None:
    opened = (
        saved(store, id="texts", answers=[Answer("a", text=text)])
        if not (path := store.reflections / "2026" / "2026-11-23-texts.toml").exists()
        else store.read(path)
    )
    opened.reflection.answers[0].text = text
    store.save(opened)
    read = store.read(opened.path)
    assert read.reflection.answers == toml.loads(toml.dumps(opened.reflection)).answers
    assert store.entries()[0].problem is None


def test_an_id_that_is_taken_or_no_id_is_replaced(store: Store) -> None:
    first = saved(store)
    second = store.new(made())
    third = store.new(made(id="../../../x"))
    assert len({first.path, second.path, third.path}) == 3
    assert third.path.parent == first.path.parent


def test_what_would_be_too_large_to_be_read_again_is_not_written(store: Store) -> None:
    opened = saved(store)
    before = opened.path.read_bytes()
    opened.reflection.insight = "x" * 5_000_000
    with pytest.raises(SaveFailed) as raised:
        store.save(opened)
    assert raised.value.kind == "large"
    assert opened.path.read_bytes() == before


def test_links_are_written_through(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere"
    real.mkdir()
    (tmp_path / "linked").symlink_to(real)
    store = Store(tmp_path / "linked")
    opened = saved(store)
    assert (real / "reflections").is_dir()

    moved = tmp_path / "one.toml"
    opened.path.rename(moved)
    opened.path.symlink_to(moved)
    again = store.read(opened.path)
    again.reflection.insight = "door de koppeling heen"
    store.save(again)
    assert opened.path.is_symlink()
    assert toml.loads(moved.read_text("utf-8")).insight == "door de koppeling heen"
    assert (tmp_path / "linked").is_symlink()


def test_a_newer_schema_is_read_only(store: Store) -> None:
    path = saved(store).path
    newer = path.read_text("utf-8").replace("schema = 1", "schema = 2")
    path.write_text(newer, "utf-8")
    opened = store.read(path)
    assert opened.read_only
    assert store.entries()[0].read_only
    opened.reflection.insight = "anders"
    with pytest.raises(ReadOnly):
        store.save(opened)
    with pytest.raises(ReadOnly):
        store.save_beside(opened)
    assert path.read_text("utf-8") == newer
    assert len(store.entries()) == 1


# What it takes along


def test_a_list_loads_next_to_nothing(store: Store) -> None:
    saved(store)
    code = (
        "import sys; from pathlib import Path; from orgcoach_tui.journal.store import Store;"
        "s = Store(Path(sys.argv[1])); assert s.entries()[0].problem is None; s.find('latest');"
        "print([m for m in ('tomllib', 'tomli_w', 'pydantic', 'textual', 'rich', 'platformdirs',"
        "'secrets', 'hashlib', 'logging', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(store.folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
