"""How well everything on every screen can be seen, read from the cells as they are painted.

Letters and signs 4.5 at least (WCAG AA), in high contrast 7 (AAA); lines, bars and the background of
what has the focus 3. Placeholders, selected text, headings and rows under the bar are all among them.
"""

import datetime as dt
from collections.abc import Iterator

import pytest
from rich.color import ColorSystem
from textual.app import App
from textual.color import Color
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget
from textual.widgets import OptionList

from orgcoach_tui.practice import fill
from orgcoach_tui.tui import themes
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.rolecard import RoleCard
from orgcoach_tui.tui.widgets.steps import StepRail
from tests.tui.cells import BLANK, LETTER, Cell, cells, contrast, seen
from tests.tui.conftest import MakeApp
from tests.tui.test_signs import strange
from tests.tui.tour import tour

LETTERS, HIGH, SHAPES = 4.5, 7.0, 3.0
CONTRAST = "orgcoach-contrast"
# How it is painted: by the palette of the terminal, or without colours.
STATES = {
    *(
        f"{kind} with the focus"
        for kind in "Press RoleCard StepRail OptionList Editor Line".split()
    ),
    *(f"{kind} pointed at" for kind in "Press RoleCard StepRail OptionList Editor Line".split()),
    *(f"{kind} with a placeholder" for kind in ("Editor", "Line")),
    *(f"{kind} with something selected" for kind in ("Editor", "Line")),
    "OptionList with what cannot be chosen",
}
TRUE, GREY = "as meant", "NO_COLOR"
OF_256, OF_16 = "256 colours", "16 colours"


def faults(app: App[None], theme: str, known: set[Cell] | None = None) -> Iterator[str]:
    """What on the screen as it is now can be seen too badly, among what is not `known` already."""
    plain = {Color.parse(app.theme_variables[n]).rgb for n in ("background", "surface", "panel")}
    letters = HIGH if theme == CONTRAST else LETTERS
    ways = [(TRUE, ColorSystem.TRUECOLOR, letters), (OF_256, ColorSystem.EIGHT_BIT, LETTERS)]
    if theme == CONTRAST:  # the one that is used there
        ways.append((OF_16, ColorSystem.STANDARD, LETTERS))
    painted = cells(app)
    assert plain & {seen(cell.back) for cell in painted}, "painted in another theme"
    known = set() if known is None else known
    new = painted - known
    known |= painted
    for way, system, least in ways:
        yield from _faults(new, way, system, least, plain)
    yield from _faults(cells(app, grey=True), GREY, ColorSystem.TRUECOLOR, LETTERS, plain)


def _faults(
    painted: set[Cell],
    way: str,
    system: ColorSystem,
    letters: float,
    plain: set[tuple[int, int, int]],
) -> Iterator[str]:
    for cell in painted:
        front, back = seen(cell.front, system), seen(cell.back, system)
        if cell.kind == BLANK:
            # A bar or a cursor: its background is the sign. (Those under letters are the same.)
            if way != TRUE or cell.marked or back in plain:
                continue
            ratio, least = max(contrast(back, other) for other in plain), SHAPES
        else:
            ratio, least = contrast(front, back), letters if cell.kind == LETTER else SHAPES
        if ratio < least:
            yield f"{way}: {cell.kind} {front} on {back} is {ratio:.1f}, not {least}"


@pytest.mark.parametrize("theme", themes.PALETTES)
async def test_everything_can_be_seen(make_app: MakeApp, theme: str) -> None:
    """At the smallest size that shows all there is: the rail, the preview, the text beside."""
    app = make_app(start="home", language="", theme=theme)
    found: dict[str, str] = {}
    known: set[Cell] = set()
    states: set[str] = set()
    async with app.run_test(size=(100, 32)) as pilot:
        async for stop in tour(pilot):
            states |= set(_states(app.screen))
            for fault in faults(app, theme, known):
                found.setdefault(fault, stop)
    assert not strange("".join(cell.sign for cell in known))
    assert not found, "\n".join(f"{fault} ({stop})" for fault, stop in found.items())
    assert states >= STATES, STATES - states


def _states(screen: Screen[object]) -> Iterator[str]:
    """What there is to see besides things at rest."""
    for widget in screen.walk_children(Widget):
        if not widget.is_on_screen:
            continue
        kind = next(
            k
            for k in (Press, RoleCard, StepRail, OptionList, Editor, Line, Widget)
            if isinstance(widget, k)
        ).__name__
        if widget.mouse_hover:
            yield f"{kind} pointed at"
        if widget.has_focus:
            yield f"{kind} with the focus"
        if isinstance(widget, Editor):
            if not widget.text and widget.placeholder:
                yield "Editor with a placeholder"
            if widget.selected_text:
                yield "Editor with something selected"
        elif isinstance(widget, Line):
            if not widget.value and widget.placeholder:
                yield "Line with a placeholder"
            if not widget.selection.is_empty:
                yield "Line with something selected"
        elif isinstance(widget, OptionList) and any(one.disabled for one in widget.options):
            yield "OptionList with what cannot be chosen"


@pytest.mark.parametrize("name", [n for n, t in BUILTIN_THEMES.items() if not t.ansi])
async def test_textuals_own_themes_can_be_read(make_app: MakeApp, name: str) -> None:
    app = make_app(start="home", theme=name)
    fill(app.store, "en", dt.date.today())
    async with app.run_test(size=(100, 32)) as pilot:
        assert app.theme == name
        await pilot.press("down", "down")
        found = [fault for fault in faults(app, name) if fault.startswith(TRUE)]
        app.begin("session")
        await pilot.pause()
        found += [fault for fault in faults(app, name) if fault.startswith(TRUE)]
    assert not found


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light", "nothing"])
async def test_a_theme_of_which_nothing_is_known_is_not_used(make_app: MakeApp, name: str) -> None:
    app = make_app(start="home", theme=name)
    assert app.theme == themes.DEFAULT
