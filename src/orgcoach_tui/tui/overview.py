"""The overview of reflections as rows of text: grouped, filtered, laid out. No Textual."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.text import fold
from orgcoach_tui.tui.widgets.columns import ROOMY, fit

FINISHED, DRAFT, DAMAGED = "●", "○", "!"

_TRAJECTORY = 30  # cells at most
_GUIDE = 20  # the same


@dataclass(frozen=True)
class Row:
    """A heading when `entry` is None."""

    text: str
    entry: Entry | None = None


def searched(entry: Entry) -> str:
    """The text of a row in which one searches, folded."""
    return fold(
        "\n".join(
            (
                entry.organisation,
                entry.trajectory,
                entry.guide_title,
                dates.long(entry.date),
                dates.short(entry.date),
                status(entry),
                entry.preview,
            )
        )
    )


def status(entry: Entry) -> str:
    """A word for what is particular about it; nothing for a finished one."""
    if entry.problem is not None:
        return _("damaged")
    if entry.read_only:
        return _("read only")
    if entry.conflict_of is not None:
        return _("second version")
    words = [_("draft")] if entry.status == "draft" else []
    if n := entry.open_comments:
        words.append(ngettext("{n} comment", "{n} comments", n).format(n=n))
    return ", ".join(words)


def rows(entries: Sequence[Entry], room: int, today: dt.date) -> Iterator[Row]:
    """A heading for each organisation, and under it its reflections, in `room` cells.

    Organisations and trajectories stand in the order of their latest reflection; files that cannot
    be read come last, since nothing is known about them.
    """
    layout = _Layout(entries, room, today)
    readable = [e for e in entries if e.problem is None]
    for organisation, of_organisation in _grouped(readable, "organisation"):
        yield Row(fit(organisation or _("Without an organisation"), room).rstrip())
        for _trajectory, of_trajectory in _grouped(of_organisation, "trajectory"):
            for entry in of_trajectory:
                yield Row(layout.row(entry), entry)
    damaged = [e for e in entries if e.problem is not None]
    if damaged:
        yield Row(_("Cannot be read"))
    for entry in damaged:
        yield Row(layout.damaged(entry), entry)


def _grouped(entries: Sequence[Entry], key: str) -> Iterable[tuple[str, list[Entry]]]:
    """The entries by that attribute, in the order in which its values first occur."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(getattr(entry, key), []).append(entry)
    return groups.items()


class _Layout:
    """How wide each column is, so that all rows line up."""

    def __init__(self, entries: Sequence[Entry], room: int, today: dt.date) -> None:
        self._room = room
        self._today = today
        self._date = max((len(dates.short(e.date, today)) for e in entries), default=0)
        self._status = max((len(status(e)) for e in entries), default=0)
        titles = max((cell_len(e.guide_title or e.guide) for e in entries), default=0)
        self._guide = min(titles, _GUIDE) if room >= ROOMY else 0
        others = 4 + sum(width + 2 for width in (self._date, self._status, self._guide) if width)
        self._trajectory = max(min(room - others, _TRAJECTORY), 8)

    def row(self, entry: Entry) -> str:
        sign = DRAFT if entry.status == "draft" else FINISHED
        columns = [
            fit(entry.trajectory or _("without a trajectory"), self._trajectory),
            dates.short(entry.date, self._today).rjust(self._date),
        ]
        if self._guide:
            columns.append(fit(entry.guide_title or entry.guide, self._guide))
        columns.append(status(entry))
        return f"  {sign} {'  '.join(columns)}".rstrip()

    def damaged(self, entry: Entry) -> str:
        date = dates.short(entry.date, self._today)
        line = entry.problem.line if entry.problem is not None else None
        if line is None:
            return f"  {DAMAGED} {date}  " + _("damaged")
        return f"  {DAMAGED} {date}  " + _("damaged, line {line}").format(line=line)
