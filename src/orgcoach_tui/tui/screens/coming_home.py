"""Taking in what came back: a file, or the text of a mail. Nothing is kept before it was shown."""

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound
from orgcoach_tui.review import Found, Refused, Unclear, journal_of, look
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui import came_back
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.press import Press

_LETTER = "-letter"
Content_ = Callable[[], bytes]


class FileLine(Line):
    """A line for a file. A paste of several lines is no name of a file, and is told."""

    class Lines(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def _on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Lines(clean(event.text)))
        else:
            super()._on_paste(event)


class ComingHomeScreen(Page[None]):
    """The line for a file with the newest ones under it, or a box for the text of a mail."""

    CSS_PATH: ClassVar = "../styles/remarks.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._files: list[Path] = []
        self._looking = False
        self._again: tuple[Content_, str] | None = None  # what it is not clear of what it is about

    def title_words(self) -> str:
        return _("Take in comments")

    def body(self) -> ComposeResult:
        words = _("Which file came back, or which mail?")
        yield Static(Content(words), classes="asks")
        words = _("You see what is in it before anything is kept. Your answers stay as they are.")
        yield Static(Content(words), classes="why")
        line = FileLine(
            id="file",
            hint=_("Enter: look what is in it     ↓: what came in last"),
            placeholder=_("drag it here, or paste or type where it is"),
        )
        line.border_title = _("File")
        yield line
        letter = Editor(id="letter", hint=_("Tab: to the buttons     Enter: new line"))
        letter.border_title = _("Text of a mail")
        yield letter
        yield Static("", id="page-said", classes="said")
        yield Static("", id="which", classes="asks")
        yield Choices([], id="offered")
        with Buttons():
            yield Press(_("Look what is in it ›"), id="look", hint=_("Enter: look what is in it"))
            yield Press(
                _("Text of a mail"), id="turn", hint=_("Enter: paste a mail, or choose a file")
            )

    def on_mount(self) -> None:
        folder = came_back.downloads()
        self._files = came_back.newest(folder)
        self._offer_files()
        self.query_one("#file").focus()

    def forget(self) -> None:
        """Let go of what was read, when a lock has closed this screen."""
        self._again = None
        self._files = []

    # -- a file

    def _offer_files(self) -> None:
        words = _("What came in last, in {folder}:").format(folder=came_back.downloads().name)
        self.query_one("#which", Static).update(Content(clean_line(words) if self._files else ""))
        self._offer([Choice(str(n), clean_line(f.name)) for n, f in enumerate(self._files)])

    def _offer(self, choices: list[Choice]) -> None:
        offered = self.query_one(Choices)
        offered.show(choices)
        offered.display = bool(choices)
        if choices:
            offered.highlighted = 0

    def on_key(self, event: events.Key) -> None:
        offered = self.query_one(Choices)
        if event.key == "down" and isinstance(self.focused, FileLine) and offered.display:
            event.stop()
            offered.focus()
        elif event.is_printable and event.character and isinstance(self.focused, Choices | Press):
            event.stop()
            box = self.query_one("#letter" if self.has_class(_LETTER) else "#file")
            assert isinstance(box, Editor | Line)
            box.type_in(event.character)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._look_in_line()

    @on(Press.Pressed, "#look")
    def _pressed(self) -> None:
        if self.has_class(_LETTER):
            text = self.query_one(Editor).text
            self._look(lambda: text.encode(), "")
        else:
            self._look_in_line()

    def _look_in_line(self) -> None:
        typed = self.query_one(FileLine).value
        if typed.strip():
            self._look_in(came_back.meant(typed))
        else:
            self._say(_("No file yet. Drag it here, or choose one of the list."))

    def _look_in(self, file: Path) -> None:
        self._look(lambda: came_back.content(file), file.name)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_active or self._looking:
            return
        wanted = event.option.id or ""
        if self._again is not None:
            self._look(*self._again, to=wanted)
        else:
            self._look_in(self._files[int(wanted)])

    # -- the text of a mail

    @on(Press.Pressed, "#turn")
    def _turned(self) -> None:
        self._turn(letter=not self.has_class(_LETTER))

    @on(FileLine.Lines)
    def _pasted(self, event: FileLine.Lines) -> None:
        self._turn(letter=True)
        self.query_one(Editor).type_in(event.text)

    def _turn(self, *, letter: bool) -> None:
        self._again = None
        self._say("")
        self.set_class(letter, _LETTER)
        self.query_one("#turn", Press).relabel(_("A file") if letter else _("Text of a mail"))
        if letter:
            self._offer([])
            self.query_one("#which", Static).update("")
        else:
            self._offer_files()
        self.query_one("#letter" if letter else "#file").focus()

    # -- looking

    def _look(self, content: Content_, name: str, to: str = "") -> None:
        if self._looking:
            return
        self._looking = True
        self._say(_("Reading it…"))
        self._read(content, name, to)

    @work(thread=True, exclusive=True, group="look")
    def _read(self, content: Content_, name: str, to: str) -> None:
        """In a thread: a word processor that has to turn an old file into a new one takes seconds."""
        result: Found | Refused
        try:
            result = look(content(), name, journal_of(self.orgcoach.store), to)
        except Refused as refused:
            result = refused
        except Locked:
            return
        self.app.call_from_thread(self._looked, result, content, name)

    def _looked(self, result: Found | Refused, content: Content_, name: str) -> None:
        self._looking = False
        if not self.is_active:  # gone meanwhile
            return
        self._again = None
        if isinstance(result, Unclear):
            self._ask_which(content, name)
        elif isinstance(result, Refused):
            self._say(f"! {result.why}")
        else:
            from orgcoach_tui.tui.screens.found import FoundScreen

            self._say("")
            self.app.push_screen(FoundScreen(result), self._taken)

    def _ask_which(self, content: Content_, name: str) -> None:
        """It does not say which reflection it is about; the latest is the first that is offered."""
        entries = [e for e in self.orgcoach.store.entries() if not e.problem and not e.conflict_of]
        if not entries:
            self._say(_("! There is no reflection yet that it could be about."))
            return
        self._again = content, name
        today = dt.date.today()
        self._say("")
        which = self.query_one("#which", Static)
        which.update(Content(_("Which reflection is it about? It does not say so itself.")))
        self._offer(
            [
                Choice(
                    e.id,
                    " · ".join(
                        filter(
                            None,
                            (
                                dates.short(e.date, today),
                                clean_line(e.organisation),
                                clean_line(e.trajectory),
                                clean_line(e.guide_title),
                            ),
                        )
                    ),
                )
                for e in entries
            ]
        )
        self.query_one(Choices).focus()

    def _taken(self, ids: tuple[str, ...] | None) -> None:
        """Straight to the comments where they are all on one reflection; else to the overview."""
        if ids is None:
            return
        self.dismiss(None)
        if len(ids) == 1:
            with contextlib.suppress(Damaged, NotFound):  # the overview shows what became of it
                self.orgcoach.comments_on(self.orgcoach.store.find(ids[0]))

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))
