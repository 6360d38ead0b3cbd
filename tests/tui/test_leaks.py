"""Names in what leaves the app: replaced in the preview, asked about, kept on a page of their own."""

import stat
import sys
import zipfile
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from orgcoach_tui.journal.model import Comment
from orgcoach_tui.names import Entry, change, read
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.leaks import LeaksScreen
from orgcoach_tui.tui.screens.names import NamesScreen
from orgcoach_tui.tui.screens.outgoing import OutgoingScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.choices import Choices
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Sheet
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import journal, keep
from tests.tui.overview import said
from tests.tui.test_export import to_export, to_paper

LEAKY = "Mr Ockleton rang. Write to anna@example.org."


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    return tmp_path


def listed(name: str, replacement: str) -> None:
    change(journal(), lambda now: now.with_entry(Entry(name, replacement, "organisation")))


def in_word(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def shown(app: OrgcoachApp) -> list[str]:
    return [str(press.label) for press in app.screen.query(Press) if press.display]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_must_be_answered_is_asked_and_nothing_is_made_before(
    make_app: MakeApp, at_home: Path, size: tuple[int, int], language: str
) -> None:
    keep("", "permits", LEAKY, audience={"default": "supervisor"})
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await to_paper(pilot, "permits")
        assert "2 " in said(app, "#page-said")
        await press(pilot, "enter")
        assert isinstance(app.screen, LeaksScreen)
        assert "anna@example.org" in said(app, "#question")
        assert "anna@example.org" in said(app, "#around")
        assert "skip" not in [one.id for one in app.screen.query(Press) if one.display]
        for one in app.screen.query(Press):
            if one.display:
                assert one.region.bottom < size[1], one.id
        await press(pilot, "4")  # it may not be passed over
        await press(pilot, "2")
        assert "Ockleton" in said(app, "#question")
        assert not list(at_home.glob("*.docx"))
        await press(pilot, "shift+tab")
        line = app.screen.query_one(Input)
        assert line.has_focus
        line.value = "the <b>boss</b>"
        await press(pilot, "enter")
        assert isinstance(app.screen, Sheet)
        await press(pilot, "enter")
        assert isinstance(app.screen, OutgoingScreen)
        [file] = at_home.glob("*.docx")
        made = in_word(file)
        assert "Ockleton" not in made
        assert "the &lt;b&gt;boss&lt;/b&gt; rang" in made
        assert "anna@example.org" in made
    assert [one.name for one in read(journal()).entries] == ["Ockleton"]
    assert read(journal()).left == ("anna@example.org",)


async def test_what_was_answered_is_not_asked_again(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", LEAKY)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot, "permits")
        await press(pilot, "enter", "1", "1")
        assert isinstance(app.screen, Sheet)
        await press(pilot, "escape")
        assert not list(at_home.glob("*.docx"))
        assert "Ockleton" not in said(app, "#on-paper")
        await press(pilot, "escape", "enter", "enter")
        assert isinstance(app.screen, Sheet)


async def test_esc_keeps_the_answers_and_makes_nothing(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", LEAKY)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot, "permits")
        await press(pilot, "enter", "1", "escape")
        assert isinstance(app.screen, OutgoingScreen)
        assert "anna@" not in said(app, "#on-paper")
        assert "1 place has to be answered" in said(app, "#page-said")
        assert not list(at_home.glob("*.docx"))


async def test_mere_capitals_may_be_passed_over(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", "I spoke with Fenna.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot, "permits")
        await press(pilot, "enter")
        assert "[Not now]" not in shown(app)
        assert "Not now" in shown(app)
        await pilot.click("#skip")
        await pilot.pause()
        assert isinstance(app.screen, Sheet)
        await press(pilot, "enter")
        [file] = at_home.glob("*.docx")
        assert "Fenna" in in_word(file)
    assert read(journal()).left == ()


async def test_to_the_answer_and_back(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", "I spoke with Fenna.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot, "permits")
        await press(pilot, "enter", "3")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.current is not None
        assert app.screen.current.step.id == "what_happened"
        await press(pilot, "ctrl+end", *["backspace"] * len("with Fenna."))
        await type_in(pilot, "up.")
        await press(pilot, "escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Sheet), app.screen
        await press(pilot, "enter")
        [file] = at_home.glob("*.docx")
        assert "Fenna" not in in_word(file)
        assert "I spoke up." in in_word(file)


async def test_the_preview_is_what_leaves(make_app: MakeApp, at_home: Path) -> None:
    keep("Zandbergen", "permits", "Zandbergen asked.", insight="Zandbergen")
    listed("Zandbergen", "the bank")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot, "permits")
        paper = said(app, "#on-paper")
        assert "andbergen" not in paper
        assert "The bank asked." in paper
        assert "This document is pseudonymised" in paper
        await press(pilot, "enter", "enter")
        assert "It is pseudonymised" in said(app, "#page-said")
        [file] = at_home.glob("*.docx")
        assert "andbergen" not in in_word(file)


async def test_comments_go_along_only_when_asked(make_app: MakeApp, at_home: Path) -> None:
    listed("Zandbergen", "the bank")
    one = Comment("c1", "Mermaid at Zandbergen.", "what_happened", author="M. de Wit")
    keep("", "permits", "It was quiet.", comments=[one])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_export(pilot, "permits")
        await press(pilot, "enter")
        assert "Mermaid" not in said(app, "#on-paper")
        await press(pilot, "escape", "shift+tab", *["down"] * 4, "right", "tab", "enter")
        assert "Mermaid at the bank." in said(app, "#on-paper")


async def test_quotes_are_chosen_for_the_sheet(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", "First it was quiet.\nThen it was <b>not</b>.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_export(pilot, "permits")
        await press(pilot, "shift+tab", "down")
        choices = app.screen.query_one(Choices)
        for _form in range(9):
            if "upervision" in str(choices.highlighted_option.prompt):  # type: ignore[union-attr]
                break
            await press(pilot, "right")
        await press(pilot, "down", "down", "down", "enter")
        assert "Which paragraphs" in str(app.screen.query(".asks").first().render())
        await press(pilot, "down", "enter", "escape", "tab", "enter")
        assert "│ Then it was <b>not</b>." in said(app, "#on-paper")
        assert "First" not in said(app, "#on-paper")


async def test_the_list_on_a_page_of_its_own(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", "Quiet.")
    change(journal(), lambda now: now.leaving("Fenna"))
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_export(pilot, "permits")
        await press(pilot, "right", "enter")
        assert isinstance(app.screen, NamesScreen)
        await press(pilot, "enter")
        await type_in(pilot, "Jan [b]Bakker")
        await press(pilot, "enter")
        await type_in(pilot, "A")
        await press(pilot, "enter")
        assert said(app, "#page-said") == "Kept."
        assert [one.name for one in read(journal()).entries] == ["Jan [b]Bakker"]
        if sys.platform != "win32":
            assert stat.S_IMODE(journal().names_file.stat().st_mode) == 0o600
        await press(pilot, "enter")
        await type_in(pilot, "Jan de Boer")
        await press(pilot, "enter")
        await type_in(pilot, "B")
        await pilot.click("#kind")
        await pilot.click("#keep")
        await pilot.pause()
        assert read(journal()).entries[1].kind == "organisation"
        await press(pilot, "down", "enter", "end")
        await type_in(pilot, "A")
        await press(pilot, "enter")
        assert read(journal()).entries[0].replacement == "AA"
        await press(pilot, "home", "down", "down", "delete")
        assert [one.name for one in read(journal()).entries] == ["Jan [b]Bakker"]
        await press(pilot, "end", "enter")
        assert read(journal()).left == ()


async def test_a_damaged_list_stops_it(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", "Quiet.")
    journal().names_file.write_text("names = 3 Zandbergen", "utf-8")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot, "permits")
        await press(pilot, "enter")
        assert "list of names is damaged" in said(app, "#page-said")
        assert "Zandbergen" not in said(app, "#page-said")
        assert not list(at_home.glob("*.docx"))


async def test_an_assignment_with_nothing_in_it_says_so(make_app: MakeApp, at_home: Path) -> None:
    keep("", "permits", "Quiet.", audience={"default": "supervisor"})
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_export(pilot, "permits")
        await press(pilot, "shift+tab", "down")
        choices = app.screen.query_one(Choices)
        for _form in range(9):
            if "ssignment" in str(choices.highlighted_option.prompt):  # type: ignore[union-attr]
                break
            await press(pilot, "right")
        await press(pilot, "tab", "enter")
        assert "meant for an assignment" in said(app, "#page-said")
