"""Once past every screen of the app, and past what can be on it, for tests of how it looks.

`tour(pilot)` yields the name of each stop. What is looked at there is up to the test; the size and
the theme may be changed in between.
"""

import datetime as dt
from collections.abc import AsyncIterator
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from orgcoach_tui.practice import fill
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.journal import keep_raw

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
_BAD_GUIDE = 'schema = 1\nlanguage = "en"\ntitle = "Mine"\n'


async def tour(pilot: Pilot[None]) -> AsyncIterator[str]:
    """For an app that was made with `start="home", language=""`, in the language of `LANG`."""
    app = pilot.app
    assert isinstance(app, OrgcoachApp)
    async for stop in _first_start(pilot, app):
        yield stop
    async for stop in _overview(pilot, app):
        yield stop
    async for stop in _walk(pilot, app):
        yield stop
    async for stop in _mirror(pilot, app):
        yield stop
    async for stop in _trouble(pilot, app):
        yield stop


async def still(pilot: Pilot[None]) -> None:
    """Wait until nothing moves, and keep every cursor from blinking."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    for widget in pilot.app.screen.query("TextArea, Input"):
        widget.cursor_blink = False  # type: ignore[attr-defined]
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await still(pilot)


async def focus(pilot: Pilot[None], selector: str) -> None:
    """As Tab does, however many of them it takes."""
    screen = pilot.app.screen
    found = [w for w in screen.query(selector).results(Widget) if w.focusable and _seen(w)]
    assert found, selector
    screen.set_focus(found[0])
    await still(pilot)


def _seen(widget: Widget) -> bool:
    return all(w.display for w in widget.ancestors_with_self if isinstance(w, Widget))


async def _first_start(pilot: Pilot[None], app: OrgcoachApp) -> AsyncIterator[str]:
    await still(pilot)
    yield "language"
    await press(pilot, "enter")
    yield "welcome"
    await press(pilot, "enter")
    yield "begin: first of all"
    await press(pilot, "escape", "enter")
    yield "home: empty"
    await press(pilot, "escape")
    yield "home: menu"
    await press(pilot, "down", "enter")
    yield "settings"
    # The journal gets its reflections while one is elsewhere.
    fill(app.store, app.settings.language, dt.date.today())
    keep_raw(b"schema = 1\n= broken\n")
    app.places.guides.mkdir(parents=True, exist_ok=True)
    (app.places.guides / "mine.toml").write_text(_BAD_GUIDE)
    await press(pilot, "escape")


async def _overview(pilot: Pilot[None], app: OrgcoachApp) -> AsyncIterator[str]:
    rows: Any = app.screen.query_one("#entries")
    yield "home"
    rows.highlighted = next(i for i, o in enumerate(rows.options) if (o.id or "").startswith("at "))
    await pilot.pause(0.1)  # the preview waits for the bar to rest
    await still(pilot)
    yield "home: a reflection"
    await focus(pilot, "#export" if _seen(app.screen.query_one("#export")) else "#entries")
    yield "home: a button"
    await press(pilot, "enter")
    if app.screen.query("#look"):
        yield "export"
        await press(pilot, "enter")
        yield "export: on paper"
        await press(pilot, "enter")
        yield "export: done"
        await press(pilot, "enter")
    await focus(pilot, "#entries")
    await press(pilot, "f2")
    yield "rename"
    name = app.screen.query_one("#organisation Input", Input)
    name.value = ""
    await still(pilot)
    yield "rename: earlier names"
    await press(pilot, "down")
    yield "rename: among the names"
    await press(pilot, "escape", "t", "e", "a", "m")
    yield "home: search"
    await press(pilot, "x", "q")
    yield "home: nothing found"
    await press(pilot, "escape", "end")
    yield "home: the damaged one"
    await press(pilot, "enter")
    yield "damaged"
    await press(pilot, "escape", "f1")
    yield "help: overview"
    await press(pilot, "escape")
    rows.highlighted = next(i for i, o in enumerate(rows.options) if o.id == "other")
    await press(pilot, "enter")
    yield "guides"
    await press(pilot, "end", "enter")
    yield "guides: one that cannot be used"
    await press(pilot, "escape")
    await focus(pilot, "#entries")
    app.look_around()
    await still(pilot)
    yield "home: looking around"
    app.stop_looking()
    await still(pilot)


async def _walk(pilot: Pilot[None], app: OrgcoachApp) -> AsyncIterator[str]:
    app.begin("session")
    await still(pilot)
    yield "begin: earlier names"
    screen = app.screen
    assert isinstance(screen, WalkScreen)
    await focus(pilot, "#show-date")
    await press(pilot, "enter")
    screen.query_one("#date", Input).value = "soon"
    await still(pilot)
    yield "begin: no date"
    await focus(pilot, "#show-help")
    await press(pilot, "enter")
    yield "begin: help question"
    await press(pilot, "f4")
    yield "question: empty"
    await press(pilot, "f2")
    yield "question: deeper"
    box = screen.query_one("#answer", Editor)
    box.insert(TEXT[app.settings.language])
    await press(pilot, "shift+up", "shift+left")
    yield "question: selected"
    box.move_cursor(box.document.end)
    await focus(pilot, "#next")
    yield "question: a button"
    await focus(pilot, "#steps")
    await press(pilot, "right")
    yield "question: the steps"
    await focus(pilot, "#answer")
    await press(pilot, "escape")
    yield "question: menu"
    await press(pilot, "escape", "f1")
    yield "help: question"
    await press(pilot, "escape", "ctrl+p")
    yield "palette"
    await press(pilot, *"step")
    yield "palette: found"
    await press(pilot, *"xyz")
    yield "palette: nothing found"
    await press(pilot, "escape", "escape")
    if app.screen is not screen:
        await press(pilot, "escape")
    await focus(pilot, "#answer")
    await press(pilot, "f4")
    yield "roles: open"
    await press(pilot, "f4")
    await press(pilot, "f4")
    yield "mirror: first you"
    await press(pilot, "f3", "f3")
    await press(pilot, "5", "enter", "0", "enter", "2", "enter", "4")
    yield "roles"
    await press(pilot, "enter", "f2")
    yield "roles: deeper"
    await focus(pilot, "#show-note" if _seen(screen.query_one("#show-note")) else "#note")
    await press(pilot, "enter")
    yield "roles: note"
    await focus(pilot, "#about-roles")
    await press(pilot, "enter")
    for role in ("coach", "trainer", "adviser", "change manager", "middle"):
        yield f"about the roles: {role}"
        await press(pilot, "right")
    await press(pilot, "escape")


async def _mirror(pilot: Pilot[None], app: OrgcoachApp) -> AsyncIterator[str]:
    screen = app.screen
    assert isinstance(screen, WalkScreen)
    await press(pilot, "f4")
    await press(pilot, "f4")
    assert screen.query_one("#read").display
    yield "mirror"
    await press(pilot, "down", "delete")
    yield "mirror: one that does not count"
    await press(pilot, "end", "enter")
    yield "mirror: all places"
    await press(pilot, "end")
    assert app.screen is screen
    yield "mirror: the last place"
    await press(pilot, "home", "enter")
    yield "quotes"
    await press(pilot, "down")
    yield "quotes: the next"
    await press(pilot, "escape")
    await focus(pilot, "#partly")
    yield "mirror: a button"
    await press(pilot, "enter")
    yield "response"
    await focus(pilot, "#response #next")
    yield "response: a button"
    await press(pilot, "f4")
    yield "close"
    screen.query_one("#insight", Editor).insert(TEXT[app.settings.language])
    await focus(pilot, "#when")
    screen.query_one("#when", Input).value = "soon"
    await still(pilot)
    yield "close: no date"


async def _trouble(pilot: Pilot[None], app: OrgcoachApp) -> AsyncIterator[str]:
    screen = app.screen
    assert isinstance(screen, WalkScreen)
    session = screen.session
    await press(pilot, "f3", "f3", "f3", "f3")
    await focus(pilot, "#answer")
    session.two_versions = True
    await screen.say_state()
    await still(pilot)
    yield "banner: two versions"
    session.two_versions = False
    save = app.store.save

    def full(*_args: Any, **_kwargs: Any) -> Any:
        from orgcoach_tui.journal.errors import SaveFailed

        raise SaveFailed("full")

    app.store.save = full  # type: ignore[method-assign]
    await press(pilot, "x", "ctrl+s")
    yield "banner: not saved"
    await press(pilot, "f8")
    yield "banner: its buttons"
    await press(pilot, "ctrl+q")
    yield "banner: leaving"
    await press(pilot, "escape")
    await focus(pilot, "#save-elsewhere")
    await press(pilot, "enter")
    yield "elsewhere"
    await press(pilot, "escape")
    app.store.save = save  # type: ignore[method-assign]
    await press(pilot, "ctrl+s")
    session.reflection.schema = 99
    await screen.say_state()
    await still(pilot)
    yield "banner: read only"
