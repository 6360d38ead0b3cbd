"""A line for a name, with earlier names under it: down and Enter takes one, nothing fills itself in."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from orgcoach_tui.i18n import _
from orgcoach_tui.text import fold
from orgcoach_tui.tui.widgets.editor import Line

_SHOWN = 4


class NameField(Vertical):
    """`earlier` are the names used before, latest first."""

    class Entered(Message):
        """Enter was pressed: go on to the next field."""

        def __init__(self, field: "NameField") -> None:
            super().__init__()
            self.field = field

    class Changed(Message):
        """Another name stands in the field."""

        def __init__(self, field: "NameField", value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

    def __init__(
        self,
        title: str,
        value: str,
        earlier: Sequence[str],
        *,
        id: str,  # noqa: A002 - as Textual calls it
        hint: str,
    ) -> None:
        super().__init__(id=id, classes="name-field")
        self._title = title
        self._value = value
        self.earlier = earlier
        self._hint = hint

    def compose(self) -> ComposeResult:
        line = Line(self._value, placeholder=self._hint)
        line.hint = _("Enter: next     ↓: earlier names")
        line.border_title = self._title
        yield line
        names = OptionList(compact=True)
        names.display = False
        names.hint = _("Enter: take this name     ↑: back")  # type: ignore[attr-defined]
        yield names

    @property
    def line(self) -> Line:
        return self.query_one(Line)

    def on_descendant_focus(self) -> None:
        self.suggest()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self._hide_when_left)

    def _hide_when_left(self) -> None:
        if not self.has_focus_within:
            for names in self.query(OptionList):  # none when the screen is going
                names.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.suggest()
        self.post_message(self.Changed(self, event.value))

    def suggest(self) -> None:
        """Show the earlier names that hold what is typed."""
        typed = fold(self.line.value.strip())
        found = [n for n in self.earlier if typed in fold(n) and n != self.line.value][:_SHOWN]
        names = self.query_one(OptionList)
        if [o.id for o in names.options] != found:
            names.set_options(Option(Content(n), id=n) for n in found)
        names.display = bool(found) and self.has_focus_within

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self))

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.line.value = event.option.id or ""
        self.line.cursor_position = len(self.line.value)
        self.post_message(self.Entered(self))

    def key_down(self) -> None:
        names = self.query_one(OptionList)
        if names.display and self.line.has_focus:
            names.focus()
            names.highlighted = 0

    def key_up(self) -> None:
        names = self.query_one(OptionList)
        if names.has_focus and not names.highlighted:
            self.line.focus()
