"""An answer in an editor of one's own, and back, with undo kept."""

from pathlib import Path

import pytest

from tests.tui.conftest import MakeApp, type_in
from tests.tui.outside import editor_that
from tests.tui.walking import box_of, said


@pytest.mark.usefixtures("terminal")
async def test_an_answer_from_ones_own_editor_can_be_undone(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = editor_that(tmp_path, monkeypatch, "printf 'and\\033[31m more\\n' >> \"$1\"")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert box_of(app).text == "mine\nand more"
        assert "Ctrl+Z" in said(app)
        assert not Path(note.read_text()).exists()
        assert not Path(note.read_text()).parent.exists()
        await pilot.press("ctrl+z")
        assert box_of(app).text == "mine"
        await pilot.press("ctrl+z")
        assert box_of(app).text == ""
        await pilot.press("ctrl+y", "ctrl+y")
        assert box_of(app).text == "mine\nand more"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("does", "text", "words"),
    [
        ("exit 3", "mine", "ended with an error. Back from the editor; your text"),
        ('echo new > "$1"; exit 3', "new", "ended with an error. Back from the editor. Ctrl+Z"),
    ],
)
async def test_an_editor_that_fails_is_told(
    make_app: MakeApp,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    does: str,
    text: str,
    words: str,
) -> None:
    editor_that(tmp_path, monkeypatch, does)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert box_of(app).text == text
        assert words in said(app)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("command", "words"),
    [("", "No editor of your own"), ("/nowhere/at-all", "did not start"), ("'vi", "did not start")],
)
async def test_no_editor_is_told(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, command: str, words: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await type_in(pilot, "mine")
        await pilot.press("ctrl+o")
        assert words in said(app)
        assert box_of(app).text == "mine"


async def test_a_terminal_that_cannot_be_handed_over_is_told(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = editor_that(tmp_path, monkeypatch, "")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "ctrl+o")
        assert "did not start" in said(app)
        assert not note.exists()
