"""Driving the app without a clock: a key is pressed when nothing moves, and then nothing moves again.

Textual's own pilot waits until the processor rests, which on a busy machine is too early at times
and always too late.
"""

import asyncio
from contextlib import suppress

from rich.style import Style
from textual import events
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerCancelled

SOON = 0.001  # seconds; what waits for no longer is waited for here too
_ROUNDS = 200  # more than this would be something that never rests
Painted = list[list[tuple[str, Style | None]]]


async def still(pilot: Pilot[None]) -> None:
    """Wait until every message is through, every worker done and the screen painted as it stays."""
    app = pilot.app
    seen: Painted | None = None
    for _round in range(_ROUNDS):
        with suppress(WorkerCancelled):  # saving anew ends the saving before
            await app.workers.wait_for_complete()
        await asyncio.sleep(2 * SOON)
        await _heard(pilot)
        for screen in app.screen_stack:
            for box in screen.query("TextArea, Input"):
                box.cursor_blink = False  # type: ignore[attr-defined]
        now = painted(app.screen)
        moving = any(one.message_queue_size or _waits(one) for one in _pumps(pilot))
        if now == seen and not moving:
            return
        seen = now
    raise AssertionError("it goes on moving")


def _waits(one: MessagePump) -> bool:
    """Whether something is to be done there in no more than `SOON`."""
    return any(
        timer._repeat == 0
        and timer._interval <= SOON
        and timer._task is not None
        and not timer._task.done()
        for timer in one._timers
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press these keys, waiting after each as a person would who looks what it does."""
    for key in keys:
        sign = {"space": " "}.get(key, key)
        pilot.app.post_message(events.Key(key, sign if len(sign) == 1 else None))
        await still(pilot)


async def focus(pilot: Pilot[None], selector: str) -> None:
    """As Tab does, however many of them it takes: the first one of these that is to be seen."""
    screen = pilot.app.screen
    found = [w for w in screen.query(selector).results(Widget) if w.focusable and _seen(w)]
    assert found, selector
    screen.set_focus(found[0])
    await still(pilot)


def painted(screen: Screen[object]) -> Painted:
    """What is on the screen."""
    return [[(part.text, part.style) for part in row] for row in screen._compositor.render_strips()]


def _seen(widget: Widget) -> bool:
    return all(w.display for w in widget.ancestors_with_self if isinstance(w, Widget))


def _pumps(pilot: Pilot[None]) -> list[MessagePump]:
    nodes = (screen.walk_children(with_self=True) for screen in pilot.app.screen_stack)
    return [pilot.app, *(node for some in nodes for node in some)]


async def _heard(pilot: Pilot[None]) -> None:
    """Wait until everybody, also on the screens below, has come to the end of what was said."""
    below = [node for s in pilot.app.screen_stack[:-1] for node in s.walk_children(with_self=True)]
    ends = []
    for node in below:
        end = asyncio.Event()
        if node.call_later(end.set):
            ends.append(asyncio.create_task(end.wait()))
    if ends:
        await asyncio.wait(ends, timeout=5)
        for one in ends:
            one.cancel()
    await pilot.pause(0)
