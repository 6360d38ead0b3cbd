"""Once past every screen of the app, and past what can be on it, for tests of how it looks.

`tour(pilot)` yields the name of each stop. What is looked at there is up to the test; the size and
the theme may be changed in between. A new screen gets a line in one of the tables below: the name
of the stop and how one comes there from the stop before.
"""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from unittest import mock

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.practice import fill
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens import walk
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.steps import question
from orgcoach_tui.tui.widgets import preview
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.journal import keep_raw
from tests.tui.still import SOON, focus, press, still

Here = Pilot[None]
Way = str | Callable[[Here], Awaitable[None] | None]
"""How one comes to a stop: keys, or something that is done."""

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


async def tour(pilot: Here) -> AsyncIterator[str]:
    """For an app that was made with `start="home", language=""`, in the language of `LANG`."""
    with (
        mock.patch.object(question, "_COUNT_AFTER", SOON),
        mock.patch.object(preview, "_LOOK_AFTER", SOON),
        mock.patch.object(walk, "_EVERY", 3600),  # nothing is saved in the middle of a stop
    ):
        await still(pilot)
        for name, *ways in (*FIRST_START, *OVERVIEW, *ASIDE, *WALK, *MIRROR, *TROUBLE):
            for way in ways:
                if isinstance(way, str):
                    await press(pilot, *way.split())
                elif (doing := way(pilot)) is not None:
                    await doing
            await still(pilot)
            yield name


# -- what is done on the way


def _app(pilot: Here) -> OrgcoachApp:
    assert isinstance(pilot.app, OrgcoachApp)
    return pilot.app


def _walk(pilot: Here) -> WalkScreen:
    return next(one for one in pilot.app.screen_stack if isinstance(one, WalkScreen))


def _to(selector: str) -> Way:
    return lambda pilot: focus(pilot, selector)


def _typed(text: str) -> str:
    return " ".join(text)


def _row(begin: str) -> Way:
    """The bar of the overview on the first row of which the id begins so."""

    def go(pilot: Here) -> None:
        rows: Any = pilot.app.screen.query_one("#entries")
        rows.highlighted = next(
            i for i, option in enumerate(rows.options) if (option.id or "").startswith(begin)
        )

    return go


def _in_list(option: str) -> Way:
    """The bar of the list on the option of that id."""

    def go(pilot: Here) -> None:
        options = pilot.app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index(option)

    return go


def _line(selector: str, value: str) -> Way:
    def fill_in(pilot: Here) -> None:
        pilot.app.screen.query_one(selector, Input).value = value

    return fill_in


def _text(selector: str) -> Way:
    def write(pilot: Here) -> None:
        box = pilot.app.screen.query_one(selector, Editor)
        box.insert(TEXT[_app(pilot).settings.language])

    return write


def _cursor_at_end(pilot: Here) -> None:
    box = pilot.app.screen.query_one("#answer", Editor)
    box.move_cursor(box.document.end)


def _shows(screen: Callable[[], Screen[Any]]) -> Way:
    async def show(pilot: Here) -> None:
        await pilot.app.push_screen(screen())

    return show


async def _away(pilot: Here) -> None:
    await pilot.app.pop_screen()


def _hover(selector: str) -> Way:
    async def point(pilot: Here) -> None:
        await pilot.hover(selector)

    return point


def _practice(pilot: Here) -> None:
    """The journal gets its reflections while one is elsewhere."""
    app = _app(pilot)
    fill(app.store, app.settings.language, dt.date.today())
    keep_raw(b"schema = 1\n= broken\n")
    app.places.guides.mkdir(parents=True, exist_ok=True)
    (app.places.guides / "mine.toml").write_text(_BAD_GUIDE)


def _finished(pilot: Here) -> Entry:
    entries = _app(pilot).store.entries()
    return next(e for e in entries if e.status == "finished" and not e.problem)


async def _history(pilot: Here) -> None:
    """A reflection of the practice gets an earlier version, and its page is shown."""
    from orgcoach_tui.tui.screens.history import HistoryScreen

    store, entry = _app(pilot).store, _finished(pilot)
    opened = store.read(entry.path)
    opened.reflection.answers[0].text += f" {TEXT[_app(pilot).settings.language]}"
    opened.reflection.placement.coach = 5
    store.save(opened)
    page = HistoryScreen(entry.path, entry.id, entry.trajectory)
    await pilot.app.push_screen(page)


async def _two(pilot: Here) -> None:
    """A copy of that reflection is shown beside it, and taken away again."""
    from orgcoach_tui.tui.screens.versions import CopyScreen

    store, entry = _app(pilot).store, _finished(pilot)
    [version, *_] = store.versions(entry.id)
    await pilot.app.pop_screen()
    await pilot.app.push_screen(CopyScreen(entry.path, version.path))


def _look_around(pilot: Here) -> None:
    _app(pilot).look_around()


def _own_again(pilot: Here) -> None:
    _app(pilot).stop_looking()


def _begin(pilot: Here) -> None:
    _app(pilot).begin("session")


async def _saved(pilot: Here) -> None:
    """The mirror keeps what it shows while the step before is being saved: either may be first."""
    _walk(pilot).session.save()
    await _walk(pilot).say_state()


def _two_versions(yes: bool) -> Way:
    async def say(pilot: Here) -> None:
        session = _walk(pilot).session
        session.two_versions = yes
        session.other = session.opened.path if yes else None
        await _walk(pilot).say_state()

    return say


