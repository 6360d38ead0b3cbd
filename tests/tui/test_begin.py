"""The beginning: names, a date, a question for supervision."""

import datetime as dt

from textual.widgets import Input, Static

from orgcoach_tui.journal.model import start
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.names import NameField
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, type_in


def with_names(app: OrgcoachApp) -> OrgcoachApp:
    for organisation, trajectory in (("Waterland", "Permits"), ("Linden", "Nights")):
        made = start("session", "en")
        made.organisation, made.trajectory = organisation, trajectory
        app.store.save(app.store.new(made))
    return app


async def test_tab_goes_to_the_next_field_past_earlier_names(make_app: MakeApp) -> None:
    app = with_names(make_app())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        assert app.focused is app.screen.query_one("#trajectory", NameField).line


async def test_down_and_enter_take_an_earlier_name(make_app: MakeApp) -> None:
    app = with_names(make_app())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "wat")
        await pilot.press("down", "enter")
        assert app.screen.query_one("#organisation", NameField).line.value == "Waterland"
        await pilot.press("down", "up", "enter")  # back to none: the field stays empty
        assert isinstance(app.focused, Editor)
        assert app.session is not None
        assert app.session.reflection.organisation == "Waterland"
        assert app.session.reflection.trajectory == ""


async def test_a_wrong_date_is_not_passed_over(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "tab", "enter")  # the button with the date
        date = app.screen.query_one("#date", Input)
        assert app.focused is date
        await type_in(pilot, "foo")
        await pilot.press("enter")
        assert app.focused is date
        assert date.value == "foo"
        assert "Not read as a date" in str(app.screen.query_one("#date-said", Static).content)
        date.value = "yesterday"
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(app.focused, Editor)
        assert app.session is not None
        assert app.session.reflection.date == dt.date.today() - dt.timedelta(days=1)


async def test_a_when_that_is_no_date_is_kept_in_its_words(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "f4", "f4", "f4", "f4")
        await type_in(pilot, "\n\nafter the holidays")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        kept = app.store.read(app.store.entries()[0].path).reflection
        assert kept.next_when == "after the holidays"
        assert kept.next_date is None


async def test_hours_are_noted_where_one_wants_to(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        assert not app.screen.query_one("#hours").display
        app.screen.query_one("#show-hours", Press).action_press()
        await pilot.pause()
        await type_in(pilot, "lang")
        assert "Niet gelezen" in str(app.screen.query_one("#hours-said", Static).content)
        assert app.session is not None
        assert app.session.reflection.minutes is None
        await pilot.press(*["backspace"] * 4)
        await type_in(pilot, "1,5")
        await pilot.press("enter")
        assert isinstance(app.focused, Editor)
        assert app.session.reflection.minutes == 90


async def test_hours_that_were_noted_stand_there_and_can_go(make_app: MakeApp) -> None:
    app = make_app(start="home")
    made = start("session", "en")
    made.organisation, made.minutes = "Waterland", 75
    app.store.save(app.store.new(made))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        line = app.screen.query_one("#hours", Input)
        assert line.display
        assert line.value == "1.25 hours"
        line.value = ""
        await pilot.pause()
        assert app.session is not None
        assert app.session.reflection.minutes is None
