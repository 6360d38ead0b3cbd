"""Themes by trajectory as a page to go along, their quotes into a new reflection, and what leads there."""

import datetime as dt
import time
from typing import Any

import pytest
from textual.widgets import OptionList, Static

from orgcoach_tui.journal.model import Answer, NotedTheme
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.export import ExportScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.insight import InsightScreen
from orgcoach_tui.tui.screens.lenses import LensesScreen
from orgcoach_tui.tui.screens.themes_grid import ThemesGridScreen
from orgcoach_tui.tui.screens.themes_quotes import ThemeQuotesScreen
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.theme_grid import ThemeGrid
from tests.tui import protected
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.journal import keep
from tests.tui.walking import box_of

SIZES = [(60, 20), (80, 24), (120, 40)]
WORK = [NotedTheme("work pressure", "work_pressure")]


async def settle(pilot: Any) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def practice(organisation: str = "Waterland") -> list[str]:
    """Three trajectories and one outside them; work pressure noted in two, safety only proposed."""
    kept = [
        keep(organisation, "permits", "The workload is too high. Fine.", 30, themes=WORK),
        keep(organisation, "parking", "They drown in work.", 20, themes=WORK),
        keep(organisation, "board", "Nobody dares to say what they see.", 10),
        keep(organisation, "", "The workload is too high here too.", 5),
    ]
    return [one.id for one in kept]


def at(app: OrgcoachApp) -> str:
    return str(app.screen.query_one("#theme-said", Static).content)


def rows(app: OrgcoachApp, name: str = "#theme-grid") -> list[str]:
    return [str(o.prompt) for o in app.screen.query_one(name, OptionList).options]


async def to_grid(pilot: Any) -> None:
    """By keys alone, from the overview."""
    app: OrgcoachApp = pilot.app
    app.action_insight()
    await settle(pilot)
    assert isinstance(app.screen, InsightScreen)
    assert not app.screen.query_one("#one-theme").display
    app.screen.query_one("#way").focus()
    await pilot.press("enter", "down", "enter")
    await settle(pilot)
    app.screen.query_one("#one-theme").focus()
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, ThemesGridScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_along_the_themes_and_into_a_new_reflection(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    ids = practice()
    app = make_app(start="home")
    async with app.run_test(size=size) as pilot:
        await to_grid(pilot)
        assert rows(app)[0].startswith("You noted")
        assert rows(app)[1].startswith("work pressure")
        assert "Proposed only" in "\n".join(rows(app))
        assert at(app).startswith(
            "work pressure: comes back in 2 of 3 trajectories.\nIn all: noted in 2"
        )
        assert "organisation’s?" in str(app.screen.query_one("#theme-question", Static).content)
        await pilot.press("right")
        assert at(app).endswith("Board: not noted.")
        await pilot.press("enter")
        assert isinstance(app.screen, ThemesGridScreen), "there is nothing behind it"
        await pilot.press("right", "right")
        assert at(app).endswith("Permits: noted in one reflection.")
        assert "[1]" in rows(app)[1]
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ThemeQuotesScreen)
        assert rows(app, "#quotes")[1:] == ["  □ The workload is too high."]
        await pilot.press("f2")
        assert isinstance(app.screen, ThemeQuotesScreen), "nothing is marked yet"
        await pilot.press("enter")
        assert rows(app, "#quotes")[1] == "  ■ The workload is too high."
        await pilot.press("escape", "left", "left", "left", "end", "enter", "f3")
        await settle(pilot)
        assert app.screen.query_one("#take", Press).display
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert len(app.screen_stack) == 2
        text = box_of(app).text
        assert text.startswith("“The workload is too high.” (")
        assert f", {ids[0]})\n" in text
        assert text.endswith(")\n\n")
        await type_in(pilot, "So")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
    made = next(one for one in on_disk(app) if one.guide == "assignment")
    assert (made.organisation, made.status, made.step) == ("Waterland", "draft", "common_pattern")
    assert made.text("common_pattern").endswith("\n\nSo")


