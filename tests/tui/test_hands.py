"""What one can do with an answer besides typing, and that none of it loses a word."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from orgcoach_tui.text import fold
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.find import Find
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.finding import places
from tests.tui.conftest import MakeApp, type_in

TEXT = "I asked Marián.\nShe ASKED back, and I asked again."


def box(app: OrgcoachApp) -> Editor:
    assert isinstance(app.screen, WalkScreen)
    found = app.screen.box
    assert found is not None
    return found


def said(app: OrgcoachApp) -> str:
    row = app.screen.query_one("#walk-said", Static)
    return str(row.content) if row.display else ""


def shown(app: OrgcoachApp) -> set[str]:
    """What takes any room on the screen, by its id or its kind."""
    screen = app.screen
    return {
        w.id or type(w).__name__
        for w in screen.query("*")
        if w.region.area and w.is_on_screen and w.region.overlaps(screen.region) and not w.children
    }


def displayed(app: OrgcoachApp) -> set[str]:
    """What is not hidden, perhaps further down than the screen reaches."""
    return {
        w.id or type(w).__name__
        for w in app.screen.query("*")
        if w.region.height and all(a.display for a in w.ancestors_with_self if a is not app)
    } - {"all-deeper"}  # it comes with the room there has been, not with this view


# -- finding


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


def box_of(app: OrgcoachApp) -> Editor:
    assert isinstance(app.screen, WalkScreen)
    assert app.screen.current is not None
    return app.screen.current.query_one("#answer", Editor)


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


# -- copying


async def test_copy_says_that_it_cannot_know(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+p")
        await type_in(pilot, "copy this")
        await pilot.press("enter")
        assert app.clipboard == "mine"
        assert any("\x1b]52;c;bWluZQ==\x07" in one for one in written)
        assert "if your terminal passes it on" in said(app)
        await pilot.press("x")
        assert said(app) == ""
        await pilot.press("shift+left", "ctrl+c")
        assert app.clipboard == "x"
        assert "if your terminal passes it on" in said(app)


# -- another editor


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that can hand over its terminal, as the one of the tests cannot."""

    @contextmanager
    def suspend(_app: OrgcoachApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(OrgcoachApp, "suspend", suspend)


def editor_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> Path:
    """Set `$EDITOR` to a script; where it notes the file it was given."""
    script, note = tmp_path / "editor.sh", tmp_path / "note"
    script.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{note}"\n{does}\n')
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    return note


@pytest.mark.usefixtures("terminal")
async def test_an_answer_from_ones_own_editor_can_be_undone(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = editor_that(tmp_path, monkeypatch, "printf 'and\\033[31m more\\n' >> \"$1\"")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert box_of(app).text == "mine\nand more"
        assert "Ctrl+Z" in said(app)
        assert not Path(note.read_text()).exists()
        assert not Path(note.read_text()).parent.exists()
        await pilot.press("ctrl+z")
        assert box_of(app).text == "mine"
        await pilot.press("ctrl+z")
        assert box_of(app).text == ""
        await pilot.press("ctrl+y", "ctrl+y")
        assert box_of(app).text == "mine\nand more"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("does", "text", "words"),
    [
        ("exit 3", "mine", "ended with an error. Back from the editor; your text"),
        ('echo new > "$1"; exit 3', "new", "ended with an error. Back from the editor. Ctrl+Z"),
    ],
)
async def test_an_editor_that_fails_is_told(
    make_app: MakeApp,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    does: str,
    text: str,
    words: str,
) -> None:
    editor_that(tmp_path, monkeypatch, does)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert box_of(app).text == text
        assert words in said(app)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("command", "words"),
    [("", "No editor of your own"), ("/nowhere/at-all", "did not start"), ("'vi", "did not start")],
)
async def test_no_editor_is_told(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+o")
        assert words in said(app)
        assert box_of(app).text == "mine"


async def test_a_terminal_that_cannot_be_handed_over_is_told(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = editor_that(tmp_path, monkeypatch, "")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "ctrl+o")
        assert "did not start" in said(app)
        assert not note.exists()


# -- the text alone


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("steps", [1, 2])
async def test_nothing_but_the_text(make_app: MakeApp, size: tuple[int, int], steps: int) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        for _step in range(steps):
            await pilot.press("f4")
        editor = box_of(app)
        editor.focus()
        await pilot.pause()
        await type_in(pilot, "ab")
        before = displayed(app)
        await pilot.press("left", "f5")
        await pilot.pause()
        assert shown(app) - {"ScrollBar", "VerticalScrollBar"} == {"answer"}
        assert editor.content_region.width <= 72
        assert editor.region.height >= size[1] - 2
        await pilot.press("c", "ctrl+z")
        assert editor.text == "ab"
        await pilot.press("c", "escape")
        await pilot.pause()
        assert editor.text == "acb"
        assert app.focused is editor
        assert displayed(app) == before
        await pilot.press("f5", "f5")
        await pilot.pause()
        assert displayed(app) == before


async def test_tab_leads_out_to_the_next_step(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for _question in range(2):
            await pilot.press("f4")
            box_of(app).focus()
            await pilot.press("f5", "tab")
            await pilot.pause()
            assert isinstance(app.focused, Press)
            assert app.focused.id == "next"
            assert not app.screen.has_class("-alone")


async def test_where_there_is_no_answer_it_does_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        assert not app.screen.has_class("-alone")
        await pilot.press("f4", "f5", "f3")
        assert not app.screen.has_class("-alone")


# -- the timer


@pytest.mark.parametrize(("minutes", "words"), [(10, "The ten minutes"), (3, "The 3 minutes")])
async def test_the_timer_says_it_once(make_app: MakeApp, minutes: int, words: str) -> None:
    app = make_app(timer=minutes)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)
        app.screen.look_at_clock()
        assert said(app) == ""
        ends = app.screen.carried.ends
        assert ends is not None
        assert 0 < time.monotonic() + 60 * minutes - ends < 60
        app.screen.carried.ends = ends - 60 * minutes
        app.screen.look_at_clock()
        assert said(app).startswith(words)
        await pilot.press("x")
        assert said(app).startswith(words)
        await pilot.press("f4")
        assert said(app) == ""
        app.screen.look_at_clock()
        assert said(app) == ""


async def test_the_timer_goes_on_and_off_by_its_command(make_app: MakeApp) -> None:
    app = make_app(keymap={"timer": "ctrl+t"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.carried.ends is None
        await pilot.press("ctrl+t")
        assert "In 10 minutes" in said(app)
        assert app.screen.carried.ends is not None
        await pilot.press("ctrl+t")
        assert "off" in said(app)
        assert app.screen.carried.ends is None


# -- undo


async def test_undo_goes_on_after_saving(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("left")
        await type_in(pilot, "c")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause(1.2)
        await pilot.press("ctrl+z")
        assert box_of(app).text == "ab"


async def test_undo_goes_on_in_another_language(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "ab")
        await pilot.press("f4")
        box_of(app).focus()
        await pilot.pause()
        await type_in(pilot, "de")
        first: Any = app.screen
        await pilot.press("escape", "up", "up", "enter", "right", "escape")
        await pilot.pause()
        assert app.screen is not first
        await pilot.press("f3")
        await pilot.pause()
        assert box_of(app).text == "ab"
        await pilot.press("ctrl+z")
        assert box_of(app).text == ""
        await pilot.press("ctrl+y", "f4")
        await pilot.pause()
        box_of(app).focus()
        await pilot.press("ctrl+z")
        assert box_of(app).text == ""
