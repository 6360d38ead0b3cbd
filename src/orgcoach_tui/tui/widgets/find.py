"""The line under the text in which one says what to find in it."""

from bisect import bisect
from collections.abc import Callable
from itertools import accumulate
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from orgcoach_tui.i18n import _
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.finding import places


class Sought(Line):
    """What is sought. Enter and the arrows go along the places."""

    BINDINGS: ClassVar = [
        Binding("down,f3", "turn(1)", show=False),
        Binding("up,shift+f3", "turn(-1)", show=False),
        Binding("escape", "stop", show=False),
    ]

    def __init__(self, turn: Callable[[int], None], stop: Callable[[], None]) -> None:
        super().__init__(id="sought", hint=_("Enter ↑ ↓: next, the one before     Esc: back"))
        self._turn, self._stop = turn, stop

    def action_turn(self, by: int) -> None:
        self._turn(by)

    def action_stop(self) -> None:
        self._stop()


class Find(Horizontal):
    """Open it on a box; the place that is found is selected there. Posts `Closed` when it is left."""

    class Closed(Message):
        """Go on in the text, where the cursor is now."""

    def __init__(self) -> None:
        super().__init__(id="find")
        self.display = False
        self._box: Editor | None = None
        self._text = ""
        self._from = 0
        self._places: list[tuple[int, int]] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        sought = Sought(self._turn, self.close)
        sought.border_title = _("Find in this answer")
        yield sought
        yield Static("", id="found")
        yield Press("›", id="find-next", hint=_("Enter: the next place"))
        yield Press(_("Back"), id="find-done", hint=_("Enter: back to the text"))

    def open(self, box: Editor) -> None:
        """Find in `box`, from its cursor on, at first what is selected there."""
        self._box, self._text = box, box.text
        row, column = min(box.selection)
        lines = self._text.split("\n")
        self._from = sum(len(line) + 1 for line in lines[:row]) + column
        self.display = True
        line = self.query_one(Sought)
        if box.selected_text and "\n" not in box.selected_text:
            line.value = box.selected_text
        line.focus()
        line.cursor_position = len(line.value)
        self._search()

    def close(self) -> None:
        """Put the cursor at the place and select nothing: the next letter must not wipe it out."""
        if self._box is None:
            return
        box, self._box = self._box, None
        self.display = False
        box.mark({})
        if self._places:
            box.move_cursor(box.selection.start, center=True)
        self.post_message(self.Closed())

    def turn(self) -> None:
        """To the next place."""
        self._turn(1)

    def read_again(self) -> None:
        """The text has changed while this stood open."""
        if self._box is not None:
            self._text = self._box.text
            self._places = places(self._text, self.query_one(Sought).value)
            self._at = min(self._at, max(len(self._places) - 1, 0))
            self._mark()

    @on(Press.Pressed, "#find-next")
    def _pressed_next(self, event: Press.Pressed) -> None:
        event.stop()
        self._turn(1)

    @on(Press.Pressed, "#find-done")
    def _pressed_done(self, event: Press.Pressed) -> None:
        event.stop()
        self.close()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._turn(1)

    def _search(self) -> None:
        if self._box is None:
            return
        self._places = places(self._text, self.query_one(Sought).value)
        after = (i for i, (begin, _end) in enumerate(self._places) if begin >= self._from)
        self._at = next(after, 0)
        self._mark()
        self._show()

    def _mark(self) -> None:
        """All places at once: where they crowd together says something too."""
        if self._box is None:
            return
        marks: dict[int, list[tuple[int, int]]] = {}
        starts = [0, *accumulate(len(line) + 1 for line in self._text.split("\n"))]
        for begin, end in self._places:
            row = bisect(starts, begin) - 1
            marks.setdefault(row, []).append((begin - starts[row], end - starts[row]))
        self._box.mark(marks)

    def _turn(self, by: int) -> None:
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._show()

    def _show(self) -> None:
        box = self._box
        if box is None:
            return
        said = ""
        if self._places:
            begin, end = self._places[self._at]
            box.move_cursor(self._location(begin))
            box.move_cursor(self._location(end), select=True, center=True)
            said = _("{n} of {all}").format(n=self._at + 1, all=len(self._places))
        elif self.query_one(Sought).value:
            said = _("not in this answer")
        self.query_one("#found", Static).update(Content(said))

    def _location(self, at: int) -> tuple[int, int]:
        row = self._text.count("\n", 0, at)
        return row, at - (self._text.rfind("\n", 0, at) + 1)
