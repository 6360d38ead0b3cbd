"""Finding a reflection by what somebody typed, the names there are, and giving others."""

import datetime as dt
import os
from pathlib import Path

import pytest

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.journal.made import made, saved


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
