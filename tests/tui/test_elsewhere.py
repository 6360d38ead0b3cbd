"""Keeping a reflection in another folder when its own will not take it."""

import stat
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from orgcoach_tui import files
from orgcoach_tui.journal.toml import loads
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.elsewhere import ElsewhereScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from tests.tui.conftest import MakeApp, type_in


@pytest.fixture
def full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Only the folder that is given can still be written to."""
    spare = tmp_path / "spare"
    for folder in (spare, tmp_path / "somebody"):
        folder.mkdir()
    write = files.write_private

    def refuse(path: Path, content: bytes) -> None:
        if not path.is_relative_to(spare):
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr("orgcoach_tui.journal.disk.write_private", refuse)
    monkeypatch.setattr("orgcoach_tui.tui.screens.elsewhere.write_private", refuse)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "somebody"))
    return spare


def said(app: OrgcoachApp) -> str:
    return str(app.screen.query_one("#page-said", Static).content)


async def to_elsewhere(pilot: Pilot[None], app: OrgcoachApp) -> None:
    await pilot.press("enter", "enter")
    await type_in(pilot, "Kept [x] anyway")
    await pilot.press("escape", "enter")
    await pilot.pause()
    assert isinstance(app.screen, ElsewhereScreen)


async def test_another_folder_takes_it(make_app: MakeApp, full_disk: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_elsewhere(pilot, app)
        line = app.screen.query_one(Input)
        assert line.value == str(Path.home())
        line.value = str(full_disk)
        await pilot.press("enter")
        await pilot.pause()
        (file,) = full_disk.iterdir()
        assert str(file) in said(app)
        assert loads(file.read_text("utf-8")).text("what_happened") == "Kept [x] anyway"
        if sys.platform != "win32":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        # What was saved elsewhere is not said to be lost; what is typed after it is.
        assert not app.screen.session.at_risk
        await pilot.press("x")
        await pilot.press("ctrl+q")
        assert app.screen.query_one("#sheet")


async def test_a_second_time_overwrites_nothing(make_app: MakeApp, full_disk: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_elsewhere(pilot, app)
        app.screen.query_one(Input).value = str(full_disk)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("shift+tab", "enter")
        await pilot.pause()
        assert len(list(full_disk.iterdir())) == 2


async def test_where_it_cannot_go_either(make_app: MakeApp, full_disk: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_elsewhere(pilot, app)
        await pilot.press("enter")
        await pilot.pause()
        assert said(app) == "! Not saved there: the disk is full. Another folder may work."
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)


async def test_a_folder_is_made_only_when_it_was_meant(make_app: MakeApp, full_disk: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_elsewhere(pilot, app)
        app.screen.query_one(Input).value = str(full_disk / "stick")
        await pilot.press("enter")
        await pilot.pause()
        assert "There is no folder" in said(app)
        assert not (full_disk / "stick").exists()
        await pilot.press("enter")
        await pilot.pause()
        assert len(list((full_disk / "stick").iterdir())) == 1
