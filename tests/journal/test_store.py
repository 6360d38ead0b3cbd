"""The journal: opening, saving, conflicts, finding, renaming."""

import datetime as dt
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import Conflict, NotFound, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import Answer, Reflection, start
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.made import made, texts


def saved(store: Store, **changes: object) -> Opened:
    opened = store.new(made(**changes))
    store.save(opened)
    return opened


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


# Conflicts


def test_a_file_that_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    mine = saved(store)
    theirs = store.read(mine.path)
    theirs.reflection.insight = "van de ander"
    store.save(theirs)
    on_disk = mine.path.read_bytes()
    its_times = mine.path.stat()
    os.utime(mine.path, ns=(its_times.st_atime_ns, 0))  # the clock has no say

    mine.reflection.insight = "van mij"
    with pytest.raises(Conflict) as raised:
        store.save(mine)
    assert not raised.value.removed
    assert raised.value.path == mine.path
    assert mine.path.read_bytes() == on_disk

    beside = store.save_beside(mine)
    assert mine.path.read_bytes() == on_disk
    assert beside.reflection.id != mine.reflection.id
    assert {e.id for e in store.entries()} == {mine.reflection.id, beside.reflection.id}
    assert store.read(beside.path).reflection.insight == "van mij"
    beside.reflection.insight = "verder"
    store.save(beside)


def test_even_one_byte_or_a_copy_of_the_same_length_is_seen(store: Store) -> None:
    mine = saved(store)
    mine.path.write_bytes(mine.path.read_bytes().replace(b"Eerst vragen.", b"Later vragen."))
    mine.reflection.insight = "van mij"
    with pytest.raises(Conflict):
        store.save(mine)


def test_touching_without_changing_is_no_conflict(store: Store) -> None:
    mine = saved(store)
    content = mine.path.read_bytes()
    mine.path.unlink()
    mine.path.write_bytes(content)
    mine.reflection.insight = "van mij"
    assert store.save(mine)


def test_a_file_that_was_removed_is_not_put_back_unasked(store: Store) -> None:
    mine = saved(store)
    store.delete(mine.path)
    mine.reflection.insight = "van mij"
    with pytest.raises(Conflict) as raised:
        store.save(mine)
    assert raised.value.removed
    assert not mine.path.exists()

    store.keep_mine(mine)
    assert store.read(mine.path).reflection.insight == "van mij"


def test_what_came_where_a_new_one_would_go_is_not_overwritten(store: Store) -> None:
    mine = store.new(made())
    mine.path.parent.mkdir(parents=True)
    mine.path.write_bytes(b"somebody else's")
    with pytest.raises(Conflict):
        store.save(mine)
    assert mine.path.read_bytes() == b"somebody else's"


def test_a_vanished_journal_is_a_closed_folder(store: Store, tmp_path: Path) -> None:
    mine = saved(store)
    store.folder.rename(tmp_path / "stick-taken-out")
    mine.reflection.insight = "van mij"
    with pytest.raises(SaveFailed) as raised:
        store.save(mine)
    assert raised.value.kind == "closed"
    (tmp_path / "stick-taken-out").rename(store.folder)
    assert store.save(mine)


def test_keeping_mine_puts_theirs_in_the_bin(store: Store) -> None:
    mine = saved(store)
    mine.path.write_bytes(b"by an editor, and damaged")
    mine.reflection.insight = "van mij"
    store.keep_mine(mine)
    assert store.read(mine.path).reflection.insight == "van mij"
    [binned] = store.bin.rglob("*.toml")
    assert binned.read_bytes() == b"by an editor, and damaged"
    assert store.restore(binned).read_bytes() == b"by an editor, and damaged"
    assert len(store.entries()) == 2


def test_keeping_theirs_puts_mine_in_the_bin(store: Store) -> None:
    mine = saved(store)
    theirs = store.read(mine.path)
    theirs.reflection.insight = "van de ander"
    store.save(theirs)
    mine.reflection.insight = "van mij"
    kept = store.keep_theirs(mine)
    assert kept.reflection.insight == "van de ander"
    [binned] = store.bin.rglob("*.toml")
    back = store.read(store.restore(binned))
    assert back.reflection.insight == "van mij"
    assert back.reflection.id != mine.reflection.id


def test_of_those_that_save_at_the_same_moment_one_wins_and_the_others_are_told(
    store: Store,
) -> None:
    path = saved(store).path
    together = threading.Barrier(4)
    outcomes: list[tuple[str, str]] = []

    def work(window: Opened, words: str) -> None:
        window.reflection.insight = words
        together.wait()
        try:
            Store(store.folder).save(window)
            outcomes.append(("saved", words))
        except Conflict:
            outcomes.append(("told", words))

    for _ in range(15):
        outcomes.clear()
        threads = [
            threading.Thread(target=work, args=(store.read(path), f"window {n}")) for n in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        won = [words for how, words in outcomes if how == "saved"]
        assert len(outcomes) == 4
        assert won == [store.read(path).reflection.insight]
        changed = store.read(path)
        changed.reflection.insight = ""
        store.save(changed)


# Finding and names


def three(store: Store) -> None:
    saved(store, id="bbbbbbbb", date=dt.date(2026, 1, 5))
    saved(store, id="bbcccccc", date=dt.date(2026, 3, 5))
    saved(store, id="dddddddd", date=dt.date(2026, 2, 5), organisation="De Linde")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bbbbbbbb", "bbbbbbbb"),
        ("bbc", "bbcccccc"),
        ("d", "dddddddd"),
        ("latest", "bbcccccc"),
        ("bb", "ambiguous"),
        ("x", "missing"),
        ("", "missing"),
        ("\0", "missing"),
        ("~nobody-of-that-name/x", "missing"),
        ("x" * 10_000, "missing"),
        ("/", "missing"),
    ],
)
def test_find(store: Store, name: str, found: str) -> None:
    three(store)
    try:
        assert store.find(name).stem.endswith(found)
    except NotFound as missing:
        assert missing.kind == found  # noqa: PT017


