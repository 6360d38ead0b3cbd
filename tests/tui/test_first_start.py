"""The first start: a language, what this is, and straight into writing; or a look around first."""

import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from orgcoach_tui import settings as settings_file
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.language import LanguageScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.screens.welcome import WelcomeScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui.conftest import MakeApp, on_disk, type_in


def words(app: OrgcoachApp) -> str:
    return "\n".join(str(s.content) for s in app.screen.query(Static))


def options(app: OrgcoachApp) -> list[str]:
    return [str(o.prompt) for o in app.screen.query_one(OptionList).options]


@pytest.fixture
def first(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> OrgcoachApp:
    """The app before anything was chosen, on a Dutch system."""
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    return make_app(start="home", language="")


class TestLanguage:
    async def test_both_languages_the_system_s_own_first(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)):
            assert isinstance(first.screen, LanguageScreen)
            assert options(first) == ["Nederlands", "English"]
            assert "In welke taal" in words(first)
            assert "Which language" in words(first)

    async def test_english_first_elsewhere(
        self, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        app = make_app(start="home", language="")
        async with app.run_test(size=(80, 24)):
            assert options(app) == ["English", "Nederlands"]

    async def test_esc_leaves_and_chooses_nothing(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            await pilot.press("escape")
            await pilot.pause()
        assert not first.places.settings_file.exists()
        assert first.return_code == 0

    async def test_the_choice_is_kept_and_spoken_at_once(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            await pilot.press("down", "enter")
            await pilot.pause()
            assert isinstance(first.screen, WelcomeScreen)
            assert "A notebook for organisation coaches" in words(first)
            assert settings_file.load(first.places.settings_file).language == "en"
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(first.screen, LanguageScreen)
            await pilot.press("enter")
            await pilot.pause()
            assert "Een schrift voor organisatiecoaches" in words(first)

    async def test_a_choice_that_cannot_be_kept_is_told(self, first: OrgcoachApp) -> None:
        first.places.config.parent.mkdir(parents=True, exist_ok=True)
        first.places.config.write_text("a file where a folder should be")
        async with first.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            await pilot.pause()
            assert "kon niet bewaard worden" in words(first)


class TestWelcome:
    async def test_it_says_where_and_how_to_stop(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter")
            await pilot.pause()
            said = words(first)
            assert whereto.shorten(first.store.folder, 46) in said
            assert "niets over internet" in said
            assert "Esc" in said
            assert [o.split("  ")[0] for o in options(first)] == [
                "Begin na een sessie",
                "Begin aan de zeven vragen",
                "Kijk eerst rond",
            ]

    @pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
    async def test_the_choices_are_in_view(self, first: OrgcoachApp, size: tuple[int, int]) -> None:
        async with first.run_test(size=size) as pilot:
            await pilot.press("enter")
            await pilot.pause()
            choices = first.screen.query_one(OptionList)
            assert choices.region.bottom < size[1]
            assert choices.size.height == 3

    async def test_four_enters_from_the_first_start_to_the_first_letter(
        self, first: OrgcoachApp
    ) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            for _ in range(4):
                await pilot.press("enter")
                await pilot.pause()
            assert isinstance(first.focused, Editor)
            await type_in(pilot, "Vanmiddag")
            await pilot.press("escape", "enter")
            await pilot.pause()
            assert isinstance(first.screen, HomeScreen)
            assert "Waar wil je bij stilstaan?" in words(first)
            (kept,) = on_disk(first)
            assert kept.text("what_happened") == "Vanmiddag"
            assert kept.language == "nl"

    async def test_the_first_reflection_is_shown_where_it_is(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            for _ in range(4):
                await pilot.press("enter")
                await pilot.pause()
            await type_in(pilot, "abc")
            await pilot.press("f4", "f4", "f4", "f4")
            await pilot.press("enter", "enter", "enter", "enter")
            await pilot.pause()
            assert isinstance(first.screen, HomeScreen)
            assert "Klaar. Hier vind je de reflectie terug." in words(first)
            assert on_disk(first)[0].status == "finished"

    async def test_the_seven_questions(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter", "down", "enter")
            await pilot.pause()
            assert isinstance(first.screen, WalkScreen)
            assert first.screen.session.guide.id == "assignment"

    async def test_what_was_asked_for_is_the_first_choice(self, make_app: MakeApp) -> None:
        app = make_app(start="new", guide="harvest", language="")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter", "enter")
            await pilot.pause()
            assert isinstance(app.screen, WalkScreen)
            assert app.screen.session.guide.id == "harvest"


class TestLookingAround:
    async def look(self, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "up", "enter")
        await pilot.pause()
        await pilot.pause()

    async def test_a_practice_of_which_nothing_is_kept(self, first: OrgcoachApp) -> None:
        own = first.store
        async with first.run_test(size=(80, 24)) as pilot:
            await self.look(pilot)
            assert isinstance(first.screen, HomeScreen)
            assert "voorbeeldpraktijk" in words(first)
            folder = first.store.folder
            assert folder != own.folder
            assert len(on_disk(first)) == 8
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(first.screen, WalkScreen)
            await pilot.press("f4")
            await type_in(pilot, "x")
            await pilot.press("escape", "enter")
            await pilot.pause()
            await pilot.press("escape")
            assert options(first)[0] == "Stoppen met rondkijken"
            await pilot.press("enter")
            await pilot.pause()
            assert first.store is own
            assert on_disk(first) == []
            assert "voorbeeldpraktijk, er wordt" in words(first) or options(first)
            assert "Hier komt je eerste reflectie." in words(first)
            assert not folder.exists()

    async def test_closing_it_says_nothing_of_going_on(self, first: OrgcoachApp) -> None:
        async with first.run_test(size=(80, 24)) as pilot:
            await self.look(pilot)
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("ctrl+q")
            await pilot.pause()
        assert first.last_words == ""
        assert first.sample is not None
        first.sample.forget()

    async def test_without_room_one_can_go_on(
        self, first: OrgcoachApp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(**_options: object) -> str:
            raise OSError(28, "full")

        monkeypatch.setattr("orgcoach_tui.private.tempfile.mkdtemp", refuse)
        async with first.run_test(size=(80, 24)) as pilot:
            await self.look(pilot)
            assert "geen plaats voor de voorbeeldpraktijk" in words(first)
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(first.screen, WalkScreen)


class TestShorten:
    def test_home_is_a_tilde(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
        assert whereto.shorten(Path("/home/ada/notes"), 40) == str(Path("~/notes"))
        assert whereto.shorten(Path("/home/adaline/notes"), 40) == str(Path("/home/adaline/notes"))

    @pytest.mark.skipif(sys.platform == "win32", reason="a path of another form")
    def test_the_middle_goes(self) -> None:
        short = whereto.shorten(Path("/srv/" + "x" * 50 + "/orgcoach"), 30)
        assert len(short) == 30
        assert short.startswith("/srv/x")
        assert short.endswith("x/orgcoach")
        assert "…" in short
