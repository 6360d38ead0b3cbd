"""The app looks as the terminal and its owner need it: colours, motion, signs."""

import os
from types import SimpleNamespace

import pytest
from textual.filter import Monochrome

from orgcoach_tui import cli
from orgcoach_tui.cli import common
from orgcoach_tui.tui import themes
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.cells import cells, seen
from tests.tui.conftest import MakeApp


@pytest.mark.parametrize(
    ("light", "theme"), [(True, themes.LIGHT), (False, themes.DEFAULT), (None, themes.DEFAULT)]
)
def test_light_or_dark_as_the_terminal(make_app: MakeApp, light: bool | None, theme: str) -> None:
    assert make_app(light=light).theme == theme


def test_what_was_chosen_comes_before_what_the_terminal_is(make_app: MakeApp) -> None:
    assert make_app(light=True, theme=themes.DEFAULT).theme == themes.DEFAULT
    assert make_app(light=True, theme="nord").theme == "nord"


def test_sixteen_colours(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "xterm")
    assert make_app(light=True).theme == themes.CONTRAST
    assert make_app(theme=themes.LIGHT).theme == themes.LIGHT


async def test_without_colours(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(start="home")
    assert any(isinstance(one, Monochrome) for one in app._filters)
    async with app.run_test(size=(80, 24)):
        for cell in cells(app):
            red, green, blue = seen(cell.back)
            assert red == green == blue


@pytest.mark.parametrize(("value", "left"), [("", None), ("1", "1"), ("0", "0")])
def test_an_empty_no_color_says_nothing(
    monkeypatch: pytest.MonkeyPatch, value: str, left: str | None
) -> None:
    """As https://no-color.org has it; Textual would take it for a yes."""
    monkeypatch.setenv("NO_COLOR", value)
    assert cli.main(["--version"]) == 0
    assert os.environ.get("NO_COLOR") == left


def test_a_terminal_that_can_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(common, "sys", SimpleNamespace(stdin=stream, stdout=stream))
    monkeypatch.setenv("TERM", "xterm")
    common.need_terminal()
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(common.Failed) as failed:
        common.need_terminal()
    assert "orgcoach new --plain" in failed.value.sentence


@pytest.mark.parametrize(
    ("chosen", "environment"),
    [({"motion": False}, {}), ({}, {"REDUCE_MOTION": "1"}), ({}, {"ACCESSIBLE": "1"})],
)
async def test_nothing_moves_for_who_does_not_want_it(
    make_app: MakeApp,
    monkeypatch: pytest.MonkeyPatch,
    chosen: dict[str, bool],
    environment: dict[str, str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = make_app(**chosen)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.animation_level == "none"
        await pilot.press("f4")
        boxes = app.screen.query("Editor, Line")
        assert len(boxes) > 1
        assert not any(box.cursor_blink for box in boxes)  # type: ignore[attr-defined]


async def test_else_the_cursor_blinks(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDUCE_MOTION", "0")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert app.animation_level == "full"
        assert app.screen.query_one("#answer", Editor).cursor_blink
