"""The draft to go on with, and how one calls a reflection in a few words."""

import datetime as dt
from collections.abc import Iterable

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry


def latest_draft(entries: Iterable[Entry]) -> Entry | None:
    """The draft that was worked on last and can be gone on with."""
    drafts = [e for e in entries if e.status == "draft" and not e.problem and not e.read_only]
    return max(drafts, key=lambda e: e.updated, default=None)


def about(entry: Entry, today: dt.date) -> str:
    """`Permits team, today`: which one it is, in a few words."""
    name = entry.trajectory or entry.organisation or entry.guide_title
    return ", ".join(filter(None, (name, day(entry.date, today))))


def day(date: dt.date, today: dt.date) -> str:
    """The date as one says it: today, yesterday, `24 Nov`."""
    if date == today:
        return _("today")
    if date == today - dt.timedelta(days=1):
        return _("yesterday")
    return dates.short(date, today)
