"""The overview, driven with keys: what one sees, finds, opens and comes back to."""

import datetime as dt

import pytest
from textual import events
from textual.widgets import Input, OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.journal.model import Answer
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.entries import EntryList
from orgcoach_tui.tui.widgets.frame import Hints
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import journal, keep, keep_raw
from tests.tui.overview import go_to, rows, said, under_bar
from tests.tui.protected import until


class TestEmpty:
    async def test_it_says_how_to_begin(self, make_app: MakeApp) -> None:
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)):
            assert "Your first reflection will be here." in said(app)
            assert [r.split("  ")[0] for r in rows(app)] == [
                "After a session",
                "The seven questions",
                "Harvest conversation",
                "Look around first",
            ]
            assert "search" not in said(app, "Hints")

    async def test_enter_begins(self, make_app: MakeApp) -> None:
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            assert isinstance(app.screen, WalkScreen)

    async def test_letters_do_nothing_strange(self, make_app: MakeApp) -> None:
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("x", "space", "backspace", "delete", "f2", "ctrl+z")
            assert "Your first reflection" in said(app)

    async def test_own_guides_are_offered_where_there_are_any(self, make_app: MakeApp) -> None:
        app = make_app(start="home")
        app.places.guides.mkdir(parents=True)
        (app.places.guides / "mine.toml").write_text("id = 3")
        async with app.run_test(size=(80, 24)):
            assert any("A guide of your own" in row for row in rows(app))


class TestList:
    async def test_organisation_then_trajectory_then_date(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=9)
        keep("Waterland", "Director", days_ago=5)
        keep("Linden", "Home care", days_ago=20)
        keep("Waterland", "Permits", days_ago=2)
        keep(days_ago=30)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)):
            day = {
                n: dates.short(dt.date.today() - dt.timedelta(days=n)) for n in (2, 5, 9, 20, 30)
            }
            found = [" ".join(row.split()) for row in rows(app)[2:]]
            assert found == [
                "Waterland",
                f"● Permits {day[2]} After a session",
                f"● Permits {day[9]} After a session",
                f"● Director {day[5]} After a session",
                "Linden",
                f"● Home care {day[20]} After a session",
                "Without an organisation",
                f"● without a trajectory {day[30]} After a session",
            ]

    async def test_going_on_with_a_draft_comes_first(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", status="draft", text="Half a", step="what_happened")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            assert under_bar(app).split("  ")[0] == "Go on with your draft"
            assert "Permits, today" in under_bar(app)
            assert any("○ Permits" in row and "draft" in row for row in rows(app))
            await pilot.press("enter")
            assert isinstance(app.focused, Editor)
            assert app.focused.text == "Half a"

    async def test_without_a_draft_a_new_one_comes_first(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)):
            assert under_bar(app).startswith("New reflection")

    async def test_arrows_skip_headings_and_go_round(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("down", "down")
            assert "Permits" in under_bar(app)
            await pilot.press("down")
            assert under_bar(app).startswith("New reflection")
            await pilot.press("up")
            assert "Permits" in under_bar(app)

    async def test_names_are_text_and_nothing_else(self, make_app: MakeApp) -> None:
        keep("[bold]Water[/]land", "[/ x [red]", "A [b]text[/b] with [/ and \\[x]")
        app = make_app(start="home")
        async with app.run_test(size=(120, 40)) as pilot:
            await go_to(pilot, "[/ x [red]")
            await pilot.pause(0.2)
            assert "[bold]Water[/]land" in rows(app)
            assert "A [b]text[/b] with [/ and \\[x]" in said(app, "#beside")
            await pilot.press("f2")
            await pilot.pause()
            assert app.screen.query_one("#organisation Input", Input).value == "[bold]Water[/]land"

    async def test_a_preview_below_and_beside(self, make_app: MakeApp) -> None:
        reflection = keep("Waterland", "Permits", "Halfway I had the answer ready.")
        reflection.placement.coach, reflection.placement.adviser = 2, 4
        journal().save(journal().new(reflection))
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            assert "Halfway I had the answer" in said(app, "#preview")
            await pilot.resize_terminal(120, 40)
            await pilot.pause(0.3)
            assert "Halfway I had the answer" in said(app, "#beside")

    async def test_the_placement_in_words(self, make_app: MakeApp) -> None:
        from orgcoach_tui.journal.model import Placement

        keep("W", "Permits", "Some text.", placement=Placement(coach=2, trainer=0, adviser=4))
        app = make_app(start="home")
        async with app.run_test(size=(120, 40)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.pause(0.3)
            assert "Coach 2, trainer 0, expert adviser 4" in said(app, "#beside")

    @pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (100, 30), (200, 60)])
    async def test_any_size(self, make_app: MakeApp, size: tuple[int, int]) -> None:
        keep("Waterland" * 9, "Permits" * 20, "word " * 400)
        keep("Waterland" * 9, "", status="draft", days_ago=400)
        app = make_app(start="home")
        async with app.run_test(size=size) as pilot:
            for _ in range(5):
                await pilot.press("down")
            await pilot.pause(0.2)
            room = app.screen.query_one(EntryList).size.width
            assert all(len(row) <= room for row in rows(app))

    async def test_a_reflection_of_a_newer_version_is_only_to_be_read(
        self, make_app: MakeApp
    ) -> None:
        reflection = keep("Waterland", "Permits", "Old words.")
        text = dumps(reflection).replace("schema = 1", "schema = 99")
        path = keep_raw(text.encode(), f"2026-01-02-{reflection.id[::-1]}.toml")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "read only")
            await pilot.press("f2")
            assert "made with a newer version" in said(app)
            await pilot.press("enter")
            assert isinstance(app.screen, WalkScreen)
            assert app.screen.session.read_only
            await pilot.press("escape", "enter")
        assert path.read_text() == text


