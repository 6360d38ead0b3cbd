"""Keys of one's own: what works holds everywhere, what cannot is told and does nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.widgets import Input, OptionList, Static, TextArea

from orgcoach_tui.paths import places
from orgcoach_tui.tui import commands, keymap
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.help import HelpScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.palette import PaletteScreen
from orgcoach_tui.tui.screens.settings import SettingsScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.conftest import MakeApp

IDS = [command.id for group in commands.PLACES for command in group]


def what(table: dict[str, Any]) -> str:
    (fault,) = keymap.usable(table)[1]
    return fault.what


def step(app: OrgcoachApp) -> str:
    assert isinstance(app.screen, WalkScreen)
    assert app.screen.current is not None
    return app.screen.current.step.id


# -- the table


def test_the_usual_keys_can_all_be_said() -> None:
    table = {c.id: c.keys for group in commands.PLACES for c in group}
    del table["undo"], table["redo"]  # these two are those of the box itself
    found, faults = keymap.usable(table)
    assert faults == []
    assert commands.keys_of(commands.NEXT, found) == "f4,ctrl+n"


def test_keys_are_read_however_they_are_written() -> None:
    table = {"next": " Ctrl+G , F10", "go-to": "shift+ctrl+F3", "help": "", "menu": "f12"}
    found, faults = keymap.usable(table)
    assert faults == []
    assert found["next"] == "ctrl+g,f10"
    assert found["go-to"] == "ctrl+shift+f3"
    assert commands.keys_of(commands.HELP, found) == ""
    assert found["menu"] == "escape,f12"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"nekst": "f10"}, "did you mean ‘next’?"),
        ({"x": "f10"}, "these there are: commands, help"),
        ({"next": 4}, "between quotation marks"),
        ({"next": ["f10"]}, "between quotation marks"),
        ({"next": "ctrl-g"}, "between quotation marks"),
        ({"next": "f25"}, "between quotation marks"),
        ({"next": "f10,"}, "between quotation marks"),
        ({"next": "g"}, "for typing"),
        ({"next": "shift+g"}, "for typing"),
        ({"next": "alt+3"}, "for typing"),
        ({"next": "ctrl+v"}, "Ctrl+V has work of its own"),
        ({"next": "f10,f7"}, "F7 has work of its own"),
        ({"bin": "enter"}, "Enter has work of its own"),
        ({"next": "ctrl+m"}, "takes Ctrl+M for Enter"),
        ({"next": "escape"}, "Esc stays the menu"),
        ({"next": "f1"}, "F1 is already for ‘Help with this screen’ (help)"),
        ({"help": "ctrl+n"}, "Ctrl+N is already for ‘Next step’ (next)"),
        ({"next": "f10", "previous": "f10"}, "F10 is already for ‘Next step’ (next)"),
    ],
)
def test_what_cannot_be_is_told(table: dict[str, Any], expected: str) -> None:
    assert expected in what(table)


def test_two_commands_may_change_places() -> None:
    assert keymap.usable({"next": "f3", "previous": "f4"})[1] == []


def test_the_same_key_on_two_screens_is_no_clash() -> None:
    assert keymap.usable({"rename": "f10", "next": "f10", "bin": "ctrl+x"})[1] == []


def test_one_that_gets_its_own_keys_back_is_not_in_the_way_of_another() -> None:
    found, faults = keymap.usable({"next": "f3", "previous": "enter"})
    assert [fault.id for fault in faults] == ["next", "previous"]
    assert found == {}


_KEYS = st.sampled_from("f1 f2 f3 f4 f10 ctrl+n ctrl+p ctrl+v ctrl+z a escape qq".split())


@given(st.dictionaries(st.sampled_from([*IDS, "nobody"]), st.lists(_KEYS).map(",".join)))
def test_what_is_left_never_clashes(table: dict[str, str]) -> None:
    found, faults = keymap.usable(table)
    assert set(table) == {*found, *(fault.id for fault in faults)}
    app, *screens = commands.PLACES
    for screen in screens:
        all_keys = [
            key
            for command in dict.fromkeys((*app, *screen))
            for key in commands.keys_of(command, found).split(",")
            if key
        ]
        assert len(all_keys) == len(set(all_keys))


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.none())))
def test_anything_can_stand_there(table: dict[str, Any]) -> None:
    found, faults = keymap.usable(table)
    assert len(found) + len(faults) == len(table)


def test_the_keys_of_the_boxes_are_textuals() -> None:
    theirs = {
        key
        for box in (TextArea, Input)
        for binding in box.BINDINGS
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }
    assert theirs - {"ctrl+f"} <= keymap.IN_TEXT | {"escape"}


# -- in the app


async def test_it_holds_for_keys_help_and_palette(make_app: MakeApp) -> None:
    app = make_app(keymap={"next": "f10", "help": "f12,f11", "previous": "f4", "deepen": ""})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f10")
        assert step(app) == "what_happened"
        await pilot.press("ctrl+n")
        assert step(app) == "what_happened"
        await pilot.press("f10", "f4")
        assert step(app) == "what_happened"
        await pilot.press("f1")
        assert isinstance(app.screen, WalkScreen)
        await pilot.press("f11")
        assert isinstance(app.screen, HelpScreen)
        shown = "\n".join(str(s.content) for s in app.screen.query("#help Static").results(Static))
        assert "F12, F11" in shown
        assert "F10" in shown
        assert "Ctrl+N" not in shown
        assert commands.DEEPEN.words not in shown
        await pilot.press("f12", "ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        rows = [str(o.prompt) for o in app.screen.query_one(OptionList).options]
        assert rows[0].split() == ["Next", "step", "F10"]


async def test_two_that_change_places_do(make_app: MakeApp) -> None:
    app = make_app(keymap={"next": "f3", "previous": "f4"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        assert step(app) == "what_happened"
        await pilot.press("f4")
        assert step(app) == "begin"


async def test_it_can_give_a_key_to_what_has_none(make_app: MakeApp) -> None:
    app = make_app(keymap={"settings": "f12", "next": "ctrl+v", "menu": "f11"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "ctrl+v")
        assert step(app) == "what_happened"
        assert isinstance(app.focused, Editor)
        await pilot.press("f4")
        assert step(app) == "role_and_pull"
        await pilot.press("f11", "escape", "escape", "escape", "f12")
        assert isinstance(app.screen, SettingsScreen)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_is_wrong_is_told_at_the_start_and_in_the_settings(
    make_app: MakeApp, language: str
) -> None:
    places().config.mkdir(parents=True)
    places().settings_file.write_text(
        'timer = "ten"\n[keymap]\nnext = "f10"\nhelp = "f10"\n"[/x" = "f8"\n'
    )
    table = {"next": "f10", "help": "f10", "[/x": "f8"}
    app = make_app(start="home", language=language, keymap=table)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        note = app.screen.query_one(".note", Static)
        said = str(note.content)
        assert note.display
        line = "regel" if language == "nl" else "line"
        assert f"{line} 1, timer: " in said
        assert f"{line} 4, keymap.help: F10 " in said
        assert "keymap.[/x: " in said
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "escape", "down", "enter")
        shown = "\n".join(str(s.content) for s in app.screen.query(Static))
        assert f"{line} 4, keymap.help" in shown
        await pilot.press("escape", "enter", "f10")
        assert step(app) == "what_happened"
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert not note.display