async def test_all_of_it_by_mouse(make_app: MakeApp) -> None:
    practice()
    app = make_app(start="home", language="nl")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_grid(pilot)
        await pilot.click("#theme-grid", offset=(60, 1))  # the third column: parking
        await settle(pilot)
        assert isinstance(app.screen, ThemeQuotesScreen)
        assert app.screen.title_words() == "work pressure · parking"
        await pilot.click("#quotes", offset=(10, 1))
        await settle(pilot)
        assert app.screen.query_one("#take", Press).label == "Meenemen (1) ›"
        await pilot.click("#back")
        await settle(pilot)
        await pilot.click("#take")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert "They drown in work." in box_of(app).text


async def test_many_trajectories_pass_by_in_columns(make_app: MakeApp) -> None:
    for n in range(12):
        keep("Waterland", f"team {n:02}", "Other.", n, themes=WORK)
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_grid(pilot)
        assert rows(app)[0].rstrip().endswith("›")
        await pilot.press(*["right"] * 12)
        assert "team 11" in rows(app)[0]
        assert "‹" in rows(app)[0]
        assert "[1]" in rows(app)[1]
        await pilot.press("right")
        assert at(app).endswith("Team 11: noted in one reflection.")
        await pilot.press("enter")
        await settle(pilot)
        assert "its words do not stand" in rows(app, "#quotes")[1]
        await pilot.press("enter", "space", "f3", "f2")
        assert isinstance(app.screen, ThemeQuotesScreen)


async def test_what_is_being_written_goes_first(make_app: MakeApp, monkeypatch: Any) -> None:
    from orgcoach_tui.journal.errors import SaveFailed

    practice()
    app = make_app(start="new")
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Waterland")
        await pilot.press("f4")
        await type_in(pilot, "half")
        await to_grid(pilot)
        await pilot.press("enter", "enter")
        with monkeypatch.context() as full:

            def fails(*_args: Any, **_kwargs: Any) -> None:
                raise SaveFailed("full")

            full.setattr(app.store, "save", fails)
            app.session.touch()  # type: ignore[union-attr]
            await pilot.press("f2")
            await settle(pilot)
            assert isinstance(app.screen, ThemeQuotesScreen)
            said = app.screen.query_one("#page-said", Static)
            assert said.display
            assert "not saved yet" in str(said.content)
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
    assert any(one.text("what_happened") == "half" for one in on_disk(app))


async def test_hostile_names_and_texts_are_only_text(make_app: MakeApp) -> None:
    bad = "[red]a\x1b[31m\u202eb[/]"
    text = f"The workload is too high {bad}" + "x" * 20_000
    keep(f"Water{bad}", f"per{bad}", text, themes=[NotedTheme(f"drown{bad}", "work_pressure")])
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_grid(pilot)
        assert "[red]" in rows(app)[1]
        await pilot.press("enter", "enter")
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert "\x1b" not in box_of(app).text
        assert "\u202e" not in box_of(app).text


async def test_the_summary_of_that_place_and_period(make_app: MakeApp) -> None:
    practice()
    keep("Zuiderpark", "other", "Other.", 400)
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        app.action_insight()
        await settle(pilot)
        app.screen.query_one("#organisation").focus()
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        await pilot.click("#summary")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        shown = rows(app, "#choices")
        assert "Waterland, 4 reflections" in shown[0]
        assert "Summary" in "\n".join(shown)
        choices = app.screen.query_one("#choices", OptionList)
        choices.focus()
        choices.highlighted = choices.get_option_index("quotes")
        await pilot.press("enter", "enter", "tab", "enter")
        await settle(pilot)
        assert "1 paragraph" in rows(app, "#choices")[-1]
        app.screen.query_one("#look").focus()
        await pilot.press("enter")
        await settle(pilot)
        paper = str(app.screen.query_one("#on-paper", Static).content)
        assert "work pressure: comes back in 2 of 3 trajectories." in paper
        assert "In my own words" in paper
        assert "The workload is too high. Fine." in paper


