"""Making a file: what goes is chosen, read, and only then made."""

import stat
import sys
import zipfile
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from orgcoach_tui.export import KINDS
from orgcoach_tui.export.form import FORMS
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.leaks import LeaksScreen
from orgcoach_tui.tui.widgets.choices import Choices
from orgcoach_tui.tui.widgets.sheet import Sheet
from tests.tui.conftest import MakeApp
from tests.tui.journal import keep
from tests.tui.overview import go_to, said


async def to_export(pilot: Pilot[None], row: str = "Permits") -> None:
    await go_to(pilot, row)
    await pilot.press("tab", "tab", "tab", "enter")
    await pilot.pause()


async def to_paper(pilot: Pilot[None], row: str = "Permits") -> None:
    await to_export(pilot, row)
    await pilot.press("enter")
    await pilot.pause()


async def make_it(pilot: Pilot[None]) -> None:
    """Enter, leave every name as it is, and say that nobody would know the story."""
    await pilot.press("enter")
    await pilot.pause()
    while isinstance(pilot.app.screen, LeaksScreen):
        await pilot.press("2")
        await pilot.pause()
    if isinstance(pilot.app.screen, Sheet):
        await pilot.press("enter")
        await pilot.pause()


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    return tmp_path


async def test_enter_alone_makes_a_word_file_without_the_mirror(
    make_app: MakeApp, at_home: Path
) -> None:
    keep("Waterland", "Permits", "Halfway <b>I</b> had it.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot)
        suggested = Path(app.screen.query_one(Input).value)
        assert suggested.suffix == ".docx"
        assert "aterland" not in suggested.name
        assert "ermits" not in suggested.name
        assert "Halfway <b>I</b> had it." in said(app, "#on-paper")
        assert not suggested.exists()
        await make_it(pilot)
        assert said(app, "#page-said").startswith("Done: ")
        assert "The mirror did not go along." in said(app, "#page-said")
        with zipfile.ZipFile(suggested) as package:
            inside = package.read("word/document.xml").decode()
        assert "Halfway &lt;b&gt;I&lt;/b&gt; had it." in inside
        if sys.platform != "win32":
            assert stat.S_IMODE(suggested.stat().st_mode) == 0o600
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_kind_and_form_can_be_chosen(
    make_app: MakeApp, at_home: Path, language: str
) -> None:
    keep("Waterland", "Permits", "Some text.")
    app = make_app(start="home", language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_export(pilot)
        await pilot.press("shift+tab")
        seen = set()
        for row in range(4):
            for _value in range(9):
                await pilot.press("right")
                seen.add(str(app.screen.query_one(Choices).highlighted_option.prompt))  # type: ignore[union-attr]
            await pilot.press("down")
            assert row < 4
        assert len(seen) >= 4 + len(FORMS) + len(KINDS) + 2


async def test_a_whole_trajectory(make_app: MakeApp, at_home: Path) -> None:
    keep("Waterland", "Permits", "First.", days_ago=2)
    keep("Waterland", "Permits", "Second.", days_ago=1)
    keep("Waterland", "Other", "Elsewhere.", days_ago=1)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_export(pilot)
        await pilot.press("shift+tab", "right")
        assert "Permits, 2 reflections" in str(app.screen.query_one(Choices).options[0].prompt)
        await pilot.press("tab", "enter")
        await pilot.pause()
        paper = said(app, "#on-paper")
        assert "First." in paper
        assert "Second." in paper
        assert "Elsewhere." not in paper


async def test_what_is_private_is_not_on_paper_and_that_is_said(
    make_app: MakeApp, at_home: Path
) -> None:
    keep("Waterland", "Permits", "Mermaid.", audience={"what_happened": "private"})
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot)
        assert "Mermaid" not in said(app, "#on-paper")
        await make_it(pilot)
        assert "1 part is not meant for this reader" in said(app, "#page-said")


async def test_it_overwrites_nothing(make_app: MakeApp, at_home: Path) -> None:
    keep("Waterland", "Permits", "Some text.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot)
        line = app.screen.query_one(Input)
        file = Path(line.value)
        file.write_text("mine")
        await pilot.press("enter")
        await pilot.pause()
        assert file.read_text() == "mine"
        assert "there already" in said(app, "#page-said")
        other = Path(line.value)
        assert other != file
        await make_it(pilot)
        assert zipfile.is_zipfile(other)


async def test_a_folder_is_made_only_when_it_was_meant(make_app: MakeApp, at_home: Path) -> None:
    keep("Waterland", "Permits", "Some text.")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot)
        app.screen.query_one(Input).value = "new/folder/"
        await pilot.press("enter")
        await pilot.pause()
        assert "There is no folder" in said(app, "#page-said")
        assert not (at_home / "new").exists()
        await make_it(pilot)
        assert len(list((at_home / "new/folder").glob("*.docx"))) == 1


@pytest.mark.parametrize("typed", ["file/page", "x" * 300, "~nobody-at-all/" + "y" * 300])
async def test_where_it_cannot_go(make_app: MakeApp, at_home: Path, typed: str) -> None:
    keep("Waterland", "Permits", "Some text.")
    (at_home / "file").write_text("")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_paper(pilot)
        app.screen.query_one(Input).value = typed
        # A folder that is not there is asked about first.
        for _once_more in range(1 + ("~" in typed)):
            await make_it(pilot)
        assert "! It did not work" in said(app, "#page-said")
        assert "No half file" in said(app, "#page-said")


async def test_no_row_is_cut_off_at_eighty_columns(make_app: MakeApp) -> None:
    keep("Waterland", "Permits", "Some text.", comments=[Comment("c1", "Mooi.", "what_happened")])
    app = make_app(start="home", language="nl")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_export(pilot)
        choices = app.screen.query_one(Choices)
        rows = [str(choices.get_option_at_index(n).prompt) for n in range(choices.option_count)]
        assert "Opmerkingen ‹ blijven hier ›" in rows
        assert not any("…" in row for row in rows)
        assert len({row.index("‹") for row in rows}) == 1
