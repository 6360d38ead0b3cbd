"""Handing back: a file for each that is done, in a folder, in a word processor's form or a small one."""

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from orgcoach_tui.files import make_private_folder
from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.journal.errors import Damaged, Locked, ReadOnly, SaveFailed
from orgcoach_tui.review import evening, handback
from orgcoach_tui.review.evening import Row
from orgcoach_tui.review.handback import Kind
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.screens.review_desk import Evening
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.columns import fit
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.press import Press

_KINDS: dict[Kind, str] = {
    "docx": N_("Word, with your comments in the margin"),
    "comments": N_("a small file with nothing but your comments"),
}
_TITLE = 10  # cells
_FOLDER = "orgcoach-comments"


class HandBackScreen(Page[None]):
    """Left and right change a row; the button writes the files."""

    CSS_PATH = "../styles/review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    can_review = False

    def __init__(self, found: Evening) -> None:
        super().__init__()
        self._evening = found
        self._kind: Kind = "docx"
        self._all = not self._chosen(every=False)
        self._may_make = ""
        self._nameless = False  # it was asked, and is meant so

    def title_words(self) -> str:
        return _("Hand back")

    def body(self) -> ComposeResult:
        yield Choices([], id="choices")
        yield Static("", id="who-gets", classes="why")
        line = Line(str(whereto.documents() / _FOLDER), id="folder", hint=_("Enter: hand back"))
        line.border_title = _("Folder")
        yield line
        name = Line(clean_line(self.orgcoach.settings.author), id="by", hint=_("Enter: hand back"))
        name.border_title = _("Your name, as it stands with the comments")
        yield name
        yield Static("", id="page-said", classes="said")
        yield Buttons(
            Press(
                _("Hand back ›"),
                id="hand",
                hint=_("Enter: write the files     ↑: change something     Esc: back"),
            )
        )

    def on_mount(self) -> None:
        self._show()
        self.query_one("#hand" if self.orgcoach.settings.author else "#by").focus()

    def forget(self) -> None:
        self._evening.forget()

    def _chosen(self, *, every: bool) -> list[Row]:
        return [
            row
            for row in self._evening.rows
            if row.desk.to_hand_back and (every or row.desk.done) and not row.damaged
        ]

    def _show(self) -> None:
        which = _("all with comments") if self._all else _("those that are done")
        choices = self.query_one("#choices", Choices)
        choices.hint = _("↑ ↓: choose     ← → or Enter: change     Tab: go on")
        rows = (("which", _("Which"), which), ("kind", _("Kind"), _(_KINDS[self._kind])))
        choices.show(
            [Choice(id_, f"{fit(title, _TITLE)} ‹ {value} ›") for id_, title, value in rows]
        )
        found = self._chosen(every=self._all)
        n = len(found)
        said = ngettext("{n} file, for {names}.", "{n} files, for {names}.", n)
        names = ", ".join(dict.fromkeys(row.named for row in found))
        none = _("Nothing here has comments that were not handed back yet.")
        words = said.format(n=n, names=names) if n else none
        self.query_one("#who-gets", Static).update(Content(words))

    def action_turn(self, by: int) -> None:  # noqa: ARG002 - there are two of each
        choices = self.query_one("#choices", Choices)
        if not choices.has_focus or choices.highlighted_option is None:
            return
        if choices.highlighted_option.id == "which":
            self._all = not self._all
        else:
            self._kind = "comments" if self._kind == "docx" else "docx"
        self._show()

    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        self.action_turn(1)

    # -- writing

    @on(Press.Pressed, "#hand")
    @on(Input.Submitted)
    def _hand(self) -> None:
        found = self._chosen(every=self._all)
        if not found:
            self._show()
            return
        author = clean_line(self.query_one("#by", Line).value)
        if not author and not self._nameless:
            self._nameless = True
            self.query_one("#by").focus()
            self._say(
                _("! Without a name nobody knows whose comments these are. Enter again goes on.")
            )
            return
        typed = self.query_one("#folder", Line).value
        folder = whereto.meant(typed)
        if whereto.unmade(folder) and self._may_make != typed:
            self._may_make = typed
            self._say(whereto.ask_to_make(folder))
            return
        made = 0
        try:
            if not os.path.isdir(folder):  # noqa: PTH112 - unlike `is_dir` it raises nothing
                make_private_folder(folder)
            sent = [row.sent for row in found]
            for _handed in handback.hand_back(
                self._evening.store, sent, self._kind, folder, author
            ):
                made += 1
            said = _("Done.")
        except OSError as error:
            why = whereto.why_not(error)
            said = _("! It did not work: {why}. No half file was left behind.").format(why=why)
        except (SaveFailed, Locked, Damaged, ReadOnly):
            said = _("! The folder with your comments cannot be read just now.")
        if author and author != self.orgcoach.settings.author and made:
            self.orgcoach.change(author=author)
        shown = whereto.shorten(folder, 50)
        files = ngettext("{n} file in {folder}.", "{n} files in {folder}.", made)
        self._again()
        self._say(
            " ".join(filter(None, (said, files.format(n=made, folder=shown) if made else "")))
        )

    def _again(self) -> None:
        """What is on the desk now."""
        store, rows = self._evening.store, self._evening.rows
        try:
            rows[:] = [evening.row(store, row.sent) for row in rows]
        except (SaveFailed, Locked):
            return
        self._show()

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))
