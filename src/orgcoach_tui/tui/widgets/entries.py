"""The one list of the overview: what to begin, and under it the reflections."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.lists import Hit
from orgcoach_tui.tui import found_rows, overview
from orgcoach_tui.tui.listing import MOST
from orgcoach_tui.tui.widgets.choices import Choice
from orgcoach_tui.tui.widgets.columns import beside

_AROUND = 3  # cells that are not a row's: padding at both sides and the scrollbar
# As in home.tcss: what stands beside the list.
_BESIDE_LIST, _PREVIEW, _WIDE = 2, 46, 100


class EntryList(OptionList):
    """Arrows skip the headings. Rows are laid out anew when the width changes."""

    class Laid(Message):
        """Rows were replaced, so another one may be highlighted."""

    def __init__(
        self, first: Sequence[Choice], entries: Sequence[Entry], at: str = "", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.hint = ""
        self._first, self.entries = tuple(first), tuple(entries)
        self._room = 0
        self._at = at
        self._found: Mapping[Path, Hit] = {}
        self._more = 0

    def show(
        self,
        first: Sequence[Choice],
        entries: Sequence[Entry],
        at: str = "",
        found: Mapping[Path, Hit] | None = None,
        more: int = 0,
    ) -> None:
        """Show these rows, with the bar on the one whose id is `at`, else where it was.

        `found` has the words that were found in the texts. What is not among `entries` comes last.
        `more` are left out of `entries`, which is told.
        """
        self._first, self.entries = tuple(first), tuple(entries)
        self._found, self._more = found or {}, more
        if self.size.width:
            self._lay_out(at)
        else:  # the first resize does it, once it is known how much room there is
            self._at = at

    @property
    def entry(self) -> Entry | None:
        """The reflection under the bar."""
        option = self.highlighted_option
        wanted = option.id if option is not None else None
        found = (hit.entry for hit in self._found.values())
        return next((e for e in (*self.entries, *found) if id_of(e) == wanted), None)

    @property
    def choice(self) -> str:
        """The id of the row under the bar when it is no reflection."""
        option = self.highlighted_option
        return (option.id or "") if option is not None and self.entry is None else ""

    def on_mount(self) -> None:
        """Guess how much room there will be, so that the first paint has the rows in it."""
        width = self.app.size.width
        self._room = width - _BESIDE_LIST - (_PREVIEW if width >= _WIDE else 0)
        self._lay_out(self._at)

    def on_resize(self) -> None:
        if self.size.width and self.size.width != self._room:
            self._room = self.size.width
            self._lay_out(self._at)
            self._at = ""

    def _lay_out(self, at: str = "") -> None:
        room = self._room - _AROUND
        wanted = [at, *self._from_bar()]
        options: list[Option | None] = [
            Option(Content(beside(c.name, c.about, room)), id=c.id) for c in self._first
        ]
        rows = list(overview.rows(self.entries, room, dt.date.today()))
        if options and rows:
            options.append(None)
        options += [
            Option(self._with_words(row, room), id=id_of(row.entry))
            if row.entry is not None
            else Option(Content(row.text), disabled=True)
            for row in rows
        ]
        if self._more:
            words = _("And {n} more by name; another letter makes it fewer.")
            options.append(Option(Content(words.format(n=self._more)), disabled=True))
        names = {entry.path for entry in self.entries} if self._found else set()
        if others := [hit for path, hit in self._found.items() if path not in names]:
            head = found_rows.heading(len(self._found), MOST)
            options.append(Option(Content(head), disabled=True))
            today = dt.date.today()
            options += [
                Option(found_rows.row(hit, room, today), id=id_of(hit.entry)) for hit in others
            ]
        if options:
            self.set_options(options)
            self._go_to(wanted)
        else:
            self.clear_options()
        self.post_message(self.Laid())

    def _with_words(self, row: overview.Row, room: int) -> Content:
        """A row, and under it the words that were found in its text."""
        hit = self._found.get(row.entry.path) if row.entry is not None else None
        lines = found_rows.lines(hit, room) if hit is not None else []
        return Content("\n").join([Content(row.text), *lines])

    def _from_bar(self) -> list[str]:
        """The rows to have the bar, best first: its own, those after it, those before it."""
        at = self.highlighted or 0
        ids = [o.id or "" for o in self.options]
        return [*ids[at:], *reversed(ids[:at])]

    def _go_to(self, wanted: Sequence[str]) -> None:
        """Put the bar on the first of the `wanted` rows that is there, else on the first row."""
        at = {o.id: i for i, o in enumerate(self.options) if not o.disabled}
        self.highlighted = next(
            (at[one] for one in wanted if one in at), min(at.values(), default=None)
        )


def id_of(entry: Entry) -> str:
    """The id of a reflection's row."""
    return f"at {entry.path}"
