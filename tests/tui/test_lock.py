"""The lock: what was typed is saved, nothing of it is left to be seen, and one comes back to it."""

import gc
import time
import weakref
from contextlib import suppress

import pytest
from textual.widgets import Input
from textual.worker import WorkerCancelled

from orgcoach_tui.journal import apart, seal
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.settings import SettingsScreen
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.passphrase import PassphraseField
from tests.journal.keys import CHEAP_PASSPHRASE
from tests.tui.conftest import MakeApp, type_in
from tests.tui.protected import SECRET, keep, lock, shown, texts, unlock, unlocked, until

# Opening


async def test_opening_a_protected_journal(make_app: MakeApp) -> None:
    keep(organisation="Waterland")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, UnlockScreen)
        assert isinstance(app.focused, PassphraseField)
        assert "Waterland" not in shown(app)
        await unlock(pilot, "not this one")
        assert isinstance(app.screen, UnlockScreen)
        assert "! That passphrase doesn’t fit." in shown(app)
        assert "not this one" not in shown(app)
        assert app.focused is app.screen.query_one(PassphraseField)
        assert app.screen.query_one(PassphraseField).value == ""
        await unlock(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Waterland" in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, WalkScreen)


async def test_the_passphrase_is_never_shown_or_copied(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "four words")
        assert "four words" not in shown(app)
        assert "••••••••••" in shown(app)
        await pilot.press("ctrl+a", "ctrl+c", "ctrl+x")
        app.screen.query_one(Input).select_all()
        await pilot.press("ctrl+c", "ctrl+x")
        assert app.clipboard == ""
        assert "four words" not in repr(app.screen.query_one(Input))


async def test_a_pasted_passphrase_keeps_every_space(make_app: MakeApp) -> None:
    from textual import events

    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.screen.query_one(PassphraseField)
        field.post_message(events.Paste("  vier  losse\x1b woorden \n"))
        await pilot.pause()
        assert field.take() == "  vier  losse woorden "
        assert field.value == ""


async def test_nothing_stands_still_while_the_key_is_made(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    run = apart.run

    def slowly(what: str, content: bytes, passphrase: str) -> tuple[str, str]:
        time.sleep(0.6)
        return run(what, content, passphrase)

    monkeypatch.setattr(apart, "run", slowly)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, CHEAP_PASSPHRASE)
        await pilot.press("enter")
        began = time.monotonic()
        await pilot.pause()
        assert time.monotonic() - began < 0.5
        assert "A moment" in shown(app)
        assert app.screen.query_one(PassphraseField).disabled
        await pilot.press("enter", "x")
        await until(lambda: isinstance(app.screen, HomeScreen))


async def test_esc_leaves_also_meanwhile(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert app._exit
    assert not app.return_code
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, CHEAP_PASSPHRASE)
        await pilot.press("enter", "escape")
    assert not app.return_code


async def test_a_new_reflection_waits_for_the_passphrase(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="new", guide="assignment")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, UnlockScreen)
        await unlock(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.session.guide.id == "assignment"


async def test_the_language_is_asked_first(make_app: MakeApp) -> None:
    keep(organisation="Waterland")
    app = make_app(start="home", language="")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await unlock(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Waterland" in shown(app)


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (seal.Missing(), "pyrage"),
        (SaveFailed("closed"), "cannot be read"),
    ],
)
async def test_what_else_can_be_wrong(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, raised: Exception, words: str
) -> None:
    keep()
    app = make_app(start="home")

    def fail(passphrase: str) -> None:
        raise raised

    monkeypatch.setattr(app.store, "unlock", fail)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        assert words in shown(app)
        assert isinstance(app.screen, UnlockScreen)


async def test_a_damaged_key_says_so(make_app: MakeApp) -> None:
    keep()
    identity = Store(places().data).disk.identity
    identity.write_bytes(identity.read_bytes()[:60])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        assert "identity.age from a backup" in " ".join(shown(app).split())


# Locking


