"""Once past every screen of the app, and past what can be on it, for tests of how it looks.

`tour(pilot)` yields the name of each stop. What is looked at there is up to the test; the size and
the theme may be changed in between. A new screen gets a line in one of the tables below: the name
of the stop and how one comes there from the stop before.
"""

import datetime as dt
from collections.abc import AsyncIterator
from typing import Any
from unittest import mock

from textual.screen import Screen

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.practice import fill
from orgcoach_tui.tui import came_back, whereto
from orgcoach_tui.tui.screens import comments, home_search, walk, walk_earlier
from orgcoach_tui.tui.steps import question
from orgcoach_tui.tui.widgets import preview
from tests.tui.journal import keep_raw
from tests.tui.still import SOON, press, still
from tests.tui.tour_beyond import BEYOND, finished, home
from tests.tui.tour_themes import THEMES
from tests.tui.ways import (
    TEXT,
    Here,
    Stops,
    Way,
    app_of,
    away,
    cursor_at_end,
    hover,
    line,
    row,
    shows,
    text,
    to,
    typed,
    walk_of,
)

_BAD_GUIDE = 'schema = 1\nlanguage = "en"\ntitle = "Mine"\n'


async def tour(pilot: Here) -> AsyncIterator[str]:
    """For an app that was made with `start="home", language=""`, in the language of `LANG`."""
    with (
        mock.patch.object(question, "_COUNT_AFTER", SOON),
        mock.patch.object(preview, "_LOOK_AFTER", SOON),
        mock.patch.object(home_search, "_AFTER", SOON),
        mock.patch.object(walk_earlier, "_AFTER", SOON),
        mock.patch.object(came_back, "downloads", return_value=app_of(pilot).places.state),
        mock.patch.object(whereto, "documents", return_value=app_of(pilot).places.state),
        mock.patch.object(comments, "_EVERY", 3600),
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


def _practice(pilot: Here) -> None:
    """The journal gets its reflections while one is elsewhere."""
    app = app_of(pilot)
    fill(app.store, app.settings.language, dt.date.today())
    keep_raw(b"schema = 1\n= broken\n")
    app.places.guides.mkdir(parents=True, exist_ok=True)
    (app.places.guides / "mine.toml").write_text(_BAD_GUIDE)


async def _history(pilot: Here) -> None:
    """A reflection of the practice gets an earlier version, and its page is shown."""
    from orgcoach_tui.tui.screens.history import HistoryScreen

    store, entry = app_of(pilot).store, finished(pilot)
    opened = store.read(entry.path)
    opened.reflection.answers[0].text += f" {TEXT[app_of(pilot).settings.language]}"
    opened.reflection.placement.coach = 5
    store.save(opened)
    page = HistoryScreen(entry.path, entry.id, entry.trajectory)
    await pilot.app.push_screen(page)


async def _two(pilot: Here) -> None:
    """A copy of that reflection is shown beside it, and taken away again."""
    from orgcoach_tui.tui.screens.versions import CopyScreen

    store, entry = app_of(pilot).store, finished(pilot)
    [version, *_] = store.versions(entry.id)
    await pilot.app.pop_screen()
    await pilot.app.push_screen(CopyScreen(entry.path, version.path))


def _look_around(pilot: Here) -> None:
    app_of(pilot).look_around()


def _own_again(pilot: Here) -> None:
    app_of(pilot).stop_looking()


def _begin(pilot: Here) -> None:
    app_of(pilot).begin("session")


async def _saved(pilot: Here) -> None:
    """The mirror keeps what it shows while the step before is being saved: either may be first."""
    walk_of(pilot).session.save()
    await walk_of(pilot).say_state()


def _two_versions(yes: bool) -> Way:
    async def say(pilot: Here) -> None:
        session = walk_of(pilot).session
        session.two_versions = yes
        session.other = session.opened.path if yes else None
        await walk_of(pilot).say_state()

    return say


def _disk_full(yes: bool) -> Way:
    def full(*_args: Any, **_kwargs: Any) -> Any:
        raise SaveFailed("full")

    def fill_up(pilot: Here) -> None:
        store: Any = app_of(pilot).store
        if yes:
            store.save = full
        else:
            del store.save

    return fill_up


async def _newer(pilot: Here) -> None:
    session = walk_of(pilot).session
    session.reflection.schema, session.dirty = 99, False
    await walk_of(pilot).say_state()


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

FIRST_START: Stops = (
    ("language",),
    ("welcome", "enter"),
    ("begin: first of all", "enter"),
    ("home: empty", "escape enter"),
    ("home: menu", "escape"),
    ("settings", "down enter"),
    ("settings: pointed at", hover("OptionList")),
    ("settings: the last one", "end"),
)
OVERVIEW: Stops = (
    ("home", _practice, "escape"),
    ("home: a reflection", row("at ")),
    ("home: a button", to("#export")),
    ("home: a button pointed at", hover("#export"), to("#entries")),
    ("rename", to("#entries"), "f2"),
    ("rename: earlier names", line("#organisation Input", "")),
    ("rename: among the names", "down"),
    ("home: search", "escape", typed("team")),
    ("home: nothing found", typed("xq")),
    ("home: the damaged one", "escape end"),
    ("damaged", "enter"),
    ("help: overview", "escape f1"),
    ("earlier versions", "escape", _history),
    ("earlier versions: what has changed", "enter"),
    ("two versions", _two),
    *BEYOND,
    *THEMES,
    ("guides", home, row("other"), "enter"),
    ("guides: one that cannot be used", "end enter"),
    ("home: looking around", "escape", to("#entries"), _look_around),
)
ASIDE: Stops = (
    ("keys", _own_again, shows(_keys)),
    ("keys: pressing one", "down enter"),
    ("unlock", "escape", away, shows(_unlock)),
    ("protection", away, shows(_protection)),
    ("protection: a passphrase", away, shows(_passphrase)),
    ("protection: too short", to("#new"), typed("kort") + " enter enter"),
)
WALK: Stops = (
    ("begin: earlier names", away, _begin),
    ("begin: a name selected", hover("#trajectory Input"), typed("Team"), "shift+home"),
    ("begin: no date", to("#show-date"), "enter", line("#date", "soon")),
    ("begin: help question", to("#show-help"), "enter"),
    ("question: empty", "f4"),
    ("question: deeper", "f2"),
    ("question: pointed at", hover("#answer")),
    ("question: selected", text("#answer"), "shift+up shift+left"),
    ("question: a button", cursor_at_end, to("#next")),
    ("question: the steps", to("#steps"), "right"),
    ("question: the steps pointed at", hover("#steps")),
    ("question: find", to("#answer"), "ctrl+f", typed("advi")),
    ("question: for whom", "escape f9"),
    ("question: the text alone", "f5"),
    ("question: to which step", "escape ctrl+g"),
    ("question: menu", "escape", to("#answer"), "escape"),
    ("help: question", "escape f1"),
    ("palette", "escape ctrl+p"),
    ("palette: found", typed("st")),
    ("palette: nothing found", typed("xyz")),
    ("roles: open", "escape", to("#answer"), "f4"),
    ("mirror: first you", "f4 f4"),
    ("roles", "f3 f3 5 enter 0 enter 2 enter 4"),
    ("roles: pointed at", hover("RoleCard")),
    ("roles: deeper", "enter f2"),
    ("roles: note", to("#show-note, #note"), "enter"),
    ("about the roles: coach", to("#about-roles"), "enter"),
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
    ("mirror: a button", "escape", to("#partly")),
    ("response", "enter"),
    ("response: a button", to("#response #next")),
    ("close", "f4"),
    ("close: no date", text("#insight"), to("#when"), line("#when", "soon")),
)
TROUBLE: Stops = (
    ("banner: two versions", "f3 f3 f3 f3", to("#answer"), _two_versions(True)),
    ("banner: not saved", _two_versions(False), _disk_full(True), "x ctrl+s"),
    ("banner: its buttons", "f8"),
    ("banner: leaving", "ctrl+q"),
    ("elsewhere", "escape", to("#save-elsewhere"), "enter"),
    ("banner: read only", "escape", _disk_full(False), "ctrl+s", _newer),
)
