"""Two versions beside each other in the app: whatever is chosen, the other one is still there."""

from pathlib import Path
from typing import Any

import pytest

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.versions import ConflictScreen, CopyScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.difference import Pair
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.frame import Banner
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import journal, keep
from tests.tui.overview import buttons, go_to, said
from tests.tui.protected import keep as keep_closed
from tests.tui.protected import lock, shown, unlock, unlocked, until
from tests.tui.versions import (
    EARLIER,
    answers,
    change,
    copied,
    in_bin,
    offered,
    text_of,
    told,
)

SIZES = [(80, 24), (60, 20), (120, 40)]
OTHER = "I asked what was heavy. Then I gave advice."
SECOND = {"nl": "tweede versie", "en": "second version"}


def two() -> tuple[Path, Path]:
    reflection = keep("Waterland", "Permits", EARLIER)
    path = journal().find(reflection.id)
    return path, copied(path, "hard", "heavy")


async def settle(pilot: Any) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


# A copy that a sync tool made


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("keys", "stays", "binned"),
    [
        (["1"], [EARLIER], [OTHER]),
        (["2"], [OTHER], [OTHER, EARLIER]),
        (["3"], [EARLIER, OTHER], [OTHER]),
        (["tab", "right", "enter"], [OTHER], [OTHER, EARLIER]),
        (["escape"], [EARLIER, OTHER], []),
    ],
)
async def test_a_copy_by_keys(
    make_app: MakeApp,
    size: tuple[int, int],
    language: str,
    keys: list[str],
    stays: list[str],
    binned: list[str],
) -> None:
    two()
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, SECOND[language])
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CopyScreen)
        for marked in ("{+hard.+}", "{+heavy.+}"):
            assert marked in text_of(app)
        await pilot.press(*keys)
        await settle(pilot)
        assert len(app.screen_stack) == 1
        assert answers() == sorted(stays)
        assert in_bin() == sorted(binned)
        told_of = {"nl": "prullenbak", "en": "bin"}[language] in said(app)
        assert told_of == (keys[-1] not in ("3", "escape"))


async def test_beside_each_other_where_there_is_room(make_app: MakeApp) -> None:
    two()
    app = make_app(start="home")
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "second version")
        await pilot.press("enter")
        await settle(pilot)
        pair = app.screen.query(Pair).first()
        one, other = pair.query(".version")
        assert one.region.y == other.region.y
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert one.region.x == other.region.x
        assert one.region.bottom <= other.region.y


async def test_from_the_original_and_with_the_mouse(make_app: MakeApp) -> None:
    two()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "Permits")
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert home.has_two
        home.action_versions()
        await settle(pilot)
        await pilot.click("#other")
        await settle(pilot)
        assert answers() == [OTHER]
        assert buttons(app)
        assert not home.has_two


async def test_a_copy_that_cannot_be_read_can_only_give_way(make_app: MakeApp) -> None:
    _path, copy = two()
    copy.write_bytes(b"schema = 1\n= broken\n")
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await go_to(pilot, "Permits")
        home = app.screen
        assert isinstance(home, HomeScreen)
        home.action_versions()
        await settle(pilot)
        assert offered(app) == ["Keep 1"]
        assert "cannot be read" in text_of(app)
        await pilot.press("2", "3", "1")
        await settle(pilot)
        assert answers() == [EARLIER]
        assert len(journal().binned()) == 1


async def test_what_changed_under_the_page_is_not_chosen_unseen(make_app: MakeApp) -> None:
    path, copy = two()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "second version")
        await pilot.press("enter")
        await settle(pilot)
        change(path, "Written meanwhile.")
        await pilot.press("2")
        await settle(pilot)
        assert told(app).startswith("! One of the two has changed just now")
        assert "Written meanwhile." in text_of(app)
        assert answers() == [OTHER, "Written meanwhile."]
        copy.unlink()
        await pilot.press("1")
        await settle(pilot)
        assert "it is no longer there" in text_of(app)
        assert offered(app) == []
        assert answers() == ["Written meanwhile."]


