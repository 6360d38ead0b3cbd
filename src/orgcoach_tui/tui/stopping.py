"""Being told to stop: a closed window, a shut-down, `kill`. The text goes to disk first."""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
_PATIENCE = 3.0  # seconds; a terminal that is gone can keep Textual from ending


def on_stop(save: Callable[[], None], leave: Callable[[int], None]) -> None:
    """When the system says stop, call `save`, then `leave` with the exit status, inside the loop."""
    loop = asyncio.get_running_loop()

    def stop(number: int) -> None:
        save()
        status = 128 + number
        # Textual may wait for a terminal that no longer answers.
        last_resort = threading.Timer(_PATIENCE, os._exit, [status])
        last_resort.daemon = True
        last_resort.start()
        leave(status)

    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, stop, int(number))
        except (NotImplementedError, RuntimeError):  # Windows; or not in the main thread
            with contextlib.suppress(ValueError):
                signal.signal(number, lambda n, _frame: loop.call_soon_threadsafe(stop, n))
