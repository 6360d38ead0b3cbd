"""Something that takes seconds, in a thread: said calmly on the page, with how far it is."""

import time
from collections.abc import Callable

from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

_PAUSE = 0.1  # seconds between two tellings


class Working(Screen[None]):
    """For a page with `#page-said` and lines to fill in. Meanwhile the lines wait."""

    working = False

    def work_on(self, words: str) -> None:
        """Begin, and say what one is waiting for."""
        self.working = True
        for line in self.query(Input):
            line.disabled = True
        self.say_working(words)

    def done_working(self, words: str) -> None:
        """It is over; what is there to say of it."""
        self.working = False
        for line in self.query(Input):
            line.disabled = False
        self.say_working(words)

    def say_working(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    def progress(self, words: str) -> Callable[[int, int], None]:
        """What the thread calls with how many of how many are done; `words` say it."""
        said_at = time.monotonic()
        app: App[object] = self.app

        def say(done: int, of: int) -> None:
            nonlocal said_at
            now = time.monotonic()
            if now - said_at >= _PAUSE:
                said_at = now
                app.call_from_thread(self.say_working, words.format(done=done, of=of))

        return say
