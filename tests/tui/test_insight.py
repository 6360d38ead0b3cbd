"""What many reflections show, chosen and read in the app."""

import datetime as dt
from typing import Any

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui.journal.model import Answer, Placement, start
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.insight import InsightScreen
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, type_in


def fill(app: OrgcoachApp, language: str = "en") -> None:
    """Two organisations, three trajectories, a year and a half of months."""
    text = {
        "en": "The workload is too high and nobody dares to say so.",
        "nl": "De werkdruk is te hoog en niemand durft het te zeggen.",
    }[language]
    for month in range(18):
        made = start("session", language, title="After a session")
        made.date = dt.date.today() - dt.timedelta(days=30 * month + 1)
        made.organisation = "Waterland" if month % 3 else "Zuiderpark"
        made.trajectory = ("permits", "parking")[month % 2]
        made.answers = [Answer("what_happened", "What happened", "?", text)]
        made.placement = Placement(coach=3, adviser=4)
        made.status = "finished"
        app.store.save(app.store.new(made))


async def settle(pilot: Any) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def paper(app: OrgcoachApp) -> str:
    return str(app.screen.query_one("#on-paper", Static).content)


def label(app: OrgcoachApp, name: str) -> str:
    return app.screen.query_one(f"#{name}", Press).label


async def choose(pilot: Any, name: str, *keys: str) -> None:
    pilot.app.screen.query_one(f"#{name}").focus()
    await pilot.press("enter", *keys, "enter")
    await settle(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_from_all_to_one_trajectory(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(start="home")
    fill(app)
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "side by side")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, InsightScreen)
        assert "Reflections: 18" in paper(app)
        assert not app.screen.query_one("#trajectory").display
        await choose(pilot, "organisation", "down", "down")
        assert label(app, "organisation") == "Waterland"
        assert "Reflections: 12" in paper(app)
        await choose(pilot, "trajectory", "down", "down")
        assert "Reflections: 6" in paper(app)
        await choose(pilot, "period", "down", "down")
        assert "Reflections: 1" in paper(app)
        await choose(pilot, "organisation")
        assert label(app, "organisation") == "all organisations"


async def test_themes_are_laid_beside_each_other_within_one_organisation(
    make_app: MakeApp,
) -> None:
    app = make_app(start="home", language="nl")
    fill(app, "nl")
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_insight()
        await settle(pilot)
        await choose(pilot, "way", "down")
        assert "binnen één organisatie" in paper(app)
        await choose(pilot, "organisation", "down")
        assert "werkdruk" in paper(app)
        rows = paper(app).splitlines()
        head = next(n for n, row in enumerate(rows) if row.startswith("Thema "))
        at = rows[head].index("permits")
        assert rows[head + 1][at].isdigit()


async def test_the_lenses_offer_questions(make_app: MakeApp) -> None:
    app = make_app(start="home")
    fill(app)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_insight()
        await settle(pilot)
        await choose(pilot, "way", "down", "down")
        assert "?" in paper(app)
        assert "Reflections: 18" in paper(app)


async def test_from_the_walk_it_is_about_what_one_writes(make_app: MakeApp) -> None:
    app = make_app()
    fill(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Zuiderpark")
        await pilot.press("f4")
        app.action_insight()
        await settle(pilot)
        assert label(app, "organisation") == "Zuiderpark"
        assert "Reflections: 6" in paper(app)
        assert "1 draft counts once it is finished." in paper(app)  # what is being written


async def test_an_empty_journal_says_so(make_app: MakeApp) -> None:
    app = make_app(start="home", language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        app.action_insight()
        await settle(pilot)
        assert "Reflecties: 0" in paper(app)
        app.screen.query_one("#organisation").focus()
        await pilot.press("enter")
        assert app.screen.query_one(OptionList).option_count == 1