async def test_a_full_disk(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    two()
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await go_to(pilot, "second version")
        await pilot.press("enter")
        await settle(pilot)

        def full(*_args: Any) -> None:
            raise SaveFailed("full")

        with monkeypatch.context() as patched:
            patched.setattr(app.store, "settle", full)
            await pilot.press("2")
            await settle(pilot)
        assert "disk is full" in told(app)
        assert answers() == [EARLIER, OTHER]
        await pilot.press("2")
        await settle(pilot)
        assert answers() == [OTHER]


async def test_in_a_protected_journal(make_app: MakeApp) -> None:
    reflection = keep_closed(EARLIER, organisation="Waterland", trajectory="Permits")
    store = unlocked()
    path = store.find(reflection.id)
    copy = path.with_name(path.name.replace(".toml", " (conflicted copy 2026-11-24 154200).toml"))
    store.disk.write(copy, store.disk.content(path).replace(b"hard", b"heavy"))
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await go_to(pilot, "second version")
        await pilot.press("enter")
        await settle(pilot)
        page = app.screen
        assert isinstance(page, CopyScreen)
        assert "heavy" in shown(app)
        await lock(pilot)
        assert "heavy" not in shown(app)
        assert all(version.opened is None for version in page._seen)
        await unlock(pilot)
        await go_to(pilot, "second version")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        store = unlocked()
        assert answers(store) == [OTHER]
        assert in_bin(store) == sorted([OTHER, EARLIER])
        for file in store.folder.rglob("*.toml*"):
            assert file.name.endswith(".age")
            assert b"gave advice" not in file.read_bytes()


# What was changed elsewhere while one writes


async def conflict(pilot: Any, text: str = OTHER) -> Path:
    """Open the reflection, let somebody else write it, and write on."""
    app = pilot.app
    await go_to(pilot, "Permits")
    await pilot.press("enter")
    await until(lambda: isinstance(app.screen, WalkScreen))
    walk = walk_of(app)
    await walk.show(walk.session.step("what_happened"))
    path = walk.session.opened.path
    store = unlocked() if app.store.protected else journal()
    change(path, text, store)
    await pilot.press("ctrl+end")
    await type_in(pilot, " Mine.")
    await pilot.press("ctrl+s")
    await settle(pilot)
    await until(lambda: walk.query_one(Banner).display)
    return path


def walk_of(app: OrgcoachApp) -> WalkScreen:
    assert isinstance(app.screen, WalkScreen)
    return app.screen


MINE = f"{EARLIER} Mine."


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("how", ["at once", "side by side"])
@pytest.mark.parametrize(
    ("choice", "stays", "binned", "goes_on_in"),
    [
        ("one", [MINE], [OTHER], MINE),
        ("other", [OTHER], [MINE], OTHER),
        ("both", [MINE, OTHER], [], MINE),
    ],
)
async def test_a_conflict_by_keys(
    make_app: MakeApp,
    size: tuple[int, int],
    language: str,
    how: str,
    choice: str,
    stays: list[str],
    binned: list[str],
    goes_on_in: str,
) -> None:
    keep("Waterland", "Permits", EARLIER)
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await conflict(pilot)
        at = ["one", "other", "both"].index(choice)
        if how == "at once":
            await pilot.press("f8", *["right"] * (at + 1), "enter")
        else:
            await pilot.press("f8", "enter")
            await settle(pilot)
            assert isinstance(app.screen, ConflictScreen)
            assert "heavy" in text_of(app)
            await pilot.press(str(at + 1))
        await until(lambda: isinstance(app.screen, WalkScreen))
        await settle(pilot)
        await until(lambda: not walk_of(app).query_one(Banner).display)
        await settle(pilot)
        assert answers() == sorted(stays)
        assert in_bin() == binned
        box = walk_of(app).query_one("#answer", Editor)
        assert box.text == goes_on_in
        assert len(app.screen_stack) == 2
        await until(lambda: walk_of(app).query_one("#walk-said").display)
        # One goes on in it, and nobody is in the way.
        box.focus()
        await pilot.press("ctrl+end")
        await type_in(pilot, " On.")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert f"{goes_on_in} On." in answers()
        assert not walk_of(app).session.two_versions


async def test_looking_and_going_back_chooses_nothing(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", EARLIER)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await conflict(pilot)
        await pilot.click("#side-by-side")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert walk_of(app).query_one(Banner).display
        await pilot.click("#keep-one")
        await settle(pilot)
        assert answers() == [MINE]


async def test_an_other_version_that_was_spoilt_meanwhile(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", EARLIER)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        path = await conflict(pilot)
        path.write_bytes(b"schema = 1\n= broken\n")
        await pilot.click("#keep-other")
        await settle(pilot)
        assert "nothing was thrown away" in text_of(app)
        assert walk_of(app).session.two_versions
        await pilot.click("#side-by-side")
        await settle(pilot)
        assert offered(app) == ["Keep 1"]
        await pilot.press("1")
        await settle(pilot)
        assert answers() == [MINE]
        assert [b.path.read_bytes() for b in journal().binned()] == [b"schema = 1\n= broken\n"]


async def test_a_conflict_in_a_protected_journal(make_app: MakeApp) -> None:
    keep_closed(EARLIER, organisation="Waterland", trajectory="Permits")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await conflict(pilot)
        await pilot.press("f8", "enter")
        await settle(pilot)
        assert "heavy" in shown(app)
        await lock(pilot)
        assert "heavy" not in shown(app)
        assert answers(unlocked()) == sorted([MINE, OTHER])


# What saving does with what was edited by hand


async def test_what_was_edited_by_hand_is_told_of_once(make_app: MakeApp) -> None:
    reflection = keep("Waterland", "Permits", EARLIER)
    path = journal().find(reflection.id)
    by_hand = path.read_bytes().replace(b"schema = 1\n", b"schema = 1\n# a note of my own\n")
    path.write_bytes(by_hand)
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await go_to(pilot, "Permits")
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, WalkScreen))
        walk = walk_of(app)
        await walk.show(walk.session.step("what_happened"))
        assert "edited by hand" not in text_of(app)
        await pilot.press("ctrl+end")
        await type_in(pilot, " Mine.")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await until(lambda: "edited by hand" in text_of(app))
        await pilot.press("f4")
        await settle(pilot)
        assert "edited by hand" not in text_of(app)
        await pilot.press("f3")
        await type_in(pilot, " More.")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "edited by hand" not in text_of(app)
    versions = journal().versions(reflection.id)
    assert by_hand in [version.path.read_bytes() for version in versions]
