"""The two places to type in: a roomy box and a single line. Nothing that steers a terminal gets in."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from orgcoach_tui.text import clean, clean_line


class Editor(TextArea):
    """A box for an answer. Tab leaves it, Enter is a new line.

    With `one_sentence`, Enter asks to go on instead: the text still wraps, as one paragraph.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"editor--mark"}

    class Entered(Message):
        """Enter was pressed in a box of one sentence: go on."""

        def __init__(self, editor: "Editor") -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> "Editor":
            return self.editor

    class Copied(Message):
        """Something was handed to the terminal for the clipboard."""

    def __init__(
        self, text: str = "", *, hint: str = "", one_sentence: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, **kwargs)
        self.hint = hint
        self.one_sentence = one_sentence
        self.highlight_cursor_line = False
        self._marks: Mapping[int, Sequence[tuple[int, int]]] = {}

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)
        self.cursor_blink = self.app.animation_level != "none"

    def mark(self, marks: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        """Show these places, begin and end by line; what is selected stays stronger than they."""
        self._marks = marks
        self._line_cache.clear()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        for begin, end in self._marks.get(line_index, ()):
            line.stylize(self.get_component_rich_style("editor--mark"), begin, end)
        return line

    def action_copy(self) -> None:
        super().action_copy()
        self.post_message(self.Copied())

    async def _on_key(self, event: events.Key) -> None:
        if self.one_sentence and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered(self))
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        # Terminals hand over escape sequences and bidi marks as they are.
        event.stop()
        event.prevent_default()
        text = clean_line(event.text) if self.one_sentence else clean(event.text)
        self.type_in(text)

    def type_in(self, text: str) -> None:
        """Put `text` at the cursor as if it were typed, and take the focus."""
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)
        self.focus()


class Line(Input):
    """A single line. Coming back to it selects nothing, or the next letter would wipe it out."""

    def __init__(self, value: str = "", *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(value, select_on_focus=False, **kwargs)
        self.hint = hint

    def on_mount(self) -> None:
        self.cursor_blink = self.app.animation_level != "none"

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.type_in(clean_line(event.text))

    def type_in(self, text: str) -> None:
        """Put `text` at the cursor as if it were typed, and take the focus."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
        self.focus()
