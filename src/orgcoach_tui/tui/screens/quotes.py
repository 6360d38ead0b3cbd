"""All answers with their places, one answer at a time on a whole screen."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from orgcoach_tui.guide.model import Role
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.tui.widgets.frame import Hints, TopBar
from orgcoach_tui.tui.widgets.marks import marked, of_answer


class QuotesScreen(Screen[None]):
    """Up and down walk from place to place through all answers; Esc goes back."""

    BINDINGS: ClassVar = [
        Binding("escape,enter", "back", show=False),
        Binding("up,left", "move(-1)", show=False),
        Binding("down,right", "move(1)", show=False),
    ]

    def __init__(
        self,
        reflection: Reflection,
        found: Suggestion,
        place: Evidence,
        roles: Mapping[str, Role],
    ) -> None:
        super().__init__()
        self._reflection = reflection
        self._roles = roles
        order = {a.key: n for n, a in enumerate(reflection.answers)}
        self._places = sorted(
            (*found.evidence, *found.against), key=lambda p: (order.get(p.question, 0), p.start)
        )
        self._at = self._places.index(place) if place in self._places else 0

    def compose(self) -> ComposeResult:
        yield TopBar(_("In your text"), out=_("Esc: back"))
        with VerticalScroll(id="text"):
            yield Static("", id="question", classes="asks")
            yield Static("", id="marked")
        yield Hints()

    def on_mount(self) -> None:
        self._show()
        self.call_after_refresh(
            self.query_one(Hints).show, _("↑ ↓: the next place"), _("Esc: back")
        )

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
        before = answer.text[: current.start]
        self.query_one("#text").scroll_to(
            y=max(len(before) // max(self.size.width - 4, 1) + before.count("\n") - 3, 0),
            animate=False,
        )

    def action_move(self, by: int) -> None:
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._show()

    def action_back(self) -> None:
        self.app.pop_screen()
