"""The file of the names: private, closed with the journal, and never lost."""

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.files import TEMPORARY
from orgcoach_tui.journal.errors import Damaged, Locked, ReadOnly, SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.names import Entry, Names, change, read
from orgcoach_tui.names.file import dumps, loads
from orgcoach_tui.names.model import KINDS
from tests.journal.test_protection import WORDS, cheap, on_disk

__all__ = ["cheap"]

PETRA = Names((Entry("Petra de Vries", "teamleider A", also=("Peet",)),)).leaving("Rijnstate")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "journal")


def test_kept_beside_the_reflections_for_nobody_else(store: Store) -> None:
    assert read(store) == Names()
    assert not store.folder.exists()
    assert change(store, lambda _names: PETRA) == PETRA
    assert read(store) == PETRA
    file = store.folder / "names.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert store.entries() == []


def test_what_another_window_wrote_stays(store: Store) -> None:
    one = Entry("Jan", "A")
    change(store, lambda _names: PETRA)
    other = Store(store.folder)
    change(other, lambda names: names.with_entry(one))
    change(store, lambda names: names.leaving("Utrecht"))
    assert read(store) == PETRA.with_entry(one).leaving("Utrecht")


def test_nothing_is_written_where_nothing_changed(store: Store) -> None:
    change(store, lambda names: names)
    assert not (store.folder / "names.toml").exists()


def test_what_this_version_does_not_know_stays(store: Store) -> None:
    store.folder.mkdir()
    file = store.folder / "names.toml"
    file.write_text(
        'more = 1\n[[names]]\nname = "Jan"\nreplacement = "A"\nsince = 2026-01-01\n[other]\na = 2\n'
    )
    change(store, lambda names: names.with_entry(Entry("Piet", "B")))
    found = tomllib.loads(file.read_text())
    assert (found["more"], found["other"]) == (1, {"a": 2})
    assert [one.get("since") is None for one in found["names"]] == [False, True]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("schema = 1\nname = ", 2, ""),
        ('[[names]]\nname = "Geheim"\n', 1, "names.replacement"),
        ('[[names]]\nname = "Geheim"\nreplacement = 3\n', 3, "names.replacement"),
        ('[[names]]\nname = "Geheim"\nreplacement = "A"\nkind = "dier"\n', 4, "names.kind"),
        ('left = "Geheim"\n', 1, "left"),
        ("names = 3\n", 1, "names"),
        ("[places]\nGeheim = 1\n", 1, "places"),
        ("\x00", 1, ""),
    ],
)
def test_a_damaged_file_is_told_and_never_written_over(
    store: Store, text: str, line: int, key: str
) -> None:
    store.folder.mkdir()
    file = store.folder / "names.toml"
    file.write_text(text)
    for use in (read, lambda it: change(it, lambda _names: PETRA)):
        with pytest.raises(Damaged) as caught:
            use(store)
        problem = caught.value.problem
        assert problem.what
        assert "Geheim" not in str(caught.value)
        if text != "\x00":
            assert (problem.line, problem.key) == (line, key)
    assert file.read_text() == text


def test_one_of_a_newer_version_is_used_and_not_changed(store: Store) -> None:
    store.folder.mkdir()
    text = 'schema = 2\n[[names]]\nname = "Jan"\nreplacement = "A"\n'
    (store.folder / "names.toml").write_text(text)
    assert read(store).entries == (Entry("Jan", "A"),)
    with pytest.raises(ReadOnly):
        change(store, lambda names: names.leaving("x"))


@pytest.mark.usefixtures("cheap")
def test_closed_and_opened_with_the_journal(store: Store) -> None:
    change(store, lambda _names: PETRA)
    leftover = store.folder / f".names.toml.0123abcd{TEMPORARY}"
    leftover.write_text("Petra de Vries")
    done = store.protect(WORDS)
    assert (done.changed, done.left) == (1, ())
    assert "Petra" not in on_disk(store.folder)
    assert read(store) == PETRA
    change(store, lambda names: names.leaving("Petra Bos"))
    assert "Petra" not in on_disk(store.folder)
    store.lock()
    for use in (read, lambda it: change(it, lambda names: names)):
        with pytest.raises(Locked):
            use(store)
    store.unlock(WORDS)
    assert read(store) == PETRA.leaving("Petra Bos")
    assert store.unprotect().left == ()
    assert read(store) == PETRA.leaving("Petra Bos")
    assert [path.name for path in store.folder.glob("names*")] == ["names.toml"]


@pytest.mark.usefixtures("cheap")
def test_a_plain_file_that_comes_in_later_is_closed_by_the_next_change(store: Store) -> None:
    store.protect(WORDS)
    (store.folder / "names.toml").write_text(dumps(PETRA))
    assert store.unfinished
    change(store, lambda names: names.leaving("Utrecht"))
    assert "Petra" not in on_disk(store.folder)
    assert read(store) == PETRA.leaving("Utrecht")


def test_a_disk_that_does_not_take_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    change(store, lambda _names: PETRA)

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("orgcoach_tui.journal.disk.write_private", full)
    with pytest.raises(SaveFailed):
        change(store, lambda names: names.leaving("x"))
    assert read(store) == PETRA


LINES = st.text(max_size=20)
ENTRIES = st.builds(
    Entry, LINES, LINES, st.sampled_from(KINDS), st.lists(LINES, max_size=2).map(tuple)
)


@given(st.lists(ENTRIES, max_size=4), st.lists(LINES, max_size=3), st.lists(LINES, max_size=3))
def test_everything_comes_back(entries: list[Entry], left: list[str], words: list[str]) -> None:
    names = Names()
    for entry in entries:
        names = names.with_entry(entry)
    for text in left:
        names = names.leaving(text)
    for text in words:
        names = names.always_a_word(text)
    names = names.at("0123456789abcdef", name=True)
    assert loads(dumps(names)) == names


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_in_the_documentation_is_one(language: str) -> None:
    page = Path(__file__).parents[2] / "docs" / f"formats.{language}.md"
    heading = {"nl": "## De namenlijst", "en": "## The list of names"}[language]
    example = page.read_text("utf-8").partition(heading)[2].partition("```toml\n")[2]
    names = loads(example.partition("```")[0])
    assert [one.kind for one in names.entries] == ["person", "organisation"]
    assert names.extra == {}
    assert all(one.extra == {} for one in names.entries)
