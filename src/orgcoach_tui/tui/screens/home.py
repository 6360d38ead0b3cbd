"""The overview: what to begin, what there is, and everything that can be done with it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import i18n
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.store import Opened
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands, home_words
from orgcoach_tui.tui.listing import Listing
from orgcoach_tui.tui.screens.home_search import SearchedRows
from orgcoach_tui.tui.widgets.entries import EntryList
from orgcoach_tui.tui.widgets.frame import TopBar
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.preview import Below, Beside
from orgcoach_tui.walk import drafts

if TYPE_CHECKING:
    from orgcoach_tui.tui.widgets.sheet import Chosen
    from orgcoach_tui.walk.session import Session


class HomeScreen(SearchedRows):
    """Letters search, Enter opens, Tab goes to what else can be done with the row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(commands.HOME),
        Binding("backspace", "shorten", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._forgot, self._at = False, ""  # nothing is read while locked; then back to this row
        self._left: Session | None = None  # the walk that was come back from last
        self._language = i18n.language()
        self._fresh = True
        self._wrong: list[str] = []  # in the settings

    def out_words(self) -> str:
        return _("Esc: everything") if self.listing.query else _("Esc: menu")

    def body(self) -> ComposeResult:
        at = self._begin()
        yield Static(classes="note")
        yield Static(self._heading(), id="heading", classes="asks")
        with Horizontal(id="overview"):
            yield EntryList(
                home_words.choices(self.listing, self.orgcoach),
                self.listing.listed(),
                at,
                id="entries",
            )
            yield Beside(id="beside")
        yield Below(id="below")

    @property
    def rows(self) -> EntryList:
        return self.query_one("#entries", EntryList)

    @property
    def entry(self) -> Entry | None:
        """The reflection that the row under the bar stands for."""
        if self.rows.choice == "draft":
            return drafts.latest_draft(self.listing.entries)
        return self.rows.entry

    # -- reading

    def _begin(self) -> str:
        """Read before the first paint; the id of the row to begin at, if it is a certain one."""
        self._forgot = self.orgcoach.store.locked
        if self._forgot:
            return ""
        kept = self.orgcoach.store.recover().kept
        self.listing.read(self.orgcoach.store)
        if kept:
            self.said = home_words.recovered([e for e in self.listing.entries if e.path in kept])
        return f"at {kept[0]}" if kept else self._at

    def on_mount(self) -> None:
        self._note()
        self.rows.focus()
        self.call_after_refresh(self._check_settings)
        self.call_after_refresh(self._take_in)
        self.call_after_refresh(self.prepare)

    def _take_in(self) -> None:
        """What a window that stopped had to leave elsewhere on this computer goes into the journal."""
        if kept := self.orgcoach.take_in():
            self.read_again(f"at {kept[0]}")
            self.say(home_words.recovered([e for e in self.listing.entries if e.path in kept]))

    def _check_settings(self) -> None:
        """Told once, at the start; the screen with the settings goes on telling it."""
        from orgcoach_tui.tui.keymap import problems

        self._wrong = problems(self.orgcoach.places.settings_file)
        if self._wrong:
            self._note()

    async def on_screen_resume(self) -> None:
        """Back from elsewhere: read again, with the bar on the reflection that was left."""
        if self._fresh:
            self._fresh = False
            return
        if not self.is_active:  # only passed by: one screen closed and another opened at once
            return
        if self._language != i18n.language():
            self._language = i18n.language()
            await self.recompose()
        session, left, at = self.orgcoach.session, None, ""
        if session is not None and session is not self._left:
            self._left, left = session, session.opened.path
        if self._forgot:
            self.rows.clear_options()
            at = self._begin()
            self.call_after_refresh(self._take_in)
        else:
            self.listing.read(self.orgcoach.store)
            if left in self.listing.finished:
                self.said = _("Done. This is where you find it.")
        self.fill(f"at {left}" if left is not None else at)
        self.rows.focus()
        self.prepare()

    def start_over(self, said: str) -> None:
        """Show another journal from its top, and say something above it, or nothing."""
        self.listing, self.said, self.binned = Listing(), said, []
        self.rows.clear_options()
        self.read_again()

    def forget(self) -> None:
        """Let go of everything that was read, until it is unlocked."""
        self._at = f"at {self.entry.path}" if self.entry is not None else ""
        self.forget_search()
        self.listing, self.said, self.binned, self._left = Listing(), "", [], None
        self._forgot = True
        self.fill()
        self.query_one(Beside).clear()

    def read_again(self, at: str = "") -> None:
        self.listing.read(self.orgcoach.store)
        self.fill(at)

    def to_list(self) -> None:
        self.rows.focus()

    def fill(self, at: str = "") -> None:
        """Put what was read into the list."""
        choices = home_words.choices(self.listing, self.orgcoach)
        more = len(self.listing.shown()) - len(self.listing.listed())
        self.rows.show(choices, self.listing.listed(), at, self.listing.found, more)
        self._note()
        self.head()
        self.query_one(TopBar).out(self.out_words())
        self._hint()

    def _note(self) -> None:
        """What stays above everything as long as it is so."""
        words = home_words.standing(self.listing, self.orgcoach, self._wrong)
        note = self.query_one(".note", Static)
        note.set_class(self.listing.closed or bool(self._wrong), "trouble")
        note.update(Content(words))
        note.display = bool(words)

    def _heading(self) -> Content:
        return Content(self.said) if self.said else home_words.heading(self.listing)

    def head(self) -> None:
        self.query_one("#heading", Static).update(self._heading())

    def say(self, words: str) -> None:
        """Say something above the list; it stays till the next thing is done."""
        self.said = words
        self.head()

    # -- looking

    @on(EntryList.Laid)
    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        """Show what is under the bar, and what can be done with it."""
        entry = self.entry
        self.query_one(Below).show(entry)
        self.query_one(Beside).show(entry, self.orgcoach.store)
        self.rows.hint = home_words.hint(
            searching=bool(self.listing.query), entry=entry, anything=bool(self.listing.entries)
        )
        self._hint()

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._look)

    # -- opening and beginning

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if not self.is_active:  # Enter pressed twice is still one choice
            return
        choice, entry = self.rows.choice, self.entry
        self.said, self._wrong = "", []
        if entry is not None:
            self._open(entry)
        elif does := {
            "comments": self.open_comments,
            "other": self.action_other,
            "look": self.orgcoach.look_around,
        }.get(choice):
            does()
        elif choice:
            self.orgcoach.begin(choice)

    def action_new(self) -> None:
        self.orgcoach.begin("session")

    def action_other(self) -> None:
        from orgcoach_tui.tui.screens.guides import GuidesScreen

        self.app.push_screen(GuidesScreen())

    @on(Press.Pressed, "#open")
    def _open_pressed(self) -> None:
        if self.entry is not None:
            self._open(self.entry)

    def _open(self, entry: Entry) -> None:
        app = self.orgcoach
        if entry.problem is not None:
            from orgcoach_tui.tui.screens.damaged import DamagedScreen

            app.push_screen(DamagedScreen(entry), lambda words: self.say(words or ""))
        elif entry.conflict_of is not None and not entry.read_only:
            self.action_versions()
        elif (opened := self.opened(entry)) is not None:
            from orgcoach_tui.walk.guide import guide_for

            asked = opened.reflection.guide
            guide = guide_for(opened.reflection, app.guide(asked))
            app.walk(opened, guide, self.carried(opened))

    def opened(self, entry: Entry) -> Opened | None:
        """The reflection itself; when that went wrong since the list was read, it is said."""
        try:
            return self.orgcoach.store.read(entry.path)
        except (Damaged, NotFound):
            self.say(_("! This file has changed just now. The list shows how it is."))
            self.read_again()
            return None

    # -- the menu

    def action_back(self) -> None:
        from orgcoach_tui.tui.widgets.sheet import Sheet

        if self.listing.query:
            self.search("")
            return
        looking = self.orgcoach.sample is not None
        items = home_words.menu(looking=looking, history=self.has_history, two=self.has_two)
        heading = _("Everything is saved.  Esc: back to the overview")
        self.app.push_screen(Sheet(heading, items), self._chosen)

    def _chosen(self, chosen: "Chosen | None") -> None:
        if chosen is None:
            return
        if chosen.typed and self.listing.entries:
            self.search(self.listing.query + clean_line(chosen.typed))
        elif does := {
            "quit": self.orgcoach.action_leave,
            "help": self.orgcoach.action_help,
            "comments-in": self.action_comments_in,
            "bin": self.action_look_in_bin,
            "insight": self.orgcoach.action_insight,
            "intents": self.orgcoach.action_intents,
            "own": self.orgcoach.stop_looking,
            "history": self.action_history,
            "versions": self.action_versions,
            "commands": self.orgcoach.action_palette,
            "settings": self.orgcoach.action_settings,
        }.get(chosen.item):
            does()
