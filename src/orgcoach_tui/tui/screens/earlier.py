"""What was written before in the same trajectory: to read, to search, and to quote from."""

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.quoting import quotation
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.walk.earlier import Noted, before, matching, nothing, read


class Sentences(OptionList):
    """Arrows go along the sentences; Enter takes one."""

    hint = ""


class EarlierScreen(Page[str]):
    """Beside the reflection `now`. The result is a quotation to put in, with where it came from.

    With `only` (an id) it is about that reflection alone, wherever it belongs now.
    """

    CSS_PATH: ClassVar = "../styles/earlier.tcss"
    BINDINGS: ClassVar = [Binding("backspace", "shorten", show=False)]

    def __init__(self, now: Reflection, *, only: str = "", quotes: bool = True) -> None:
        super().__init__()
        self._now = now
        self._only = only
        self._quotes = quotes
        self._found: list[Noted] | None = None  # None: being read
        self._shown: list[Noted] = []
        self._query = ""

    def title_words(self) -> str:
        return _("Where this was quoted from") if self._only else _("What you wrote before")

    def out_words(self) -> str:
        return _("Esc: everything") if self._query else _("Esc: back")

    def body(self) -> ComposeResult:
        yield Static(Content(_("One moment…")), id="earlier-head", classes="asks")
        yield Sentences(id="sentences")
        yield Static("", id="earlier-under", classes="why")
        yield Static("", id="earlier-words", classes="said")

    def on_mount(self) -> None:
        listed = self.query_one(Sentences)
        take = _("Enter: quote") if self._quotes else ""
        hints = (_("↑ ↓: sentences"), take, _("letters: search"))
        listed.hint = "     ".join(filter(None, hints))
        listed.focus()
        self._read()

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self._found, self._shown, self._query = [], [], ""

    @work(thread=True, exclusive=True, group="earlier")
    def _read(self) -> None:
        """In a thread: there may be years of it."""
        store = self.orgcoach.store
        if self._only:
            named = store.lists.called(self._only)
            wanted = [e for e in named if e.id == self._only and e.problem is None][:1]
        else:
            wanted = before(store.entries(), self._now)
        found = read(store, wanted)
        self.app.call_from_thread(self._came, found)

    def _came(self, found: list[Noted]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        listed = self.query_one(Sentences)
        self._shown = matching(self._found or [], self._query)
        options: list[Option] = []
        head = ""
        for number, one in enumerate(self._shown):
            if one.head() != head:
                head = one.head()
                options.append(Option(Content(clean_line(head)), disabled=True))
            options.append(Option(Content(f"  {one.words}"), id=str(number)))
        listed.set_options(options)
        listed.highlighted = 1 if options else None
        self.query_one("#earlier-head", Static).update(Content(self._head()))
        self._look()
        self._hint()

    def _head(self) -> str:
        if self._query:
            said, none = _("Search: {query}").format(query=self._query), _("nothing found")
            return said if self._shown else f"{said}   {none}"
        if self._found:
            return _("Which sentence would you like to take along?") if self._quotes else ""
        if self._only:
            return _("That reflection is not in your journal any more.")
        return nothing(self._now)

    @property
    def _at(self) -> Noted | None:
        option = self.query_one(Sentences).highlighted_option
        return self._shown[int(option.id)] if option is not None and option.id else None

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        one = self._at
        self.query_one("#earlier-under", Static).update(Content(one.under if one else ""))
        self.query_one("#earlier-words", Static).update(Content(one.words if one else ""))

    @on(OptionList.OptionSelected)
    def _take(self) -> None:
        if self._quotes and self.is_active and (one := self._at) is not None:
            self.dismiss(quotation(one.words, one.entry.date, one.entry.id))

    # -- searching

    def on_key(self, event: events.Key) -> None:
        letter = event.character if event.is_printable else ""
        if letter and self._found and (self._query or letter != " "):
            event.stop()
            self._search(self._query + letter)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._found:
            self._search(self._query + clean_line(event.text))

    def action_shorten(self) -> None:
        self._search(self._query[:-1])

    def _search(self, query: str) -> None:
        self._query = query
        self._show()

    def action_back(self) -> None:
        if self._query:
            self._search("")
        else:
            super().action_back()