def test_find_by_path(store: Store, tmp_path: Path) -> None:
    outside = tmp_path / "brought along.toml"
    outside.write_text(toml.dumps(made()), "utf-8")
    assert store.find(str(outside)) == outside
    assert store.read(store.find(str(outside))).reflection == made()


def test_the_latest_is_never_a_damaged_one(store: Store) -> None:
    three(store)
    (store.reflections / "2026" / "2026-12-31-zzz.toml").write_bytes(b"?")
    assert store.find("latest").stem.endswith("bbcccccc")
    assert store.find("zzz").stem.endswith("zzz")


def test_of_one_day_the_latest_begun_is_the_latest(store: Store) -> None:
    at = made().created
    saved(store, id="first", created=at)
    saved(store, id="third", created=at + dt.timedelta(minutes=2))
    saved(store, id="second", created=at + dt.timedelta(minutes=1))
    assert [e.id for e in store.entries()] == ["third", "second", "first"]


def test_a_whole_id_comes_before_the_beginning_of_another(store: Store) -> None:
    saved(store, id="bb")
    saved(store, id="bbb")
    assert store.find("bb").stem.endswith("-bb")


@pytest.mark.parametrize("name", ["latest", "bbbbbbbb"])
def test_in_an_empty_journal_nothing_is_found(store: Store, name: str) -> None:
    with pytest.raises(NotFound):
        store.find(name)


def test_reading_what_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        store.read(store.reflections / "2026" / "nothing.toml")


def test_names_are_those_written_about_last_first(store: Store) -> None:
    for minute, (organisation, trajectory) in enumerate(
        [("Noord", "A"), ("Zuid", "B"), ("Noord", "C"), ("", "los"), ("Noord", ""), ("Noord", "A")]
    ):
        reflection = made(
            id=f"n{minute}",
            organisation=organisation,
            trajectory=trajectory,
            updated=dt.datetime(2099, 1, 1, 0, minute, tzinfo=dt.UTC),
        )
        saved(store, **{f: getattr(reflection, f) for f in Reflection.__dataclass_fields__})
    names = store.names()
    assert names.organisations == ("Noord", "Zuid")
    assert names.trajectories == {"Noord": ("A", "C"), "": ("los",), "Zuid": ("B",)}
    assert store.names([]).organisations == ()


# Renaming


def test_renaming_touches_the_name_and_nothing_else(store: Store) -> None:
    one = saved(store, id="one", status="draft", extra={"later": {"key": [1, 2]}})
    two = saved(store, id="two")
    other = saved(store, id="other", organisation="De Linde")
    before = {o.path: toml.loads(o.path.read_text("utf-8")) for o in (one, two, other)}

    done = store.rename_organisation(" Gemeente  Waterland", "Gemeente\tNoord ")
    assert (done.changed, done.skipped, done.failed) == (2, (), ())
    for opened in (one, two, other):
        after = toml.loads(opened.path.read_text("utf-8"))
        wanted = "De Linde" if opened is other else "Gemeente Noord"
        assert after.organisation == wanted
        after.organisation = before[opened.path].organisation
        assert after == before[opened.path]


def test_a_trajectory_is_renamed_within_its_organisation(store: Store) -> None:
    saved(store, id="one")
    saved(store, id="two", organisation="De Linde")
    saved(store, id="three", trajectory="Ander team")
    done = store.rename_trajectory("Gemeente Waterland", "Team Vergunningen", "Team V")
    assert done.changed == 1
    assert {e.id: e.trajectory for e in store.entries()} == {
        "one": "Team V",
        "two": "Team Vergunningen",
        "three": "Ander team",
    }
    assert store.rename_trajectory("Gemeente Waterland", "Team V", "Team V").changed == 0


def test_renaming_leaves_out_what_it_may_not_or_cannot_change(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = ("good", "newer", "damaged", "full")
    good, newer, damaged, full = (saved(store, id=name).path for name in ids)
    newer.write_text(newer.read_text("utf-8").replace("schema = 1", "schema = 9"), "utf-8")
    damaged.write_bytes(b"x = ")
    replace = os.replace

    def fail(source: str, target: str) -> None:
        if Path(target) == full:
            raise OSError(28, "no room")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    done = store.rename_organisation("Gemeente Waterland", "Noord")
    assert done.changed == 1
    assert set(done.skipped) == {newer, damaged}
    assert done.failed == (full,)
    assert store.read(good).reflection.organisation == "Noord"
    assert store.read(full).reflection.organisation == "Gemeente Waterland"


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
