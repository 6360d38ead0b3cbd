"""All answers with their places, one answer at a time on a whole screen."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.guide.model import Role
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.frame import Hints
from orgcoach_tui.tui.widgets.marks import marked, of_answer
from orgcoach_tui.tui.widgets.press import Press


class QuotesScreen(Page[Evidence]):
    """Up and down walk from place to place through all answers; Esc goes back.

    The result is a place that was not meant so, or that counts again after all. `dropped` says
    which ones were taken out before.
    """

    AUTO_FOCUS = ""  # the keys are the page's own; Tab goes to the buttons
    BINDINGS: ClassVar = [
        Binding("enter", "back", show=False),
        Binding("up,left", "move(-1)", show=False),
        Binding("down,right", "move(1)", show=False),
        Binding("pageup", "scroll_text(-1)", show=False),
        Binding("pagedown", "scroll_text(1)", show=False),
        Binding("delete,backspace", "drop", show=False),
    ]

    def __init__(
        self,
        reflection: Reflection,
        found: Suggestion,
        place: Evidence,
        roles: Mapping[str, Role],
        dropped: Callable[[Evidence], bool],
    ) -> None:
        super().__init__()
        self._reflection = reflection
        self._roles = roles
        self._dropped = dropped
        order = {a.key: n for n, a in enumerate(reflection.answers)}
        self._places = sorted(
            (*found.evidence, *found.against), key=lambda p: (order.get(p.question, 0), p.start)
        )
        self._at = self._places.index(place) if place in self._places else 0

    def title_words(self) -> str:
        return _("In your text")

    def body(self) -> ComposeResult:
        with VerticalScroll(id="text", can_focus=False):
            yield Static("", id="question", classes="asks")
            yield Static("", id="marked")
        yield Buttons(
            Press(_("Next place ›"), id="next-place", hint=_("Enter: the next place")),
            Press(_("‹ Previous place"), id="place-before", hint=_("Enter: the place before")),
            Press("", id="drop", hint=_("Enter: these words do not count, or count again")),
        )

    def on_mount(self) -> None:
        self._show()

    def _hint(self) -> None:
        if self.focused is not None:
            super()._hint()
            return
        hints = [_("↑ ↓: the next place"), self.out_words()]
        if self._places and self._places[self._at].counts:
            hints.insert(1, _("Delete: not what I meant"))
        self.query_one(Hints).show(*hints)

    def _show(self) -> None:
        if not self._places:
            return
        current = self._places[self._at]
        answer = self._reflection.answer(current.question)
        if answer is None:
            return
        places = of_answer(self._places, current.question)
        marks = marked(answer.text, places, current, self._roles)
        self.query_one("#question", Static).update(Content(answer.question or answer.title))
        self.query_one("#marked", Static).update(marks)
        drop = self.query_one("#drop", Press)
        drop.display = current.counts
        again = _("Count them after all")
        drop.relabel(again if self._dropped(current) else _("That’s not what I meant"))
        self._hint()
        before = answer.text[: current.start]
        self.query_one("#text").scroll_to(
            y=max(len(before) // max(self.size.width - 4, 1) + before.count("\n") - 3, 0),
            animate=False,
        )

    @on(Press.Pressed, "#next-place")
    def _next(self) -> None:
        self.action_move(1)

    @on(Press.Pressed, "#place-before")
    def _before(self) -> None:
        self.action_move(-1)

    def action_move(self, by: int) -> None:
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._show()

    def action_scroll_text(self, by: int) -> None:
        text = self.query_one("#text")
        text.scroll_relative(y=by * max(text.size.height - 1, 1), animate=False)

    @on(Press.Pressed, "#drop")
    def action_drop(self) -> None:
        if self.is_active and self._places and self._places[self._at].counts:
            self.dismiss(self._places[self._at])
