"""What one can do with an answer besides typing, and that none of it loses a word."""

import time
from typing import Any

import pytest

from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.frame import Hints
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, type_in
from tests.tui.walking import box_of, said


def shown(app: OrgcoachApp) -> set[str]:
    """What takes any room on the screen, by its id or its kind."""
    screen = app.screen
    return {
        w.id or type(w).__name__
        for w in screen.query("*")
        if w.region.area and w.is_on_screen and w.region.overlaps(screen.region) and not w.children
    }


def displayed(app: OrgcoachApp) -> set[str]:
    """What is not hidden, perhaps further down than the screen reaches."""
    return {
        w.id or type(w).__name__
        for w in app.screen.query("*")
        if w.region.height and all(a.display for a in w.ancestors_with_self if a is not app)
    } - {"all-deeper"}  # it comes with the room there has been, not with this view


# -- copying


async def test_copy_says_that_it_cannot_know(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+p")
        await type_in(pilot, "copy this")
        await pilot.press("enter")
        assert app.clipboard == "mine"
        assert any("\x1b]52;c;bWluZQ==\x07" in one for one in written)
        assert "if your terminal passes it on" in said(app)
        await pilot.press("x")
        assert said(app) == ""
        await pilot.press("shift+left", "ctrl+c")
        assert app.clipboard == "x"
        assert "if your terminal passes it on" in said(app)


# -- the text alone


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("steps", [1, 2])
async def test_nothing_but_the_text(make_app: MakeApp, size: tuple[int, int], steps: int) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        for _step in range(steps):
            await pilot.press("f4")
        editor = box_of(app)
        editor.focus()
        await pilot.pause()
        await type_in(pilot, "ab")
        before = displayed(app)
        await pilot.press("left", "f5")
        await pilot.pause()
        assert shown(app) - {"ScrollBar", "VerticalScrollBar"} == {"answer"}
        assert editor.content_region.width <= 72
        assert editor.region.height >= size[1] - 2
        await pilot.press("c", "ctrl+z")
        assert editor.text == "ab"
        await pilot.press("c", "escape")
        await pilot.pause()
        assert editor.text == "acb"
        assert app.focused is editor
        assert displayed(app) == before
        await pilot.press("f5", "f5")
        await pilot.pause()
        assert displayed(app) == before


async def test_tab_leads_out_to_the_next_step(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for _question in range(2):
            await pilot.press("f4")
            box_of(app).focus()
            await pilot.press("f5", "tab")
            await pilot.pause()
            assert isinstance(app.focused, Press)
            assert app.focused.id == "next"
            assert not app.screen.has_class("-alone")


async def test_where_there_is_no_answer_it_does_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        assert not app.screen.has_class("-alone")
        await pilot.press("f4", "f5", "f3")
        assert not app.screen.has_class("-alone")


async def test_the_mouse_finds_the_way_out(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f5")
        assert "everything" not in shown(app)
        await pilot.hover("#answer", offset=(5, 5))
        await pilot.pause()
        assert "everything" in shown(app)
        await type_in(pilot, "ab")
        await pilot.pause()
        assert "everything" not in shown(app)
        await pilot.click("#answer", offset=(20, 5))
        await pilot.pause()
        await pilot.click("#everything")
        await pilot.pause()
        assert not app.screen.has_class("-alone")
        assert box_of(app).text == "ab"


async def test_the_hints_are_all_there_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f5", "f5")
        await pilot.pause()
        said = str(app.screen.query_one(Hints).content)
        assert "Enter: new line" in said
        assert "Esc: menu" in said


# -- the timer


@pytest.mark.parametrize(("minutes", "words"), [(10, "The ten minutes"), (3, "The 3 minutes")])
async def test_the_timer_says_it_once(make_app: MakeApp, minutes: int, words: str) -> None:
    app = make_app(timer=minutes)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)
        app.screen.look_at_clock()
        assert said(app) == ""
        ends = app.screen.carried.timer.ends
        assert ends is not None
        assert 0 < time.monotonic() + 60 * minutes - ends < 60
        app.screen.carried.timer.ends = ends - 60 * minutes
        app.screen.look_at_clock()
        assert said(app).startswith(words)
        await pilot.press("x")
        assert said(app).startswith(words)
        await pilot.press("f4")
        assert said(app) == ""
        app.screen.look_at_clock()
        assert said(app) == ""


async def test_the_timer_goes_on_and_off_by_its_command(make_app: MakeApp) -> None:
    app = make_app(keymap={"timer": "f12"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.carried.timer.ends is None
        await pilot.press("f12")
        assert "In 10 minutes" in said(app)
        assert app.screen.carried.timer.ends is not None
        await pilot.press("f12")
        assert "off" in said(app)
        assert app.screen.carried.timer.ends is None


async def test_another_setting_for_the_timer_holds_at_once(make_app: MakeApp) -> None:
    app = make_app(timer=10)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.carried.timer.ends is not None
        app.change(timer=0)
        await app.screen.settings_changed(None)
        assert app.screen.carried.timer.ends is None
        app.change(timer=20)
        await app.screen.settings_changed(None)
        assert app.screen.carried.timer.ends is not None
        assert app.screen.carried.timer.ends - time.monotonic() > 60 * 19


# -- undo


async def test_undo_goes_on_after_saving(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("left")
        await type_in(pilot, "c")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause(1.2)
        await pilot.press("ctrl+z")
        assert box_of(app).text == "ab"


async def test_undo_goes_on_in_another_language(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("f4")
        box_of(app).focus()
        await pilot.pause()
        await type_in(pilot, "de")
        first: Any = app.screen
        await pilot.press("escape", "up", "up", "enter", "right", "escape")
        await pilot.pause()
        assert app.screen is not first
        await pilot.press("f3")
        await pilot.pause()
        assert box_of(app).text == "ab"
        await pilot.press("ctrl+z")
        assert box_of(app).text == ""
        await pilot.press("ctrl+y", "f4")
        await pilot.pause()
        box_of(app).focus()
        await pilot.press("ctrl+z")
        assert box_of(app).text == ""
