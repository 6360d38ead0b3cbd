"""Reflections for the tests of the overview."""

import datetime as dt
from typing import Any

from orgcoach_tui.journal.model import Answer, Reflection, start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places


def journal() -> Store:
    """The journal that the app of a test opens."""
    return Store(places().data)


def keep(
    organisation: str = "", trajectory: str = "", text: str = "", days_ago: int = 0, **fields: Any
) -> Reflection:
    """Put a reflection in the journal, as finished unless said otherwise."""
    store = journal()
    moment = dt.datetime.now().astimezone() - dt.timedelta(days=days_ago)
    reflection = start("session", "en", title="After a session", now=moment)
    reflection.organisation, reflection.trajectory = organisation, trajectory
    reflection.status = "finished"
    if text:
        reflection.answers = [Answer("what_happened", "What happened", "What happened?", text)]
    for name, value in fields.items():
        setattr(reflection, name, value)
    store.save(store.new(reflection))
    return reflection


def keep_raw(content: bytes, name: str = "2026-11-13-bcdfghjk.toml") -> Any:
    """Put a file in the journal as it is; its path."""
    folder = journal().reflections / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path
