"""A button of one row, written `[so]`."""

from typing import Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Press(Static, can_focus=True):
    """Enter or a click presses it. `hint` is what the footer says while it has the focus."""

    BINDINGS = [
        Binding("enter", "press", show=False),
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
    ]

    class Pressed(Message):
        """Posted when it is pressed."""

        def __init__(self, press: "Press") -> None:
            super().__init__()
            self.press = press

        @property
        def control(self) -> "Press":
            return self.press

    def __init__(self, label: str, *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(Content(f"[{label}]"), **kwargs)
        self.label = label
        self.hint = hint

    def relabel(self, label: str) -> None:
        """Show another label."""
        self.label = label
        self.update(Content(f"[{label}]"))

    def action_press(self) -> None:
        self.post_message(self.Pressed(self))

    def action_beside(self, by: int) -> None:
        """To the button beside it in the row; at either end it stays."""
        row = [b for b in (self.parent.query(Press) if self.parent else ()) if b.display]
        at = row.index(self) + by
        if 0 <= at < len(row):
            row[at].focus()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_press()
