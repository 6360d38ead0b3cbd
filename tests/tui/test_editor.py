"""The box draws its rows itself, and quickly; what is seen is what Textual's own box shows."""

import random

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from orgcoach_tui.tui.widgets.editor import Editor

PIECES = (
    "woord ",
    "Één ",
    "日本語 ",
    "e\u0301 ",
    "👩‍🏫 ",
    "zonderspatie" * 3,
    "\n",
    "\n\n",
    "  ",
    "(",
    "\t",
)


class Box(App[None]):
    CSS = "Editor { width: 34; height: 12; border: none; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        yield Editor()


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    return [(sign, segment.style) for segment in strip for sign in segment.text]


def differences(box: Editor) -> list[int]:
    box.render_lines(box.size.region)  # takes over the colours
    return [
        y
        for y in range(box.size.height)
        if cells(box.render_line(y)) != cells(TextArea.render_line(box, y))
    ]


@pytest.mark.parametrize("seed", range(8))
async def test_every_row_is_as_textual_draws_it(seed: int) -> None:
    chance = random.Random(seed)
    app = Box()
    async with app.run_test(size=(40, 14)) as pilot:
        box = app.query_one(Editor)
        box.focus()
        for _text in range(12):
            box.load_text("".join(chance.choices(PIECES, k=chance.randrange(60))))
            lines = box.document.lines
            for _change in range(4):
                row = chance.randrange(len(lines))
                at = row, chance.randint(0, len(lines[row]))
                box.selection = Selection(at, at)
                if chance.random() < 0.5:
                    box.insert(chance.choice(PIECES))
                elif lines[row] and "" not in lines:
                    # Where an empty line is selected ours differs, and is tried below.
                    box.selection = Selection((0, 0), at)
                begin = chance.randrange(9)
                box.mark({chance.randrange(len(lines)): [(begin, begin + 4)]})
                await pilot.pause()
                assert not differences(box), (box.text, box.selection)


async def test_an_empty_line_that_is_selected_is_seen_to_be() -> None:
    app = Box()
    async with app.run_test(size=(40, 14)) as pilot:
        box = app.query_one(Editor)
        box.focus()
        box.load_text("one\n\nthree")
        box.selection = Selection((0, 0), (2, 2))
        await pilot.pause()
        selected = box.get_component_rich_style("text-area--selection").bgcolor
        row = cells(box.render_line(1))
        assert row[0][1] is not None
        assert row[0][1].bgcolor == selected
        assert row[1][1] is not None
        assert row[1][1].bgcolor != selected


async def test_a_bracket_without_its_other_half_costs_no_search() -> None:
    app = Box()
    async with app.run_test(size=(40, 14)):
        box = app.query_one(Editor)
        box.load_text("(" + "woord " * 10_000)
        box.move_cursor((0, 0))
        assert box.matching_bracket_location is None


async def test_a_key_draws_only_the_rows_that_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the paragraph is."""
    app = Box()
    async with app.run_test(size=(40, 14)) as pilot:
        box = app.query_one(Editor)
        box.cursor_blink = False
        box.focus()
        box.load_text("woord " * 2000)
        box.move_cursor((0, 6000))
        await pilot.pause()
        drawn: list[str] = []
        draw = Editor._draw
        monkeypatch.setattr(
            Editor,
            "_draw",
            lambda self, words, spans: drawn.append(words) or draw(self, words, spans),
        )
        await pilot.press("x")
        await pilot.pause()
        assert 1 <= len(drawn) <= 3, drawn
