"""A file that cannot be read as a reflection: what is wrong and where, its text, and mending it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.i18n import _
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Conflict, Damaged, Locked, NotFound, Problem, SaveFailed
from orgcoach_tui.journal.mending import mend
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui import trouble, whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk import editor

_SHOWN = 200_000  # characters


class DamagedScreen(Page[str]):
    """It is written only by who mends it in an editor. The result says what was done, or nothing."""

    AUTO_FOCUS: ClassVar = None

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._path = entry.path
        self._problem: Problem | None = entry.problem
        self._content = b""  # what the file holds, opened; nothing where it does not open
        self._kept = False  # what it held at first is in the bin

    def title_words(self) -> str:
        return _("Damaged file")

    def body(self) -> ComposeResult:
        self._read()
        yield Static(Content(self._what()), id="what", classes="said trouble")
        words = _("It has been left as it was, and your other reflections work as usual.")
        yield Static(Content(words), id="done", classes="said")
        where = whereto.shorten(self._path.parent, 70)
        words = _("It is in {folder}.").format(folder=clean_line(where))
        yield Static(Content(words), classes="why")
        if self._content:
            box = Editor(
                self._shown(), id="raw", hint=_("arrows: read     Tab: mend it"), read_only=True
            )
            box.show_line_numbers = True
            box.border_title = _("As text, only to read")
            yield box
        with Buttons():
            if self._content:
                hint = _("Enter: open it in your editor; what it is now goes to the bin")
                yield Press(_("Mend it in your editor"), id="mend", hint=hint)
            hint = _("Enter: choose one to put in its place")
            yield Press(_("Earlier versions"), id="earlier", hint=hint)

    def on_mount(self) -> None:
        self.query_one("#earlier").display = bool(self.orgcoach.store.versions(self._entry.id))
        self._to_line()

    def forget(self) -> None:
        """Let go of the text, when this screen has been closed by a lock."""
        self._content = b""

    def _what(self) -> str:
        name = clean_line(self._path.name)
        problem = self._problem or Problem(None, "", "")
        if problem.line is None:
            said = _("{file} is damaged: {what}.").format(file=name, what=problem.what)
        else:
            said = _("{file} is damaged: line {line}, {what}.").format(
                file=name, line=problem.line, what=problem.what
            )
        return f"! {said}"

    def _read(self) -> None:
        store = self.orgcoach.store
        self._path = store.disk.where(self._path)
        try:
            self._content = store.disk.content(self._path)
        except Damaged:
            self._content = b""

    def _clean(self) -> str:
        """Its text, without what no editor should be given: odd bytes, what steers a terminal."""
        return clean(self._content.decode("utf-8-sig", "replace"))

    def _clean_is_whole(self) -> bool:
        """Whether that was all that was wrong."""
        try:
            toml.loads(self._clean())
        except Damaged:
            return False
        return True

    def _shown(self) -> str:
        return self._clean()[:_SHOWN]

    def _to_line(self) -> None:
        """Show where it is wrong."""
        for box in self.query(Editor):
            box.focus()
            line = (self._problem.line or 1) - 1 if self._problem is not None else 0
            # After its own start, which goes to the end of the text.
            self.call_after_refresh(box.move_cursor, (line, 0), center=True)
        if not self.query(Editor):
            self.query_one("#earlier").focus()

    # -- mending

    @on(Press.Pressed, "#mend")
    def _mend(self) -> None:
        command = editor.command()
        if not command:
            self._say(_("No editor of your own is set. Its name goes in EDITOR or VISUAL."))
            return
        hidden = self.orgcoach.store.protected
        try:
            with editor.Draft(self._clean().rstrip("\n"), hidden=hidden) as draft:
                with self.app.suspend():
                    worked = draft.edit(command)
                    if worked and draft.at_once:
                        editor.wait_till_closed()
                written = draft.changed()
        except (OSError, SuspendNotSupported):
            self._say(_("The editor did not start. The file is as it was."))
            return
        finally:
            self.orgcoach.idle.again()
        if written is None and self._clean_is_whole():
            written = self._clean().rstrip("\n")
        if written is None:
            self._say(_("Back from the editor; the file is as it was."))
        else:
            self._take(written)

    def _take(self, written: str) -> None:
        """Write what comes from the editor, and look at it again."""
        text, store = f"{written}\n", self.orgcoach.store
        try:
            problem = mend(store, self._path, self._content, text, keep=not self._kept)
        except Conflict:
            self._read()
            self._show()
            self._say(_("! The file has changed just now, so yours was not written over it."))
            return
        except (SaveFailed, NotFound, Locked) as failed:
            kind = failed.kind if isinstance(failed, SaveFailed) else "other"
            self._say(trouble.not_changed(kind, str(store.folder)))
            return
        self._kept = True
        if problem is None:
            self.dismiss(_("The file is whole again. How it was before is in the bin."))
            return
        self._content, self._problem = text.encode("utf-8", "replace"), problem
        self._show()
        self._say(_("Not whole yet. What you changed is kept; how it was is in the bin."))

    def _show(self) -> None:
        self.query_one("#what", Static).update(Content(self._what()))
        for box in self.query(Editor):
            box.text = self._shown()
        self._to_line()

    def _say(self, words: str) -> None:
        done = self.query_one("#done", Static)
        done.set_class(words.startswith("!"), "trouble")
        done.update(Content(words))

    # -- an earlier version in its place

    @on(Press.Pressed, "#earlier")
    def _earlier(self) -> None:
        from orgcoach_tui.tui.screens.history import HistoryScreen

        about = self._entry.trajectory or self._entry.organisation
        self.app.push_screen(HistoryScreen(self._path, self._entry.id, about), self._brought)

    def _brought(self, brought: bool | None) -> None:
        if brought:
            self.dismiss(_("An earlier version is in its place. The damaged file is in the bin."))
