"""The app on a journal of its own, ready to be driven with keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from orgcoach_tui import settings as settings_file
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from orgcoach_tui.settings import Settings
from orgcoach_tui.tui.app import OrgcoachApp

MakeApp = Callable[..., OrgcoachApp]


@pytest.fixture
def make_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    """`make_app(start="new", guide="session", language="en", …settings)`; nothing is shared.

    For a terminal with all colours, of which the background is not known unless `light` says.
    """
    for name in ("NO_COLOR", "ACCESSIBLE", "REDUCE_MOTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")

    def make(
        *,
        start: str = "new",
        guide: str = "session",
        language: str = "en",
        light: bool | None = None,
        **chosen: Any,
    ) -> OrgcoachApp:
        found = places()
        settings = Settings(language=language, **chosen)
        settings_file.speak(settings)
        return OrgcoachApp(
            Store(found.data), settings, found, start=start, guide=guide, light=light
        )

    return make


async def type_in(pilot: Any, text: str) -> None:
    """Press the keys of `text` one by one."""
    names = {" ": "space", "\n": "enter"}
    await pilot.press(*(names.get(c, c) for c in text))


def on_disk(app: OrgcoachApp) -> list[Reflection]:
    """What the journal of the app holds, newest first, read anew."""
    store = Store(app.store.folder)
    return [store.read(entry.path).reflection for entry in store.entries()]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that can hand over its terminal, as the one of the tests cannot."""

    @contextmanager
    def suspend(_app: OrgcoachApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(OrgcoachApp, "suspend", suspend)
