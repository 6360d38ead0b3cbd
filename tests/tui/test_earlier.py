"""What was written before, beside what is being written."""

import datetime as dt
from typing import Any

from textual.widgets import OptionList, Static

from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.earlier import EarlierScreen
from orgcoach_tui.tui.screens.intents import IntentsScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.walking import box_of

SAID = "I had the answer ready. The team leads kept silent."


def keep(app: OrgcoachApp, *, trajectory: str = "permits", text: str = SAID, step: str = "") -> str:
    """A finished reflection about Waterland in the journal; its id."""
    made = start("session", "en", title="After a session")
    made.date = dt.date(2026, 11, 12)
    made.organisation, made.trajectory = "Waterland", trajectory
    made.answers = [Answer("what_happened", "What happened", "?", text)]
    made.status, made.next_step = "finished", step
    opened = app.store.new(made)
    app.store.save(opened)
    return opened.reflection.id


async def settle(pilot: Any) -> None:
    await pilot.pause(0.5)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def begin(pilot: Any, organisation: str = "Waterland", trajectory: str = "permits") -> None:
    await type_in(pilot, organisation)
    await pilot.press("enter")
    await type_in(pilot, trajectory)
    await settle(pilot)


def rows(app: OrgcoachApp) -> list[str]:
    return [str(o.prompt).strip() for o in app.screen.query_one("#sentences", OptionList).options]


def button(app: OrgcoachApp, name: str) -> Press:
    return app.screen.query_one(f"#{name}", Press)


async def test_a_sentence_is_quoted_into_the_first_question(make_app: MakeApp) -> None:
    app = make_app()
    id_ = keep(app)
    keep(app, trajectory="parking", text="Something else.")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f4")
        await settle(pilot)
        assert button(app, "earlier").display
        assert button(app, "earlier").label == "Earlier (1)"
        await type_in(pilot, "Again: ")
        await pilot.press("ctrl+b")
        await settle(pilot)
        assert isinstance(app.screen, EarlierScreen)
        assert rows(app)[1:] == ["I had the answer ready.", "The team leads kept silent."]
        await type_in(pilot, "SILENT")
        assert rows(app)[1:] == ["The team leads kept silent."]
        await pilot.press("enter")
        await settle(pilot)
        text = box_of(app).text
        assert text == f"Again: “The team leads kept silent.” (12 November 2026, {id_})"
        await pilot.press("ctrl+z")
        assert "silent" not in box_of(app).text


async def test_the_way_back_survives_another_name(make_app: MakeApp) -> None:
    app = make_app()
    keep(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("f4", "ctrl+b")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        app.store.rename_organisation("Waterland", "Zuiderpark")
        await pilot.press("ctrl+p")
        await type_in(pilot, "quoted here")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, EarlierScreen)
        assert rows(app)[1] == "I had the answer ready."
        await pilot.press("enter")  # from here nothing is taken along
        assert isinstance(app.screen, EarlierScreen)


async def test_without_a_name_or_without_anything_it_says_so(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f4", "ctrl+b")
        await settle(pilot)
        assert "Vul bij Begin" in str(app.screen.query_one("#earlier-head", Static).content)
        await pilot.press("escape")
        assert isinstance(app.screen, WalkScreen)
        assert not button(app, "earlier").display


async def test_what_is_still_open_is_shown_at_the_beginning_and_settled(make_app: MakeApp) -> None:
    app = make_app()
    keep(app, step="Ask them first")
    async with app.run_test(size=(80, 24)) as pilot:
        assert not button(app, "still-open-steps").display
        await begin(pilot)
        assert button(app, "still-open-steps").label == "Still open (1)"
        button(app, "still-open-steps").action_press()
        await settle(pilot)
        assert isinstance(app.screen, IntentsScreen)
        assert rows(app)[0].startswith("○ Ask them first")
        await pilot.press("enter", "down", "down", "enter")
        await type_in(pilot, "no time")
        await pilot.press("enter")
        await settle(pilot)
        assert str(app.screen.query_one("#intents-head", Static).content) == "Noted."
        (kept,) = [r for r in on_disk(app) if r.next_step]
        assert [(o.state, o.why) for o in kept.outcomes] == [("let_go", "no time")]
        assert rows(app) == ["+ what is no longer open (1)"]
        await pilot.press("enter")
        assert rows(app)[0].startswith("– Ask them first")
        await pilot.press("escape")
        await settle(pilot)
        assert not button(app, "still-open-steps").display


async def test_leaving_the_reason_leaves_it_as_it_was(make_app: MakeApp) -> None:
    app = make_app(start="home", language="nl")
    keep(app, step="Eerst vragen")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "leerdoelen")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, IntentsScreen)
        await pilot.press("enter", "down", "enter", "x", "escape")
        await settle(pilot)
        assert [r.outcomes for r in on_disk(app)] == [[]]
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert [o.state for r in on_disk(app) for o in r.outcomes] == ["done"]


async def test_a_file_that_went_in_between_is_told(make_app: MakeApp) -> None:
    app = make_app(start="home")
    keep(app, step="Ask first")
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_intents()
        await settle(pilot)
        (entry,) = app.store.entries()
        app.store.delete(entry.path)
        await pilot.press("enter", "enter")
        await settle(pilot)
        said = str(app.screen.query_one("#intents-head", Static).content)
        assert said.startswith("! That file has changed")
        assert rows(app) == []
