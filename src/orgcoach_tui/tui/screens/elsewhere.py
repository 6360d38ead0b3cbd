"""Keeping a reflection in another folder when its own will not take it."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.session import Session


class ElsewhereScreen(Page[bool]):
    """A copy goes into the folder that is given. The result says whether it did."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._worked = False
        self._may_make: Path | None = None  # a folder that was asked about

    def title_words(self) -> str:
        return _("Save elsewhere")

    def out_words(self) -> str:
        return _("Esc: back to your text")

    def body(self) -> ComposeResult:
        yield Static(Content(_("Which folder should your text go in?")), classes="asks")
        words = _("It is still on the screen too. Another disk or a USB stick will do.")
        yield Static(Content(words), classes="why")
        line = Line(str(Path.home()), id="folder", hint=_("Enter: save there"))
        line.border_title = _("Folder")
        yield line
        yield Static("", id="page-said", classes="said")
        back = Press(_("Back to your text"), id="done", hint=_("Enter: back to your text"))
        back.display = False
        yield back

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        from orgcoach_tui.journal.toml import dumps

        r = self._session.reflection
        said = self.query_one("#page-said", Static)
        file = whereto.free(whereto.meant(event.value) / f"orgcoach-{r.date}-{r.id}.toml")
        if whereto.unmade(file.parent) and self._may_make != file.parent:
            self._may_make = file.parent
            said.update(Content(whereto.ask_to_make(file.parent)))
            return
        try:
            write_private(file, dumps(r).encode())
        except OSError as error:
            said.update(
                Content(
                    _("! Not saved there: {why}. Another folder may work.").format(
                        why=whereto.why_not(error)
                    )
                )
            )
            return
        self._worked = self._session.elsewhere = True
        said.update(
            Content(
                _("Your text as it is now is saved in {file}.").format(file=clean_line(str(file)))
            )
        )
        done = self.query_one("#done")
        done.display = True
        done.focus()

    @on(Press.Pressed, "#done")
    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(self._worked)
