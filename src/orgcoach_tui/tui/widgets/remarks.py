"""Comments to be read and settled one by one: `Remark` shows one, `Remarks` is what they scroll in.

For whoever builds a screen with comments:

    with Remarks(id="remarks"):
        yield Static(…)                                   # titles, answers, whatever stands between
        yield Remark(comment, words(reflection, comment, n), acts=(Act("edit", _("Change it")),))

A focused `Remark` posts `Remark.Acted` for the digit of one of its `acts`, counted from 1, and
`Remark.Entered` for Enter or a click. Letters are left to the screen. ↑ ↓ go from one to the next,
and through a long one row by row. Nothing in it is read as markup, and `words` cleans what came in.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.tui.commands import GAP
from orgcoach_tui.tui.widgets.press import Press

_ROWS = 3  # that an arrow goes on in a long one
MOST = 200
"""How many a screen mounts; nobody reads more, and a hostile file may hold thousands."""


class Act(NamedTuple):
    """What can be done with a comment."""

    id: str
    label: str


def words(reflection: Reflection, comment: Comment, number: int) -> Content:
    """A comment as the writer of `reflection` reads it; the words it is about stand in it."""
    from orgcoach_tui.review.said import body, head

    lines = [Content.styled(head(comment, number), "bold")]
    return Content("\n").join([*lines, *map(Content, body(reflection, comment))])


class Remark(Static, can_focus=True):
    """One comment. `more` is what Enter does, in the words of the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", show=False),
        Binding("down", "along(1)", show=False),
        Binding("up", "along(-1)", show=False),
    ]

    class Acted(Message):
        """The writer wants to do `act` (its id) with it."""

        def __init__(self, remark: "Remark", act: str) -> None:
            super().__init__()
            self.remark = remark
            self.act = act

    class Entered(Message):
        """Enter or a click."""

        def __init__(self, remark: "Remark") -> None:
            super().__init__()
            self.remark = remark

    def __init__(
        self, comment: Comment, said: Content, *, acts: Sequence[Act] = (), more: str = ""
    ) -> None:
        super().__init__(said, classes="remark")
        self.comment = comment
        self.acts = tuple(acts)
        self._more = more
        self.set_class(comment.state != "open", "settled")

    @property
    def hint(self) -> str:
        keys = [f"{n}: {act.label.lower()}" for n, act in enumerate(self.acts, 1)]
        return GAP.join(filter(None, (*keys, self._more)))

    @property
    def help(self) -> str:
        return _(
            "A comment that somebody wrote back. A digit does with it what the last row says, and "
            "Enter or a click shows the same as a list. Nothing in your answer changes by itself."
        )

    def on_key(self, event: events.Key) -> None:
        # Every digit stops here: one that does nothing is a slip, not a text.
        if event.character is not None and event.character in "0123456789":
            event.stop()
            if 0 < int(event.character) <= len(self.acts):
                self.post_message(self.Acted(self, self.acts[int(event.character) - 1].id))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_enter()

    def action_enter(self) -> None:
        self.post_message(self.Entered(self))

    def action_along(self, by: int) -> None:
        self.query_ancestor(Remarks).along(self, by)


class Remarks(VerticalScroll, can_focus=False):
    """What comments stand in, with whatever stands between them."""

    def along(self, here: Widget, by: int) -> None:
        """On from `here` to the next (1) or the one before (-1), or first to the rest of it."""
        region, top = here.virtual_region, self.scroll_offset.y
        hidden = region.bottom - top - self.scrollable_content_region.height
        if by > 0 and hidden > 0:
            self.scroll_relative(y=min(_ROWS, hidden), animate=False)
        elif by < 0 and region.y < top:
            self.scroll_relative(y=-min(_ROWS, top - region.y), animate=False)
        else:
            stops = [one for one in self.query(Widget) if one.can_focus and one.display]
            at = stops.index(here) + by
            if 0 <= at < len(stops):
                stops[at].focus()
            else:
                self.scroll_relative(y=by * _ROWS, animate=False)

    def action_scroll_up(self) -> None:
        """From a button between or below them ↑ ↓ lead on too."""
        self._from_button(-1)

    def action_scroll_down(self) -> None:
        self._from_button(1)

    def _from_button(self, by: int) -> None:
        if isinstance(here := self.screen.focused, Press) and self in here.ancestors:
            self.along(here, by)

    def first(self) -> Remark | Press | None:
        """The first that can be stood on."""
        return next(iter(self.query(Remark)), None) or next(iter(self.query(Press)), None)
