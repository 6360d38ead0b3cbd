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
from textual.theme import BUILTIN_THEMES

from orgcoach_tui.practice import fill
from orgcoach_tui.tui import themes
from tests.tui.cells import BLANK, LETTER, Cell, cells, contrast, seen
from tests.tui.conftest import MakeApp
from tests.tui.test_signs import strange
from tests.tui.tour import tour

LETTERS, HIGH, SHAPES = 4.5, 7.0, 3.0
CONTRAST = "orgcoach-contrast"
# How it is painted: by the palette of the terminal, or without colours.
TRUE, GREY = "as meant", "NO_COLOR"
OF_256, OF_16 = "256 colours", "16 colours"


def faults(app: App[None], theme: str) -> Iterator[str]:
    """What on the screen as it is now can be seen too badly."""
    plain = {Color.parse(app.theme_variables[n]).rgb for n in ("background", "surface", "panel")}
    letters = HIGH if theme == CONTRAST else LETTERS
    ways = [(TRUE, ColorSystem.TRUECOLOR, letters), (OF_256, ColorSystem.EIGHT_BIT, LETTERS)]
    if theme == CONTRAST:  # the one that is used there
        ways.append((OF_16, ColorSystem.STANDARD, LETTERS))
    painted = cells(app)
    assert plain & {seen(cell.back) for cell in painted}, "painted in another theme"
    for way, system, least in ways:
        yield from _faults(painted, way, system, least, plain)
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


async def test_everything_can_be_seen(make_app: MakeApp) -> None:
    """At the smallest size that shows all there is: the rail, the preview, the text beside."""
    app = make_app(start="home", language="")
    found: dict[str, str] = {}
    signs: set[str] = set()
    stops = 0
    async with app.run_test(size=(100, 32)) as pilot:
        async for stop in tour(pilot):
            stops += 1
            signs |= {cell.sign for cell in cells(app)}
            for theme in themes.PALETTES:
                app.theme = theme
                await pilot.pause()
                for fault in faults(app, theme):
                    found.setdefault(f"{theme}: {fault}", stop)
    assert stops > 50
    assert not strange("".join(signs))
    assert not found, "\n".join(f"{fault} ({stop})" for fault, stop in found.items())


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
