"""Keys that come in one packet, as over a slow line: one choice stays one choice, nothing crashes."""

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from tests.tui.conftest import MakeApp, on_disk, type_in


async def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Give the keys to the app at once, without waiting for what each of them does."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause(0.3)


@pytest.mark.parametrize("number", [2, 4, 9])
async def test_enter_held_down_at_the_first_start(make_app: MakeApp, number: int) -> None:
    app = make_app(start="home", language="")
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(pilot, "enter")
        await burst(pilot, *["enter"] * number)
        walks = [screen for screen in app.screen_stack if isinstance(screen, WalkScreen)]
        assert len(walks) == 1
        assert isinstance(app.screen, WalkScreen)


async def test_enter_twice_in_the_overview(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(pilot, "enter", "enter")
        assert [type(s) for s in app.screen_stack] == [HomeScreen, WalkScreen]


async def test_leaving_twice_is_leaving_once(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await type_in(pilot, "ab")
        await burst(pilot, "escape")
        await burst(pilot, "enter", "enter", "escape")
        assert isinstance(app.screen_stack[0], HomeScreen)
        assert on_disk(app)[0].text("what_happened") == "ab"


async def test_done_twice(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await type_in(pilot, "ab")
        await pilot.press("f4", "f4", "f4", "f4")
        await pilot.press("enter", "enter", "enter")
        await burst(pilot, "enter", "enter")
        assert app.is_running
        assert on_disk(app)[0].status == "finished"


async def test_begin_and_away_at_once(make_app: MakeApp) -> None:
    app: OrgcoachApp = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(pilot, "escape")
        await burst(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
