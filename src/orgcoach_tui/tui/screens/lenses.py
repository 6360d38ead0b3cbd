"""The chapter's ways of looking on one reflection: quotes and questions, nothing judged or kept."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui import dates, i18n
from orgcoach_tui.export.at_play import lenses
from orgcoach_tui.export.document import Block, Document, Heading, Paragraph
from orgcoach_tui.i18n import _
from orgcoach_tui.insight.lenses import look
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.paper import Paper, on_paper


class LensesScreen(Page[None]):
    """To read; `reflection` is as it was when one came here."""

    CSS_PATH: ClassVar = ["../styles/export.tcss", "../styles/insight.tcss"]

    def __init__(self, reflection: Reflection) -> None:
        super().__init__()
        self._reflection: Reflection | None = reflection

    def title_words(self) -> str:
        return _("The chapter’s lenses")

    def body(self) -> ComposeResult:
        with Paper(id="paper", hint=_("↑ ↓: read")):
            yield Static(Content(_("One moment…")), id="on-paper")

    def on_mount(self) -> None:
        self.query_one(Paper).focus()
        self._look()

    def forget(self) -> None:
        """Let go of the text, when this screen has been closed by a lock."""
        self._reflection = None

    @work(thread=True, exclusive=True, group="lenses")
    def _look(self) -> None:
        reflection = self._reflection
        if reflection is None:
            return
        names = (dates.long(reflection.date), reflection.organisation, reflection.trajectory)
        blocks: list[Block] = [
            Heading(_("The chapter’s lenses"), 1),
            Paragraph(" · ".join(filter(None, map(clean_line, names))), "note"),
        ]
        found = [*lenses(look([reflection], i18n.language()), [reflection])]
        said = _("There is no answer here to look at in this way.")
        blocks += found or [Paragraph(said)]
        document = Document(i18n.language(), self.title_words(), tuple(blocks), ())
        self.app.call_from_thread(self._show, document)

    def _show(self, document: Document) -> None:
        self.query_one("#on-paper", Static).update(on_paper(document))
