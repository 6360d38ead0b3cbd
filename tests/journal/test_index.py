"""The index is a cache: what it says is what the files say, whatever became of it or of them."""

import datetime as dt
import os
import random
import sqlite3
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgcoach_tui import i18n
from orgcoach_tui.journal import database, index, lists, toml
from orgcoach_tui.journal import entries as listing
from orgcoach_tui.journal.index import Index
from orgcoach_tui.journal.model import Answer
from orgcoach_tui.journal.store import Store
from tests.journal.made import made, texts


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A journal that counts as a large one from its first file on."""
    monkeypatch.setattr(lists, "_MANY", 0)
    store = Store(tmp_path / "journal", cache=tmp_path / "cache")
    yield store
    store.close()


def put(store: Store, name: str, *, old: bool = True, **changes: object) -> Path:
    """`old`: last changed so long ago that its time can be trusted."""
    path = store.reflections / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(toml.dumps(made(**{"id": path.stem.rpartition("-")[2]} | changes)), "utf-8")
    if old:
        os.utime(path, (1e9, 1e9))
    return path


def some(store: Store) -> list[Path]:
    return [
        put(
            store,
            f"2026/2026-0{n}-11-id{n}.toml",
            date=dt.date(2026, n, 11),
            organisation=f"O{n}",
            updated=dt.datetime(2026, n, 12, tzinfo=dt.UTC),
        )
        for n in range(1, 8)
    ]


def plain(store: Store) -> Store:
    """The same journal read from the files alone."""
    journal = Store(store.folder)
    journal.lists.small = 10**6
    return journal


def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all that is on disk had been there for long."""
    monkeypatch.setattr(index, "_JUST_NOW", 0)


def same(store: Store) -> None:
    assert store.entries() == plain(store).entries()
    assert store.names() == plain(store).names()
    assert store.entries(newest=3) == plain(store).entries()[:3]
    assert store.glances() == plain(store).glances()


def test_it_says_what_the_files_say(large: Store) -> None:
    some(large)
    put(large, "2026/2026-04-01-dmgd.toml").write_bytes(b"x = ")
    put(large, "2025/a.toml", date=dt.date(2025, 1, 1), status="draft", schema=2)
    assert large.refresh()
    same(large)
    assert not large.refresh()
    assert large.find("id3").name == "2026-03-11-id3.toml"
    assert large.find("latest").name == "2026-07-11-id7.toml"
    i18n.use("nl")
    same(large)


def test_files_that_come_go_and_change_are_seen(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    paths = some(large)
    large.refresh()
    opened = large.read(paths[-1])
    opened.reflection.organisation = "Anders"
    large.save(opened)
    same(large)
    paths[0].unlink()
    same(large)
    put(large, "2027/2027-01-01-new.toml", old=False, date=dt.date(2027, 1, 1))
    same(large)
    text = paths[-2].read_text("utf-8").replace("Eerst vragen.", "In plaats van.")
    with paths[-2].open("r+", encoding="utf-8") as file:
        file.write(text)
    assert large.entries(newest=4) == plain(large).entries()[:4]
    with paths[1].open("a", encoding="utf-8") as file:
        file.write("# een heel oud bestand\n")
    assert large.refresh()
    same(large)


def test_a_change_within_the_same_moment_is_seen(large: Store) -> None:
    path = put(large, "2026/2026-01-01-id1.toml", old=False, organisation="Een")
    large.refresh()
    times = path.stat()
    for name in ("Twe", "Dri", "Vie"):
        path.write_text(path.read_text("utf-8").replace(large.entries()[0].organisation, name))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert [row.organisation for row in large.entries(newest=1)] == [name]


def test_copies_are_tied(large: Store) -> None:
    put(large, "2026/2026-01-01-id1.toml", id="id1")
    large.refresh()
    copy = put(large, "2026/2026-01-01-id1 (conflicted copy).toml", id="id1")
    same(large)
    assert large.find("id1") != copy
    put(large, "2026/2026-01-01-id1.toml", id="id2")
    same(large)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        *(("werkdruk", True), ("beleving", True), ("WERKDRUKBELEVING", True), ("drukbel", True)),
        *(("financien", True), ("financiën", True), ("één", True), ("een", True)),
        *(("ik", True), ("i", True), ("k", False), ("beleving ik", True), ("beleving zz", False)),
        *(('"ik had"', True), ('"had ik"', False), ("had ik", True), ("waterland", True)),
        *(("zuidwerk", False), ("50%", True), ("a_b", True), ("axb", False), ("d'rom", True)),
        *(("", False), ("   ", False), ('"', False), ("*", False), ("werk*", True)),
        *(("OR", False), ("had OR zz", False), ("ik NEAR had", False), ("text:ik", False)),
        *(("\0", False), ("'; DROP TABLE files; --", False), ("(", False), ("日本", True)),
        *(("co", True), ("oor", True), ("oo", False), ("straße", True), ("strasse", True)),
    ],
)
def test_what_is_found(large: Store, query: str, found: bool) -> None:
    text = (
        "Ik had het over werkdrukbeleving\nen financiën. 50% van één team; a_b. Straße. D'rom. "
        "日本 coördinatie, door."
    )
    put(large, "2026/2026-01-01-id1.toml", answers=[Answer("a", "Titel", "Vraag?", text)])
    put(large, "2026/2026-01-02-id2.toml", answers=[], organisation="Noord", help_question="")
    wanted = ["id1"] if found else []
    assert [h.entry.id for h in large.search(query) if h.entry.id == "id1"] == wanted
    assert plain(large).search(query) == large.search(query)


