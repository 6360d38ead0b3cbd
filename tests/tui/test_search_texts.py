"""Searching in the overview in what was written, by keys alone."""

import threading
from typing import Any

import pytest
from textual.widgets import OptionList

from orgcoach_tui.journal import lists
from orgcoach_tui.journal.lists import Hit
from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui import listing
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.entries import EntryList
from tests.tui import protected
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import keep
from tests.tui.overview import go_to, rows, said, under_bar
from tests.tui.protected import lock, shown, unlock, until

TEXT = "Vanmiddag ging het over\nveel dingen, en toen over de werkdrukbeleving van het team."


async def found(app: Any) -> None:
    await until(lambda: not app.screen.listing.looking)
    await app.workers.wait_for_complete()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
@pytest.mark.parametrize("query", ["werkdruk", "beleving", "BELEVING team"])
async def test_words_in_an_answer_are_found_and_marked(
    make_app: MakeApp, size: tuple[int, int], query: str
) -> None:
    keep("Waterland", "Permits", f"Eerst iets anders.\n{TEXT}")
    keep("Linden", "Home care", "Nothing of the kind.")
    app = make_app(start="home")
    async with app.run_test(size=size) as pilot:
        await type_in(pilot, query)
        await found(app)
        assert "1 found" in said(app)
        assert rows(app)[0] == "In what you wrote"
        assert "Waterland · Permits" in under_bar(app)
        assert "werkdrukbeleving" in under_bar(app)
        option = app.screen.query_one(EntryList).highlighted_option
        assert option is not None
        marked = {
            str(option.prompt)[s.start : s.end] for s in option.prompt.spans if "u" in s.style
        }  # type: ignore[union-attr]
        assert query.split()[0].lower() in marked


async def test_names_come_first_and_their_words_stand_under_them(make_app: MakeApp) -> None:
    keep("Linden", "Home care", "First this.\nThey spoke of Waterland, where permits are late.")
    keep("Waterland", "Permits", "Nothing but the permits.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "permits w")
        await found(app)
        assert rows(app)[0] == "Waterland"
        assert "2 found" in said(app)
        assert rows(app).index("In what you wrote") == 2
        assert "Linden · Home care" in rows(app)[3]


async def test_enter_opens_where_the_words_stand(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", f"Eerst iets anders.\n{TEXT}", step="begin")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "werkdruk")
        await found(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        box = app.focused
        assert isinstance(box, Editor)
        row, column = box.cursor_location
        assert box.text.split("\n")[row][column:].startswith("werkdruk")
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "werkdruk_" in said(app)


async def test_a_click_opens_it_too(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", f"Eerst iets anders.\n{TEXT}")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "werkdruk")
        await found(app)
        await pilot.click(OptionList, offset=(10, 2))
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)


async def test_nothing_is_said_plainly_in_dutch(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", TEXT)
    app = make_app(start="home", language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        await type_in(pilot, "qqq")
        await found(app)
        assert "Niets gevonden" in said(app)
        await pilot.press("escape")
        await type_in(pilot, "beleving")
        await found(app)
        assert rows(app)[0] == "In wat je schreef"


async def test_keys_do_not_wait_for_an_answer(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("Waterland", "Permits", TEXT)
    go_on, asked = threading.Event(), []
    search = Store.search

    def slowly(store: Store, query: str, most: int = 50) -> list[Hit]:
        asked.append(query)
        go_on.wait(10)
        return search(store, query, most)

    monkeypatch.setattr(Store, "search", slowly)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "we")
        await until(lambda: asked)
        await type_in(pilot, "rkdruk")
        assert "werkdruk_" in said(app)
        assert "looking" in said(app)
        go_on.set()
        await found(app)
        assert "Permits" in under_bar(app)
        assert asked == ["we", "werkdruk"]


async def test_a_large_journal_says_how_far_it_is(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("Waterland", "Permits", TEXT)
    keep("Linden", "Home care", "Nothing of the kind.")
    go_on = threading.Event()
    refresh = Store.refresh

    def slowly(store: Store, progress: Any = None) -> bool:
        while not go_on.wait(0.3):
            progress(1, 2)
        return refresh(store, progress)

    monkeypatch.setattr(Store, "refresh", slowly)
    app = make_app(start="home")
    app.store.lists.small = 1
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "werkdruk")
        await until(lambda: "1 of 2 read" in said(app))
        await pilot.press("backspace")
        assert "werkdru_" in said(app)
        go_on.set()
        await found(app)
        assert "werkdrukbeleving" in under_bar(app)


async def test_a_lock_lets_go_of_what_was_found(make_app: MakeApp) -> None:
    protected.keep(f"Of {protected.SECRET} and the werkdruk.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await type_in(pilot, "werkdruk")
        await found(app)
        assert protected.SECRET in shown(app)
        home = app.screen
        assert isinstance(home, HomeScreen)
        await lock(pilot)
        assert protected.SECRET not in shown(app)
        assert not home.listing.found
        left = [str(option.prompt) for option in home.query_one(EntryList).options]
        assert not any(protected.SECRET in row for row in left)
        await unlock(pilot)
        await type_in(pilot, "werkdruk")
        await found(app)
        assert protected.SECRET in shown(app)


async def test_brackets_are_text(make_app: MakeApp) -> None:
    keep("Waterland", "[b]Permits[/]", "It was \\[red] werkdruk [/x] there.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "werkdruk")
        await found(app)
        await go_to(pilot, "Permits")
        assert "\\[red] werkdruk [/x]" in under_bar(app)


async def test_of_a_great_many_the_newest_come_first_and_the_rest_when_it_is_read(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        keep("Waterland", f"Team {n}", TEXT)
    monkeypatch.setattr(lists, "_GREAT_MANY", 3)
    monkeypatch.setattr(listing, "_FIRST", 2)
    go_on = threading.Event()
    refresh = Store.refresh

    def slowly(store: Store, progress: Any = None) -> bool:
        while not go_on.wait(0.3):
            progress(1, 5)
        return refresh(store, progress)

    monkeypatch.setattr(Store, "refresh", slowly)
    app = make_app(start="home", language="nl")
    app.store.lists.small = 1
    async with app.run_test(size=(80, 24)) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert len(home.listing.entries) == 2
        await until(lambda: "1 van 5 gelezen" in said(app))
        await pilot.press("down")
        at = under_bar(app)
        go_on.set()
        await until(lambda: len(home.listing.entries) == 5)
        await pilot.pause()
        assert "gelezen" not in said(app)
        assert under_bar(app) == at


async def test_without_a_place_for_an_index_all_of_a_great_many_comes_too(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        keep("Waterland", f"Team {n}", TEXT)
    monkeypatch.setattr(lists, "_GREAT_MANY", 3)
    monkeypatch.setattr(listing, "_FIRST", 2)

    def fails(_store: Store, _progress: Any = None) -> bool:
        raise OSError

    monkeypatch.setattr(Store, "refresh", fails)
    app = make_app(start="home")
    app.store.lists.small = 1
    async with app.run_test(size=(80, 24)):
        home = app.screen
        assert isinstance(home, HomeScreen)
        await until(lambda: len(home.listing.entries) == 5)
