"""Being told to stop: a closed window, a shut-down, `kill`. The text goes to disk first."""

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

from orgcoach_tui import system

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
_ANSWERS = 2.0  # seconds in which a disk has done a save, or hangs
_PATIENCE = 3.0  # seconds; a terminal that is gone can keep Textual from ending


def on_stop(
    save: Callable[[], None], rescue: Callable[[], None], leave: Callable[[int], None]
) -> None:
    """When the system says stop, call `save` in a thread, then `leave` with the exit status.

    `rescue` is called when the disk gives no answer and `save` hangs with it.

    Not by the event loop: when the terminal has gone, Textual's main thread may wait for ever to
    write to it, and the loop runs nothing any more. A signal still gets through to a handler.
    """
    loop = asyncio.get_running_loop()

    def stop(status: int) -> None:
        for act in (save, rescue):
            acting = threading.Thread(target=act, daemon=True)
            acting.start()
            acting.join(_ANSWERS)
            if not acting.is_alive():
                break
        with contextlib.suppress(RuntimeError):  # the loop may have ended by itself
            loop.call_soon_threadsafe(leave, status)
        time.sleep(_PATIENCE)
        os._exit(status)

    def told(number: int, _frame: FrameType | None) -> None:
        threading.Thread(target=stop, args=[128 + number], daemon=True).start()

    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(ValueError):  # not in the main thread, as in a test
                signal.signal(number, told)
    system.when_closing(lambda: stop(128 + signal.SIGTERM))


def hang_up() -> None:
    """The terminal gives nothing any more, and nobody said so: do as if it had been said."""
    os.kill(os.getpid(), getattr(signal, "SIGHUP", signal.SIGTERM))