WORDS = ["werk", "druk", "beleving", "ik", "é", "a b", "xx-yy", '"', "*", "%", "_", "team", "ß"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(WORDS), max_size=3), st.lists(texts, min_size=1, max_size=3))
def test_with_and_without_an_index_the_same_is_found(query: list[str], written: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "journal", cache=Path(folder) / "cache")
        for n, text in enumerate(written):
            words = random.Random(n).sample(WORDS, 3)
            put(
                store,
                f"2026/2026-01-0{n + 1}-id{n}.toml",
                insight=text,
                help_question="".join(words),
            )
        without = store.search(" ".join(query))
        store.lists.small = 0
        assert store.search(" ".join(query)) == without
        store.close()


def test_the_newest_first_and_no_more_than_asked(large: Store) -> None:
    some(large)
    assert [hit.entry.id for hit in large.search("stilte", 3)] == ["id7", "id6", "id5"]


def test_what_stands_around_it_is_shown(large: Store) -> None:
    long = "voor " * 40 + "de werkdrukbeleving van Café Noord " + "na " * 40
    put(large, "2026/2026-01-01-id1.toml", answers=[Answer("a", "Wat gebeurde er", text=long)])
    [hit] = large.search("beleving cafe waterland")
    organisation, answer = hit.excerpts
    assert (organisation.title, organisation.text) == ("Organisation", "Gemeente Waterland")
    assert answer.title == "Wat gebeurde er"
    assert answer.text.startswith("… voor ")
    assert answer.text.endswith(" na …")
    assert [answer.text[a:b] for a, b in answer.marks] == ["beleving", "Café"]
    assert "\n" not in answer.text


def test_a_file_that_changed_after_it_was_read_is_not_shown_for_what_it_was(large: Store) -> None:
    path = put(large, "2026/2026-01-01-id1.toml", insight="zonnebloem")
    large.refresh()
    with path.open("r+", encoding="utf-8") as file:
        file.write(path.read_text("utf-8").replace("zonnebloem", "vergeetmij"))
    assert large.search("zonnebloem") == []
    large.refresh()
    assert len(large.search("vergeetmij")) == 1


# The file of the index


def index_file(large: Store) -> Path:
    [file] = (large.folder.parent / "cache").glob("*.sqlite")
    return file


def test_it_is_private_and_its_name_says_nothing(large: Store) -> None:
    some(large)
    large.refresh()
    file = index_file(large)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert "journal" not in file.name


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"no database at all" * 1000),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        lambda file: file.write_bytes(file.read_bytes()[:4096] + os.urandom(8192)),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: _change(file, "PRAGMA user_version = 99"),
        lambda file: _change(file, "UPDATE journal SET path = 'of another'"),
        lambda file: _change(file, "DROP TABLE texts"),
        lambda file: file.chmod(0),
    ],
)
def test_whatever_became_of_it_the_files_lead(large: Store, spoil: object) -> None:
    some(large)
    large.refresh()
    large.close()
    spoil(index_file(large))  # type: ignore[operator]
    large.refresh()
    same(large)
    assert [hit.entry.id for hit in large.search("stilte", 2)] == ["id7", "id6"]


def _change(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_without_sqlite_or_a_place_for_it_the_files_are_read(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    some(large)
    (large.folder.parent / "cache").write_text("a file where the folder should be")
    assert not large.refresh()
    same(large)
    assert len(large.search("stilte")) == 7
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert len(large.search("stilte")) == 7


def test_a_small_journal_has_no_index(tmp_path: Path) -> None:
    store = Store(tmp_path / "journal", cache=tmp_path / "cache")
    some(store)
    assert not store.refresh()
    assert len(store.search("stilte")) == 7
    assert not (tmp_path / "cache").exists()


def test_while_it_is_being_filled_the_list_is_there(large: Store) -> None:
    some(large)
    seen: list[list[str]] = []
    steps: list[tuple[int, int]] = []

    def ask() -> None:
        seen.append([row.id for row in large.entries(newest=2)])

    def progress(done: int, of: int) -> None:
        steps.append((done, of))
        asking = threading.Thread(target=ask)
        asking.start()
        asking.join(5)

    large.refresh(progress)
    assert steps == [(n, 7) for n in range(8)]
    assert seen == [["id7", "id6"]] * 8


def test_two_windows_at_once(large: Store) -> None:
    some(large)
    other = Store(large.folder, cache=large.folder.parent / "cache")
    threads = [threading.Thread(target=store.refresh) for store in (large, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same(large)
    put(large, "2026/2026-09-09-id9.toml", date=dt.date(2026, 9, 9))
    same(other)
    same(large)
    other.close()


def test_nothing_but_a_search_or_a_refresh_makes_it(large: Store) -> None:
    some(large)
    large.entries()
    large.entries(newest=2)
    large.names()
    large.find("latest")
    opened = large.read(large.find("id1"))
    opened.reflection.insight = "anders"
    large.save(opened)
    assert not (large.folder.parent / "cache").exists()


def test_names_of_any_bytes(large: Store) -> None:
    for n, name in enumerate([b"\xff\xfe.toml", b"a\nb.toml", b"'.toml"]):
        put(large, os.fsdecode(name), id=f"n{n}")
    large.refresh()
    assert {row.path for row in large.entries()} == {row.path for row in plain(large).entries()}
    assert len(large.search("stilte")) == 3


def test_it_can_stand_in_memory(tmp_path: Path) -> None:
    store = Store(tmp_path / "journal")
    some(store)
    kept = Index(store.reflections, None, listing.content)
    assert kept.bring_up_to_date()
    assert kept.newest(2) == store.entries()[:2]
    kept.close()
    assert {path.name for path in tmp_path.iterdir()} == {"journal"}


def test_each_journal_has_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert database.file_for(tmp_path, one) != database.file_for(tmp_path, other)
