"""Protecting, another passphrase and taking the protection off, from the settings."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import OptionList

from orgcoach_tui.journal import seal
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.seal import WrongPassphrase
from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.protection import PassphraseScreen, ProtectionScreen
from orgcoach_tui.tui.screens.settings import SettingsScreen
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.passphrase import PassphraseField
from tests.journal.keys import CHEAP_PASSPHRASE
from tests.journal.protecting import WORDS, cheap
from tests.tui import journal
from tests.tui.conftest import MakeApp, type_in
from tests.tui.protected import keep, shown, unlock, until

__all__ = ["cheap"]


async def to_passphrase(pilot: Any) -> None:
    """From the overview, by the settings."""
    await to_setting(pilot, "passphrase")
    await pilot.press("enter")
    await pilot.pause()


async def to_setting(pilot: Any, name: str) -> None:
    """From the overview to a row of the settings, wherever it stands."""
    await pilot.press("escape", "down", "enter")
    rows = pilot.app.screen.query_one(OptionList)
    await pilot.press(*["down"] * rows.get_option_index(name))


async def fill_in(pilot: Any, *words: str) -> None:
    for word in words:
        await type_in(pilot, word)
        await pilot.press("enter")
    await until(lambda: not getattr(pilot.app.screen, "working", False))
    await pilot.pause()


def plain(pilot: Any) -> str:
    return " ".join(shown(pilot.app).split())


@pytest.mark.usefixtures("cheap")
async def test_there_and_back(make_app: MakeApp) -> None:
    journal.keep("Waterland", text="Marian phoned.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_passphrase(pilot)
        assert isinstance(app.screen, PassphraseScreen)
        assert "nobody can open your reflections again, not even the makers" in plain(pilot)
        await fill_in(pilot, WORDS, WORDS)
        assert "1 file is protected now." in plain(pilot)
        assert "After 10 minutes without a key it locks by itself" in plain(pilot)
        assert WORDS not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert "on ›" in shown(app)
        lock = app.screen.query_one(OptionList).get_option("lock")  # further down than is shown
        assert "‹ 10 minutes ›" in str(lock.prompt)
        assert not list(app.store.reflections.rglob("*.toml"))

        await pilot.press("enter")
        assert isinstance(app.screen, ProtectionScreen)
        await pilot.press("down", "enter")
        await pilot.pause()
        await fill_in(pilot, WORDS, "a new passphrase", "a new passphrase")
        assert "From now on the new passphrase opens" in plain(pilot)
        await pilot.press("enter", "enter")
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert "plain text on this disk" in plain(pilot)
        await fill_in(pilot, WORDS)
        assert "That passphrase doesn’t fit." in plain(pilot)
        assert app.store.protected
        await fill_in(pilot, "a new passphrase")
        assert "1 file is plain text now." in plain(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "none ›" in shown(app)
        assert "Locking" not in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Waterland" in shown(app)
    assert len(list(app.store.reflections.rglob("*.toml"))) == 1


@pytest.mark.usefixtures("cheap")
async def test_what_is_not_right_is_told_and_asked_again(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_passphrase(pilot)
        await fill_in(pilot, "short", "short")
        assert "! A passphrase has at least 8 characters" in plain(pilot)
        assert app.focused is not None
        assert app.focused.id == "new"
        await fill_in(pilot, WORDS, "something else")
        assert "! The two are not the same." in plain(pilot)
        assert app.focused.id == "again"
        assert not app.store.protected
        await fill_in(pilot, WORDS)
        assert app.store.protected


@pytest.mark.usefixtures("cheap")
async def test_what_is_being_written_is_followed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "Marian said")
        app.push_screen(PassphraseScreen("protect"))
        await pilot.pause()
        await fill_in(pilot, WORDS, WORDS)
        await pilot.press("escape")
        assert isinstance(app.screen, WalkScreen)
        await type_in(pilot, " more")
        app.save_now()
        assert not app.session.trouble
        store = Store(app.store.folder)
        store.unlock(WORDS)
        assert [store.read(e.path).reflection.answers[0].text for e in store.entries()] == [
            "Marian said more"
        ]
        assert not list(app.store.reflections.rglob("*.toml"))


@pytest.mark.usefixtures("cheap")
async def test_one_can_only_wait_while_it_is_at_work(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(start="home")
    go = threading.Event()
    wrap: Callable[..., bytes] = seal.wrap

    def slowly(*args: str) -> bytes:
        go.wait(20)
        return wrap(*args)

    monkeypatch.setattr(seal, "wrap", slowly)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_passphrase(pilot)
        await type_in(pilot, WORDS)
        await pilot.press("enter")
        await type_in(pilot, WORDS)
        await pilot.press("enter")
        await pilot.pause()
        assert "a few seconds" in plain(pilot)
        await pilot.press("escape")
        assert "still at work" in plain(pilot)
        await pilot.press("ctrl+q", "enter")
        assert not app._exit
        go.set()
        await until(lambda: not app.screen.working)  # type: ignore[attr-defined]
        assert app.store.protected


@pytest.mark.usefixtures("cheap")
async def test_a_disk_that_refuses(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.keep("Waterland")
    app = make_app(start="home")

    def refuse(*_args: object) -> None:
        raise SaveFailed("full")

    async with app.run_test(size=(80, 24)) as pilot:
        await to_passphrase(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(app.store, "protect", refuse)
            await fill_in(pilot, WORDS, WORDS)
            assert "! The disk refused. Nothing was changed." in plain(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(app.store, "go_on", refuse)
            await fill_in(pilot, WORDS, WORDS)
            assert "half-way. Nothing is lost" in plain(pilot)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "Waterland" in shown(app)
    again = make_app(start="home")
    async with again.run_test(size=(80, 24)) as pilot:
        await unlock(pilot, WORDS)
        assert "interrupted" in shown(again)
        await pilot.press("enter")
        await until(lambda: isinstance(again.screen, HomeScreen))
        assert not again.store.unfinished


@pytest.mark.usefixtures("cheap")
async def test_what_is_not_ours_is_named(make_app: MakeApp) -> None:
    journal.keep("Waterland")
    for n in range(7):
        (journal.journal().reflections / f"notes-{n}.txt").write_text("mine")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_passphrase(pilot)
        await fill_in(pilot, WORDS, WORDS)
        assert "! 7 files stayed as they were" in plain(pilot)
        assert "notes-4.txt …" in plain(pilot)


async def test_lock_from_the_settings(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await to_passphrase(pilot)
        assert isinstance(app.screen, ProtectionScreen)
        await pilot.press("enter")
        await until(lambda: app.journal.locked)
        assert isinstance(app.screen, UnlockScreen)


async def test_after_how_long_it_locks(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await to_setting(pilot, "lock")
        await pilot.press("right")
        assert app.settings.lock == 20
        await pilot.press("right", "right")
        assert app.settings.lock == 0
        assert "off" in shown(app)


async def test_another_passphrase_needs_the_one_of_now(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        before = app.store.disk.identity.read_bytes()
        app.push_screen(PassphraseScreen("change"))
        await pilot.pause()
        await fill_in(pilot, "not this one", "a new passphrase", "a new passphrase")
        assert "! That passphrase doesn’t fit." in plain(pilot)
        assert app.focused is app.screen.query(PassphraseField).first()
        assert app.store.disk.identity.read_bytes() == before
    store = Store(app.store.folder)
    store.unlock(CHEAP_PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        store.unlock("a new passphrase")


async def test_nothing_typed_on_the_way_lands_in_a_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        app.push_screen(PassphraseScreen("protect"))
        await pilot.pause()
        await type_in(pilot, "secret")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "ab"
