"""The walk, driven with keys: nothing typed is lost, and nothing is suggested too early."""

import errno
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from orgcoach_tui import files
from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.frame import Banner, Hints, TopBar
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, on_disk, type_in


def said(app: OrgcoachApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def focused_label(app: OrgcoachApp) -> str:
    assert isinstance(app.focused, Press)
    return app.focused.label


async def to_first_question(pilot: Pilot[None]) -> None:
    await pilot.press("enter", "enter")


async def test_enter_alone_reaches_the_first_editor(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        assert isinstance(app.focused, Editor)
        assert app.focused.id == "answer"


async def test_what_is_typed_is_on_disk_without_asking(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, "Waterland\nPermits\n")
        await type_in(pilot, "They [x] said [/ nothing.")
        await pilot.pause(1.6)
        await app.workers.wait_for_complete()
        (kept,) = on_disk(app)
        assert kept.organisation == "Waterland"
        assert kept.trajectory == "Permits"
        assert kept.text("what_happened") == "They [x] said [/ nothing."
        assert kept.answers[0].question == "What happened, and what did you do?"
        assert kept.status == "draft"
        assert "Saved at" in said(app, "#saving")


async def test_leaving_without_a_word_makes_no_file(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await pilot.pause(1.2)
        assert said(app, "#saving") == ""
        await pilot.press("escape", "enter")
        assert on_disk(app) == []


async def test_tab_then_enter_is_next(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await pilot.press("tab")
        assert focused_label(app) == "Next ›"
        await pilot.press("enter")
        assert isinstance(app.screen, WalkScreen)
        assert app.screen.session.reflection.step == "role_and_pull"


async def test_a_letter_on_a_button_lands_in_the_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "ab")
        await pilot.press("tab", "c", "d")
        assert app.screen.query_one("#answer", Editor).text == "abcd"
        assert app.focused is app.screen.query_one("#answer")


async def test_the_menu_takes_nothing_and_gives_a_letter_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "ab")
        await pilot.press("escape", "escape")
        assert app.focused is app.screen.query_one("#answer")
        await pilot.press("escape", "c")
        assert app.screen.query_one("#answer", Editor).text == "abc"


@pytest.mark.parametrize("where", ["text", "button"])
async def test_paste_loses_what_steers_a_terminal(make_app: MakeApp, where: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        if where == "button":
            await pilot.press("tab")
        pasted = "one\r\n\x1b[31mred\x1b[0m \x1b]0;title\x07two\x00 \u202egnp.exe 👩‍👩‍👧 é"
        assert app.focused is not None
        app.focused.post_message(events.Paste(pasted))
        await pilot.pause()
        assert app.screen.query_one("#answer", Editor).text == "one\nred two gnp.exe 👩‍👩‍👧 é"


async def test_steps_keep_their_text_cursor_and_undo(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "first")
        await pilot.press("f4")
        await pilot.press("f3")
        editor = app.screen.query_one("#answer", Editor)
        assert app.focused is editor
        assert editor.cursor_location == (0, 5)
        await pilot.press("ctrl+z")
        assert editor.text != "first"


async def test_a_draft_goes_on_where_it_was_left(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "ab")
        await pilot.press("f4", "f4")
        await type_in(pilot, "more")
        await pilot.press("escape", "enter")
    again = make_app(start="home")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert isinstance(again.screen, WalkScreen)
        assert again.screen.session.reflection.step == "adds_to_picture"
        assert isinstance(again.focused, Editor)
        assert again.focused.text == "more"


async def test_nothing_is_suggested_before_the_own_placement(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "I wrote a report with recommendations.")
        await pilot.press("f4", "f4", "f4")
        assert not app.screen.query_one("#read").display
        assert focused_label(app) == "To the roles"
        assert on_disk(app)[0].mirror.label == ""


async def test_a_full_disk_keeps_the_text_and_says_so(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)

        def full(*_args: Any, **_named: Any) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(files.os, "fsync", full)
            await type_in(pilot, "abc")
            await pilot.pause(1.6)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "the disk is full" in app.screen.query_one(Banner).said
            assert "! Not saved" in said(app, "#saving")
            assert app.screen.query_one("#answer", Editor).text == "abc"
            assert app.focused is app.screen.query_one("#answer")
            await pilot.press("ctrl+q")
            assert app.is_running
            assert not isinstance(app.screen, WalkScreen)  # it asks first
            await pilot.press("enter")
            assert isinstance(app.screen, WalkScreen)
        await pilot.press("f8", "tab", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not app.screen.query_one(Banner).display
        assert on_disk(app)[0].text("what_happened") == "abc"


async def test_a_file_changed_elsewhere_is_not_overwritten(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "mine")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        store = Store(app.store.folder)
        other = store.read(store.entries()[0].path)
        other.reflection.answers[0].text = "theirs"
        store.save(other)
        await type_in(pilot, " too")
        await pilot.pause(1.6)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert {r.text("what_happened") for r in on_disk(app)} == {"theirs", "mine too"}
        assert "Nothing was overwritten" in app.screen.query_one(Banner).said


async def test_deepening_questions_come_one_at_a_time_and_go(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        seen = set()
        for _ in range(4):
            await pilot.press("f2")
            assert app.screen.query_one("#deeper").display
            seen.add(said(app, "#deeper"))
        assert len(seen) == 4
        await pilot.press("f2")
        assert not app.screen.query_one("#deeper").display
        assert app.focused is app.screen.query_one("#answer")


async def test_a_resize_keeps_text_cursor_and_focus(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "abc def")
        await pilot.press("left", "left")
        for size in ((80, 24), (60, 20), (40, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            editor = app.screen.query_one("#answer", Editor)
            assert app.focused is editor
            assert editor.cursor_location == (0, 5)
            assert editor.size.height >= 2


async def test_finishing_leads_home_and_is_kept(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "ab")
        await pilot.press("f4", "f4", "f4", "f4")
        await type_in(pilot, "An insight\nA step\nfriday\n")
        assert focused_label(app) == "Done ›"
        await pilot.press("enter")
        assert not isinstance(app.screen, WalkScreen)
        (kept,) = on_disk(app)
        assert kept.status == "finished"
        assert kept.insight == "An insight"
        assert kept.next_step == "A step"
        assert kept.next_date is not None
        assert kept.next_date.weekday() == 4


async def test_another_language_keeps_what_was_typed(make_app: MakeApp) -> None:
    app = make_app(language="en")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "abc")
        assert isinstance(app.screen, WalkScreen)
        app.change(language="nl")
        await app.rewalk(app.screen)
        await pilot.pause()
        assert isinstance(app.focused, Editor)
        assert app.focused.text == "abc"
        assert "Wat gebeurde er" in str(app.screen.query(".asks").first(Static).content)
        await pilot.press("d")
        assert app.focused.text == "abcd"


async def test_the_footer_follows_the_focus(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await pilot.pause()
        assert "Tab: to Next" in str(app.screen.query_one(Hints).content)
        await pilot.press("tab")
        await pilot.pause()
        assert "Enter: next step" in str(app.screen.query_one(Hints).content)


async def test_a_crash_says_nothing_of_what_was_written(
    make_app: MakeApp, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app()

    def fail() -> None:
        text = "secret phrase"
        raise ValueError(text)

    async def write_and_fail() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await to_first_question(pilot)
            await type_in(pilot, "abc")
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(ValueError, match="secret phrase"):
        await write_and_fail()
    assert app.return_code == 1
    assert on_disk(app)[0].text("what_happened") == "abc"
    reports = list(app.places.state.glob("crash-*.txt"))
    assert len(reports) == 1
    assert "secret" not in reports[0].read_text()
    assert "ValueError" in reports[0].read_text()
    captured = capsys.readouterr()
    assert "secret" not in captured.out + captured.err


async def test_the_bar_is_never_pushed_out_by_a_long_name(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await type_in(pilot, "A very long name of an organisation that goes on and on\n\n")
        await pilot.pause()
        out = app.screen.query_one(TopBar).query_one("#out")
        assert out.region.right <= 60
        assert out.region.width >= len("Esc: menu")


async def test_a_file_thrown_away_elsewhere_is_kept_and_told(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_first_question(pilot)
        await type_in(pilot, "mine")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        Store(app.store.folder).entries()[0].path.unlink()
        await type_in(pilot, " too")
        await pilot.press("ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [r.text("what_happened") for r in on_disk(app)] == ["mine too"]
        banner = app.screen.query_one(Banner).said
        assert "thrown away somewhere else" in banner
        assert "both versions" not in banner
        assert "! Removed elsewhere" in str(app.screen.query_one("#saving", Static).content)