async def test_a_period_without_a_finished_reflection_says_so(make_app: MakeApp) -> None:
    keep("Waterland", "permits", "Other.", 400)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_insight()
        await settle(pilot)
        app.screen.query_one("#period").focus()
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        await pilot.click("#summary")
        await settle(pilot)
        said = app.screen.query_one("#page-said", Static)
        assert said.is_on_screen
        assert "no finished reflection" in str(said.content)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_lenses_on_one_reflection(make_app: MakeApp, language: str) -> None:
    keep("Waterland", "permits", "Ik sprak de directeur en de opdrachtgever." if language == "nl"
         else "I spoke with the director and the commissioner.")  # fmt: skip
    words = {"nl": "lenzen van", "en": "lenses on"}[language]
    app = make_app(start="home", language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.screen.query_one("#entries", OptionList)
        listed.highlighted = next(
            n for n, o in enumerate(listed.options) if (o.id or "").startswith("at ")
        )
        await pilot.press("ctrl+p")
        await type_in(pilot, words)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, LensesScreen)
        paper = str(app.screen.query_one("#on-paper", Static).content)
        assert "permits" in paper
        assert "‘What happened’: ‘" in paper
        assert "?" in paper
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_lenses_look_at_what_is_being_written(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)
        assert not app.screen.can_look
        await type_in(pilot, "I spoke with the director.")
        assert app.screen.can_look
        app.screen.action_lenses()
        await settle(pilot)
        assert "director" in str(app.screen.query_one("#on-paper", Static).content)
        await pilot.press("escape")
        assert box_of(app).text == "I spoke with the director."


async def test_a_lock_lets_go_of_every_page(make_app: MakeApp) -> None:
    protected.keep("The workload is too high.", organisation="Waterland")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await protected.unlock(pilot)
        await to_grid(pilot)
        await pilot.press("enter", "enter")
        insight, grid, quotes = app.screen_stack[1:]
        await protected.lock(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert isinstance(insight, InsightScreen)
        assert isinstance(grid, ThemesGridScreen)
        assert isinstance(quotes, ThemeQuotesScreen)
        assert insight.grid is grid._grid is None
        assert [*grid.marked, *quotes.marked, *quotes._sentences, *quotes._sources] == []


async def test_leaving_stops_the_reading(make_app: MakeApp, monkeypatch: Any) -> None:
    from orgcoach_tui.tui.screens import insight

    for n in range(40):
        keep("Waterland", "permits", "The workload is too high.", n)
    read: list[int] = []
    lexicon_of = insight.lexicon_of

    def slowly(*args: Any) -> Any:
        read.append(1)
        time.sleep(0.05)
        return lexicon_of(*args)

    monkeypatch.setattr(insight, "lexicon_of", slowly)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(InsightScreen(way="themes"))
        await pilot.pause(0.6)
        assert "Reading the words" in str(app.screen.query_one("#page-said", Static).content)
        await pilot.press("escape")
        await pilot.pause(0.2)
        so_far = len(read)
        await pilot.pause(0.3)
        assert len(read) == so_far < 40


async def test_a_year_ago_reads_well(make_app: MakeApp) -> None:
    year = dt.date.today() - dt.timedelta(days=365)
    keep("Waterland", "permits", "Other.", date=year, insight="Ask first.")
    keep("Waterland", "permits", "Other.", answers=[Answer("what_happened", "?", "?", "Today.")])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_insight()
        await settle(pilot)
        paper = str(app.screen.query_one("#on-paper", Static).content)
        assert "A year ago, around this day" in paper
        assert "Waterland, permits: ‘Ask first.’" in paper


def test_the_grid_of_nothing_has_no_bar() -> None:
    from orgcoach_tui.insight.theme_grid import grid
    from orgcoach_tui.insight.themes import lexicon_of

    assert ThemeGrid(grid([], lexicon_of)).at is None
