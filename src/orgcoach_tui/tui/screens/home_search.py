"""Searching in the overview: the names at once, the texts in a thread, so that keys never wait."""

import contextlib
import time
from typing import TYPE_CHECKING

from textual import events, work
from textual.timer import Timer
from textual.worker import get_current_worker

from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Locked, SaveFailed
from orgcoach_tui.journal.lists import Hit
from orgcoach_tui.journal.store import Opened, Store
from orgcoach_tui.journal.words import asked, first_place
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.listing import MOST, Listing
from orgcoach_tui.tui.screens.home_comments import CommentedRows

if TYPE_CHECKING:
    from orgcoach_tui.tui.screens.walk_hands import Carried

_AFTER = 0.12  # seconds after the last key
_PAUSE = 0.25  # seconds between two tellings
_INDEX = "index"
_ANSWER = "answer "


class _Stopped(Exception):  # noqa: N818
    """The screen is closing, or was locked."""


class SearchedRows(CommentedRows):
    """One thread searches at a time, and none while the index is being made."""

    def __init__(self) -> None:
        super().__init__()
        self._at_work = False
        self._waiting: Timer | None = None

    def fill(self, at: str = "") -> None:
        """Put what was read into the list."""
        raise NotImplementedError

    def head(self) -> None:
        """Say anew what stands above the list."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        letter = event.character if event.is_printable else ""
        if letter and self.listing.entries and (self.listing.query or letter != " "):
            event.stop()
            self.search(self.listing.query + letter)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self.listing.entries:
            self.search(self.listing.query + clean_line(event.text))

    def action_shorten(self) -> None:
        self.search(self.listing.query[:-1])

    def search(self, query: str) -> None:
        self.said = ""
        self.listing.ask(query)
        self.fill()
        self.to_list()
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_AFTER, self._look_in_texts)

    def forget_search(self) -> None:
        """Nothing of what was found stays, nor of what is being read."""
        if self._waiting is not None:
            self._waiting.stop()
        self.workers.cancel_group(self, _INDEX)

    # -- the texts

    def prepare(self) -> None:
        """Bring the index of a large journal up to date, so that searching in it is quick."""
        store = self.orgcoach.store
        large = self.listing.partly or len(self.listing.entries) > store.lists.small
        if not self._at_work and large:
            self._at_work = True
            self._make_index(store, self.listing)

    def _look_in_texts(self) -> None:
        if self.listing.looking and not self._at_work:
            self._at_work = True
            self._find(self.orgcoach.store, self.listing, self.listing.query)

    @work(thread=True, group=_INDEX, exit_on_error=False)
    def _make_index(self, store: Store, listing: Listing) -> None:
        worker = get_current_worker()
        told = time.monotonic()

        def progress(done: int, of: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise _Stopped
            if time.monotonic() - told > _PAUSE:
                told = time.monotonic()
                self.app.call_from_thread(self._told, listing, (done, of))

        if not listing.partly:
            listing.warm()
        rows = None
        with contextlib.suppress(_Stopped, OSError, SaveFailed, Locked):
            store.refresh(progress)
        with contextlib.suppress(OSError, Locked):  # without an index it takes longer
            if listing.partly and not worker.is_cancelled:
                rows = store.entries()
        if self.is_running:
            if rows is not None:
                self.app.call_from_thread(self._all_read, listing, rows)
            self.app.call_from_thread(self._told, listing, None)

    def _all_read(self, listing: Listing, rows: list[Entry]) -> None:
        listing.read_all(rows, self.orgcoach.store)
        if self.is_attached and listing is self.listing:
            self.fill()

    def _told(self, listing: Listing, so_far: tuple[int, int] | None) -> None:
        listing.read_so_far = so_far
        if so_far is None:
            self._at_work = False
            self._look_in_texts()
        if self.is_attached and (self.listing.looking or self.listing.partly):
            self.head()

    @work(thread=True, group="search", exit_on_error=False)
    def _find(self, store: Store, listing: Listing, query: str) -> None:
        hits: list[Hit] = []
        try:
            hits = store.search(query, MOST)
        except OSError:
            pass  # the names are found all the same
        finally:
            if self.is_running:
                self.app.call_from_thread(self._found, listing, query, hits)

    def _found(self, listing: Listing, query: str, hits: list[Hit]) -> None:
        self._at_work = False
        if not self.is_attached:
            return
        if listing is self.listing and listing.query == query and listing.looking:
            listing.answer(hits)
            self.fill()
        else:  # something else was typed meanwhile
            self._look_in_texts()

    # -- going there

    def carried(self, opened: Opened) -> "Carried | None":
        """To the question where the words stand, if they stand in an answer."""
        from orgcoach_tui.tui.screens.walk_hands import Carried

        hit = self.listing.found.get(opened.path) if self.listing.query else None
        answers = [one for one in hit.excerpts if one.key.startswith(_ANSWER)] if hit else []
        if not answers:
            return None
        step = answers[0].key.removeprefix(_ANSWER)
        answer = opened.reflection.answer(step)
        text = answer.text if answer is not None else ""
        place = first_place(text, asked(self.listing.query))
        before = text[: place or 0]
        cursor = (before.count("\n"), len(before) - before.rfind("\n") - 1)
        return Carried(step=step, box="answer", cursor=cursor)
