"""The leak check: what could still be a name in what leaves, one question at a time."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound
from orgcoach_tui.names import Answer, Finding, asked
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.leaving import Leaving
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.press import Press

_ANSWERS: dict[str, Answer] = {"replace": "replace", "leave": "leave"}
_ROOM = 300  # characters of the sentence on either side


class LeaksScreen(Page[bool]):
    """True when nothing is left to ask. Every answer is kept at once; Esc keeps those there are.

    `1` replaces, `2` leaves it and never asks again, `3` leads to the answer it stands in; `4` passes
    over what may be passed over.
    """

    CSS_PATH: ClassVar = "../styles/export.tcss"
    AUTO_FOCUS = "#replace"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('replace')", show=False),
        Binding("2", "answer('leave')", show=False),
        Binding("3", "edit", show=False),
        Binding("4", "skip", show=False),
    ]

    def __init__(self, out: Leaving, file: str = "") -> None:
        super().__init__()
        self._out = out
        self._file = file
        self._now: Finding | None = None
        self._away = False  # in the walk

    def title_words(self) -> str:
        return _("Is this a name?")

    def body(self) -> ComposeResult:
        yield Static("", id="how-many", classes="why")
        yield Static("", id="question", classes="asks")
        yield Static("", id="around")
        line = Line(id="instead", hint=_("Enter: replace it by this     Tab: other answers"))
        line.border_title = _("In its place")
        yield line
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield Press("", id="replace", hint=_("Enter or 1: replace it, here and from now on"))
            yield Press("", id="leave", hint=_("Enter or 2: it stays, and is not asked again"))
            yield Press("", id="edit", hint=_("Enter or 3: to the answer; Esc there leads back"))
            yield Press(
                _("Not now"), id="skip", hint=_("Enter or 4: leave it this time, ask another time")
            )

    def on_mount(self) -> None:
        self._next()

    def forget(self) -> None:
        self._out.forget()
        self._now = None

    # -- what is shown

    def _next(self) -> None:
        left = self._out.left(self._file)
        if not left:
            self._now = None
            self.dismiss(True)
            return
        self._now = one = left[0]
        words = asked(one)
        n = sum(other.must for other in left)
        if n:
            said = ngettext(
                "{n} place has to be answered before this can go.",
                "{n} places have to be answered before this can go.",
                n,
            ).format(n=n)
        else:
            said = ngettext(
                "{n} word may be a name. You may pass over it.",
                "{n} words may be names. You may pass over them.",
                len(left),
            ).format(n=len(left))
        self.query_one("#how-many", Static).update(Content(said))
        more = f" ({words.more})" if words.more else ""
        self.query_one("#question", Static).update(Content(words.question + more))
        self.query_one("#around", Static).update(_around(one))
        line = self.query_one(Line)
        line.display = not one.place
        line.value = "" if one.place else clean_line(self._out.suggested(one))
        line.cursor_position = len(line.value)
        for name, label in words.answers.items():
            self.query_one(f"#{name}", Press).relabel(label)
        self.query_one("#edit").display = self._whose(one) is not None
        self.query_one("#skip").display = not one.must
        self.query_one("#replace").focus()
        self._hint()

    # -- answers

    @on(Press.Pressed, "#replace,#leave")
    def _pressed(self, event: Press.Pressed) -> None:
        self.action_answer(event.press.id or "")

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_answer("replace")

    def action_answer(self, name: str) -> None:
        if self._now is None or not self.is_active:
            return
        typed = clean_line(self.query_one(Line).value)
        wrong = self._out.answer(self._now, _ANSWERS[name], typed)
        self.query_one("#page-said", Static).update(Content(wrong))
        if not wrong:
            self._next()

    @on(Press.Pressed, "#skip")
    def action_skip(self) -> None:
        if self._now is not None and self.is_active and not self._now.must:
            self._out.skip(self._now)
            self._next()

    # -- to the text and back

    def _whose(self, finding: Finding) -> str | None:
        """The reflection in which it stands, where that is known."""
        if finding.spot.where == "file":
            return None
        if finding.spot.place is not None:
            return finding.spot.place.reflection
        return self._out.reflections[0].id if len(self._out.reflections) == 1 else None

    @on(Press.Pressed, "#edit")
    def action_edit(self) -> None:
        from orgcoach_tui.tui.screens.walk_hands import Carried
        from orgcoach_tui.walk.remarks import step_of

        if self._now is None or not self.is_active or (whose := self._whose(self._now)) is None:
            return
        place = self._now.spot.place
        part = place.part if place is not None else ""
        try:
            path = self.orgcoach.store.find(whose)
            self._away = True
            carried = Carried()  # looked at when the walk is shown
            self.orgcoach.walk_on(path, carried)
            if self.orgcoach.session is not None:
                carried.step = step_of(self.orgcoach.session, part).id
        except (Damaged, NotFound, Locked, OSError):
            self._away = False
            words = _("! This reflection cannot be opened just now.")
            self.query_one("#page-said", Static).update(Content(words))

    def on_screen_resume(self) -> None:
        if self._away:
            self._away = False
            self._out.read_again()
            self._next()

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(False)


def _around(finding: Finding) -> Content:
    """The sentence as it leaves, with the words in it marked; the middle of a very long one."""
    text, start, end = finding.sentence, finding.start, finding.end
    first, last = max(start - _ROOM, 0), min(end + _ROOM, len(text))
    return Content.assemble(
        "│ ",
        "…" if first else "",
        text[first:start],
        (text[start:end], "bold underline"),
        text[end:last],
        "…" if last < len(text) else "",
    )
