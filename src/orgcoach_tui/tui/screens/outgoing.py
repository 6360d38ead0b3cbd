"""Exactly what will leave, and where the file goes. Only here is it made."""

import os
from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from orgcoach_tui.export import Form, Wish, compose, deliver
from orgcoach_tui.export.deliver import name
from orgcoach_tui.export.pdf import NotSet, NoTypst
from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.paper import on_paper
from orgcoach_tui.tui.widgets.press import Press

_ENDS = tuple(filter(None, (os.sep, os.altsep)))  # of the name of a folder


class Paper(VerticalScroll, can_focus=True):
    """The text, to scroll through."""

    @property
    def hint(self) -> str:
        return _("↑ ↓: read on     Tab: where it goes")


class OutgoingScreen(Page[bool]):
    """Gives True back when a file was made. The suggested name holds nobody's name."""

    CSS_PATH = "../styles/export.tcss"

    def __init__(self, reflections: Sequence[Reflection], form: Form, to: str, wish: Wish) -> None:
        super().__init__()
        self._reflections = reflections
        self._form = form
        self._to = to
        self._wish = wish
        self._may_make: Path | None = None  # a folder that was asked about
        self._done = False

    def title_words(self) -> str:
        return _("This is what goes")

    def body(self) -> ComposeResult:
        document = compose(self._reflections, self._form, self._wish)
        with Paper(id="paper"):
            yield Static(on_paper(document), id="on-paper")
        suggested = whereto.free(whereto.documents() / self._file_name())
        line = Line(str(suggested), id="file", hint=_("Enter: make the file"))
        line.border_title = _("File")
        yield line
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield Press(
                _("Make the file ›"),
                id="make",
                hint=_("Enter: make the file     Shift+Tab: another place     Esc: back"),
            )

    def on_mount(self) -> None:
        self.query_one("#make").focus()

    def _file_name(self) -> str:
        return name(self._reflections, self._form, self._to)

    @on(Press.Pressed, "#make")
    def _pressed(self) -> None:
        if self._done:
            self.dismiss(True)
        else:
            self._make(self.query_one(Line).value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self._make(event.value)

    def _make(self, typed: str) -> None:
        file = self._meant(typed)
        if (unused := whereto.free(file)) != file:
            self.query_one(Line).value = str(unused)
            self._say(
                _(
                    "! A file of that name is there already; it was left as it was. "
                    "Enter takes the name that stands here now."
                )
            )
            return
        if whereto.unmade(file.parent) and self._may_make != file.parent:
            self._may_make = file.parent
            self._say(whereto.ask_to_make(file.parent))
            return
        try:
            ready = deliver(self._reflections, self._form, self._to, self._wish)
            write_private(file, ready.content)
        except (NoTypst, NotSet):
            self._say(_("! No PDF could be made of this. Choose Word or a web page instead."))
            return
        except OSError as error:
            why = whereto.why_not(error)
            self._say(_("! It did not work: {why}. No half file was left behind.").format(why=why))
            return
        done = _("Done: {file}.").format(file=clean_line(str(file)))
        self._say(" ".join((done, *ready.remarks)))
        self._done = True
        button = self.query_one("#make", Press)
        button.relabel(_("Back to the overview"))
        button.hint = _("Enter: back to the overview")
        button.focus()
        self._hint()

    def _meant(self, typed: str) -> Path:
        """The file that is meant, with the ending of its kind."""
        path = whereto.meant(typed)
        # Unlike `is_dir`, this raises nothing.
        if typed.rstrip().endswith(_ENDS) or os.path.isdir(path):  # noqa: PTH112
            path = path / self._file_name()
        ending = f".{self._to}"
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(self._done)
