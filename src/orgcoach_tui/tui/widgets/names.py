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
        line.border_title = self._title
        yield line
        names = OptionList(compact=True)
        names.display = False
        names.can_focus = False  # the line keeps the focus, so Tab and letters mean what they did
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

    def part(self) -> str:
        """What of the line an earlier name may complete."""
        return self.line.value

    def there(self) -> Sequence[str]:
        """The names that stand in the line already."""
        return (self.line.value,)

    def suggest(self) -> None:
        """Show the earlier names that hold what is typed."""
        typed, there = fold(self.part().strip()), self.there()
        found = [n for n in self.earlier if typed in fold(n) and n not in there][:_SHOWN]
        names = self._names
        if [o.id for o in names.options] != found:
            names.set_options(Option(Content(n), id=n) for n in found)
            names.highlighted = None
        names.display = bool(found) and self.has_focus_within
        hints = [_("Enter: next")] + ([_("↓: earlier names")] if found else [])
        self.line.hint = "     ".join(hints)

    @property
    def _names(self) -> OptionList:
        return self.query_one(OptionList)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        names = self._names
        if names.display and names.highlighted is not None:
            self._take(names.get_option_at_index(names.highlighted).id or "")
        else:
            self.post_message(self.Entered(self))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option.id or "")

    def _take(self, name: str) -> None:
        self.line.value = name
        self.line.cursor_position = len(name)
        self.post_message(self.Entered(self))

    def key_down(self) -> None:
        """To the first earlier name, or the next one."""
        names = self._names
        if names.display:
            at = -1 if names.highlighted is None else names.highlighted
            names.highlighted = min(at + 1, names.option_count - 1)

    def key_up(self) -> None:
        """Back, and from the first name to none."""
        names = self._names
        if names.display and names.highlighted is not None:
            names.highlighted = names.highlighted - 1 if names.highlighted else None
