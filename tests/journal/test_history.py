"""Every version that somebody left can be had back, to the byte."""

import contextlib
import datetime as dt
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from orgcoach_tui.journal import history, toml
from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.journal.errors import Damaged, SaveFailed
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.made import made
from tests.journal.test_faults import every_fault, leftovers, tried


def saved(store: Store, **changes: object) -> Opened:
    opened = store.new(made(**changes))
    store.save(opened)
    return store.read(opened.path)


def write(store: Store, opened: Opened, insight: str) -> None:
    opened.reflection.insight = insight
    store.save(opened)


def insights(store: Store, opened: Opened) -> list[str]:
    """Of the earlier versions, the oldest first."""
    found = [
        toml.loads(v.path.read_text("utf-8")).insight for v in store.versions(opened.reflection.id)
    ]
    return found[::-1]


def test_a_new_reflection_has_no_earlier_version(store: Store) -> None:
    assert store.versions(saved(store).reflection.id) == []


def test_of_each_sitting_the_version_it_began_with_is_kept(store: Store) -> None:
    opened = saved(store, insight="een")
    before = opened.path.read_bytes()
    for words in ("twee, half", "twee, bijna", "twee"):
        write(store, opened, words)
    assert insights(store, opened) == ["een"]
    [version] = store.versions(opened.reflection.id)
    assert version.path.read_bytes() == before
    assert (version.number, version.entry.status) == (1, "finished")
    again = store.read(opened.path)
    write(store, again, "drie")
    assert insights(store, again) == ["een", "twee"]
    assert [v.number for v in store.versions(again.reflection.id)] == [1, 2]


def test_what_was_finished_and_opened_again_stays(store: Store) -> None:
    opened = saved(store, status="draft", insight="")
    write(store, opened, "begin")
    opened.reflection.status = "finished"
    write(store, opened, "af")
    opened.reflection.status = "draft"
    write(store, opened, "toch verder")
    write(store, opened, "nog verder")
    assert insights(store, opened) == ["af"]


def test_drafts_on_their_way_are_not_kept(store: Store) -> None:
    opened = saved(store, status="draft")
    for n in range(5):
        write(store, opened, f"woord {n}")
        opened = store.read(opened.path)
    assert store.versions(opened.reflection.id) == []


def test_a_copy_of_what_is_open_shares_what_was_kept(store: Store) -> None:
    """The app saves a copy, so that typing on cannot tear what is being written."""
    opened = saved(store, insight="een")
    for n in range(4):
        copy = replace(opened, reflection=replace(opened.reflection, insight=f"twee {n}"))
        store.save(copy)
        opened.stamp, opened.saved = copy.stamp, copy.saved
        opened.reflection.updated = copy.reflection.updated
    assert insights(store, opened) == ["een"]


def test_a_version_that_stood_for_a_while_is_kept(store: Store) -> None:
    opened = saved(store, insight="een")
    write(store, opened, "twee")
    an_hour_ago = opened.reflection.updated - dt.timedelta(hours=1)
    opened.reflection.updated = an_hour_ago
    write(store, opened, "drie")
    assert insights(store, opened) == ["een", "twee"]


def test_comments_made_by_hand_are_kept_and_told_once(store: Store) -> None:
    opened = saved(store, status="draft")
    by_hand = b"\xef\xbb\xbf# mijn aantekening\r\n" + opened.path.read_bytes()
    opened.path.write_bytes(by_hand)
    opened = store.read(opened.path)
    assert opened.past.by_hand is None
    write(store, opened, "verder")
    assert opened.past.by_hand is not None
    assert opened.past.by_hand.read_bytes() == by_hand
    opened.past.by_hand = None
    write(store, opened, "nog verder")
    assert opened.past.by_hand is None
    assert [v.path.read_bytes() for v in store.versions(opened.reflection.id)] == [by_hand]


def test_a_renaming_keeps_what_was_edited_by_hand(store: Store) -> None:
    opened = saved(store)
    by_hand = opened.path.read_bytes() + b"# nog iets\n"
    opened.path.write_bytes(by_hand)
    other = saved(store, id="other")
    assert store.rename_organisation("Gemeente Waterland", "Noord").changed == 2
    assert [v.path.read_bytes() for v in store.versions(opened.reflection.id)] == [by_hand]
    assert store.versions(other.reflection.id) == []


def test_as_many_as_the_setting_says_and_it_is_told(store: Store) -> None:
    bounded = Store(store.folder, history=3)
    opened = saved(bounded, insight="0")
    for n in range(1, 4):
        opened = bounded.read(opened.path)
        write(bounded, opened, str(n))
        assert opened.past.pruned == 0
    opened = bounded.read(opened.path)
    write(bounded, opened, "4")
    assert opened.past.pruned == 1
    assert insights(bounded, opened) == ["1", "2", "3"]
    for n in range(5, 9):
        opened = store.read(opened.path)
        write(store, opened, str(n))
    assert insights(store, opened) == [str(n) for n in range(1, 8)]


