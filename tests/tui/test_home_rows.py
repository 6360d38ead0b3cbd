"""What can be done with a row of the overview: throw away, rename."""

import datetime as dt
from pathlib import Path

import pytest

from orgcoach_tui import dates
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.widgets.entries import EntryList
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.journal import keep
from tests.tui.overview import buttons, go_to, said, under_bar


class TestBin:
    async def test_at_once_and_back(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=3)
        keep("Waterland", "Permits", days_ago=1)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, dates.short(dt.date.today() - dt.timedelta(days=1)))
            await pilot.press("delete")
            assert said(app) == "Moved to the bin. Ctrl+Z: bring it back"
            assert len(on_disk(app)) == 1
            assert "Permits" in under_bar(app)
            await pilot.press("delete")
            assert on_disk(app) == []
            await pilot.press("ctrl+z", "ctrl+z")
            assert len(on_disk(app)) == 2
            assert said(app) == "Brought back."

    async def test_the_message_stays_till_something_else_is_done(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=3)
        keep("Waterland", "Permits", days_ago=1)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("delete", "up", "down")
            assert "Moved to the bin" in said(app)
            await pilot.press("w")
            assert "Search: w_" in said(app)

    async def test_by_its_button(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            assert buttons(app) == ["Open", "Rename", "Make a file", "To the bin"]
            await pilot.press("shift+tab")
            assert isinstance(app.focused, Press)
            assert app.focused.label == "To the bin"
            await pilot.press("enter")
            await pilot.pause()
            assert on_disk(app) == []
            assert isinstance(app.focused, EntryList)

    async def test_a_row_that_is_no_reflection_cannot_go(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("delete", "f2")
            assert len(on_disk(app)) == 1
            assert isinstance(app.screen, HomeScreen)
            assert buttons(app) == []

    async def test_when_the_disk_refuses(
        self, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from orgcoach_tui.journal.errors import SaveFailed

        keep("Waterland", "Permits")
        app = make_app(start="home")

        def refuse(_path: Path) -> Path:
            raise SaveFailed("closed")

        monkeypatch.setattr(app.store, "delete", refuse)
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("delete")
            assert said(app) == "! That did not work; the reflection is still here."


class TestRename:
    async def test_an_organisation_everywhere(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        keep("Waterland", "Director", days_ago=2)
        keep("Linden", "Permits", days_ago=4)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("f2")
            await type_in(pilot, " aan Zee")
            await pilot.pause()
            assert "Organisation: 2 reflections." in said(app, "#page-said")
            await pilot.press("enter", "enter", "enter")
            await pilot.pause()
            assert said(app) == "Renamed in 2 reflections."
            found = {(r.organisation, r.trajectory) for r in on_disk(app)}
            assert found == {
                ("Waterland aan Zee", "Permits"),
                ("Waterland aan Zee", "Director"),
                ("Linden", "Permits"),
            }
            assert "Permits" in under_bar(app)

    async def test_a_trajectory_into_another(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permit", days_ago=1)
        keep("Waterland", "Permits", days_ago=2)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permit ")
            await pilot.press("f2", "enter")
            await type_in(pilot, "s")
            await pilot.pause()
            assert "they come together" in said(app, "#page-said")
            await pilot.press("enter", "enter")
            await pilot.pause()
            assert [r.trajectory for r in on_disk(app)] == ["Permits", "Permits"]

    async def test_a_name_that_was_empty_goes_to_this_one_only(self, make_app: MakeApp) -> None:
        keep(days_ago=1, text="one")
        keep(days_ago=2, text="two")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, dates.short(dt.date.today() - dt.timedelta(days=1)))
            await pilot.press("f2")
            await type_in(pilot, "Linden\nHome\n")
            await pilot.press("enter")
            await pilot.pause()
            found = {(r.text("what_happened"), r.organisation, r.trajectory) for r in on_disk(app)}
            assert found == {("one", "Linden", "Home"), ("two", "", "")}

    async def test_esc_changes_nothing(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("f2", "x", "escape")
            assert isinstance(app.screen, HomeScreen)
            assert on_disk(app)[0].organisation == "Waterland"
