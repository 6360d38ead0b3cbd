"""The overview, driven with keys: what one sees, finds, opens, renames, throws away and gives away."""

import datetime as dt
import stat
import sys
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.journal.model import Answer
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.damaged import DamagedScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.entries import EntryList
from orgcoach_tui.tui.widgets.frame import Hints
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.journal import journal, keep, keep_raw


def said(app: OrgcoachApp, selector: str = "#heading") -> str:
    return str(app.screen.query_one(selector, Static).content)


def rows(app: OrgcoachApp) -> list[str]:
    return [str(o.prompt) for o in app.screen.query_one(EntryList).options]


def under_bar(app: OrgcoachApp) -> str:
    option = app.screen.query_one(EntryList).highlighted_option
    return str(option.prompt) if option is not None else ""


def buttons(app: OrgcoachApp) -> list[str]:
    return [p.label for p in app.screen.query("#below Press").results(Press) if p.display]


async def go_to(pilot: Pilot[None], words: str) -> None:
    """Press Down until the row with these words has the bar."""
    app = pilot.app
    assert isinstance(app, OrgcoachApp)
    for _press in range(40):
        if words in under_bar(app):
            return
        await pilot.press("down")
    raise AssertionError(rows(app))


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


class TestBin:
    async def test_at_once_and_back(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=3)
        keep("Waterland", "Permits", days_ago=1)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, dates.short(dt.date.today() - dt.timedelta(days=1)))
            await pilot.press("delete")
            assert said(app) == "Moved to the bin. Ctrl+Z: bring it back"
            assert len(on_disk(app)) == 1
            assert "Permits" in under_bar(app)
            await pilot.press("delete")
            assert on_disk(app) == []
            await pilot.press("ctrl+z", "ctrl+z")
            assert len(on_disk(app)) == 2
            assert said(app) == "Brought back."

    async def test_the_message_stays_till_something_else_is_done(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits", days_ago=3)
        keep("Waterland", "Permits", days_ago=1)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("delete", "up", "down")
            assert "Moved to the bin" in said(app)
            await pilot.press("w")
            assert "Search: w_" in said(app)

    async def test_by_its_button(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            assert buttons(app) == ["Open", "Rename", "Make a file", "To the bin"]
            await pilot.press("shift+tab")
            assert isinstance(app.focused, Press)
            assert app.focused.label == "To the bin"
            await pilot.press("enter")
            await pilot.pause()
            assert on_disk(app) == []
            assert isinstance(app.focused, EntryList)

    async def test_a_row_that_is_no_reflection_cannot_go(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("delete", "f2")
            assert len(on_disk(app)) == 1
            assert isinstance(app.screen, HomeScreen)
            assert buttons(app) == []

    async def test_when_the_disk_refuses(
        self, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from orgcoach_tui.journal.errors import SaveFailed

        keep("Waterland", "Permits")
        app = make_app(start="home")

        def refuse(_path: Path) -> Path:
            raise SaveFailed("closed")

        monkeypatch.setattr(app.store, "delete", refuse)
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("delete")
            assert said(app) == "! That did not work; the reflection is still here."


class TestRename:
    async def test_an_organisation_everywhere(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        keep("Waterland", "Director", days_ago=2)
        keep("Linden", "Permits", days_ago=4)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("f2")
            await type_in(pilot, " aan Zee")
            await pilot.pause()
            assert "Organisation: 2 reflections." in said(app, "#page-said")
            await pilot.press("enter", "enter", "enter")
            await pilot.pause()
            assert said(app) == "Renamed in 2 reflections."
            found = {(r.organisation, r.trajectory) for r in on_disk(app)}
            assert found == {
                ("Waterland aan Zee", "Permits"),
                ("Waterland aan Zee", "Director"),
                ("Linden", "Permits"),
            }
            assert "Permits" in under_bar(app)

    async def test_a_trajectory_into_another(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permit", days_ago=1)
        keep("Waterland", "Permits", days_ago=2)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permit ")
            await pilot.press("f2", "enter")
            await type_in(pilot, "s")
            await pilot.pause()
            assert "they come together" in said(app, "#page-said")
            await pilot.press("enter", "enter")
            await pilot.pause()
            assert [r.trajectory for r in on_disk(app)] == ["Permits", "Permits"]

    async def test_a_name_that_was_empty_goes_to_this_one_only(self, make_app: MakeApp) -> None:
        keep(days_ago=1, text="one")
        keep(days_ago=2, text="two")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, dates.short(dt.date.today() - dt.timedelta(days=1)))
            await pilot.press("f2")
            await type_in(pilot, "Linden\nHome\n")
            await pilot.press("enter")
            await pilot.pause()
            found = {(r.text("what_happened"), r.organisation, r.trajectory) for r in on_disk(app)}
            assert found == {("one", "Linden", "Home"), ("two", "", "")}

    async def test_esc_changes_nothing(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            await pilot.press("f2", "x", "escape")
            assert isinstance(app.screen, HomeScreen)
            assert on_disk(app)[0].organisation == "Waterland"


class TestExport:
    async def to_export(self, pilot: Pilot[None]) -> None:
        await go_to(pilot, "Permits")
        await pilot.press("tab", "tab", "tab", "enter")
        await pilot.pause()

    @pytest.fixture(autouse=True)
    def at_home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("HOME", "USERPROFILE"):
            monkeypatch.setenv(name, str(tmp_path))
        monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
        return tmp_path

    async def test_a_page_without_the_mirror(self, make_app: MakeApp, at_home: Path) -> None:
        keep("Waterland", "Permits", "Halfway <b>I</b> had it.")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await self.to_export(pilot)
            suggested = Path(app.screen.query_one(Input).value)
            assert "aterland" not in suggested.name
            assert "ermits" not in suggested.name
            await pilot.press("enter")
            await pilot.pause()
            assert said(app, "#page-said").startswith("Done: ")
            assert "The mirror did not go along." in said(app, "#page-said")
            assert "Halfway &lt;b&gt;I&lt;/b&gt; had it." in suggested.read_text("utf-8")
            if sys.platform != "win32":
                assert stat.S_IMODE(suggested.stat().st_mode) == 0o600
            await pilot.press("enter")
            assert isinstance(app.screen, HomeScreen)

    async def test_it_overwrites_nothing(self, make_app: MakeApp, at_home: Path) -> None:
        keep("Waterland", "Permits", "Some text.")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await self.to_export(pilot)
            line = app.screen.query_one(Input)
            file = Path(line.value)
            file.write_text("mine")
            await pilot.press("enter")
            await pilot.pause()
            assert file.read_text() == "mine"
            assert "there already" in said(app, "#page-said")
            other = Path(line.value)
            assert other != file
            await pilot.press("enter")
            await pilot.pause()
            assert "Some text." in other.read_text("utf-8")

    @pytest.mark.parametrize("typed", ["file/page", "x" * 300, "~nobody-at-all/" + "y" * 300])
    async def test_where_it_cannot_go(self, make_app: MakeApp, at_home: Path, typed: str) -> None:
        keep("Waterland", "Permits", "Some text.")
        (at_home / "file").write_text("")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await self.to_export(pilot)
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            await pilot.pause()
            assert "! It did not work" in said(app, "#page-said")
            assert "No half file" in said(app, "#page-said")


class TestDamaged:
    CONTENT = b'schema = 1\nid = "bcdfghjk"\n\nguide = "session\nx = "\x1b[31msecret\xff"\n'

    async def test_it_is_listed_and_shown_and_never_written(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        path = keep_raw(self.CONTENT)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            assert "13 Nov" in under_bar(app)
            assert buttons(app) == ["Open", "To the bin"]
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, DamagedScreen)
            words = " ".join(str(s.content) for s in app.screen.query(Static))
            assert path.name in words
            assert "line " in words
            assert "secret" not in words
            box = app.screen.query_one(Editor)
            assert "secret" in box.text
            assert "\x1b" not in box.text
            await type_in(pilot, "x")
            await pilot.press("backspace", "delete", "escape")
            assert isinstance(app.screen, HomeScreen)
        assert path.read_bytes() == self.CONTENT

    async def test_it_can_go_to_the_bin_and_come_back(self, make_app: MakeApp) -> None:
        path = keep_raw(self.CONTENT)
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("delete")
            assert not path.exists()
            await pilot.press("ctrl+z")
            assert path.read_bytes() == self.CONTENT

    async def test_one_that_breaks_after_it_was_listed(self, make_app: MakeApp) -> None:
        keep("Waterland", "Permits")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "Permits")
            next(iter(journal().reflections.rglob("*.toml"))).write_bytes(b"= broken")
            await pilot.press("enter")
            assert "changed just now" in said(app)
            assert any("! " in row for row in rows(app))

    async def test_a_journal_that_does_not_open(self, make_app: MakeApp) -> None:
        journal().folder.mkdir(parents=True)
        journal().reflections.write_text("a file where a folder was")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            assert "does not open" in said(app, ".note")
            await pilot.press("enter")
            assert isinstance(app.screen, WalkScreen)


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
