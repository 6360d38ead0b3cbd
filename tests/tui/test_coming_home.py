"""Taking in what came back, in the app: shown before it is kept, refused with the reason, never twice."""

import os
import shlex
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Static

from orgcoach_tui.tui import came_back
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.coming_home import ComingHomeScreen
from orgcoach_tui.tui.screens.comments import CommentsScreen
from orgcoach_tui.tui.screens.found import FoundScreen
from orgcoach_tui.tui.widgets.press import Press
from tests.review.conftest import sent, typed
from tests.tui import commented, protected
from tests.tui.conftest import MakeApp, on_disk, type_in

MAIL = "Hello,\n\n[1] Whose idea was the note?\n\nThe rest I read with pleasure.\n\nAnna\n"


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    monkeypatch.setattr(came_back, "downloads", lambda: folder)
    return folder


async def to_import(pilot: Any) -> None:
    await pilot.pause()
    pilot.app.screen.action_comments_in()
    await pilot.pause()
    assert isinstance(pilot.app.screen, ComingHomeScreen)


async def looked(app: OrgcoachApp) -> None:
    await protected.until(
        lambda: isinstance(app.screen, FoundScreen) or not getattr(app.screen, "_looking", False)
    )


def shown(app: OrgcoachApp) -> str:
    return "\n".join(str(one.content) for one in app.screen.query(Static))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_word_file_dragged_into_the_line(
    make_app: MakeApp, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    reflection = commented.keep(comments=[])
    file = tmp_path / "back it's here.docx"
    file.write_bytes(typed(sent(reflection), "And it was quiet.", "And it was quiet. Why?"))
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await to_import(pilot)
        app.screen.focused.post_message(events.Paste(shlex.quote(str(file)) + " "))  # type: ignore[union-attr]
        await pilot.pause()
        await pilot.press("enter")
        await looked(app)
        await pilot.pause()
        assert isinstance(app.screen, FoundScreen)
        assert "Waterland · permits" in shown(app)
        assert "And it was quiet. Why?" in shown(app)
        assert on_disk(app)[0].comments == []
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, CommentsScreen)
        (kept,) = on_disk(app)
        assert [c.kind for c in kept.comments] == ["suggestion"]
        assert kept.text("what_happened") == commented.TEXT


async def test_a_second_time_there_is_nothing_new(make_app: MakeApp, downloads: Path) -> None:
    reflection = commented.keep(comments=[])
    back = typed(sent(reflection), "And it was quiet.", "And it was quiet. Why?")
    (downloads / "back.docx").write_bytes(back)
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await to_import(pilot)
            await pilot.press("down", "enter")
            await looked(app)
            await pilot.pause()
            seen = shown(app)
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
                await pilot.pause()
        assert "Nothing new: 1 was there already." in seen
        assert len(on_disk(app)[0].comments) == 1


async def test_a_pasted_mail_asks_which_reflection_and_lands_there(make_app: MakeApp) -> None:
    commented.keep(comments=[])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_import(pilot)
        app.screen.focused.post_message(events.Paste(MAIL))  # type: ignore[union-attr]
        await pilot.pause()
        app.screen.query_one("#look", Press).focus()
        await pilot.press("enter")
        await looked(app)
        await pilot.pause()
        assert "Which reflection is it about?" in shown(app)
        assert "Waterland" in str(app.screen.query_one("#offered").options[0].prompt)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await looked(app)
        await pilot.pause()
        assert isinstance(app.screen, FoundScreen)
        assert "With ‘What happened’" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        (kept,) = on_disk(app)
        (comment,) = kept.comments
        assert comment.part == "what_happened"
        assert comment.text.startswith("Whose idea was the note?")


async def test_what_is_refused_says_why_and_nothing_changes(
    make_app: MakeApp, downloads: Path
) -> None:
    commented.keep(comments=[])
    (downloads / "broken.docx").write_bytes(b"PK\x05\x06nothing")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_import(pilot)
        await pilot.press("down", "enter")
        await looked(app)
        await pilot.pause()
        assert "! This file is empty or not complete." in shown(app)
        await type_in(pilot, "nowhere.docx")
        await pilot.press("enter")
        await looked(app)
        await pilot.pause()
        assert "! There is no file by that name" in shown(app)
        assert on_disk(app)[0].comments == []


@pytest.mark.skipif(os.sep != "/", reason="as a shell of Unix quotes")
@pytest.mark.parametrize("quoted", ["'{}'", '"{}"', "{} ", "file://{}"])
def test_a_name_as_a_terminal_gives_it(tmp_path: Path, quoted: str) -> None:
    file = tmp_path / "a file (1).docx"
    file.touch()
    name = str(file).replace(" ", "%20") if quoted.startswith("file") else str(file)
    assert came_back.meant(quoted.format(name)) == file
    assert came_back.meant(str(file).replace(" ", "\\ ").replace("(", "\\(")) == file


def test_the_newest_files_that_fit_are_offered(downloads: Path) -> None:
    for n, name in enumerate(["old.docx", "a.jpg", "~$lock.docx", "new.ODT", ".hidden.docx"]):
        (downloads / name).touch()
        os.utime(downloads / name, (n, n))
    assert [file.name for file in came_back.newest(downloads)] == ["new.ODT", "old.docx"]
    assert came_back.newest(downloads / "nowhere") == []
