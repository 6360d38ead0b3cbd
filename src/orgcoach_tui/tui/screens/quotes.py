"""All answers with their places, one answer at a time on a whole screen."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets import layers
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.frame import Hints
from orgcoach_tui.tui.widgets.layers import Chips, Layers
from orgcoach_tui.tui.widgets.marks import marked, of_answer
from orgcoach_tui.tui.widgets.press import Press


class QuotesScreen(Page[Evidence]):
    """Up and down walk from place to place through all answers; Esc goes back.

    The result is a place that was not meant so, or that counts again after all. `dropped` says
    which ones were taken out before; `in_view` is turned here too, by the letters of the roles.
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
        in_view: Layers,
    ) -> None:
        super().__init__()
        self._reflection = reflection
        self._roles = roles
        self._dropped = dropped
        self._in_view = in_view
        self._question = place.question
        order = {a.key: n for n, a in enumerate(reflection.answers)}
        self._every = sorted(
            (*found.evidence, *found.against), key=lambda p: (order.get(p.question, 0), p.start)
        )
        self._places = in_view.seen(self._every)
        self._at = self._places.index(place) if place in self._places else 0

    def title_words(self) -> str:
        return _("In your text")

    def body(self) -> ComposeResult:
        with VerticalScroll(id="text", can_focus=False):
            yield Static("", id="question", classes="asks")
            yield Static("", id="marked")
        yield Chips("", id="layers")
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
        hints = [_("↑ ↓: the next place"), _("letter: a role off or on"), self.out_words()]
        if self._places and self._places[self._at].counts:
            hints.insert(1, _("Delete: not what I meant"))
        self.query_one(Hints).show(*hints)

    def _show(self) -> None:
        self._draw_layers()
        current = self._places[self._at] if self._places else None
        self._question = current.question if current else self._question
        answer = self._reflection.answer(self._question)
        if answer is None:
            return
        places = of_answer(self._places, self._question)
        marks = marked(answer.text, places, current, self._roles)
        self.query_one("#question", Static).update(Content(answer.question or answer.title))
        self.query_one("#marked", Static).update(marks)
        drop = self.query_one("#drop", Press)
        drop.display = current is not None and current.counts
        self._hint()
        if current is None:
            return
        again = _("Count them after all")
        drop.relabel(again if self._dropped(current) else _("That’s not what I meant"))
        before = answer.text[: current.start]
        self.query_one("#text").scroll_to(
            y=max(len(before) // max(self.size.width - 4, 1) + before.count("\n") - 3, 0),
            animate=False,
        )

    def _draw_layers(self) -> None:
        """The roles of which there are places, with how many; between brackets what is out of view."""
        shown = []
        for role in (*ROLES, MIDDLE):
            if number := sum(place.role == role for place in self._every):
                about = self._roles[role]
                name = "" if self.has_class("-narrow") else f" {about.short}"
                shown.append(layers.switch(about, self._in_view) + Content(f"{name} {number}"))
        said = Content("   ").join(shown)
        if not self._places:
            said = said + Content("   ") + Content(layers.nothing_in_view())
        self.query_one("#layers", Chips).update(said)

    def on_key(self, event: events.Key) -> None:
        if role := layers.by_letter(event.character, self._roles):
            event.stop()
            self._turn(role)

    @on(Chips.Turned)
    def _chip_turned(self, event: Chips.Turned) -> None:
        self._turn(event.role)

    def _turn(self, role: str) -> None:
        """Take the places of `role` out of view or bring them back, and stay as near as can be."""
        here = self._every.index(self._places[self._at]) if self._places else 0
        self._in_view.turn(role)
        self._places = self._in_view.seen(self._every)
        after = (n for n, p in enumerate(self._places) if self._every.index(p) >= here)
        self._at = next(after, max(len(self._places) - 1, 0))
        self._show()

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
