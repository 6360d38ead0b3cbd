"""A lock while saving does not work, or in the midst of protecting: nothing typed is lost."""

from pathlib import Path

import pytest

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.journal.keys import CHEAP_PASSPHRASE
from tests.tui.conftest import MakeApp, type_in
from tests.tui.protected import SECRET, keep, shown, texts, unlock, unlocked, until


def refusing(monkeypatch: pytest.MonkeyPatch, app: OrgcoachApp, kind: str) -> None:
    def refuse(opened: object) -> None:
        raise SaveFailed(kind)  # type: ignore[arg-type]

    monkeypatch.setattr(app.store, "save", refuse)


def opened(make_app: MakeApp) -> OrgcoachApp:
    """The app on a protected journal, with the passphrase given."""
    app = make_app()
    unlocked()
    app.store.unlock(CHEAP_PASSPHRASE)
    return app


async def test_what_cannot_be_saved_waits_behind_the_lock(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(make_app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        with monkeypatch.context() as patch:
            refusing(patch, app, "full")
            await type_in(pilot, f"{SECRET} said")
            await pilot.press("ctrl+l")
            await until(lambda: "behind the lock" in shown(app))
            assert SECRET not in shown(app)
            assert not app.journal.locked
            await pilot.press("escape")
            await pilot.pause()
            assert app._exit
        assert app.session.set_aside
    assert "put aside on this computer" in app.last_words


async def test_it_locks_as_soon_as_it_is_saved(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(make_app)
    monkeypatch.setattr("orgcoach_tui.tui.screens.unlock._AGAIN", 0.1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        with monkeypatch.context() as patch:
            refusing(patch, app, "closed")
            await type_in(pilot, "typed before")
            await pilot.press("ctrl+l")
            await until(lambda: "behind the lock" in shown(app))
        await until(lambda: app.journal.locked)
        assert texts(app.store) == ["typed before"]
        await unlock(pilot)
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "typed before"


async def test_the_passphrase_brings_back_what_is_not_saved(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(make_app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        refusing(monkeypatch, app, "full")
        await type_in(pilot, "typed before")
        await pilot.press("ctrl+l")
        await until(lambda: "behind the lock" in shown(app))
        await unlock(pilot, "not this one")
        assert isinstance(app.screen, UnlockScreen)
        await unlock(pilot)
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "typed before"
        await pilot.press("ctrl+z")
        assert app.focused.text == ""


async def test_protected_in_another_window_while_one_writes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "before")
        await until(lambda: app.session.opened.stamp)
        other = unlocked()
        other.go_on()
        await type_in(pilot, " and after")
        await until(lambda: app.session.trouble == "locked")
        await until(lambda: "protected in another window" in " ".join(shown(app).split()))
        assert app.session.dirty
        await pilot.press("f8", "enter")
        await pilot.pause()
        await unlock(pilot)
        assert isinstance(app.screen, WalkScreen)
        await until(lambda: not app.session.trouble)
        assert texts(app.store) == ["before and after"]
        assert not list(Path(app.store.folder).rglob("*.toml"))


async def test_protected_in_another_window_meanwhile(make_app: MakeApp) -> None:
    from tests.tui import journal

    journal.keep("Waterland")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Waterland" in shown(app)
        unlocked().go_on()
        await until(lambda: isinstance(app.screen, UnlockScreen))
        assert "Waterland" not in shown(app)
        await unlock(pilot)
        assert "Waterland" in shown(app)


# What was interrupted


@pytest.mark.parametrize(
    ("leaving", "pressed", "protected"),
    [(False, "enter", True), (True, "enter", False), (True, "right enter", True)],
)
async def test_what_was_interrupted_goes_on(
    make_app: MakeApp, leaving: bool, pressed: str, protected: bool
) -> None:
    from tests.tui import journal

    journal.keep("Waterland", text="one")
    keep("two")
    store = unlocked()
    if leaving:
        store.disk.leaving.touch()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        assert "interrupted" in shown(app)
        await pilot.press(*pressed.split())
        await until(lambda: isinstance(app.screen, HomeScreen))
        assert app.store.protected == protected
        assert not app.store.unfinished
        assert len(app.store.entries()) == 2
        closed = len(list(app.store.reflections.rglob("*.toml.age")))
        assert closed == (2 if protected else 0)


async def test_it_can_wait(make_app: MakeApp) -> None:
    from tests.tui import journal

    journal.keep("Waterland", text="one")
    unlocked()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await pilot.press("right", "right", "enter")
        await until(lambda: isinstance(app.screen, HomeScreen))
        assert app.store.unfinished
        assert "Waterland" in shown(app)
