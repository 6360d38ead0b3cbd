"""What came back, as it would land: which reflection, how many, and each at its place. Then it is kept."""

import copy
from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.comments import add
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.review import Brought, Found, bring_home
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.remarks import MOST, Remark, Remarks, words
from orgcoach_tui.walk.remarks import title_of

_LEFT_SHOWN = 100


class FoundScreen(Page[tuple[str, ...]]):
    """The result: the ids of the reflections that have something new now."""

    CSS_PATH: ClassVar = "../styles/remarks.tcss"
    AUTO_FOCUS = "#take, #nothing"

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found
        self._left = [clean(line) for kind, line in found.left if kind != "mark" and line.strip()]
        self._new = 0

    def title_words(self) -> str:
        return _("This came back")

    def body(self) -> ComposeResult:
        inside = [*self._inside()]
        with Remarks(id="all-remarks"):
            yield from inside
            if self._left:
                shown = Static(Content("\n".join(self._left[:_LEFT_SHOWN])), id="left")
                shown.display = False
                yield shown
        yield Static("", id="page-said", classes="said")
        with Buttons():
            if self._new:
                label = ngettext("Keep {n} comment ›", "Keep {n} comments ›", self._new)
                yield Press(
                    label.format(n=self._new),
                    id="take",
                    hint=_("Enter: keep them     Shift+Tab: read them     Esc: keep nothing"),
                )
            else:
                yield Press(_("Back"), id="nothing", hint=_("Enter: back"))
            if self._left:
                yield Press(
                    _("What was left out"), id="show-left", hint=_("Enter: show it, or no longer")
                )

    def forget(self) -> None:
        """Let go of what was read, when a lock has closed this screen."""
        self._found, self._left = Found(), []

    def _inside(self) -> Iterator[Widget]:
        """Each reflection with what is new about it, part by part."""
        store = self.orgcoach.store
        for id_, comments in self._found.comments.items():
            try:
                reflection = store.read(store.find(id_)).reflection
            except (NotFound, Damaged):
                continue
            trial = copy.deepcopy(reflection)
            new = add(trial, comments)
            self._new += len(new)
            yield Static(Content(_about(trial)), classes="part")
            yield Static(Content(_counted(len(new), len(comments) - len(new))))
            at = len(reflection.comments) + 1
            for n, comment in list(enumerate(new, at))[:MOST]:
                place = _("With ‘{place}’").format(place=title_of(trial, comment.part))
                said = Content(place) + "\n"
                yield Remark(comment, said + words(trial, comment, n))
        if not any(self._found.comments.values()):
            yield Static(Content(_("Nobody wrote anything in it.")), classes="part")
        if n := self._found.elsewhere:
            said_elsewhere = ngettext(
                "{n} comment is about a reflection that is not in your journal; it was left out.",
                "{n} comments are about reflections that are not in your journal; they were left out.",
                n,
            )
            yield Static(Content(said_elsewhere.format(n=n)))
        if n := len(self._left):
            said_left = ngettext(
                "{n} line was taken for your own words, a greeting or a mail that was quoted.",
                "{n} lines were taken for your own words, a greeting or a mail that was quoted.",
                n,
            )
            yield Static(Content(said_left.format(n=n)))

    @on(Press.Pressed, "#show-left")
    def _show_left(self) -> None:
        left = self.query_one("#left")
        left.display = not left.display
        self.call_after_refresh(self.query_one(Remarks).scroll_end, animate=False)

    @on(Press.Pressed, "#nothing")
    def action_back(self) -> None:
        super().action_back()

    @on(Press.Pressed, "#take")
    def _take(self) -> None:
        if not self.is_active:
            return
        try:
            brought = bring_home(self.orgcoach.store, self._found)
        except Locked:
            return
        wrong = [one for one in brought if one.problem]
        if wrong:
            self.query_one("#page-said", Static).update(Content(_problem(wrong[0])))
            return
        self.dismiss(tuple(one.id for one in brought if one.added))


def _about(reflection: Reflection) -> str:
    named = (reflection.organisation, reflection.trajectory, reflection.guide_title)
    return " · ".join(filter(None, (dates.long(reflection.date), *map(clean_line, named))))


def _counted(new: int, known: int) -> str:
    there = ngettext("{n} was there already", "{n} were there already", known).format(n=known)
    if not new:
        return _("Nothing new: {there}.").format(there=there) if known else _("Nothing new.")
    said = ngettext("{n} new comment", "{n} new comments", new).format(n=new)
    return f"{said}, {there}." if known else f"{said}."


def _problem(brought: Brought) -> str:
    """Why it could not be kept. What could be is kept, and comes as known the next time."""
    said = {
        "conflict": _(
            "! The reflection is being changed in another window. Nothing in it was changed; try "
            "again."
        ),
        "newer": _("! This reflection was made with a newer orgcoach; it can only be read."),
        "gone": _("! The reflection cannot be read any more. The overview shows what is wrong."),
        "full": _(
            "! Not kept yet: the disk is full. Your answers are as they were. Free some space and "
            "try again."
        ),
        "large": _("! Not kept: with these comments the reflection becomes too large."),
    }
    other = _("! Not kept yet: nothing can be saved there just now. Try again.")
    return said.get(brought.problem, other)
