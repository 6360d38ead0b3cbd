"""F1: what can be done here, and every key of the screen."""

import pytest
from textual.widgets import Static

from orgcoach_tui.tui import commands
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.commands import key_words
from orgcoach_tui.tui.screens.about_roles import AboutRolesScreen
from orgcoach_tui.tui.screens.help import HelpScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.rolecard import RoleCard
from tests.tui.conftest import MakeApp, type_in


def page(app: OrgcoachApp) -> str:
    assert isinstance(app.screen, HelpScreen)
    return "\n".join(str(s.content) for s in app.screen.query("#help Static").results(Static))


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_it_lists_every_command_of_the_walk(make_app: MakeApp, language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f1")
        shown = page(app)
        for command in (*commands.WALK, *commands.APP):
            assert key_words(command.keys) in shown
            assert command.words in shown or not command.keys
        assert commands.BIN.words not in shown
        assert str(app.store.folder) in shown


async def test_at_home_it_lists_what_can_be_done_there(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        for command in (*commands.HOME, *commands.APP):
            assert command.words in page(app) or not command.keys
        assert commands.NEXT.words not in page(app)
        assert "switched off" not in page(app)


async def test_it_begins_with_what_has_the_focus(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("f1")
        assert "A box to write in" in page(app)
        assert "to Next" in page(app)
        assert "mine" not in page(app)
        await pilot.press("f1")
        await pilot.press("f4", "f1")
        assert "open is not 0" in page(app)
        assert page(app).count("next role") == 1


@pytest.mark.parametrize("key", ["escape", "f1"])
async def test_it_closes_and_one_is_where_one_was(make_app: MakeApp, key: str) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("left", "f1", "end", key, "c")
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "acb"


async def test_from_the_menu(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f4", "escape", "down", "down", "enter")
        assert "open is not 0" in page(app)
        await pilot.press("escape")
        assert isinstance(app.focused, RoleCard)


async def test_on_a_page_that_only_goes_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(AboutRolesScreen())
        await pilot.press("f1")
        assert "another role" in page(app)
        assert "back" in page(app)
        assert commands.NEXT.words not in page(app)
        await pilot.press("escape")
        assert isinstance(app.screen, AboutRolesScreen)


@pytest.mark.parametrize("mirror", [True, False])
async def test_it_tells_how_to_switch_the_mirror_off(make_app: MakeApp, mirror: bool) -> None:
    app = make_app(mirror=mirror)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f1")
        assert ("switched off" in page(app)) is mirror


async def test_everything_on_a_small_screen_can_be_reached(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("f4", "f1", "end")
        await pilot.pause(0.5)
        last = app.screen.query("#help Static").last()
        assert last.region.bottom <= app.screen.query_one("Hints").region.y


def test_keys_in_words() -> None:
    assert key_words("f4,ctrl+n") == "F4, Ctrl+N"
    assert key_words("escape") == "Esc"
    assert key_words("delete") == "Delete"
