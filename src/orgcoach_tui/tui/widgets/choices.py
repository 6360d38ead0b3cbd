"""A list to choose from, one row a choice."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from orgcoach_tui.i18n import _
from orgcoach_tui.tui.widgets.columns import NAME, beside


def turned(values: Sequence[str], now: str, by: int) -> str:
    """The value `by` places on from `now`, round and round; a value not among them is the first."""
    at = values.index(now) if now in values else 0
    return values[(at + by) % len(values)]


class Choice(NamedTuple):
    """`about` says in a few words what it is, where there is room for that."""

    id: str
    name: str
    about: str = ""


class Choices(OptionList):
    """Arrows choose, Enter takes. `OptionSelected` tells which, by its id.

    `width` is how many cells there are for the name, where something stands beside it.
    """

    def __init__(self, choices: Sequence[Choice], *, width: int = NAME, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hint = _("↑ ↓: choose     Enter: go on")
        self._choices = tuple(choices)
        self._width = width
        self._room = 0

    def on_mount(self) -> None:
        self._lay_out()
        self.highlighted = 0

    def on_resize(self) -> None:
        if self.size.width != self._room:
            self._lay_out()

    def show(self, choices: Sequence[Choice]) -> None:
        """Other choices, or other words for the same; the bar stays on the same row."""
        self._choices = tuple(choices)
        self._lay_out()

    def _lay_out(self) -> None:
        self._room = self.size.width
        at = self.highlighted
        self.set_options(
            Option(Content(beside(c.name, c.about, self._room - 2, self._width)), id=c.id)
            for c in self._choices
        )
        if at is not None and self._choices:
            self.highlighted = min(at, len(self._choices) - 1)
