"""The overview: what to begin, what there is, and everything that can be done with it."""

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import i18n
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound, SaveFailed
from orgcoach_tui.journal.store import Opened
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands, home_words, overview
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.entries import EntryList, id_of
from orgcoach_tui.tui.widgets.frame import Banner
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.preview import Below, Beside
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.walk import drafts
from orgcoach_tui.walk.guide import guide_for
from orgcoach_tui.walk.session import Session


class HomeScreen(Page[None]):
    """Letters search, Enter opens, Tab goes to what else can be done with the row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(commands.HOME),
        Binding("backspace", "shorten", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._query = ""
        self._said = ""  # stays till the next thing is done
        self._binned: list[Path] = []
        self._left: Session | None = None  # the walk that was come back from last
        self._language = i18n.language()
        self._fresh = True

    def out_words(self) -> str:
        return _("Esc: menu")

    def body(self) -> ComposeResult:
        yield Banner()
        yield Static("", id="heading", classes="asks")
        yield Static(Content(home_words.comfort()), id="comfort", classes="why")
        with Horizontal(id="overview"):
            yield EntryList(id="entries")
            yield Beside(id="beside")
        yield Below(id="below")

    @property
    def rows(self) -> EntryList:
        return self.query_one("#entries", EntryList)

    @property
    def entry(self) -> Entry | None:
        """The reflection that the row under the bar stands for."""
        if self.rows.choice == "draft":
            return drafts.latest_draft(self._entries)
        return self.rows.entry

    # -- reading

    async def on_mount(self) -> None:
        kept = self.orgcoach.store.recover().kept
        await self._read(f"at {kept[0]}" if kept else "")
        if kept:
            self._say(home_words.recovered([e for e in self._entries if e.path in kept]))
        self.rows.focus()

    async def on_screen_resume(self) -> None:
        """Back from elsewhere: read again, with the bar on the reflection that was left."""
        if self._fresh:
            self._fresh = False
            return
        if self._language != i18n.language():
            self._language = i18n.language()
            await self.recompose()
        before = {e.path: e.status for e in self._entries}
        session, at = self.orgcoach.session, ""
        if session is not None and session is not self._left:
            self._left = session
            at = f"at {session.opened.path}"
        await self._read(at)
        left = next((e for e in self._entries if id_of(e) == at), None)
        if left is not None and left.status == "finished" != before.get(left.path, "draft"):
            self._say(_("Done. This is where you find it."))
        self.rows.focus()

    def start_over(self, said: str) -> None:
        """Show another journal from its top, and say something above it, or nothing."""
        self._query, self._said, self._binned = "", said, []
        self.rows.clear_options()
        self.run_worker(self._read())

    async def _read(self, at: str = "") -> None:
        app, banner = self.orgcoach, self.query_one(Banner)
        banner.set_class(app.sample is not None, "calm")
        found = app.store.entries()
        self._entries = [e for e in found if e.path != app.store.reflections]
        if len(self._entries) < len(found):
            await banner.say(home_words.unreadable(app.store.folder))
        elif app.sample is not None:
            await banner.say(home_words.sample())
        else:
            banner.hush()
        self._fill(at)

    def _fill(self, at: str = "") -> None:
        """Put what was read, as far as it is searched for, into the list."""
        shown = overview.found(self._entries, self._query) if self._query else self._entries
        first = [] if self._query else home_words.choices(self._entries, self.orgcoach)
        self.rows.show(first, shown, at)
        self._head()

    def _head(self) -> None:
        if self._said:
            words = self._said
        elif self._query:
            words = home_words.searching(self._query, len(self.rows.entries))
        elif self._entries:
            words = _("What do you want to reflect on?")
        else:
            words = _("Your first reflection will be here.")
        self.query_one("#heading", Static).update(Content(words))
        self.query_one("#comfort").display = not (self._entries or self._query)

    def _say(self, words: str) -> None:
        """Say something above the list; it stays till the next thing is done."""
        self._said = words
        self._head()

    # -- searching

    def on_key(self, event: events.Key) -> None:
        letter = event.character if event.is_printable else ""
        if letter and self._entries and (self._query or letter != " "):
            event.stop()
            self._search(self._query + letter)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._entries:
            self._search(self._query + clean_line(event.text))

    def action_shorten(self) -> None:
        self._search(self._query[:-1])

    def _search(self, query: str) -> None:
        self._query, self._said = query, ""
        self._fill()
        self.rows.focus()

    # -- looking

    @on(EntryList.Laid)
    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        """Show what is under the bar, and what can be done with it."""
        entry = self.entry
        self.query_one(Below).show(entry)
        self.query_one(Beside).show(entry, self.orgcoach.store)
        self.rows.hint = home_words.hint(
            searching=bool(self._query), entry=entry, anything=bool(self._entries)
        )
        self._hint()

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._look)

    # -- opening and beginning

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        choice, entry = self.rows.choice, self.entry
        self._said = ""
        if entry is not None:
            self._open(entry)
        elif choice == "other":
            from orgcoach_tui.tui.screens.guides import GuidesScreen

            self.app.push_screen(GuidesScreen())
        elif choice == "look":
            self.orgcoach.look_around()
        elif choice:
            self.orgcoach.begin(choice)

    @on(Press.Pressed, "#open")
    def _open_pressed(self) -> None:
        if self.entry is not None:
            self._open(self.entry)

    def _open(self, entry: Entry) -> None:
        app = self.orgcoach
        if entry.problem is not None:
            from orgcoach_tui.tui.screens.damaged import DamagedScreen

            app.push_screen(DamagedScreen(entry.path, entry.problem))
        elif (opened := self._opened(entry)) is not None:
            asked = opened.reflection.guide
            app.walk(opened, guide_for(opened.reflection, app.guide(asked)))

    def _opened(self, entry: Entry) -> Opened | None:
        """The reflection itself; when that went wrong since the list was read, it is said."""
        try:
            return self.orgcoach.store.read(entry.path)
        except (Damaged, NotFound):
            self._say(_("! This file has changed just now. The list shows how it is."))
            self.run_worker(self._read())
            return None

    # -- what else can be done with a row

    @on(Press.Pressed, "#rename")
    def action_rename(self) -> None:
        if (entry := self.entry) is not None and not entry.problem and not entry.read_only:
            from orgcoach_tui.tui.screens.rename import RenameScreen

            self.app.push_screen(RenameScreen(entry, self._entries), self._done)

    @on(Press.Pressed, "#export")
    def _export(self) -> None:
        if (entry := self.entry) is not None and (opened := self._opened(entry)) is not None:
            from orgcoach_tui.tui.screens.export import ExportScreen

            self.app.push_screen(ExportScreen(opened.reflection))

    def _done(self, words: str | None) -> None:
        self._say(words or "")

    @on(Press.Pressed, "#bin")
    async def action_bin(self) -> None:
        if (entry := self.entry) is None:
            return
        try:
            self._binned.append(self.orgcoach.store.delete(entry.path))
        except (SaveFailed, NotFound):
            self._say(_("! That did not work; the reflection is still here."))
            return
        self._said = _("Moved to the bin. Ctrl+Z: bring it back")
        await self._read()
        self.rows.focus()

    async def action_undo_bin(self) -> None:
        if not self._binned:
            return
        try:
            restored = self.orgcoach.store.restore(self._binned[-1])
        except (SaveFailed, NotFound):
            self._say(_("! Bringing it back did not work; it is still in the bin."))
            return
        self._binned.pop()
        self._said = _("Brought back.")
        await self._read(f"at {restored}")

    # -- the menu

    def action_back(self) -> None:
        self.action_menu()

    def action_menu(self) -> None:
        if self._query:
            self._search("")
            return
        items = [
            ("quit", _("Close the program")),
            ("settings", _("Language, colours and other settings")),
            ("help", _("Help with this screen")),
        ]
        if self.orgcoach.sample:
            items.insert(0, ("own", _("Stop looking around")))
        heading = _("Everything is saved.  Esc: back to the overview")
        self.app.push_screen(Sheet(heading, items), self._chosen)

    def _chosen(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        if chosen.typed and self._entries:
            self._search(self._query + clean_line(chosen.typed))
        elif chosen.item == "quit":
            self.orgcoach.action_leave()
        elif chosen.item == "help":
            self.orgcoach.action_help()
        elif chosen.item == "own":
            self.orgcoach.stop_looking()
        elif chosen.item == "settings":
            from orgcoach_tui.tui.screens.settings import SettingsScreen

            self.app.push_screen(SettingsScreen())
