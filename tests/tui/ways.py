"""Ways from one stop of the tour to the next: keys are pressed, boxes filled in, pages shown."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.still import focus, still

Here = Pilot[None]
Way = str | Callable[[Here], Awaitable[None] | None]
"""How one comes to a stop: keys, or something that is done."""
Stops = tuple[tuple[str, *tuple[Way, ...]], ...]
"""The name of each, and how one comes there from the one before."""

TEXT = {
    "nl": "Ik heb gevraagd wat het lastig maakt. Daarna heb ik mijn advies gegeven en een "
    "adviesrapport geschreven. Ik heb aangeraden om te beginnen bij de wachttijden. Een "
    "training heb ik niet gegeven. Ik heb doorgevraagd en geluisterd naar wat er speelt. Ik "
    "heb een projectplan gemaakt met mijlpalen. Geen advies gegeven over de cultuur.\n\n"
    "En verder.",
    "en": "I asked what makes it so hard. Then I gave my advice and wrote an advisory report. I "
    "recommended starting with the waiting times. I did not give a training. I listened to "
    "what was going on and asked on. I drew up a project plan with milestones. I gave no "
    "advice on the culture.\n\n"
    "And so on.",
}


def app_of(pilot: Here) -> OrgcoachApp:
    assert isinstance(pilot.app, OrgcoachApp)
    return pilot.app


def walk_of(pilot: Here) -> WalkScreen:
    return next(one for one in pilot.app.screen_stack if isinstance(one, WalkScreen))


def to(selector: str) -> Way:
    return lambda pilot: focus(pilot, selector)


def typed(text: str) -> str:
    return " ".join(text)


def row(begin: str) -> Way:
    """The bar of the overview on the first row of which the id begins so."""

    async def go(pilot: Here) -> None:
        rows: Any = pilot.app.screen.query_one("#entries")
        rows.highlighted = next(
            i for i, option in enumerate(rows.options) if (option.id or "").startswith(begin)
        )
        await still(pilot)

    return go


def in_list(option: str) -> Way:
    """The bar of the list on the option of that id."""

    def go(pilot: Here) -> None:
        options = pilot.app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index(option)

    return go


def line(selector: str, value: str) -> Way:
    def fill_in(pilot: Here) -> None:
        pilot.app.screen.query_one(selector, Input).value = value

    return fill_in


def text(selector: str) -> Way:
    def write(pilot: Here) -> None:
        box = pilot.app.screen.query_one(selector, Editor)
        box.insert(TEXT[app_of(pilot).settings.language])

    return write


def cursor_at_end(pilot: Here) -> None:
    box = pilot.app.screen.query_one("#answer", Editor)
    box.move_cursor(box.document.end)


def shows(screen: Callable[[], Screen[Any]]) -> Way:
    async def show(pilot: Here) -> None:
        await pilot.app.push_screen(screen())

    return show


async def away(pilot: Here) -> None:
    await pilot.app.pop_screen()


def hover(selector: str) -> Way:
    async def point(pilot: Here) -> None:
        await pilot.hover(selector)

    return point
