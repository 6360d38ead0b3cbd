"""Finding something in an answer: every place is marked, and none of it loses a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from orgcoach_tui.text import fold
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.find import Find
from orgcoach_tui.walk.finding import places
from tests.tui.conftest import MakeApp, type_in
from tests.tui.walking import TEXT, box, box_of


async def test_find_goes_along_the_places_and_esc_stays_there(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        box(app).type_in(TEXT)
        await pilot.press("ctrl+home", "ctrl+f")
        await type_in(pilot, "asked")
        assert box_of(app).selected_text == "asked"
        assert str(app.screen.query_one("#found", Static).content) == "1 of 3"
        await pilot.press("enter")
        assert box_of(app).selected_text == "ASKED"
        await pilot.press("f3", "ctrl+f", "up")
        assert box_of(app).selection.start == (1, 22)
        await pilot.press("escape")
        assert not app.screen.query_one(Find).display
        assert app.focused is box_of(app)
        await pilot.press("x")
        assert box_of(app).text == TEXT.replace("and I asked", "and I xasked")


async def test_what_is_not_there_is_said_and_the_text_stays(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f4")
        box(app).type_in(TEXT)
        await pilot.press("ctrl+f")
        await type_in(pilot, "marian")
        assert box_of(app).selected_text == "Marián"
        await type_in(pilot, "[/")
        assert "niet in dit antwoord" in str(app.screen.query_one("#found", Static).content)
        await pilot.press("enter", "f4")
        assert not app.screen.query_one(Find).display
        assert box_of(app) is not None
        await pilot.press("f3")
        assert box_of(app).text == TEXT


@given(st.text(max_size=30), st.text("aáAßé\u0301İ k", max_size=40))
def test_every_place_holds_what_was_sought(sought: str, text: str) -> None:
    found = places(text + sought + text, sought)
    assert bool(fold(sought)) <= bool(found)
    for begin, end in found:
        assert fold(sought) in fold((text + sought + text)[begin:end])
    assert [b for b, _ in found] == sorted({b for b, _ in found})


def underlined(app: OrgcoachApp) -> list[str]:
    """The words in the box that are marked as places, those that are selected left out."""
    found: list[str] = []
    editor = box_of(app)
    for y in range(editor.content_size.height):
        on = False
        for segment in editor.render_line(y):
            marked = bool(segment.style and segment.style.underline)
            if marked and on:
                found[-1] += segment.text
            elif marked:
                found.append(segment.text)
            on = marked
    return found


async def test_every_place_is_marked_and_the_one_in_hand_stronger(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        box(app).type_in(TEXT)
        await pilot.press("ctrl+home", "ctrl+f")
        await type_in(pilot, "asked")
        assert underlined(app) == ["asked", "ASKED", "asked"]
        assert box_of(app).selected_text == "asked"
        await type_in(pilot, "x")
        assert underlined(app) == []
        await pilot.press("backspace", "escape")
        assert underlined(app) == []


async def test_a_text_that_changes_meanwhile_is_searched_as_it_is(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        box(app).type_in(TEXT)
        await pilot.press("ctrl+home", "ctrl+f")
        await type_in(pilot, "asked")
        box_of(app).focus()
        await pilot.press("home")
        await type_in(pilot, "asked\n")
        await pilot.pause()
        assert underlined(app) == ["asked", "asked", "ASKED", "asked"]
        await pilot.press("ctrl+f")
        assert box_of(app).selected_text.lower() == "asked"


async def test_the_key_for_finding_finds_the_next_one_too(make_app: MakeApp) -> None:
    app = make_app(keymap={"find": "f11"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        box(app).type_in(TEXT)
        await pilot.press("ctrl+home", "f11")
        await type_in(pilot, "asked")
        await pilot.press("f11")
        assert str(app.screen.query_one("#found", Static).content) == "2 of 3"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_mouse_goes_along_and_back(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=size) as pilot:
        await pilot.press("f4")
        box(app).type_in(TEXT)
        await pilot.press("ctrl+home", "ctrl+f")
        await type_in(pilot, "asked")
        title = str(app.screen.query_one("#sought", Line).border_title)
        assert app.screen.query_one("#sought").content_size.width > len(title)
        await pilot.click("#find-next")
        assert box_of(app).selected_text == "ASKED"
        await pilot.click("#find-done")
        await pilot.pause()
        assert not app.screen.query_one(Find).display
        assert app.focused is box_of(app)
