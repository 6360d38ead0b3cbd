"""Settings: what is chosen holds at once and is kept; what could not be kept is told."""

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui import settings as settings_file
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.settings import SettingsScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.conftest import MakeApp, type_in


def rows(app: OrgcoachApp) -> list[str]:
    return [" ".join(str(o.prompt).split()) for o in app.screen.query_one(OptionList).options]


def words(app: OrgcoachApp) -> str:
    return "\n".join(str(s.content) for s in app.screen.query(Static))


async def test_right_left_and_enter_change_a_row(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert rows(app) == [
            "Language ‹ English ›",
            "Colours ‹ as your terminal ›",
            "Mirror ‹ on ›",
            "Movement ‹ on ›",
            "Timer ‹ off ›",
        ]
        await pilot.press("down", "right")
        assert app.settings.theme == app.theme == "orgcoach-dark"
        await pilot.press("right")
        assert app.theme == "orgcoach-light"
        await pilot.press("right")
        assert app.theme == "orgcoach-contrast"
        await pilot.press("left", "down", "enter")
        assert rows(app)[1:] == [
            "Colours ‹ light ›",
            "Mirror ‹ off ›",
            "Movement ‹ on ›",
            "Timer ‹ off ›",
        ]
        kept = settings_file.load(app.places.settings_file)
        assert kept.theme == "orgcoach-light"
        assert not kept.mirror
        assert not app.settings.mirror


async def test_back_to_the_colours_of_the_terminal(make_app: MakeApp) -> None:
    app = make_app(start="home", light=True, theme="orgcoach-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "down", "left")
        assert app.theme == "orgcoach-light"
        assert settings_file.load(app.places.settings_file).theme == ""


async def test_without_movement_at_once(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "down", "down", "down", "enter")
        assert app.animation_level == "none"
        assert not settings_file.load(app.places.settings_file).motion
        await pilot.press("enter")
        assert app.animation_level == "full"


async def test_the_timer(make_app: MakeApp) -> None:
    app = make_app(start="home", timer=17)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "up", "right")
        assert rows(app)[-1] == "Timer ‹ 20 minutes ›"
        await pilot.press("right", "right")
        assert rows(app)[-1] == "Timer ‹ off ›"
        await pilot.press("right")
        assert settings_file.load(app.places.settings_file).timer == 10


async def test_the_language_holds_at_once_everywhere(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "right")
        await pilot.pause()
        assert rows(app)[0] == "Taal ‹ Nederlands ›"
        assert "Je reflecties staan in" in words(app)
        assert "Esc: terug" in words(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Hier komt je eerste reflectie." in words(app)
        assert "Esc: menu" in words(app)
        await pilot.press("enter")
        assert isinstance(app.screen, WalkScreen)


async def test_it_shows_where_the_files_are(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(200, 40)) as pilot:
        await pilot.press("escape", "down", "enter")
        assert str(app.store.folder) in words(app)
        assert str(app.places.guides) in words(app)


async def test_what_others_put_in_the_file_stays(make_app: MakeApp) -> None:
    app = make_app(start="home")
    app.places.config.mkdir(parents=True)
    app.places.settings_file.write_text('folder = "/elsewhere"\nfuture = 1\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "down", "right", "right")
    text = app.places.settings_file.read_text()
    assert "future = 1" in text
    assert 'folder = "/elsewhere"' in text
    assert 'theme = "orgcoach-light"' in text


@pytest.mark.parametrize("content", ["= broken", None])
async def test_what_cannot_be_kept_is_told(make_app: MakeApp, content: str | None) -> None:
    app = make_app(start="home")
    app.places.config.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        app.places.config.write_text("a file where a folder should be")
    else:
        app.places.config.mkdir()
        app.places.settings_file.write_text(content)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "down", "right", "right")
        assert app.theme == "orgcoach-light"
        assert "could not be kept" in words(app)


async def test_typed_text_survives_another_language(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await type_in(pilot, "Half a sen")
        await pilot.press("escape", "up", "up", "enter", "right", "escape")
        await pilot.pause()
        assert isinstance(app.focused, Editor)
        await type_in(pilot, "tence")
        assert app.focused.text == "Half a sentence"
        assert "Wat gebeurde er" in words(app)
