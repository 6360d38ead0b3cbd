"""Nothing is cut off, and nothing needs scrolling sideways, on any screen at any size.

At 40x12, which nobody has by choice, everything that can be done still can; some text is cut.
"""

from collections.abc import Iterator

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.rolecard import RoleCard
from tests.tui.conftest import MakeApp
from tests.tui.tour import tour

SMALLEST = (40, 12)
# A title that is somebody's own words, and a foretaste of a text: these end in `…`, as is meant.
SHORTENED = ("where", "preview", "beside", "in-text")


def faults(screen: Screen[object], *, every: bool) -> Iterator[str]:
    """What cannot be read on the screen as it is now; not `every` text: only what one can do."""
    for widget in screen.walk_children(Widget):
        if not widget.is_on_screen or not _shown(widget):
            continue
        name = f"{type(widget).__name__}#{widget.id or '?'}"
        if isinstance(widget, TextArea | Input):
            continue
        if widget.max_scroll_x > 0 and widget.allow_horizontal_scroll:
            yield f"{name} scrolls sideways"
        kinds = (Static, RoleCard) if every else Press
        if isinstance(widget, kinds) and widget.id not in SHORTENED:
            yield from _cut(widget, name)
        elif isinstance(widget, OptionList) and not widget.region.height:
            yield f"{name} has no row at all"


def _shown(widget: Widget) -> bool:
    return all(w.display and w.visible for w in widget.ancestors_with_self if isinstance(w, Widget))


def _cut(widget: Static | RoleCard, name: str) -> Iterator[str]:
    """What of the text of `widget` is outside of it, or outside of what one can scroll to."""
    text = str(widget.render())
    if not text.strip():
        return
    room = widget.content_size
    width = max(len(line) for line in text.split("\n"))
    folds = widget.styles.text_wrap != "nowrap"
    if not folds and width > room.width:
        yield f"{name} is {width} wide in {room.width}: {text[:60]!r}"
    if folds:
        needed = widget.get_content_height(widget.parent.size, widget.screen.size, room.width)  # type: ignore[union-attr]
        if needed > room.height:
            yield f"{name} is {needed} high in {room.height}: {text[:60]!r}"
    around = widget.region
    for parent in widget.ancestors:
        if isinstance(parent, Widget) and parent.styles.overflow_y == "auto":
            around = around._replace(y=parent.region.y, height=min(1, parent.region.height))
        if isinstance(parent, Widget) and not parent.region.contains_region(around):
            yield f"{name} sticks out of {type(parent).__name__}#{parent.id or '?'}: {text[:60]!r}"
            return


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), SMALLEST])
async def test_everything_has_room(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], language: str
) -> None:
    monkeypatch.setenv("LANG", {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}[language])
    app = make_app(start="home", language="")
    found: dict[str, str] = {}
    async with app.run_test(size=size) as pilot:
        async for stop in tour(pilot):
            for fault in faults(app.screen, every=size != SMALLEST):
                found.setdefault(fault, stop)
    assert not found, "\n".join(f"{stop}: {fault}" for fault, stop in found.items())
