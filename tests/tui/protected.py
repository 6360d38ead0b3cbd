"""A protected journal for the app, with a key that opens at once."""

import asyncio
from pathlib import Path
from typing import Any

from orgcoach_tui.journal.model import Answer, Reflection, start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from tests.journal.keys import CHEAP_KEY, CHEAP_PASSPHRASE
from tests.tui.conftest import type_in

SECRET = "Marian van Waterland"


def unlocked(folder: Path | None = None) -> Store:
    """The journal of the app, protected, seen by somebody who has the key."""
    store = Store(folder or places().data)
    if not store.protected:
        store.folder.mkdir(parents=True, exist_ok=True)
        store.disk.identity.write_bytes(CHEAP_KEY)
    store.unlock(CHEAP_PASSPHRASE)
    return store


def keep(text: str = f"{SECRET} phoned.", **fields: Any) -> Reflection:
    """Put a reflection into it, as finished unless said otherwise."""
    reflection = start("session", "en", title="After a session")
    reflection.status = "finished"
    reflection.answers = [Answer("what_happened", "What happened", "What happened?", text)]
    for name, value in fields.items():
        setattr(reflection, name, value)
    store = unlocked()
    store.save(store.new(reflection))
    return reflection


async def until(condition: Any) -> None:
    """Wait for it, as long as a slow machine may take."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came")


async def unlock(pilot: Any, passphrase: str = CHEAP_PASSPHRASE) -> None:
    """Type a passphrase at the lock, and wait for what comes of it."""
    app = pilot.app
    assert isinstance(app.screen, UnlockScreen)
    await type_in(pilot, passphrase)
    await pilot.press("enter")
    await until(lambda: not getattr(app.screen, "working", False))
    for _ in range(3):  # back on the screen below, and its focus where it was
        await pilot.pause()


async def lock(pilot: Any) -> None:
    """Lock by the key, and wait until nothing is left of what was there."""
    await pilot.press("ctrl+l")
    await until(lambda: pilot.app.journal.locked and isinstance(pilot.app.screen, UnlockScreen))
    await pilot.pause()


def shown(app: OrgcoachApp) -> str:
    """All that the screen shows, cell by cell."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def texts(store: Store) -> list[str]:
    """The first answers in the journal, newest first."""
    store = unlocked(store.folder)
    found = [store.read(entry.path).reflection for entry in store.entries()]
    return [r.answers[0].text if r.answers else "" for r in found]
