"""The list: what a row shows, and what never stands in its way."""

import datetime as dt
import os
import socket
from pathlib import Path

import pytest

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.model import Answer
from orgcoach_tui.journal.store import Store
from tests.journal.made import made


def put(store: Store, name: str | bytes, **changes: object) -> Path:
    path = store.reflections / os.fsdecode(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(toml.dumps(made(**changes)), "utf-8")
    return path


def test_an_empty_journal_and_none_at_all(store: Store) -> None:
    assert store.entries() == []
    store.reflections.mkdir(parents=True)
    assert store.entries() == []


def test_what_a_row_shows(store: Store) -> None:
    path = put(store, "2026/2026-11-23-bcdfghjk.toml")
    [row] = store.entries()
    assert row.path == path
    assert (row.id, row.date, row.created, row.updated) == (
        "bcdfghjk",
        dt.date(2026, 11, 23),
        made().created,
        made().updated,
    )
    assert (row.organisation, row.trajectory) == ("Gemeente Waterland", "Team Vergunningen")
    assert (row.guide, row.guide_title, row.language) == ("session", "Na een sessie", "nl")
    assert (row.status, row.step, row.words) == ("finished", "close", 5)
    assert row.preview == "Stilte."
    assert row.problem is None
    assert not row.read_only


@pytest.mark.parametrize(
    ("texts", "preview"),
    [
        (["\n\n  Eerst dit.  \nDan dat."], "Eerst dit."),
        (["", " \n", "De derde."], "De derde."),
        (["a \t b"], "a b"),
        (["x" * 300], "x" * 300),
        (["x" * 301], "x" * 299 + "…"),
        ([""], "Hoe laat ik los?"),
    ],
)
def test_the_preview_is_how_the_text_begins(store: Store, texts: list[str], preview: str) -> None:
    put(store, "x.toml", answers=[Answer(f"q{n}", text=t) for n, t in enumerate(texts)])
    assert store.entries()[0].preview == preview


def test_newest_first_also_when_edited_in_zones_far_apart(store: Store) -> None:
    for n, created in enumerate(
        [
            dt.datetime(2, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=23, minutes=59))),
            dt.datetime(9998, 12, 31, 23, 59, tzinfo=dt.timezone(-dt.timedelta(hours=23))),
            dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC),
        ]
    ):
        put(store, f"{n}.toml", id=f"n{n}", created=created)
    put(store, "later.toml", id="later", date=dt.date(2026, 12, 1))
    assert [row.id for row in store.entries()] == ["later", "n1", "n2", "n0"]


def test_what_is_no_reflection_is_passed_over(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = put(store, "2026/good.toml")
    year = good.parent
    (year / "notes.txt").write_text("x")
    (year / "folder.toml").mkdir()
    (year / ".hidden.toml").write_text("x")
    (year / "deeper").mkdir()
    (year / "deeper" / "x.toml").write_text("x")
    (year / "nowhere.toml").symlink_to(year / "not there")
    (year / "loop.toml").symlink_to(year / "loop.toml")
    (year / "circle").symlink_to(year)
    (store.reflections / "circle").symlink_to(store.reflections)
    (store.reflections / "year").symlink_to(year)
    (year / "device.toml").symlink_to("/dev/zero")
    os.mkfifo(year / "pipe.toml")
    (store.reflections / "piped.toml").symlink_to(year / "pipe.toml")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(year)
        listening.bind("socket.toml")
        assert [row.path for row in store.entries()] == [good]


def test_a_linked_year_and_a_linked_file_are_followed(store: Store, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    store.reflections.mkdir(parents=True)
    (store.reflections / "2026").symlink_to(tmp_path / "elsewhere")
    put(store, "2026/in.toml", id="in")
    (tmp_path / "one.toml").write_text(toml.dumps(made(id="one")), "utf-8")
    (store.reflections / "one.toml").symlink_to(tmp_path / "one.toml")
    assert {row.id for row in store.entries()} == {"in", "one"}


def test_names_of_any_bytes(store: Store) -> None:
    names = [
        b"\xff\xfe.toml",
        b"a\nb.toml",
        b"[x]\x1b[31m.toml",
        "é e\u0301 😀.toml".encode(),
        b"'.toml",
    ]
    for n, name in enumerate(names):
        put(store, name, id=f"n{n}")
    put(store, b"\xff damaged.toml").write_bytes(b"?")
    rows = store.entries()
    assert {row.id for row in rows} == {"", "n0", "n1", "n2", "n3", "n4"}
    for row in rows:
        assert store.restore(store.delete(row.path)) == row.path
    assert len(store.entries()) == 6


def test_a_file_or_folder_that_may_not_be_opened_is_listed_with_its_problem(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = put(store, "2026/good.toml", id="good")
    closed = put(store, "2026/2026-05-05-closed.toml", id="closed")
    year = put(store, "2025/x.toml", id="x").parent
    opening, scanning = os.open, os.scandir

    def no_open(path: object, *args: int, **kwargs: int) -> int:
        if path == closed:
            raise PermissionError(13, "denied")
        return opening(path, *args, **kwargs)  # type: ignore[arg-type]

    def no_scan(path: object) -> object:
        if path == year:
            raise PermissionError(13, "denied")
        return scanning(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "open", no_open)
    monkeypatch.setattr(os, "scandir", no_scan)
    rows = {row.path: row for row in store.entries()}
    assert set(rows) == {good, closed, year}
    assert rows[good].problem is None
    for path in (closed, year):
        problem = rows[path].problem
        assert problem is not None
        assert problem.what == "it cannot be opened"
    assert (rows[closed].id, rows[closed].date) == ("closed", dt.date(2026, 5, 5))


@pytest.mark.parametrize("name", ["x.toml", "2026-02-30-x.toml", "2026-11-23.toml"])
def test_a_damaged_file_without_a_date_in_its_name_has_that_of_its_last_change(
    store: Store, name: str
) -> None:
    path = put(store, name)
    path.write_bytes(b"?")
    os.utime(path, (0, dt.datetime(2020, 5, 6, 12, tzinfo=dt.UTC).timestamp()))
    [row] = store.entries()
    assert (row.id, row.date) == ("", dt.date(2020, 5, 6))
    os.utime(path, (0, -5_000_000_000))
    assert store.entries()[0].problem is not None
