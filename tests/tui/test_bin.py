"""The page of the bin: what lies in it, back where it was, or gone for good after a question."""

from typing import Any

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui.screens.bin import BinScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.widgets.press import Press
from tests.tui import protected
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import journal, keep, keep_raw
from tests.tui.overview import go_to, said, under_bar
from tests.tui.protected import lock, shown, unlock, until


def throw_away(*names: str) -> None:
    store = journal()
    for name in names:
        made = keep("Waterland", name, f"About {name} and how it went.")
        store.delete(store.find(made.id))


async def to_bin(pilot: Any) -> None:
    """By the menu, with keys alone."""
    await pilot.press("escape")
    await pilot.pause()
    menu = pilot.app.screen.query_one(OptionList)
    names = [option.id for option in menu.options]
    await pilot.press(*["down"] * names.index("bin"), "enter")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, BinScreen)


async def go_to_row(pilot: Any, words: str) -> None:
    listed = pilot.app.screen.query_one(OptionList)
    while words not in str(listed.highlighted_option.prompt):
        await pilot.press("down")
    await pilot.pause()
    await pilot.pause()


def told(app: Any, selector: str = "#versions-said") -> str:
    return str(app.screen.query_one(selector, Static).content)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_one_is_read_and_comes_back(make_app: MakeApp, size: tuple[int, int]) -> None:
    keep("Linden", "Home care")
    throw_away("Permits", "Directors")
    app = make_app(start="home")
    async with app.run_test(size=size) as pilot:
        await to_bin(pilot)
        assert told(app, "#versions-head") == "2 reflections in the bin"
        await go_to_row(pilot, "Directors")
        await until(lambda: "About Directors" in shown(app))
        await go_to_row(pilot, "Permits")
        await until(lambda: "About Permits" in shown(app))
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        assert told(app) == "It is back where it was."
        assert [row.entry.trajectory for row in journal().binned()] == ["Directors"]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Permits" in under_bar(app)


async def test_emptying_asks_first_and_leaves_it_by_itself(make_app: MakeApp) -> None:
    throw_away("Permits", "Directors")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bin(pilot)
        app.screen.query_one("#empty", Press).focus()
        await pilot.press("enter")
        await pilot.pause()
        assert "2 reflections are really gone, earlier versions included" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(journal().binned()) == 2
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert journal().binned() == []
        assert told(app) == "2 reflections are gone."
        assert told(app, "#versions-head") == "The bin is empty."
        assert not [press for press in app.screen.query(Press) if press.display]


async def test_one_alone_goes_by_the_mouse(make_app: MakeApp) -> None:
    throw_away("Permits", "Directors")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bin(pilot)
        await go_to_row(pilot, "Directors")
        await pilot.click("#remove")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert [row.entry.trajectory for row in journal().binned()] == ["Permits"]


async def test_what_went_meanwhile_is_told(make_app: MakeApp) -> None:
    throw_away("Permits")
    app = make_app(start="home", language="nl")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bin(pilot)
        journal().empty_bin()
        app.screen.query_one("#back", Press).focus()
        await pilot.press("enter")
        await pilot.pause()
        assert "ergens anders uit de prullenbak" in told(app)
        assert "leeg" in told(app, "#versions-head")


@pytest.mark.parametrize("act", ["restore", "empty_bin"])
async def test_a_disk_that_does_not_let_it(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    throw_away("Permits")
    app = make_app(start="home")

    def fails(*_args: object) -> None:
        raise SaveFailed("closed")

    async with app.run_test(size=(80, 24)) as pilot:
        await to_bin(pilot)
        monkeypatch.setattr(Store, act, fails)
        app.screen.query_one("#back" if act == "restore" else "#remove", Press).focus()
        await pilot.press("enter")
        await pilot.pause()
        if act == "empty_bin":
            await pilot.press("down", "enter")
            await pilot.pause()
        assert told(app).startswith("!")
        assert len(journal().binned()) == 1


async def test_a_damaged_one_is_text(make_app: MakeApp) -> None:
    path = keep_raw(b'schema = 1\nguide = "x\n[bold]\x1b[31mred\xff')
    journal().delete(path)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_bin(pilot)
        assert "[bold]red" in shown(app)
        assert "damaged" in shown(app)


async def test_what_was_brought_back_there_is_not_brought_back_twice(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", "About it.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "Permits")
        await pilot.press("delete")
        await to_bin(pilot)
        app.screen.query_one("#back", Press).focus()
        await pilot.press("enter", "escape")
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert said(app) == "Brought back."


async def test_a_lock_closes_it(make_app: MakeApp) -> None:
    made = protected.keep()
    store = protected.unlocked()
    store.delete(store.find(made.id))
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await to_bin(pilot)
        assert protected.SECRET in shown(app)
        await lock(pilot)
        assert protected.SECRET not in shown(app)


async def test_the_palette_leads_there(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "look in the bin")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BinScreen)
        assert "comes here" in shown(app)