def test_bringing_one_back_is_a_save_like_any_other(store: Store) -> None:
    opened = saved(store, insight="een")
    write(store, opened, "twee")
    opened = store.read(opened.path)
    opened.reflection.insight = "nog niet bewaard"
    store.bring_back(opened, store.versions(opened.reflection.id)[0])
    assert store.read(opened.path).reflection.insight == "een"
    assert opened.reflection.insight == "een"
    assert insights(store, opened) == ["een", "twee", "nog niet bewaard"]
    assert opened.reflection.updated > made().updated
    assert len(store.entries()) == 1


def test_bringing_back_over_a_draft_keeps_the_draft(store: Store) -> None:
    opened = saved(store, insight="een")
    opened.reflection.status = "draft"
    write(store, opened, "een kladje")
    store.bring_back(opened, store.versions(opened.reflection.id)[0])
    assert insights(store, opened) == ["een", "een kladje"]


def test_a_damaged_version_is_listed_and_not_brought_back(store: Store) -> None:
    opened = saved(store)
    write(store, opened, "twee")
    [version] = store.versions(opened.reflection.id)
    version.path.write_bytes(b"half")
    [version] = store.versions(opened.reflection.id)
    assert version.entry.problem is not None
    with pytest.raises(Damaged):
        store.bring_back(opened, version)
    assert store.read(opened.path).reflection.insight == "twee"


def test_a_damaged_file_is_replaced_by_a_version_and_goes_to_the_bin(store: Store) -> None:
    opened = saved(store, insight="een")
    write(store, opened, "twee")
    opened.path.write_bytes(b"half")
    [row] = store.entries()
    [version] = store.versions(row.id)
    store.replace_damaged(opened.path, version)
    assert store.read(opened.path).reflection.insight == "een"
    assert [p.read_bytes() for p in store.bin.rglob("*.toml")] == [b"half"]


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "a\\b", "x" * 300, "\0"])
def test_no_name_leads_out_of_the_folder(store: Store, name: str) -> None:
    assert store.versions(name) == []


def test_the_order_survives_a_clock_that_was_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(dt.datetime):
        year_now = 2030

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Clock":
            return cls(cls.year_now, 1, 1, tzinfo=tz)

    monkeypatch.setattr(history.dt, "datetime", Clock)
    for year in (2030, 2029, 2028, 2031):
        Clock.year_now = year
        history.keep(str(year).encode(), tmp_path, Disk(tmp_path))
    found = [v.path.read_bytes() for v in history.versions(tmp_path, Disk(tmp_path))]
    assert found == [b"2031", b"2028", b"2029", b"2030"]


def test_what_else_lies_there_is_left_alone(store: Store) -> None:
    opened = saved(store)
    write(store, opened, "twee")
    folder = store.versions(opened.reflection.id)[0].path.parent
    (folder / "notes.txt").write_text("x")
    (folder / "99999999T999999999999Z-abcd.toml").write_text("x")
    assert len(store.versions(opened.reflection.id)) == 2
    write(store, store.read(opened.path), "drie")
    assert (folder / "notes.txt").exists()


def test_versions_are_private(store: Store) -> None:
    opened = saved(store)
    write(store, opened, "twee")
    for path in [store.history, *store.history.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_whatever_fails_each_version_is_there_or_still_in_its_place(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = saved(store, insight="een")
        by_hand = opened.path.read_bytes() + b"# een\n"
        opened.path.write_bytes(by_hand)
        opened = store.read(opened.path)
        opened.reflection.insight = "twee"
        failed = tried(faults, lambda: store.save(opened))  # noqa: B023
        kept = [v.path.read_bytes() for v in store.versions(opened.reflection.id)]
        assert by_hand in [opened.path.read_bytes(), *kept]
        assert failed or toml.loads(opened.path.read_text("utf-8")).insight == "twee"
        assert faults.for_good or not leftovers(store)
        store.save(opened)
        assert [v.path.read_bytes() for v in store.versions(opened.reflection.id)] == [by_hand]
        store.recover()
        assert not leftovers(store)


def test_whatever_fails_while_bringing_back_nothing_is_lost(tmp_path: Path) -> None:
    for store, faults in every_fault(tmp_path):
        opened = saved(store, insight="een")
        write(store, opened, "twee")
        opened = store.read(opened.path)
        with faults.during(), contextlib.suppress(SaveFailed, Damaged, OSError):
            store.bring_back(opened, store.versions(opened.reflection.id)[0])
        there = {toml.loads(p.read_text("utf-8")).insight for p in store.folder.rglob("*.toml")}
        assert there == {"een", "twee"}
