"""A journal in which one reflection has earlier versions, a copy of a sync tool, or a second writer."""

import datetime as dt
from pathlib import Path
from typing import Any

from textual.widgets import Static

from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.journal import journal, keep
from tests.tui.protected import shown

EARLIER = "I asked what was hard. Then I gave advice."
TODAY = "I asked what was so difficult. Then I gave advice."


def kept(store: Store | None = None) -> Path:
    """A finished reflection with one earlier version; its file."""
    store = store or journal()
    reflection = keep("Waterland", "Permits", EARLIER, days_ago=3)
    path = store.find(reflection.id)
    change(path, TODAY, store, date=reflection.date + dt.timedelta(days=1))
    return path


def change(path: Path, text: str, store: Store | None = None, **fields: Any) -> None:
    """Somebody else writes that reflection."""
    store = store or journal()
    opened = store.read(path)
    opened.reflection.answers[0].text = text
    for name, value in fields.items():
        setattr(opened.reflection, name, value)
    store.save(opened)


def copied(path: Path, old: str, new: str) -> Path:
    """A sync tool sets a copy of it beside it in which one text is another."""
    ending = ".sync-conflict-20261124-154200-K7XQ2AB.toml"
    copy = path.with_name(path.name.replace(".toml", ending))
    text = path.read_text("utf-8")
    assert old in text
    copy.write_text(text.replace(old, new), "utf-8")
    return copy


def answers(store: Store | None = None) -> list[str]:
    """The first answers in the journal, in the order of the alphabet."""
    store = store or journal()
    return sorted(store.read(e.path).reflection.answers[0].text for e in store.entries())


def in_bin(store: Store | None = None) -> list[str]:
    """The first answers in the bin."""
    store = store or journal()
    return sorted(store.read(b.path).reflection.answers[0].text for b in store.binned())


def in_history(path: Path, store: Store | None = None) -> list[str]:
    """The first answers of the earlier versions, the latest first."""
    store = store or journal()
    versions = store.versions(store.read(path).reflection.id)
    return [store.read(v.path).reflection.answers[0].text for v in versions]


def told(app: OrgcoachApp, selector: str = "#versions-said") -> str:
    return str(app.screen.query_one(selector, Static).content)


def text_of(app: OrgcoachApp) -> str:
    """What is shown, without line ends and frames: words that broke off are whole again."""
    return " ".join(shown(app).replace("│", " ").replace("║", " ").split())


def offered(app: OrgcoachApp) -> list[str]:
    return [p.label for p in app.screen.query(".buttons Press").results(Press) if p.display]
