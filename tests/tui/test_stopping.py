"""Told to stop while the disk gives no answer, and what was set aside at the next start."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orgcoach_tui.journal.aside import Aside, bases
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.sheet import Sheet
from tests.tui import journal
from tests.tui.conftest import MakeApp, type_in
from tests.tui.protected import keep, shown, unlock, unlocked, until

HANGS = """
import asyncio, sys, time
from pathlib import Path
from orgcoach_tui.tui.stopping import on_stop

async def main():
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    on_stop(
        lambda: time.sleep(120 if sys.argv[2] == "hangs" else 0),
        lambda: Path(sys.argv[1]).write_text("set aside"),
        over.set_result,
    )
    print("ready", flush=True)
    print(await over, flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("disk", ["hangs", "answers"])
def test_a_disk_that_gives_no_answer_is_not_waited_for(tmp_path: Path, disk: str) -> None:
    """A share that has gone, for instance: what is in memory goes elsewhere, and the program ends."""
    kept = tmp_path / "kept"
    process = subprocess.Popen(
        [sys.executable, "-c", HANGS, str(kept), disk], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.stdout.readline() == f"{128 + signal.SIGTERM}\n"
        assert time.monotonic() - began < 15
        process.wait(20)
    assert kept.exists() == (disk == "hangs")


def set_aside(store: Store) -> Path:
    """As a full disk leaves the latest reflection; the path of its file."""
    opened = store.read(store.find("latest"))
    opened.reflection.insight = "typed on a full disk"
    place = Aside(store, bases(places()))
    assert place.keep(opened)
    place.leave()
    return opened.path


async def test_what_was_set_aside_is_there_at_the_next_start(make_app: MakeApp) -> None:
    journal.keep("Waterland", status="draft")
    store = Store(places().data)
    path = set_aside(store)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Your text is still here" in shown(app))
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen.listing.entries) == 1
        assert app.screen.entry is not None
        assert app.screen.entry.path == path
        await pilot.pause()
    assert store.read(path).reflection.insight == "typed on a full disk"


async def test_in_a_protected_journal_after_unlocking(make_app: MakeApp) -> None:
    keep()
    store = unlocked()
    path = set_aside(store)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(pilot)
        await until(lambda: "Your text is still here" in shown(app))
    assert unlocked().read(path).reflection.insight == "typed on a full disk"


async def test_leaving_what_could_not_be_saved_says_that_it_is_set_aside(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()

    def full(opened: object) -> None:
        raise SaveFailed("full")

    monkeypatch.setattr(app.store, "save", full)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "typed")
        assert isinstance(app.screen, WalkScreen)
        app.screen.action_home()
        await pilot.pause()
        assert isinstance(app.screen, Sheet)
        assert "put aside on this computer" in " ".join(shown(app).split())
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
    again = make_app(start="home")
    async with again.run_test(size=(80, 24)):
        await until(lambda: "Your text is still here" in shown(again))
    assert [entry.preview for entry in again.store.entries()] == ["typed"]


@pytest.mark.parametrize("aside", [True, False])
async def test_told_to_stop_unsaved_says_where_it_is(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, aside: bool
) -> None:
    app = make_app()

    def full(opened: object) -> None:
        raise SaveFailed("full")

    monkeypatch.setattr(app.store, "save", full)
    if not aside:
        monkeypatch.setattr("orgcoach_tui.journal.aside.bases", lambda places: [])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "typed")
        app.leave_with(143)
    assert app.return_code == 143
    assert ("put aside" if aside else "could not be saved anywhere") in app.last_words
