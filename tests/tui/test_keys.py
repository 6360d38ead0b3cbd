"""The page with all keys: one presses the new one, it holds and is kept; what is taken is told."""

from typing import Any

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui import settings as settings_file
from orgcoach_tui.paths import places
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.keys import KeysScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from tests.tui.conftest import MakeApp, type_in


def rows(app: OrgcoachApp) -> list[str]:
    options = app.screen.query_one("#keys", OptionList).options
    return [" ".join(str(o.prompt).split()) for o in options]


def said(app: OrgcoachApp) -> str:
    return str(app.screen.query_one("#page-said", Static).content)


async def to_keys(pilot: Any, command: commands.Command) -> None:
    await pilot.press("ctrl+p")
    await type_in(pilot, commands.KEYS.words[:12].lower())
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, KeysScreen)
    keys = pilot.app.screen.query_one("#keys", OptionList)
    keys.highlighted = keys.get_option_index(command.id)


def kept() -> dict[str, Any]:
    return settings_file.load(places().settings_file).keymap


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_it_has_every_command_once(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    app = make_app(language=language)
    async with app.run_test(size=size) as pilot:
        await to_keys(pilot, commands.NEXT)
        every = {command.id: command for group in commands.PLACES for command in group}
        told = rows(app)
        assert len(told) == len(every) + 5
        for command in every.values():
            assert f"{commands.key_words(command.keys) or '–'} {command.words}" in told
        width = app.screen.query_one("#keys").content_size.width
        prompts = [str(o.prompt) for o in app.screen.query_one("#keys", OptionList).options]
        assert max(len(line) for one in prompts for line in one.split("\n")) <= width - 2


async def test_a_new_key_holds_at_once_and_is_kept(make_app: MakeApp) -> None:
    app = make_app()
    places().config.mkdir(parents=True)
    places().settings_file.write_text(
        '# mine\nlanguage = "en"\n[keymap]\nhelp = "f12" # and this\n'
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot, commands.NEXT)
        await pilot.press("enter", "f10")
        await pilot.pause()
        assert "F10 Next step" in rows(app)
        assert said(app) == "‘Next step’ is now: F10."
        await pilot.press("escape", "f10")
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.current is not None
        assert app.screen.current.step.id == "what_happened"
        assert places().settings_file.read_text() == (
            '# mine\nlanguage = "en"\n[keymap]\nhelp = "f12" # and this\nnext = "f10"\n'
        )
        await to_keys(pilot, commands.NEXT)
        await pilot.press("delete")
        assert "F4, Ctrl+N Next step" in rows(app)
        assert kept() == {"help": "f12"}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("f3", "F3 is already for ‘Previous step’"),
        ("x", "letters, digits and space are for typing"),
        ("tab", "has work of its own"),
        ("ctrl+j", "a terminal takes"),
        ("circumflex_accent", "that key is not one"),
    ],
)
async def test_what_cannot_be_is_told_and_changes_nothing(
    make_app: MakeApp, key: str, words: str
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot, commands.NEXT)
        before = rows(app)
        await pilot.press("enter", key)
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        assert words in said(app)
        assert said(app).startswith("! ‘Next step’ keeps the keys it has")
        assert rows(app) == before
        assert kept() == {}


@pytest.mark.parametrize("way", ["escape", "click"])
async def test_one_can_think_better_of_it(make_app: MakeApp, way: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot, commands.NEXT)
        before = rows(app)
        await pilot.press("enter")
        if way == "click":
            await pilot.click(offset=(2, 2))
        else:
            await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        assert rows(app) == before


async def test_the_usual_key_cannot_come_back_while_another_has_it(make_app: MakeApp) -> None:
    app = make_app(keymap={"next": "f10", "alone": "f4"})
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot, commands.NEXT)
        await pilot.press("delete")
        await pilot.pause()
        assert "F4 is already for" in said(app)
        assert "F10 Next step" in rows(app)


async def test_what_cannot_be_kept_is_told(make_app: MakeApp) -> None:
    app = make_app()
    places().config.mkdir(parents=True)
    places().settings_file.write_text("= broken")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot, commands.NEXT)
        await pilot.press("enter", "f10")
        await pilot.pause()
        assert "could not be kept" in said(app)
        assert places().settings_file.read_text() == "= broken"


async def test_with_the_mouse_the_usual_key_or_none(make_app: MakeApp) -> None:
    app = make_app(keymap={"next": "f10"})
    async with app.run_test(size=(80, 24)) as pilot:
        await to_keys(pilot, commands.NEXT)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#usual")
        await pilot.pause()
        assert "F4, Ctrl+N Next step" in rows(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#none")
        await pilot.pause()
        assert "– Next step" in rows(app)
        assert kept() == {"next": ""}
        await pilot.press("escape", "f4")
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.current is not None
        assert app.screen.current.step.id == "begin"
