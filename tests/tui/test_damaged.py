"""A file of the journal that cannot be read, and a journal that does not open."""

from textual.widgets import Static

from orgcoach_tui.tui.screens.damaged import DamagedScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import journal, keep, keep_raw
from tests.tui.overview import buttons, go_to, rows, said, under_bar


class TestDamaged:
    CONTENT = b'schema = 1\nid = "bcdfghjk"\n\nguide = "session\nx = "\x1b[31msecret\xff"\n'

    async def test_it_is_listed_and_shown_and_never_written(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        path = keep_raw(self.CONTENT)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            assert "13 Nov" in under_bar(app)
            assert buttons(app) == ["Open", "To the bin"]
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, DamagedScreen)
            words = " ".join(str(s.content) for s in app.screen.query(Static))
            assert path.name in words
            assert "line " in words
            assert "secret" not in words
            box = app.screen.query_one(Editor)
            assert "secret" in box.text
            assert "\x1b" not in box.text
            await type_in(pilot, "x")
            await pilot.press("backspace", "delete", "escape")
            assert isinstance(app.screen, HomeScreen)
        assert path.read_bytes() == self.CONTENT

    async def test_it_can_go_to_the_bin_and_come_back(self, make_app: MakeApp) -> None:
        path = keep_raw(self.CONTENT)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("delete")
            assert not path.exists()
            await pilot.press("ctrl+z")
            assert path.read_bytes() == self.CONTENT

    async def test_one_that_breaks_after_it_was_listed(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            next(iter(journal().reflections.rglob("*.toml"))).write_bytes(b"= broken")
            await pilot.press("enter")
            assert "changed just now" in said(app)
            assert any("! " in row for row in rows(app))

    async def test_a_journal_that_does_not_open(self, make_app: MakeApp) -> None:
        journal().folder.mkdir(parents=True)
        journal().reflections.write_text("a file where a folder was")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            assert "does not open" in said(app, ".note")
            await pilot.press("enter")
            assert isinstance(app.screen, WalkScreen)
