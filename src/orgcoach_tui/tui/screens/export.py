"""A reflection as a web page, to give to somebody. What the mirror showed stays here."""

import os
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.press import Press

_ENDS = tuple(filter(None, (os.sep, os.altsep)))  # of the name of a folder


class ExportScreen(Page[None]):
    """The suggested name holds a date and no name of anybody: files get mailed and synchronised."""

    def __init__(self, reflection: Reflection) -> None:
        super().__init__()
        self._reflection = reflection
        self._may_make: Path | None = None  # a folder that was asked about

    def title_words(self) -> str:
        return _("Make a file")

    def body(self) -> ComposeResult:
        yield Static(Content(_("Where shall the file go?")), classes="asks")
        words = _("It becomes a page that opens in any browser and can be printed.")
        yield Static(Content(words), classes="why")
        name = _("reflection-{date}.html").format(date=self._reflection.date)
        suggested = whereto.free(whereto.documents() / name)
        line = Line(str(suggested), id="file", hint=_("Enter: make the file"))
        line.border_title = _("File")
        yield line
        yield Static("", id="page-said", classes="said")
        back = Press(_("Back to the overview"), id="done", hint=_("Enter: back to the overview"))
        back.display = False
        yield back

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        file = _as_page(event.value)
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
            write_private(file, self._made())
        except OSError as error:
            why = whereto.why_not(error)
            self._say(_("! It did not work: {why}. No half file was left behind.").format(why=why))
            return
        self._say(
            _("Done: {file}. The mirror did not go along.").format(file=clean_line(str(file)))
        )
        done = self.query_one("#done")
        done.display = True
        done.focus()

    def _made(self) -> bytes:
        from orgcoach_tui.export import Wish, compose, forms, made

        form = forms(self._reflection.language)[0]
        document = compose([self._reflection], form, Wish(by=self.orgcoach.settings))
        return made(document, "html").content

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    @on(Press.Pressed, "#done")
    def _back(self) -> None:
        self.action_back()


def _as_page(typed: str) -> Path:
    """The file that is meant, with an ending that opens in a browser."""
    path = whereto.meant(typed)
    # Unlike `is_dir`, this raises nothing.
    if typed.rstrip().endswith(_ENDS) or os.path.isdir(path):  # noqa: PTH112
        path = path / _("reflection.html")
    return path if path.suffix.lower() in (".html", ".htm") else path.with_name(path.name + ".html")
