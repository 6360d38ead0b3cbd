"""The footer names the keys that are in force, and what Esc does here and now."""

import pytest
from textual.widgets import Static

from orgcoach_tui.journal.errors import SaveFailed
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.commands import with_keys
from orgcoach_tui.tui.widgets.frame import Hints
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import keep
from tests.tui.still import press
from tests.tui.walking import box_of, said


def hints(app: OrgcoachApp) -> str:
    return str(app.screen.query_one(Hints).content)


@pytest.mark.parametrize(
    ("keymap", "told"),
    [
        ({}, "a     F4: b"),
        ({"next": "ctrl+l,f9"}, "a     Ctrl+L: b"),
        ({"next": "none-next"}, "a"),
    ],
)
def test_a_hint_names_the_first_key_or_is_left_out(keymap: dict[str, str], told: str) -> None:
    assert with_keys("a     {next}: b", keymap) == told
    assert with_keys("{no-command}: {b}", keymap) == "{no-command}: {b}"


@pytest.mark.parametrize(("keys", "told"), [("f12", "F12: go deeper"), ("", None)])
async def test_the_footer_of_the_roles(make_app: MakeApp, keys: str, told: str | None) -> None:
    app = make_app(keymap={"deepen": keys})
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("f4", "f4")
        box_of(app).focus()
        await pilot.pause()
        assert (told in hints(app)) if told else ("deeper" not in hints(app))
        await pilot.press("f1")
        page = "\n".join(str(s.content) for s in app.screen.query("#help Static").results(Static))
        assert "F2" not in page


async def test_while_one_searches_esc_shows_everything_again(make_app: MakeApp) -> None:
    keep("Waterland")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        out = app.screen.query_one("#out", Static)
        assert str(out.content) == "Esc: menu"
        await type_in(pilot, "water")
        await pilot.pause()
        assert str(out.content) == "Esc: everything"
        assert "Esc: menu" not in hints(app)
        await pilot.press("escape")
        await pilot.pause()
        assert str(out.content) == "Esc: menu"
        assert "Esc: everything" not in hints(app)


async def test_one_thing_is_said_of_esc(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "ctrl+f")
        await pilot.pause()
        assert hints(app).count("Esc") == 1


async def test_questions_that_are_in_view_already_are_not_said_twice(make_app: MakeApp) -> None:
    app = make_app(guide="assignment")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f4", "f2")
        await pilot.pause()
        deeper = app.screen.query_one("#deeper")
        assert not deeper.display
        assert "beside your text" in said(app)
        await pilot.resize_terminal(80, 24)
        await pilot.press("f2")
        await pilot.pause()
        assert deeper.display
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert not deeper.display


async def test_when_trouble_is_over_one_is_back_in_the_text(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not at a button that is gone, with a footer that tells of it."""

    def full(*_args: object, **_kwargs: object) -> None:
        raise SaveFailed("full")

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f4")
        with monkeypatch.context() as patch:
            patch.setattr(app.store, "save", full)
            await press(pilot, "x", "ctrl+s", "f8")
            assert hints(app).startswith("Enter: save elsewhere")
        await press(pilot, "ctrl+s")
        assert app.focused is box_of(app)
        assert hints(app).startswith("Tab: to Next")
