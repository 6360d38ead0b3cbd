"""Locking a protected journal: after a while without a key, on a key, and back to where one was.

What was typed is saved first. Then nothing of it is on the screen, the screens themselves are gone,
and so are the key and the index. What cannot be saved stays behind the lock until it can.
"""

import asyncio
import contextlib
import gc
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App
from textual.widget import Widget

from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.store import Store

if TYPE_CHECKING:
    from orgcoach_tui.paths import Places
    from orgcoach_tui.settings import Settings
    from orgcoach_tui.tui.app import OrgcoachApp
    from orgcoach_tui.tui.sample import LookingAround
    from orgcoach_tui.tui.screens.walk_hands import Carried
    from orgcoach_tui.tui.screens.walk_outside import Outside
    from orgcoach_tui.walk.session import Session

_LOOK_EVERY = 1.0  # seconds


@dataclass
class Place:
    """The reflection where one was, by its file, and what is carried into it; none: the overview."""

    guide: str = ""  # where nothing has been written yet, there is no file
    carried: "Carried | None" = None
    path: Path | None = None
    sent: "tuple[Path, ...] | None" = None  # where one was reading what students sent


@dataclass
class Idle:
    """How long nothing was pressed, by two clocks: one of them stands still while a laptop sleeps."""

    at: tuple[float, float] = field(default_factory=lambda: (time.monotonic(), time.time()))

    def again(self) -> None:
        """A key or the mouse."""
        self.at = time.monotonic(), time.time()

    @property
    def seconds(self) -> float:
        steady, clock = self.at
        return max(time.monotonic() - steady, time.time() - clock)


class GuardedApp(App[None]):
    """What of the app has to do with the lock."""

    store: Store
    settings: "Settings"
    session: "Session | None"
    sample: "LookingAround | None"
    places: "Places"

    def __init__(self) -> None:
        super().__init__()
        self.idle = Idle()
        self.copied = False  # whether something may be on the clipboard
        self.outside: Outside | None = None  # the text that is out in another editor just now

    @property
    def journal(self) -> Store:
        """One's own journal, also while one looks around in a made-up one."""
        return self.sample.own if self.sample is not None else self.store

    @property
    def can_lock(self) -> bool:
        return self.journal.protected and not self.journal.locked

    def start_guard(self) -> None:
        self.set_interval(_LOOK_EVERY, self._look)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent | events.Paste):
            self.idle.again()
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        super().copy_to_clipboard(text)
        self.copied = True

    def _look(self) -> None:
        """Lock when it is time; and ask for the passphrase where another window protected it."""
        from orgcoach_tui.tui.screens.home import HomeScreen

        if not self.screen_stack:  # the app is closing
            return
        minutes = self.settings.lock
        if minutes and self.idle.seconds >= 60 * minutes:
            self.action_lock()
        if isinstance(self.screen, HomeScreen) and self.store.locked:
            self.run_worker(self._drop(self._place()), exclusive=True, group="lock")

    def action_lock(self) -> None:
        """Save, and leave nothing to be read till the passphrase is given."""
        from orgcoach_tui.tui.screens.unlock import UnlockScreen

        if self.can_lock and not isinstance(self.screen, UnlockScreen):
            self.run_worker(self._lock(), exclusive=True, group="lock")

    async def _lock(self) -> None:
        from orgcoach_tui.tui.screens.unlock import UnlockScreen

        place = self._place()
        cover = UnlockScreen(place, covers=True)
        await self.push_screen(cover)
        await self._all_typed()
        if not await self.lock_behind(place):
            cover.say_not_saved()

    async def lock_behind(self, place: Place) -> bool:
        """Save, then let go of the screens, the text and the key; False when it cannot be saved."""
        if self.session is not None:
            await asyncio.to_thread(self.session.save)
            if self.session.at_risk:
                return False
            if place.guide and self.session.opened.stamp:  # one is in it now, not come back from it
                place.path = self.session.opened.path
        if not self._kept():
            return False
        await self._drop(place)
        return True

    def _kept(self) -> bool:
        """Whether all that stands in the boxes of other screens is on the disk now."""
        boxes = [getattr(screen, "keep_now", None) for screen in self.screen_stack]
        kept = [keep() for keep in boxes if keep is not None]
        return all(kept)

    async def _drop(self, place: Place) -> None:
        from orgcoach_tui.tui.screens.home import HomeScreen
        from orgcoach_tui.tui.screens.unlock import UnlockScreen

        if self.sample is not None:
            self.store = self.sample.own
            self.sample.forget()
            self.sample = None
        self.session = None
        self._clipboard = ""
        with self.batch_update():
            await self.close_pages()
            if isinstance(self.screen, HomeScreen):
                self.screen.forget()
            await self.push_screen(UnlockScreen(place))
        await asyncio.to_thread(self.journal.lock)
        gc.unfreeze()  # what was frozen after the first paint would else stay in memory
        gc.collect()

    async def close_pages(self) -> None:
        """Close every screen above the first one; each lets go of what it has read."""
        from orgcoach_tui.tui.screens.page import Page

        while len(self.screen_stack) > 1:
            gone = self.screen
            await self.pop_screen()
            if isinstance(gone, Page):
                gone.forget()

    def unlocked(self, place: Place) -> None:
        """Go on where one was."""
        self.idle.again()
        self.copied = False
        app = cast("OrgcoachApp", self)
        if place.path is not None:
            with contextlib.suppress(Damaged, NotFound):  # the overview shows what became of it
                app.walk_on(self.journal.disk.where(place.path), place.carried)
        elif place.guide:
            app.begin(place.guide, place.carried)
        if place.sent is not None:
            app.review(place.sent)

    def _place(self) -> Place:
        """Where one is now."""
        from orgcoach_tui.tui.screens.walk import WalkScreen

        place = Place()
        for screen in self.screen_stack if self.sample is None else ():
            if isinstance(screen, WalkScreen):
                place.guide, place.carried = screen.session.guide.id, screen.where()
            elif (sent := getattr(screen, "sent_paths", None)) is not None:
                place.sent = tuple(sent)
        return place

    async def _all_typed(self) -> None:
        """Wait until what the boxes have to say has come through to the session."""
        for screen in self.screen_stack:
            focused = screen.focused
            if isinstance(focused, Widget):
                for node in focused.ancestors_with_self:
                    if node is not self:  # there is no need, and it may be busy with this
                        await _through(node)

    def take_in(self) -> list[Path]:
        """Save what windows that stopped left elsewhere; the files that hold it now."""
        from orgcoach_tui.journal import aside  # with what makes temporary folders behind it

        if self.sample is not None:
            return []
        return aside.take_in(self.store, aside.bases(self.places))

    # -- told to stop

    def save_now(self) -> None:
        """Put what is being written on the disk, if it can be."""
        if self.session is not None:
            self.session.save()
        self._kept()

    def save_all(self) -> None:
        """The same when the program has to end, with a text that is out in another editor."""
        if self.outside is not None:
            self.outside.come_back()
        self.save_now()

    def put_aside(self) -> None:
        """The disk does not answer: keep what is being written elsewhere."""
        if self.session is not None:
            self.session.put_aside()


async def _through(node: Any) -> None:
    """Wait until everything that was waiting for `node` has been dealt with."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), 1)