class TestSearch:
    async def test_letters_search_at_once(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        keep("Linden", "Home care", "About the Café round.")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await type_in(pilot, "CAFE home")
            assert said(app) == "Search: CAFE home_   1 found, Esc: everything"
            assert "Home care" in under_bar(app)
            assert not any("Permits" in row or "New" in row for row in rows(app))
            await pilot.press("escape")
            assert said(app) == "What do you want to reflect on?"
            assert "Home care" in under_bar(app)

    async def test_nothing_found_and_back(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await type_in(pilot, "perx")
            await until(lambda: "looking" not in said(app))
            assert said(app) == "Nothing found for ‘perx’. Esc: everything"
            assert rows(app) == []
            await pilot.press("backspace")
            assert "1 found" in said(app)
            await pilot.press("backspace", "backspace", "backspace", "backspace")
            assert said(app) == "What do you want to reflect on?"

    async def test_a_date_a_guide_or_a_status(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=40)
        keep("Linden", "Home care", status="draft")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await type_in(pilot, "draft")
            assert "Home care" in under_bar(app)
            await pilot.press("escape")
            await type_in(pilot, dates.long(dt.date.today() - dt.timedelta(days=40)))
            assert "Permits" in under_bar(app)

    async def test_a_paste_searches_and_brackets_are_text(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits [/x]")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            app.screen.post_message(events.Paste("permits\x1b[31m [/x]\n"))
            await pilot.pause()
            assert said(app) == "Search: permits [/x]_   1 found, Esc: everything"

    async def test_letters_on_a_button_search_too(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("tab", "p", "e")
            assert "Search: pe_" in said(app)
            assert isinstance(app.focused, EntryList)

    async def test_letters_in_the_menu_search_too(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape", "p")
            await pilot.pause()
            assert "Search: p_" in said(app)


class TestComingBack:
    async def test_the_bar_is_on_what_was_left(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=3)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            await type_in(pilot, "Linden\nHome care\n")
            await pilot.press("escape", "enter")
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)
            assert "○ Home care" in under_bar(app)
            assert said(app) == "What do you want to reflect on?"

    async def test_what_was_finished_is_found_back(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", status="draft", text="x", step="close")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            await pilot.pause()
            await type_in(pilot, "An insight\nA step\n\n")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)
            assert said(app) == "Done. This is where you find it."
            assert "● Permits" in under_bar(app)

    async def test_a_reflection_whose_guide_is_gone(self, make_app: MakeApp) -> None:
        answer = Answer("mine", "My own", "What did the river say?", "Nothing much.")
        keep("W", "Permits", guide="gone", guide_title="River", answers=[answer], step="mine")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.focused, Editor)
            assert app.focused.text == "Nothing much."
            asked = [str(s.content) for s in app.screen.query(".asks").results(Static)]
            assert "What did the river say?" in asked

    async def test_what_a_killed_process_left_is_told(self, make_app: MakeApp) -> None:
        reflection = keep("Waterland", "Permits")
        (file,) = journal().reflections.rglob("*.toml")
        file.rename(file.with_name(f".{file.name}.0a1b2c3d.orgcoach-tmp"))
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)):
            time = f"{reflection.updated.astimezone():%H:%M}"
            assert said(app) == (
                f"Last time orgcoach stopped unexpectedly. Your text is still here, up to {time}."
            )
            assert "● Permits" in under_bar(app)


class TestMenuAndGuides:
    async def test_esc_enter_closes(self, make_app: MakeApp) -> None:
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape")
            items = [str(o.prompt) for o in app.screen.query_one(OptionList).options]
            assert items[0] == "Close the program"
            await pilot.press("enter")
            await pilot.pause()
            assert not app.is_running or app._exit

    async def test_esc_esc_is_nothing(self, make_app: MakeApp) -> None:
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape", "escape")
            assert isinstance(app.screen, HomeScreen)

    async def test_something_else_begins(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("down", "enter", "down", "enter")
            await pilot.pause()
            assert isinstance(app.screen, WalkScreen)
            assert app.screen.session.guide.id == "assignment"
            await pilot.press("escape", "enter")
            assert isinstance(app.screen, HomeScreen)

    async def test_a_broken_guide_says_what_is_wrong(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        app.places.guides.mkdir(parents=True)
        (app.places.guides / "mine.toml").write_text('id = "mine"\ntitle = 3\n')
        good = 'id = "good"\ntitle = "Good one"\n[[questions]]\nkey = "a"\ntitle = "A"\nquestion = "B?"\n'
        (app.places.guides / "good.toml").write_text(good)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("down", "enter", "up", "enter")
            await pilot.pause()
            assert "line 2, title" in said(app, "#page-said")
            await pilot.press("up", "enter")
            await pilot.pause()
            assert isinstance(app.screen, WalkScreen)
            assert app.screen.session.guide.title == "Good one"

    async def test_the_footer_never_wraps(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home", language="nl")
        async with app.run_test(size=(40, 12)) as pilot:
            await go_to(pilot, "Permits")
            assert app.screen.query_one(Hints).size.height == 1
            assert len(said(app, "Hints")) <= 40
