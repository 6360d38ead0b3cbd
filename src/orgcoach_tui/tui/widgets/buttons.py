"""A row of buttons that goes on in a second row where the first one is full."""

from typing import Any

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget


class _Flow(Layout):
    """As Textual's horizontal layout, with line breaks. Every row is one cell high."""

    name = "flow"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placed = HorizontalLayout().arrange(parent, children, size, greedy)
        widths = [max(p.region.width, p.widget.get_content_width(size, size)) for p in placed]
        gaps = [p.margin.right for p in placed]
        if sum(widths) + sum(gaps[:-1]) <= size.width:
            return placed
        found: list[WidgetPlacement] = []
        x = y = 0
        for one, width, gap in zip(placed, widths, gaps, strict=True):
            rest = size.width - x
            if one.widget.styles.is_relative_width:  # what fills up the row is the first to go
                width = rest if width <= rest else 0
            elif x and width > rest:
                x, y, rest = 0, y + 1, size.width
            shown = min(width, rest)
            found.append(one._replace(region=Region(x, y, shown, 1)))
            x += shown + gap
        return found


_FLOW = _Flow()


class Buttons(Horizontal):
    """Whatever does not fit beside the others stands under them."""

    def __init__(self, *children: Widget, **kwargs: Any) -> None:
        super().__init__(*children, **kwargs)
        self.add_class("buttons")

    @property
    def layout(self) -> Layout:
        return _FLOW
