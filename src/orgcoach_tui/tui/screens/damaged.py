"""A file that cannot be read as a reflection: what is wrong and where, and its text as it is."""

from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Problem
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.editor import Editor

_SHOWN = 200_000  # characters


class DamagedScreen(Page[None]):
    """Nothing is ever written to such a file; it can be mended by hand in an editor."""

    def __init__(self, path: Path, problem: Problem) -> None:
        super().__init__()
        self._path = path
        self._problem = problem

    def title_words(self) -> str:
        return _("Damaged file")

    def body(self) -> ComposeResult:
        problem = self._problem
        name = clean_line(self._path.name)
        if problem.line is None:
            said = _("{file} is damaged: {what}.").format(file=name, what=problem.what)
        else:
            said = _("{file} is damaged: line {line}, {what}.").format(
                file=name, line=problem.line, what=problem.what
            )
        yield Static(Content(f"! {said}"), classes="said trouble")
        words = _("It has been left as it was, and your other reflections work as usual.")
        yield Static(Content(words), classes="said")
        where = whereto.shorten(self._path.parent, 70)
        words = _("It is in {folder}.").format(folder=clean_line(where))
        yield Static(Content(words), classes="why")
        text = self._text()
        if text:
            box = Editor(text, id="raw", hint=_("arrows: read"), read_only=True)
            box.show_line_numbers = True
            box.border_title = _("As text, only to read")
            yield box

    def on_mount(self) -> None:
        for box in self.query(Editor):
            box.focus()
            # After its own start, which goes to the end of the text.
            line = (self._problem.line or 1) - 1
            self.call_after_refresh(box.move_cursor, (line, 0), center=True)

    def _text(self) -> str:
        try:
            content = read_regular(self._path, LARGEST)
        except (OSError, TooLarge):
            return ""
        return clean(content.decode("utf-8-sig", "replace")[:_SHOWN])
