"""The two places to type in: a roomy box and a single line. Nothing that steers a terminal gets in."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input, TextArea

from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui import wrapping

wrapping.install()

_MARK, _SELECTED, _CURSOR = range(3)  # a later one is stronger
_KEPT = 400  # rows as they were drawn
Span = tuple[int, int, int]  # what it is, begin, end


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
        self._base = Style()
        self._looks: tuple[Style, ...] = ()
        self._drawn: LRUCache[object, Strip] = LRUCache(_KEPT)

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

    def find_matching_bracket(self, bracket: str, search_from: object) -> None:
        """None: this is prose. Textual would look through the whole text for it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base = self.rich_style
        names = ("editor--mark", "text-area--selection", "text-area--cursor")
        self._looks = tuple(map(self.get_component_rich_style, names))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """As TextArea does it, from the row's own words, and again only when something is new there.

        TextArea cuts up the whole paragraph for every row at every key. What it alone can do is left
        to it: line numbers, tabs, a placeholder, the emptiness under the text.
        """
        row = y + self.scroll_offset.y
        lines = self.document.lines
        if self.show_line_numbers or row >= self.virtual_size.height or lines == [""]:
            return super().render_line(y)
        index, within = self.wrapped_document.offset_to_location(Offset(0, row))
        line = lines[index]
        if "\t" in line:
            return super().render_line(y)
        breaks = self.wrapped_document.get_offsets(index)
        after = bisect_right(breaks, within)
        last = after == len(breaks)
        begin = breaks[after - 1] if after else 0
        end = len(line) if last else breaks[after]
        # At the end of a line the cursor has a place of its own.
        words = line[begin:end] + " " * last
        spans = tuple(
            (what, max(a - begin, 0), b - begin)
            for what, a, b in self._spans(index, len(line))
            if a < begin + len(words) and b > begin
        )
        key = words, spans, self.scrollable_content_region.width, self._base, self._looks
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._draw(words, spans)
        return strip

    def _spans(self, index: int, length: int) -> Iterator[Span]:
        """What there is to see in a line besides its words."""
        for begin, end in self._marks.get(index, ()):
            yield _MARK, begin, end
        first, final = sorted(self.selection)
        row, column = self.selection.end
        if first != final and first[0] <= index <= final[0]:
            begin = first[1] if index == first[0] else 0
            # An empty line is seen to be among what is selected by the place of the cursor.
            end = final[1] if index == final[0] else max(length, 1)
            yield _SELECTED, begin, end
        if row == index and self._draw_cursor:
            yield _CURSOR, column, column + 1

    def _draw(self, words: str, spans: tuple[Span, ...]) -> Strip:
        edges = {0, len(words), *(min(at, len(words)) for _what, *ends in spans for at in ends)}
        segments = []
        for begin, end in pairwise(sorted(edges)):
            style = self._base
            for what, a, b in spans:
                if a <= begin and end <= b:
                    style += self._looks[what]
            segments.append(Segment(words[begin:end], style))
        width = self.scrollable_content_region.width
        return Strip(segments, cell_len(words)).extend_cell_length(width, self._base)

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
