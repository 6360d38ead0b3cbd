"""The themes of one reflection: own ones in a line, proposals answered, kept at once, by key and mouse."""

from typing import Any

import pytest
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui.journal.model import NotedTheme, Reflection
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.themes import ThemesScreen
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.theme_field import ThemeField
from tests.tui import protected
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.journal import journal, keep

SAID = "The workload is too high. Nobody dares to say so. They feel unseen."
WORK, SAFE = NotedTheme("work pressure", "work_pressure"), "safe to speak"


async def settle(pilot: Any) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def to_themes(pilot: Any) -> None:
    """From the overview, with the bar on the reflection."""
    app: OrgcoachApp = pilot.app
    if isinstance(app.screen, HomeScreen):
        rows = app.screen.rows
        rows.highlighted = next(
            n for n, o in enumerate(rows.options) if (o.id or "").startswith("at ")
        )
    await pilot.press("ctrl+p")
    await type_in(
        pilot, {"en": "what comes back", "nl": "wat hier terugkomt"}[app.settings.language]
    )
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(app.screen, ThemesScreen)


def rows(app: OrgcoachApp) -> list[str]:
    listed = app.screen.query_one("#proposals", OptionList)
    return [str(o.prompt).strip() for o in listed.options]


def field(app: OrgcoachApp) -> ThemeField:
    return app.screen.query_one(ThemeField)


