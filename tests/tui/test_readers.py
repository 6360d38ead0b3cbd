"""For whom a step is: seen while one writes, changed with one key, kept with the reflection."""

from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.walking import box_of, said


def for_whom(app: OrgcoachApp) -> set[str]:
    """What the boxes in view say."""
    assert isinstance(app.screen, WalkScreen)
    assert app.screen.current is not None
    boxes = app.screen.current.query(Editor).results(Editor)
    shown = [box.border_subtitle for box in boxes if box.display and box.is_on_screen]
    return {Content.from_markup(said or "").plain for said in shown}


async def test_one_key_keeps_an_answer_to_oneself(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "told in confidence")
        assert for_whom(app) == {"For supervision (F9)"}
        await pilot.press("f9")
        assert for_whom(app) == {"For the assignment (F9)"}
        await pilot.press("f9")
        assert for_whom(app) == {"Just for you (F9)"}
        assert "no file that others read" in said(app)
        assert app.focused is box_of(app)  # one goes on writing
        await type_in(pilot, "!")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        (found,) = on_disk(app)
        assert found.audience == {"what_happened": "private"}
        assert found.answers[0].text == "told in confidence!"


async def test_a_click_on_it_does_the_same(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f4")
        assert for_whom(app) == {"Voor supervisie (F9)"}
        box = box_of(app)
        await pilot.click(box, offset=(box.outer_size.width - 6, box.outer_size.height - 1))
        assert for_whom(app) == {"Voor de opdracht (F9)"}


async def test_without_a_key_of_its_own_it_still_says_who(make_app: MakeApp) -> None:
    app = make_app(keymap={"readers": ""})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f9")
        assert for_whom(app) == {"For supervision"}


async def test_an_assignment_begins_as_meant_for_it(make_app: MakeApp) -> None:
    app = make_app(guide="assignment")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        assert for_whom(app) == {"For the assignment (F9)"}


async def test_what_the_reflection_is_about_asks_it_only_with_a_help_question(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        assert said(app) == ""
        app.screen.query_one("#show-help", Press).action_press()
        await pilot.pause()
        await pilot.press("f9")
        assert for_whom(app) == {"For the assignment (F9)"}


async def test_the_words_stay_when_the_language_changes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f9", "f9")
        await type_in(pilot, "x")
        app.change(language="nl")
        assert isinstance(app.screen, WalkScreen)
        await app.screen.settings_changed(None)
        await pilot.pause()
        assert for_whom(app) == {"Alleen voor jou (F9)"}
        assert app.screen.query_one("#walk-said", Static) is not None
