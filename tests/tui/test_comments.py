"""What readers wrote back, beside the answer and on its own page: read, settled, never put in by itself."""

import errno
from typing import Any

import pytest
from textual.widgets import Static

from orgcoach_tui import files
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.comments import CommentsScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.reply import ReplySheet
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.frame import Banner, Hints
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.remark_panel import RemarkPanel
from orgcoach_tui.tui.widgets.remarks import Remark
from orgcoach_tui.tui.widgets.sheet import Sheet
from tests.tui import commented, protected
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.walking import box_of, said

SIZES = [(80, 24), (60, 20), (140, 40)]


def ids(app: OrgcoachApp) -> list[str]:
    return [remark.comment.id for remark in app.screen.query(Remark)]


def stood_on(app: OrgcoachApp) -> Comment:
    assert isinstance(app.focused, Remark)
    return app.focused.comment


def state(app: OrgcoachApp, comment_id: str) -> str:
    (kept,) = on_disk(app)
    return next(one.state for one in kept.comments if one.id == comment_id)


async def to_walk(pilot: Any) -> None:
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, WalkScreen)


async def to_page(pilot: Any) -> None:
    await pilot.press("down", "enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, CommentsScreen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_those_on_the_answer_in_view_are_read_and_settled_one_by_one(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    commented.keep()
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await to_walk(pilot)
        assert isinstance(app.focused, Editor)
        assert ids(app) == ["a1", "a2", "a3"]
        await pilot.press("ctrl+t")
        assert stood_on(app).id == "a1"
        assert app.focused is not None
        assert app.focused.region.height >= 3
        assert app.screen.region.contains_region(app.focused.region)
        await pilot.press("1")
        assert stood_on(app).id == "a2"
        await pilot.press("down", "3")
        assert ids(app) == ["a2"]
        await app.workers.wait_for_complete()
        assert (state(app, "a1"), state(app, "a3")) == ("taken_up", "set_aside")
        await pilot.press("ctrl+t")
        assert app.focused is box_of(app)
        assert on_disk(app)[0].text("what_happened") == commented.TEXT


async def test_words_that_are_gone_are_told_and_the_old_ones_stand_there(make_app: MakeApp) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        words = [str(one.content) for one in app.screen.query(Remark)]
        assert "About ‘it became still’, as it was then. It is different now." in words[2]
        assert "different" not in words[0]


async def test_a_suggestion_goes_into_the_text_by_a_key_and_out_again_by_undo(
    make_app: MakeApp,
) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        await pilot.press("ctrl+t", "down")
        assert "4: put in the text" in str(app.screen.query_one(Hints).content)
        await pilot.press("4")
        await pilot.pause()
        new = commented.TEXT.replace("Two people", "Two people out of nine")
        assert box_of(app).text == new
        assert "Ctrl+Z brings back" in said(app)
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        assert on_disk(app)[0].text("what_happened") == new
        assert state(app, "a2") == "taken_up"
        await pilot.press("ctrl+z")
        assert box_of(app).text == commented.TEXT


async def test_a_suggestion_about_words_that_are_gone_changes_nothing(make_app: MakeApp) -> None:
    gone = Comment("b1", "Nobody", "what_happened", "suggestion", "Everybody")
    commented.keep(comments=[gone])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        await pilot.press("ctrl+t", "4")
        await pilot.pause()
        assert box_of(app).text == commented.TEXT
        assert "not there any more" in said(app)
        assert stood_on(app).state == "open"


async def test_an_answer_is_kept_as_it_is_typed_and_counts_when_it_is_ready(
    make_app: MakeApp,
) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        await pilot.press("ctrl+t", "2")
        assert isinstance(app.screen, ReplySheet)
        await type_in(pilot, "Mine [x]")
        await pilot.press("escape")
        assert (stood_on(app).reply, stood_on(app).state) == ("Mine [x]", "open")
        await pilot.press("2")
        await type_in(pilot, " it was")
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert stood_on(app).id == "a2"
        (kept,) = on_disk(app)
        assert (kept.comments[0].reply, kept.comments[0].state) == ("Mine [x] it was", "answered")


async def test_what_is_settled_can_be_looked_at_and_opened_again(make_app: MakeApp) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        app.screen.query_one("#settled", Press).focus()
        await pilot.press("enter")
        assert ids(app) == ["a1", "a2", "a3", "a5"]
        await pilot.press("up", "1")
        await app.workers.wait_for_complete()
        assert state(app, "a5") == "open"


async def test_with_the_mouse(make_app: MakeApp) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        await pilot.click(app.screen.query(Remark).first())
        assert isinstance(app.screen, Sheet)
        await pilot.click("OptionList", offset=(4, 2))
        await protected.until(lambda: state(app, "a1") == "set_aside")


async def test_without_comments_there_is_nothing_of_it(make_app: MakeApp) -> None:
    commented.keep(comments=[])
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_walk(pilot)
        assert not app.screen.query_one(RemarkPanel).display
        await pilot.press("ctrl+t")
        assert app.focused is box_of(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_page_has_what_was_asked_and_the_whole_before_the_number(
    make_app: MakeApp, language: str, size: tuple[int, int]
) -> None:
    commented.keep()
    app = make_app(start="home", language=language)
    async with app.run_test(size=size) as pilot:
        await to_page(pilot)
        shown = [
            str(one.content) for one in app.screen.query("#all-remarks Static").results(Static)
        ]
        at = [
            next(n for n, row in enumerate(shown) if words in row)
            for words in (
                commented.ASKED,
                "Read it twice.",
                "6 ",
                "Whose note",
                "on and on",
            )
        ]
        assert at == sorted(at)
        assert app.screen.region.contains_region(app.screen.query(".asked").first().region)
        assert not any("\x1b" in row or "\u202e" in row for row in shown)
        assert any("[x] [/b] [/ {0} %s" in row for row in shown)


async def test_a_long_one_can_be_read_to_its_end_with_an_arrow(make_app: MakeApp) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_page(pilot)
        for _ in range(150):
            await pilot.press("down")
        assert isinstance(app.focused, Press)
        assert stood_on_screen(app)


def stood_on_screen(app: OrgcoachApp) -> bool:
    assert app.focused is not None
    return app.screen.region.contains_region(app.focused.region)


async def test_enter_on_the_page_goes_to_the_answer_and_esc_from_there_home(
    make_app: MakeApp,
) -> None:
    commented.keep(step="close")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_page(pilot)
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.current is not None
        assert app.screen.current.step.id == "what_happened"
        assert stood_on(app).id == "a3"
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_nothing_waits_for_itself_on_the_way_to_an_answer_and_back(
    make_app: MakeApp,
) -> None:
    commented.keep(step="close")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_page(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        app.screen.action_all_comments()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_settled_on_the_page_it_is_kept(make_app: MakeApp) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_page(pilot)
        await pilot.press("1", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert state(app, "a4") == "taken_up"


async def test_home_says_how_many_are_open(make_app: MakeApp) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(60, 20)):
        assert isinstance(app.screen, HomeScreen)
        rows = [str(option.prompt) for option in app.screen.rows.options]
        assert any("Read 5 comments" in row for row in rows)
        assert any("draft, 5 comments" in row for row in rows)


async def test_a_full_disk_is_told_and_text_and_state_stay(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    commented.keep()
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_page(pilot)

        def full(*_args: Any, **_named: Any) -> None:
            raise OSError(errno.ENOSPC, "")

        with monkeypatch.context() as patch:
            patch.setattr(files, "write_private", full)
            patch.setattr("os.fsync", full)
            await pilot.press("1")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "the disk is full" in app.screen.query_one(Banner).said
            assert state(app, "a4") == "open"
            await pilot.press("escape")
            assert isinstance(app.screen, Sheet)
            await pilot.press("escape")
        await pilot.pause(6)
        await app.workers.wait_for_complete()
        assert state(app, "a4") == "taken_up"


async def test_a_lock_lets_go_of_them(make_app: MakeApp) -> None:
    protected.keep(comments=commented.remarks(), step="what_happened", status="draft")
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await protected.unlock(pilot)
        await to_page(pilot)
        page = app.screen
        assert isinstance(page, CommentsScreen)
        await protected.lock(pilot)
        assert page.session.reflection.comments == []
        assert "Whose note" not in protected.shown(app)