def noted(app: OrgcoachApp) -> list[NotedTheme]:
    (found,) = on_disk(app)
    return found.themes


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_proposals_are_answered_with_one_key_each(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    keep("Waterland", "permits", SAID)
    app = make_app(start="home")
    async with app.run_test(size=size) as pilot:
        await to_themes(pilot)
        first = rows(app)
        assert 2 <= len(first) <= 3
        assert all(row.startswith("○ ") for row in first)
        quotes = str(app.screen.query_one("#theme-quotes", Static).content)
        assert "‘The workload is too high.’" in quotes
        await pilot.press("tab", "1")
        assert rows(app)[0].startswith("● work pressure")
        assert field(app).themes == ["work pressure"]
        await pilot.press("2", "escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
    kept = noted(app)
    assert WORK in kept
    assert [one.answer for one in kept] == ["yes", "no"]


async def test_another_name_and_leaving_it_open_after_all(make_app: MakeApp) -> None:
    keep("Waterland", "permits", "The workload is too high.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_themes(pilot)
        await pilot.press("tab", "enter", "3")
        await pilot.press(*["backspace"] * 13)
        await type_in(pilot, "full, full weeks")
        await pilot.press("enter")
        await settle(pilot)
        assert field(app).themes == ["full full weeks"]
        app.screen._save()  # type: ignore[attr-defined]
        await settle(pilot)
        assert noted(app) == [NotedTheme("full full weeks", "work_pressure")]
        await pilot.press("enter", "4")
        await settle(pilot)
        assert field(app).themes == []
        assert rows(app)[0].startswith("○ work pressure")


async def test_the_mouse_answers_too(make_app: MakeApp) -> None:
    keep("Waterland", "permits", "The workload is too high.")
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_themes(pilot)
        await pilot.click("#act-no")
        await settle(pilot)
        assert rows(app)[0].startswith("– ")
        await pilot.click("#proposals")
        await pilot.press("1")
        await settle(pilot)
        assert rows(app)[0].startswith("● ")
        await pilot.click("#done")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
    assert noted(app) == [WORK]


async def test_own_themes_are_completed_from_earlier_ones(make_app: MakeApp) -> None:
    keep(
        "Waterland",
        "parking",
        "Other.",
        3,
        themes=[NotedTheme("the course, lost"), NotedTheme("course")],
    )
    keep("Waterland", "permits", "Nothing much.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_themes(pilot)
        assert not app.screen.query_one("#proposals").display
        await type_in(pilot, "rest, cou")
        shown = field(app).query_one(OptionList)
        assert [o.id for o in shown.options] == ["course"]  # a comma would make two of one
        await pilot.press("down", "enter")
        assert field(app).themes == ["rest", "course"]
        await pilot.press("escape")
        await settle(pilot)
    assert next(one.themes for one in on_disk(app)) == [NotedTheme("rest"), NotedTheme("course")]


async def test_half_a_word_does_not_lose_where_a_theme_came_from(make_app: MakeApp) -> None:
    keep("Waterland", "permits", "The workload is too high.", themes=[WORK])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_themes(pilot)
        await pilot.press("backspace", "backspace")
        await type_in(pilot, "re")
        await pilot.press("escape")
        await settle(pilot)
    assert noted(app) == [WORK]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_from_the_close_of_a_walk_and_back(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=size) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "De werkdruk is te hoog.")
        await pilot.press("f4", "f4", "f4", "f4")
        await settle(pilot)
        assert app.screen.query_one("#themes", Press).label == "Thema’s…"
        await pilot.click("#themes")
        await settle(pilot)
        assert isinstance(app.screen, ThemesScreen)
        await pilot.press("tab", "1")
        await type_in(pilot, "x")  # a letter on the list goes into the line
        assert field(app).themes == ["werkdrukx"]
        await pilot.press("backspace", "f9", "escape")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.query_one("#themes", Press).label == "Thema’s (1)…"
        await pilot.press("ctrl+s")
        await settle(pilot)
    (kept,) = on_disk(app)
    assert kept.themes == [NotedTheme("werkdruk", "work_pressure")]
    assert kept.audience == {"themes": "assignment"}


async def test_for_whom_they_are_is_told(make_app: MakeApp) -> None:
    keep("Waterland", "permits", "Nothing much.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_themes(pilot)
        line = field(app).line
        assert Content.from_markup(line.border_subtitle or "").plain == "For supervision (F9)"
        await pilot.click(line, offset=(line.outer_size.width - 6, 2))
        assert Content.from_markup(line.border_subtitle or "").plain == "For the assignment (F9)"


async def test_what_was_refused_can_be_turned(make_app: MakeApp) -> None:
    refused = [NotedTheme("work pressure", "work_pressure", "no")]
    keep("Waterland", "permits", "The workload is too high.", themes=refused)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_themes(pilot)
        assert rows(app)[0].startswith("– work pressure")
        await pilot.press("tab", "1", "escape")
        await settle(pilot)
    assert noted(app) == [WORK]


async def test_hostile_names_are_only_text(make_app: MakeApp) -> None:
    names = [NotedTheme("[red]a\x1b[31m[/]"), NotedTheme("x" * 5000), NotedTheme("a‮b")]
    keep("[b]Waterland", "per\x1bmits", SAID, themes=names)
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_themes(pilot)
        assert "[red]a" in field(app).line.value
        assert "\x1b" not in field(app).line.value
        await pilot.press("tab", "1", "escape")
        await settle(pilot)
    (kept,) = on_disk(app)
    assert WORK in kept.themes


async def test_what_only_a_newer_version_may_change_is_left(make_app: MakeApp) -> None:
    made: Reflection = keep("Waterland", "permits", SAID)
    store = journal()
    path = store.find(made.id)
    path.write_text(path.read_text().replace("schema = 1", "schema = 99"))
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, HomeScreen)
        rows_ = app.screen.rows
        rows_.highlighted = next(
            n for n, o in enumerate(rows_.options) if (o.id or "").startswith("at ")
        )
        assert not app.screen.can_theme
        app.screen.action_themes()
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_a_lock_keeps_what_was_said_and_leaves_nothing(make_app: MakeApp) -> None:
    protected.keep("The workload is too high.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await protected.unlock(pilot)
        await to_themes(pilot)
        screen = app.screen
        await type_in(pilot, "Zeemeermin")
        await protected.lock(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert isinstance(screen, ThemesScreen)
        assert screen.session.reflection.themes == []
        assert screen._before == []
        assert not screen._rows
    (entry,) = protected.unlocked().entries()
    themes = protected.unlocked().read(entry.path).reflection.themes
    assert themes == [NotedTheme("Zeemeermin")]
