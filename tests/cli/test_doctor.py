import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui import private
from orgcoach_tui.files import TEMPORARY
from orgcoach_tui.journal import lists
from orgcoach_tui.journal.database import mark
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]


@pytest.fixture(autouse=True)
def private_home(journal: Store) -> Path:
    """As the program itself makes it."""
    home = journal.folder.parent
    for name in ("data", "config", "cache", "state"):
        (home / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def test_all_is_well(orgcoach: Run, keep: Keep) -> None:
    assert orgcoach("doctor").code == 0
    keep()
    ran = orgcoach("doctor")
    assert ran.code == 0
    assert "Nothing is wrong with your reflections." in ran.out
    assert "orgcoach 0" in ran.out


def test_what_others_can_read_is_closed(orgcoach: Run, keep: Keep, journal: Store) -> None:
    made = keep()
    path = journal.find(made.id)
    path.chmod(0o644)
    path.parent.chmod(0o755)
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert "! 2 files or folders can be read by others" in ran.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    ran = orgcoach("doctor", "--fix")
    assert ran.code == 0
    assert "+ 2 files or folders were open to others" in ran.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert orgcoach("doctor").code == 0


def test_the_folder_that_was_chosen_and_what_is_linked_stay_as_they_are(
    orgcoach: Run, keep: Keep, journal: Store, tmp_path: Path
) -> None:
    keep()
    journal.folder.chmod(0o755)
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    outside.chmod(0o644)
    (journal.reflections / "link.txt").symlink_to(outside)
    assert orgcoach("doctor", "--fix").code == 0
    assert stat.S_IMODE(journal.folder.stat().st_mode) == 0o755
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644


def test_a_damaged_file_is_named_with_its_line_and_left(
    orgcoach: Run, keep: Keep, damage: Callable[[str], Path]
) -> None:
    keep()
    file = damage('schema = 1\nid = "x\nsecret words')
    file.chmod(0o600)
    for asked in (["doctor"], ["doctor", "--fix"]):
        ran = orgcoach(*asked)
        assert ran.code == 1
        assert f"! {file}: This file is damaged. (line 2, " in ran.out
        assert "1 thing is left to look at." in ran.out
        assert "secret" not in ran.out + ran.err
    assert "secret" in file.read_text()


def test_copies(orgcoach: Run, keep: Keep, journal: Store) -> None:
    made = keep()
    original = journal.find(made.id)
    same = original.with_name(f"{original.stem} (conflicted copy 1).toml")
    other = original.with_name(f"{original.stem} (conflicted copy 2).toml")
    for copy in (same, other):
        copy.write_bytes(original.read_bytes())
        copy.chmod(0o600)
    other.write_bytes(original.read_bytes().replace(b"asked", b"told "))
    ran = orgcoach("doctor")
    assert "not needed" in ran.out
    ran = orgcoach("doctor", "--fix")
    assert ran.code == 1
    assert "it is in the bin now" in ran.out
    assert "open that one in the app to choose" in ran.out
    assert not same.exists()
    assert other.exists()
    assert [row.path.name for row in journal.binned()] == [same.name]


def test_what_a_stopped_program_left(orgcoach: Run, keep: Keep, journal: Store) -> None:
    made = keep()
    path = journal.find(made.id)
    left = path.with_name(f".{path.name}.0123abcd{TEMPORARY}")
    left.write_bytes(b"half")
    left.chmod(0o600)
    new = path.with_name(f".2026-01-01-new.toml.0123abcd{TEMPORARY}")
    new.write_bytes(path.read_bytes().replace(made.id.encode(), b"new"))
    new.chmod(0o600)
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert "2 files were left half-written" in ran.out
    ran = orgcoach("doctor", "--fix")
    assert ran.code == 0
    assert "1 reflection that was being saved" in ran.out
    assert "1 left-over file has been cleared away" in ran.out
    assert {row.id for row in journal.entries()} == {made.id, "new"}


def test_what_is_no_file(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep()
    odd = journal.reflections / "2026" / "odd.toml"
    odd.symlink_to(odd)
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert f"! {odd}: This is not an ordinary file" in ran.out


def test_settings_and_guides(orgcoach: Run, private_home: Path) -> None:
    file = private_home / "config" / "config.toml"
    file.write_text('mirror = "secret"\nhistory = 5\nother = 1\n')
    file.chmod(0o600)
    guides = private_home / "config" / "guides"
    guides.mkdir(mode=0o700)
    (guides / "mine.toml").write_text("x = ")
    (guides / "mine.toml").chmod(0o600)
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert "A setting has no effect. (line 1, mirror: expected here: true or false," in ran.out
    assert f"! {guides / 'mine.toml'}: A guide of yours cannot be used. (" in ran.out
    assert "secret" not in ran.out
    file.write_text("mirror = ")
    assert "The settings cannot be read" in orgcoach("doctor").out


def test_own_themes(orgcoach: Run, private_home: Path) -> None:
    themes = private_home / "config" / "themes"
    themes.mkdir(mode=0o700)
    file = themes / "mine.toml"
    file.write_text('id = "a"\nname = "A"\npatterns = ["sea"]\nmatch = ["The sea."]\n')
    file.chmod(0o600)
    assert orgcoach("doctor").code == 0
    file.write_text('id = "a"\nname = "A"\npatterns = ["sea"]\nmatch = ["The sea.", "Land."]\n')
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert f"{file}: Something in a theme of yours is not right." in ran.out
    assert "match: in example 2 the theme is not seen" in ran.out
    file.write_text('id = "a"\nname = "A"\npatterns = ["sea", "(secret"]\n')
    ran = orgcoach("doctor")
    assert "patterns: number 2 cannot be read as a pattern" in ran.out
    assert "secret" not in ran.out


def test_the_index(
    orgcoach: Run, keep: Keep, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "_MANY", 0)
    keep("a sunflower")
    assert orgcoach("search", "sunflower").code == 0
    keep("another")
    assert orgcoach("doctor").code == 0
    [file] = (private_home / "cache").glob("*.sqlite")
    spoilt = file.read_bytes()[:5000] + os.urandom(5000)
    file.write_bytes(spoilt)
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert "The search index is damaged" in ran.out
    file.write_bytes(spoilt)
    ran = orgcoach("doctor", "--fix")
    assert ran.code == 0
    assert "has been rebuilt" in ran.out
    assert orgcoach("search", "sunflower").code == 0
    assert orgcoach("search", "another").code == 0


def test_a_folder_one_may_not_write_in(
    orgcoach: Run, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    monkeypatch.setattr(os, "access", lambda *_: False)
    ran = orgcoach("doctor", "--fix")
    assert ran.code == 1
    assert "You may not write in the folder" in ran.out


def test_json(orgcoach: Run, keep: Keep, damage: Callable[[str], Path]) -> None:
    damage("x = ").chmod(0o600)
    ran = orgcoach("doctor", "--format", "json")
    assert ran.code == 1
    data = json.loads(ran.out)
    [damaged] = [found for found in data["findings"] if found["what"]]
    assert damaged["line"] == 1
    assert damaged["mended"] is False
    assert data["about"]["terminal"]


def test_what_was_put_aside_and_cannot_be_read(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep()
    state = journal.folder.parent / "state"
    folder = private.PrivateFolder("aside", [state])
    path = folder.path / f"{mark(journal.reflections)}.toml"
    path.write_text('organisation = "Marian\n')
    path.chmod(0o600)
    assert "put aside" not in orgcoach("doctor").out  # a window may be at work with it
    folder.release()
    ran = orgcoach("doctor", "--fix")
    assert ran.code == 1
    assert "A text that was put aside here cannot be taken in" in ran.out
    assert "line 1" in ran.out
    assert "Marian" not in ran.out
    assert path.read_text() == 'organisation = "Marian\n'


def test_names_that_cannot_be_read(orgcoach: Run, keep: Keep, journal: Store) -> None:
    keep()
    journal.names_file.write_text('schema = 1\n[[names]]\nname = "Marian\n')
    journal.names_file.chmod(0o600)
    ran = orgcoach("doctor")
    assert ran.code == 1
    assert "The names and their pseudonyms cannot be read." in ran.out
    assert "line 3" in ran.out
    assert "Marian" not in ran.out
    journal.names_file.unlink()
    assert orgcoach("doctor").code == 0
