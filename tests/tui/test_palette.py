"""Every command by its name: found with a few letters, done with Enter, in the user's language."""

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui.tui import commands
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.help import HelpScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.palette import PaletteScreen
from orgcoach_tui.tui.screens.settings import SettingsScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor, Line
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import keep


def rows(app: OrgcoachApp) -> list[str]:
    assert isinstance(app.screen, PaletteScreen)
    return [str(o.prompt) for o in app.screen.query_one(OptionList).options]


def step(app: OrgcoachApp) -> str:
    assert isinstance(app.screen, WalkScreen)
    assert app.screen.current is not None
    return app.screen.current.step.id


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_can_be_done_now_is_in_it(make_app: MakeApp, language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("f4", "ctrl+p")
        shown = "\n".join(rows(app))
        for command in (*commands.WALK, *commands.APP):
            others = (commands.MENU, commands.PALETTE, commands.TO_BANNER, commands.LOCK)
            nothing_yet = (commands.REMARKS, commands.COMMENTS, commands.HISTORY, commands.VERSIONS)
            nothing_yet += (commands.SOURCE, commands.LENSES)
            listed = command not in (*others, *nothing_yet)
            assert (command.words in shown) is listed, command.id
        assert "F4, Ctrl+N" in shown
        assert commands.BIN.words not in shown
        assert ("Naar stap: Slot" if language == "nl" else "To step: Close") in shown


async def test_letters_find_and_enter_does_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "ctrl+p")
        await type_in(pilot, "STEP n")
        assert rows(app)[0].startswith("Next step")
        await pilot.press("enter")
        assert step(app) == "role_and_pull"
        await pilot.press("ctrl+p")
        await type_in(pilot, "to step clo")
        await pilot.press("enter")
        assert step(app) == "close"
        await pilot.press("ctrl+p")
        await type_in(pilot, "help with")
        await pilot.press("enter")
        assert isinstance(app.screen, HelpScreen)


async def test_the_arrows_choose_while_one_types(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f4", "ctrl+p", "s", "down", "down", "up")
        choices = app.screen.query_one(OptionList)
        assert choices.highlighted == 1
        assert isinstance(app.focused, Line)
        await pilot.press("backspace")
        assert choices.highlighted == 0


async def test_nothing_found_is_said_and_esc_goes_back_to_the_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("left", "ctrl+p")
        await type_in(pilot, "[/qqq")
        assert rows(app) == []
        said = app.screen.query_one("#nothing-found", Static)
        assert "Fewer letters" in str(said.content)
        await pilot.press("enter", "escape", "c")
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "acb"


async def test_the_same_key_closes_it(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "ctrl+p")
        assert isinstance(app.screen, HomeScreen)


async def test_from_the_menus(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "up", "enter")
        shown = "\n".join(rows(app))
        assert "New reflection" in shown
        assert commands.BIN.words not in shown  # there is none to throw away
        await type_in(pilot, "new ref")
        await pilot.press("enter")
        assert isinstance(app.screen, WalkScreen)
        await pilot.press("escape", "down", "down", "down", "enter")
        assert "Next step" in "\n".join(rows(app))


async def test_at_home_with_a_reflection(make_app: MakeApp) -> None:
    keep("Alder House", "Teams", "words")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "ctrl+p")
        await type_in(pilot, "bin")
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.listing.entries == []
        await pilot.press("ctrl+p")
        await type_in(pilot, "bring back")
        await pilot.press("enter")
        assert len(app.screen.listing.entries) == 1


async def test_settings_from_anywhere_keep_the_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "Half a sen")
        await pilot.press("ctrl+p")
        await type_in(pilot, "colours")
        await pilot.press("enter")
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press("right", "escape")
        await pilot.pause()
        await type_in(pilot, "tence")
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "Half a sentence"


async def test_undo_by_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("tab", "ctrl+z")
        box = app.screen.query_one("#answer", Editor)
        assert box.text == ""
        await pilot.press("ctrl+p")
        await type_in(pilot, "redo")
        await pilot.press("enter")
        assert box.text == "ab"
        assert app.focused is box


# -- to another step


async def test_two_keys_to_any_step(make_app: MakeApp) -> None:
    app = make_app(guide="assignment")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, WalkScreen)
        steps = app.screen.session.steps
        for sign, wanted in zip("0123456789", steps, strict=False):
            await pilot.press("ctrl+g", sign)
            await pilot.pause()
            assert step(app) == wanted.id


async def test_the_menu_leads_to_the_steps_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("escape", "down", "enter")
        listed = [str(o.prompt) for o in app.screen.query_one(OptionList).options]
        assert listed[0] == "0  ○ Begin"
        assert listed[1].startswith("1  ► ")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert step(app) == "role_and_pull"
        await pilot.press("ctrl+g", "escape", "f3")
        await pilot.pause()
        await pilot.press("ctrl+g", "z")
        assert app.screen.query_one("#step-what_happened #answer", Editor).text == "abz"
