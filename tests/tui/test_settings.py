"""Settings: what is chosen holds at once and is kept; what could not be kept is told."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui import settings as settings_file
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.settings import SettingsScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor, Line
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
            "Drawing ‹ on ›",
            "Movement ‹ on ›",
            "Timer ‹ off ›",
            "Other words ‹ on ›",
            "Your name –",
            "Student number –",
            "Course –",
            "Reference –",
            "Names ›",
            "Passphrase none ›",
            f"Folders {whereto.shorten(app.store.folder, 30)}",
            "Keys ›",
        ]
        await pilot.press("down", "right")
        assert app.settings.theme == app.theme == "orgcoach-dark"
        await pilot.press("right")
        assert app.theme == "orgcoach-light"
        await pilot.press("right")
        assert app.theme == "orgcoach-contrast"
        await pilot.press("left", "down", "enter")
        assert rows(app)[1:6] == [
            "Colours ‹ light ›",
            "Mirror ‹ off ›",
            "Drawing ‹ on ›",
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
        await pilot.press("escape", "down", "enter", "down", "down", "down", "down", "enter")
        assert app.animation_level == "none"
        assert not settings_file.load(app.places.settings_file).motion
        await pilot.press("enter")
        assert app.animation_level == "full"


async def test_the_timer(make_app: MakeApp) -> None:
    app = make_app(start="home", timer=17)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", *["down"] * 5, "right")
        assert rows(app)[5] == "Timer ‹ 20 minutes ›"
        await pilot.press("right", "right")
        assert rows(app)[5] == "Timer ‹ off ›"
        await pilot.press("right")
        assert settings_file.load(app.places.settings_file).timer == 10


async def test_the_language_holds_at_once_everywhere(make_app: MakeApp) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", "right")
        await pilot.pause()
        assert rows(app)[0] == "Taal ‹ Nederlands ›"
        assert "Van het programma en de vragen" in words(app)
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
        await pilot.press("escape", "down", "enter", "up", "up")
        assert str(app.store.folder) in words(app)
        assert str(app.places.guides) in words(app)
        assert str(app.places.settings_file) in words(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_row_says_what_it_does_and_fits(
    make_app: MakeApp, size: tuple[int, int], language: str
) -> None:
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await pilot.press("escape", "down", "enter")
        seen = set()
        for _row in rows(app):
            about = app.screen.query_one("#about-setting", Static)
            seen.add(str(about.content))
            assert about.region.height
            assert about.region.bottom <= size[1] - 1
            await pilot.press("down")
            await pilot.pause()
        assert "" not in seen
        assert len(seen) == len(rows(app)) - 2  # three have the same words


@pytest.mark.parametrize(
    ("row", "name"),
    [(7, "author"), (8, "student_number"), (9, "course"), (10, "reference")],
)
async def test_what_one_types_is_kept(make_app: MakeApp, row: int, name: str) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "down", "enter", *["down"] * row, "enter")
        await type_in(pilot, "[x] 012")
        await pilot.press("enter")
        await pilot.pause()
        assert rows(app)[row].endswith("[x] 012")
        assert getattr(app.settings, name) == "[x] 012"
        assert getattr(settings_file.load(app.places.settings_file), name) == "[x] 012"
        await pilot.press("enter", "x", "escape")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert getattr(app.settings, name) == "[x] 012"
        await pilot.press("enter", *["backspace"] * 7, "enter")
        await pilot.pause()
        assert rows(app)[row].endswith(" –")
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_another_folder_holds_from_the_next_start(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.store.folder
        await pilot.press("escape", "down", "enter", "up", "up", "enter")
        line = app.screen.query_one("#setting", Line)
        assert line.value == str(before)
        await pilot.press("enter")
        assert app.settings.folder == ""
        await pilot.press("enter")
        line.value = str(tmp_path / "elsewhere")
        await pilot.press("enter")
        await pilot.pause()
        assert "From the next start on" in words(app)
        assert app.store.folder == before
        kept = settings_file.load(app.places.settings_file)
        assert kept.data_folder(app.places) == tmp_path / "elsewhere"
        await pilot.press("enter")
        line.value = ""
        await pilot.press("enter")
        assert settings_file.load(app.places.settings_file).folder == ""


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