def _disk_full(yes: bool) -> Way:
    def full(*_args: Any, **_kwargs: Any) -> Any:
        raise SaveFailed("full")

    def fill_up(pilot: Here) -> None:
        store: Any = _app(pilot).store
        if yes:
            store.save = full
        else:
            del store.save

    return fill_up


async def _newer(pilot: Here) -> None:
    session = _walk(pilot).session
    session.reflection.schema, session.dirty = 99, False
    await _walk(pilot).say_state()


def _keys() -> Screen[Any]:
    from orgcoach_tui.tui.screens.keys import KeysScreen

    return KeysScreen()


def _unlock() -> Screen[Any]:
    from orgcoach_tui.tui.screens.unlock import UnlockScreen

    return UnlockScreen()


def _protection() -> Screen[Any]:
    from orgcoach_tui.tui.screens.protection import ProtectionScreen

    return ProtectionScreen()


def _passphrase() -> Screen[Any]:
    from orgcoach_tui.tui.screens.protection import PassphraseScreen

    return PassphraseScreen("protect")


# -- the stops

Stops = tuple[tuple[str | Way, ...], ...]

FIRST_START: Stops = (
    ("language",),
    ("welcome", "enter"),
    ("begin: first of all", "enter"),
    ("home: empty", "escape enter"),
    ("home: menu", "escape"),
    ("settings", "down enter"),
    ("settings: pointed at", _hover("OptionList")),
    ("settings: the last one", "end"),
)
OVERVIEW: Stops = (
    ("home", _practice, "escape"),
    ("home: a reflection", _row("at ")),
    ("home: a button", _to("#export")),
    ("home: a button pointed at", _hover("#export"), _to("#entries")),
    ("export", _to("#export"), "enter"),
    ("export: on paper", "enter"),
    ("export: done", "enter"),
    ("rename", "enter", _to("#entries"), "f2"),
    ("rename: earlier names", _line("#organisation Input", "")),
    ("rename: among the names", "down"),
    ("home: search", "escape", _typed("team")),
    ("home: nothing found", _typed("xq")),
    ("home: the damaged one", "escape end"),
    ("damaged", "enter"),
    ("help: overview", "escape f1"),
    ("earlier versions", "escape", _history),
    ("earlier versions: what has changed", "enter"),
    ("two versions", _two),
    ("guides", "escape", _row("other"), "enter"),
    ("guides: one that cannot be used", "end enter"),
    ("home: looking around", "escape", _to("#entries"), _look_around),
)
ASIDE: Stops = (
    ("keys", _own_again, _shows(_keys)),
    ("keys: pressing one", "down enter"),
    ("unlock", "escape", _away, _shows(_unlock)),
    ("protection", _away, _shows(_protection)),
    ("protection: a passphrase", _away, _shows(_passphrase)),
    ("protection: too short", _to("#new"), _typed("kort") + " enter enter"),
)
WALK: Stops = (
    ("begin: earlier names", _away, _begin),
    ("begin: a name selected", _hover("#trajectory Input"), _typed("Team"), "shift+home"),
    ("begin: no date", _to("#show-date"), "enter", _line("#date", "soon")),
    ("begin: help question", _to("#show-help"), "enter"),
    ("question: empty", "f4"),
    ("question: deeper", "f2"),
    ("question: pointed at", _hover("#answer")),
    ("question: selected", _text("#answer"), "shift+up shift+left"),
    ("question: a button", _cursor_at_end, _to("#next")),
    ("question: the steps", _to("#steps"), "right"),
    ("question: the steps pointed at", _hover("#steps")),
    ("question: find", _to("#answer"), "ctrl+f", _typed("advi")),
    ("question: the text alone", "escape f5"),
    ("question: to which step", "escape ctrl+g"),
    ("question: menu", "escape", _to("#answer"), "escape"),
    ("help: question", "escape f1"),
    ("palette", "escape ctrl+p"),
    ("palette: found", _typed("st")),
    ("palette: nothing found", _typed("xyz")),
    ("roles: open", "escape", _to("#answer"), "f4"),
    ("mirror: first you", "f4 f4"),
    ("roles", "f3 f3 5 enter 0 enter 2 enter 4"),
    ("roles: pointed at", _hover("RoleCard")),
    ("roles: deeper", "enter f2"),
    ("roles: note", _to("#show-note, #note"), "enter"),
    ("about the roles: coach", _to("#about-roles"), "enter"),
    ("about the roles: trainer", "right"),
    ("about the roles: adviser", "right"),
    ("about the roles: change manager", "right"),
    ("about the roles: middle", "right"),
)
MIRROR: Stops = (
    ("mirror", "escape f4 f4", _saved),
    ("mirror: one that does not count", "down delete"),
    ("mirror: all places", "end enter"),
    ("mirror: the last place", "end"),
    ("quotes", "home enter"),
    ("quotes: the next", "down"),
    ("mirror: a button", "escape", _to("#partly")),
    ("response", "enter"),
    ("response: a button", _to("#response #next")),
    ("close", "f4"),
    ("close: no date", _text("#insight"), _to("#when"), _line("#when", "soon")),
)
TROUBLE: Stops = (
    ("banner: two versions", "f3 f3 f3 f3", _to("#answer"), _two_versions(True)),
    ("banner: not saved", _two_versions(False), _disk_full(True), "x ctrl+s"),
    ("banner: its buttons", "f8"),
    ("banner: leaving", "ctrl+q"),
    ("elsewhere", "escape", _to("#save-elsewhere"), "enter"),
    ("banner: read only", "escape", _disk_full(False), "ctrl+s", _newer),
)
