"""Earlier versions of a reflection in the app: read, and brought back, and nothing lost by it."""

from typing import Any

import pytest
from textual.widgets import OptionList

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.history import HistoryScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.difference import Differences
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import keep
from tests.tui.overview import go_to, said
from tests.tui.protected import keep as keep_closed
from tests.tui.protected import lock, shown, unlock, unlocked, until
from tests.tui.versions import (
    EARLIER,
    TODAY,
    answers,
    change,
    in_bin,
    in_history,
    kept,
    offered,
    text_of,
    told,
)

SIZES = [(80, 24), (60, 20), (120, 40)]


async def open_history(pilot: Any, row: str = "Permits") -> None:
    await go_to(pilot, row)
    await pilot.press("ctrl+r")
    await settle(pilot)
    assert isinstance(pilot.app.screen, HistoryScreen)


async def settle(pilot: Any) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def walk_of(app: OrgcoachApp) -> WalkScreen:
    assert isinstance(app.screen, WalkScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_it_is_read_and_brought_back_by_keys(
    make_app: MakeApp, size: tuple[int, int], language: str
) -> None:
    path = kept()
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await open_history(pilot)
        there = text_of(app)
        assert "[-hard.-] {+so difficult.+}" in there
        assert {"nl": "Er stond:", "en": "It was:"}[language] in there  # the date, in words
        await pilot.press("enter")
        assert isinstance(app.focused, Differences)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert answers() == [EARLIER]
        assert in_history(path) == [TODAY, EARLIER]
        done = {"nl": "is ook bewaard", "en": "has been kept as well"}[language]
        assert done in text_of(app)
        # The one of a moment ago is the first of the list now, and comes back as well.
        await pilot.press("tab", "tab", "enter")
        await settle(pilot)
        assert answers() == [TODAY]
        assert len(in_history(path)) == 3
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_the_whole_text_and_the_mouse(make_app: MakeApp) -> None:
    kept()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_history(pilot)
        await pilot.click("#whole")
        await settle(pilot)
        assert EARLIER in text_of(app)
        assert "{+" not in text_of(app)
        await pilot.click("#whole")
        await settle(pilot)
        assert "{+" in text_of(app)
        await pilot.click("#bring")
        await settle(pilot)
        assert answers() == [EARLIER]
        await pilot.click("#out")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_a_reflection_without_any(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", "Only this.")
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await open_history(pilot)
        assert "There is no earlier version of this reflection." in text_of(app)
        assert offered(app) == []
        await pilot.press("enter", "tab", "down", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_from_the_walk_one_goes_on_in_what_came_back(make_app: MakeApp) -> None:
    path = kept()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "Permits")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, WalkScreen))
        first = walk_of(app)
        await first.show(first.session.step("what_happened"))
        await type_in(pilot, "More. ")
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert any("More." in text for text in answers())
        await pilot.press("end", "tab", "tab", "enter")
        await settle(pilot)
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, WalkScreen))
        await settle(pilot)
        assert len(app.screen_stack) == 2
        assert walk_of(app) is not first
        box = app.screen.query_one("#answer", Editor)
        assert box.text == EARLIER
        box.focus()
        await type_in(pilot, "And on. ")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert answers() == [app.screen.query_one("#answer", Editor).text]
        assert any("More." in text for text in in_history(path))
        assert not walk_of(app).session.two_versions


async def test_looking_changes_nothing_in_the_walk(make_app: MakeApp) -> None:
    kept()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "Permits")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, WalkScreen))
        walk = app.screen
        await pilot.press("ctrl+r")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is walk


async def test_a_file_that_changed_under_the_page_is_shown_first(make_app: MakeApp) -> None:
    path = kept()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_history(pilot)
        change(path, "Written in another window.")
        await pilot.press("tab", "tab", "enter")
        await settle(pilot)
        assert told(app).startswith("! The reflection has changed just now")
        assert answers() == ["Written in another window."]
        assert "Written in another window" in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert answers() == [EARLIER]
        assert in_history(path)[0] == "Written in another window."


async def test_a_damaged_file_gets_a_version_in_its_place(make_app: MakeApp) -> None:
    path = kept()
    path.write_bytes(b"schema = 1\n= broken\n")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_history(pilot, "damaged")
        assert "cannot be read" in text_of(app)
        assert EARLIER in text_of(app)
        assert offered(app) == ["Bring this one back"]
        await pilot.press("tab", "tab", "enter")
        await settle(pilot)
        assert answers() == [EARLIER]
        assert "is in the bin" in told(app)
        [binned] = Store(app.store.folder).binned()
        assert binned.path.read_bytes() == b"schema = 1\n= broken\n"
        await pilot.press("escape")
        await settle(pilot)
        await go_to(pilot, "Permits")
        assert "damaged" not in said(app)


async def test_a_full_disk(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await open_history(pilot)

        def full(*_args: Any) -> None:
            raise SaveFailed("full")

        with monkeypatch.context() as patched:
            patched.setattr(app.store, "save", full)
            await pilot.press("tab", "tab", "enter")
            await settle(pilot)
        assert "disk is full" in told(app)
        assert answers() == [TODAY]
        await pilot.press("enter")
        await settle(pilot)
        assert answers() == [EARLIER]
        assert in_bin() == []


async def test_a_damaged_version_is_no_choice(make_app: MakeApp) -> None:
    path = kept()
    store = Store(path.parent.parent.parent)
    [version] = store.versions(store.read(path).reflection.id)
    version.path.write_bytes(b"\xff")
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await open_history(pilot)
        assert "This version cannot be read" in text_of(app)
        assert offered(app) == []


async def test_behind_the_lock_nothing_of_it_is_left(make_app: MakeApp) -> None:
    reflection = keep_closed(EARLIER, organisation="Waterland", trajectory="Permits")
    store = unlocked()
    change(store.find(reflection.id), TODAY, store)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await open_history(pilot)
        page = app.screen
        assert isinstance(page, HistoryScreen)
        assert "difficult" in shown(app)
        await lock(pilot)
        assert "difficult" not in shown(app)
        assert (page._today, page._versions) == (None, [])
        await unlock(pilot)
        await open_history(pilot)
        await pilot.press("tab", "tab", "enter")
        await settle(pilot)
        store = unlocked()
        assert answers(store) == [EARLIER]
        for file in store.folder.rglob("*.toml*"):
            assert file.name.endswith(".age")
            assert b"gave advice" not in file.read_bytes()


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_menus_lead_to_it(make_app: MakeApp, language: str) -> None:
    kept()
    words = {"nl": "Eerdere versies", "en": "Earlier versions"}[language]
    app = make_app(start="home", language=language)
    async with app.run_test(size=(60, 20)) as pilot:
        for way in ("home", "walk"):
            await go_to(pilot, "Permits")
            if way == "walk":
                await pilot.press("enter")
                await until(lambda: isinstance(app.screen, WalkScreen))
            await pilot.press("escape")
            await settle(pilot)
            items = app.screen.query_one(OptionList)
            at = [str(option.prompt) for option in items.options].index(words)
            await pilot.press(*["down"] * at, "enter")
            await settle(pilot)
            assert isinstance(app.screen, HistoryScreen)
            assert "{+so difficult.+}" in text_of(app)
            await pilot.press("escape")
            await settle(pilot)