async def test_locking_in_the_midst_of_a_sentence(make_app: MakeApp) -> None:
    app = make_app()
    unlocked()
    app.store.unlock(CHEAP_PASSPHRASE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, f"{SECRET} said")
        await pilot.press("left", "left")
        await lock(pilot)
        assert SECRET not in shown(app)
        assert texts(app.store) == [f"{SECRET} said"]
        assert app.session is None
        await unlock(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert isinstance(app.focused, Editor)
        assert app.focused.text == f"{SECRET} said"
        await type_in(pilot, "x")
        assert app.focused.text == f"{SECRET} saxid"


async def test_back_to_the_same_box_and_step(make_app: MakeApp) -> None:
    keep(insight="Ask first, then wait.", next_step="Phone her.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await pilot.press("down", "down", "enter", *["f4"] * 6)
        await pilot.press("tab", "home", "right", "right")
        assert app.focused is not None
        assert app.focused.id == "next-step"
        await lock(pilot)
        await unlock(pilot)
        assert isinstance(app.focused, Editor)
        assert app.focused.id == "next-step"
        assert app.focused.cursor_location == (0, 2)
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.listing.entries


async def test_nothing_of_it_stays_in_memory(make_app: MakeApp) -> None:
    keep(organisation="Waterland")
    app = make_app(start="home")
    async with app.run_test(size=(120, 40)) as pilot:
        await unlock(pilot)
        await pilot.press("enter", "f4")
        await type_in(pilot, "more")
        key = weakref.ref(app.store.disk.seal)
        app.copy_to_clipboard("a part of it")
        await pilot.press("escape")
        await pilot.press("escape", "ctrl+l")
        await until(lambda: app.journal.locked)
        await pilot.pause()
        gc.collect()
        assert app.clipboard == ""
        assert "clipboard" in shown(app)
        home = app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        assert home.listing.entries == []
        assert "Waterland" not in repr([str(o.prompt) for o in home.rows.options])
        assert key() is None
        texts = [repr(o) for o in gc.get_objects() if isinstance(o, Reflection | Answer | Entry)]
        texts += [o.text for o in gc.get_objects() if isinstance(o, Editor)]
        assert [text for text in texts if SECRET in text or "Waterland" in text] == []


async def test_from_the_overview_and_back_to_the_row(make_app: MakeApp) -> None:
    for n in range(4):
        keep(organisation=f"House {n}")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await pilot.press("down", "down", "down")
        assert isinstance(app.screen, HomeScreen)
        entry = app.screen.entry
        assert entry is not None
        await lock(pilot)
        assert "House" not in shown(app)
        await unlock(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.entry == entry


async def test_a_walk_that_was_left_is_not_gone_back_to(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await pilot.press("down", "down", "end", "enter")
        assert isinstance(app.screen, WalkScreen)
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, HomeScreen)
        await lock(pilot)
        await unlock(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_behind_other_screens_too(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await pilot.press("enter", "escape", "down", "down", "down", "down", "enter")
        assert isinstance(app.screen, SettingsScreen)
        await lock(pilot)
        assert [type(screen) for screen in app.screen_stack] == [HomeScreen, UnlockScreen]
        await unlock(pilot)
        assert isinstance(app.screen, WalkScreen)


async def test_a_plain_journal_has_no_lock(make_app: MakeApp) -> None:
    app = make_app(lock=1)
    async with app.run_test(size=(80, 24)) as pilot:
        app.idle.at = (time.monotonic() - 1000, time.time() - 1000)
        await pilot.press("ctrl+l")
        app._look()
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        await pilot.press("ctrl+p")
        assert "Lock" not in shown(app)


# By itself


@pytest.mark.parametrize(("minutes", "locks"), [(10, True), (0, False), (30, False)])
async def test_after_a_while_without_a_key(make_app: MakeApp, minutes: int, locks: bool) -> None:
    keep()
    app = make_app(start="home", lock=minutes)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        steady, clock = app.idle.at
        app.idle.at = steady - 601, clock - 601
        app._look()
        with suppress(WorkerCancelled):  # the look that comes by itself begins it anew
            await app.workers.wait_for_complete()
        await until(lambda: app.journal.locked == locks)


async def test_a_key_or_the_mouse_puts_it_off(make_app: MakeApp) -> None:
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        nearly = (
            60 * app.settings.lock - 30
        )  # seconds; the look that comes by itself finds it early
        for act in (pilot.press("down"), pilot.click(offset=(5, 5))):
            app.idle.at = time.monotonic() - nearly, time.time() - nearly
            await act
            assert app.idle.seconds < 20
            app._look()
            await pilot.pause()
            assert not app.journal.locked


async def test_a_laptop_that_slept_counts_as_well(make_app: MakeApp) -> None:
    """One of the clocks of Linux stands still meanwhile."""
    keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        app.idle.at = time.monotonic(), time.time() - 3600
        app._look()
        await until(lambda: app.journal.locked)


# Search


async def test_the_index_of_a_large_one_is_in_memory_only(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):
        keep(f"{SECRET} {n}", organisation="Waterland")
    app = make_app(start="home")
    app.store.lists.small = 5
    said: list[str] = []
    note = UnlockScreen.say_working
    monkeypatch.setattr("orgcoach_tui.tui.working._PAUSE", 0)
    monkeypatch.setattr(
        UnlockScreen, "say_working", lambda self, words: (said.append(words), note(self, words))[1]
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert [words for words in said if "of 12" in words]
        assert app.store.lists._index is not None
        assert len(app.store.search("marian 7")) == 1
        await lock(pilot)
        assert app.store.lists._index is None
        assert app.store.search("marian") == []
        await unlock(pilot)
        assert len(app.store.search("marian")) == 12
    assert not list(places().cache.rglob("*.sqlite"))


async def test_a_look_at_the_clock_while_the_app_closes_ends_nothing(make_app: MakeApp) -> None:
    """The screens have gone by then; it comes once a second, so now and then just there."""
    app = make_app()
    async with app.run_test(size=(80, 24)):
        pass
    assert not app.screen_stack
    app._look()
