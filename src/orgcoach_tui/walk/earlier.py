"""What was noted before in the same organisation and trajectory. No Textual."""

from collections.abc import Sequence
from dataclasses import dataclass

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.quoting import noted
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import fold

MOST = 200
"""Reflections that are read for it, the newest; years of one trajectory."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence that was written before. `under`: the title of its question, or empty."""

    words: str
    under: str
    entry: Entry

    def head(self) -> str:
        """The reflection that it stands in."""
        return " · ".join(
            filter(
                None, (dates.long(self.entry.date), self.entry.trajectory, self.entry.guide_title)
            )
        )


def before(entries: Sequence[Entry], now: Reflection) -> list[Entry]:
    """The reflections to look at, the newest first: of the same trajectory, or, without one, of the
    same organisation; nothing where neither is known.
    """
    if not (now.organisation or now.trajectory):
        return []
    return [
        entry
        for entry in entries
        if entry.problem is None
        and entry.conflict_of is None
        and entry.id != now.id
        and entry.words
        and entry.organisation == now.organisation
        and (not now.trajectory or entry.trajectory == now.trajectory)
    ][:MOST]


def read(store: Store, entries: Sequence[Entry]) -> list[Noted]:
    """Every sentence in them. What cannot be read by now is passed over. Raises Locked."""
    found: list[Noted] = []
    for entry in entries:
        try:
            reflection = store.read(entry.path).reflection
        except (Damaged, NotFound):
            continue
        found += [Noted(words, title, entry) for title, words in noted(reflection)]
    return found


def matching(found: Sequence[Noted], query: str) -> list[Noted]:
    """Those in which every word of `query` occurs, whatever its case and accents."""
    words = fold(query).split()
    return [one for one in found if all(w in fold(one.words) for w in words)] if words else [*found]


def nothing(now: Reflection) -> str:
    """That there is nothing to look at, and why."""
    if not (now.organisation or now.trajectory):
        return _(
            "Fill in an organisation or a trajectory at Begin; "
            "what you wrote about it before comes here."
        )
    return _("You have not written about this trajectory before.")
