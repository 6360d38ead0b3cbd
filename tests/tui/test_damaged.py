"""A file of the journal that cannot be read, and a journal that does not open."""

import errno
from pathlib import Path

import pytest
from textual.widgets import Static

from orgcoach_tui.journal.disk import Disk
from orgcoach_tui.tui.screens.damaged import DamagedScreen
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from tests.tui import protected
from tests.tui.conftest import MakeApp, type_in
from tests.tui.journal import journal, keep, keep_raw
from tests.tui.outside import editor_that
from tests.tui.overview import buttons, go_to, rows, said, under_bar


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


BROKEN = b"""schema = 1
id = "bcdfghjk"

guide = "session
date = 2026-11-13
language = "en"
created = 2026-11-13T16:42:00+01:00
updated = 2026-11-13T16:42:00+01:00
"""
WHOLE = 's/"session$/"session"/'


@pytest.mark.usefixtures("terminal")
class TestMending:
    @pytest.mark.parametrize("language", ["en", "nl"])
    async def test_by_hand_it_becomes_whole(
        self, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
    ) -> None:
        path = keep_raw(BROKEN)
        note = editor_that(tmp_path, monkeypatch, f"sed -i '{WHOLE}' \"$1\"")
        app = make_app(start="home", language=language)
        async with app.run_test(size=(60, 20)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)
            assert ("whole again" if language == "en" else "weer heel") in said(app)
            assert not any("! " in row for row in rows(app))
        assert journal().read(path).reflection.guide == "session"
        assert [row.path.read_bytes() for row in journal().binned()] == [BROKEN]
        assert not Path(note.read_text()).parent.exists()

    async def test_half_of_it_is_kept_and_the_rest_is_told(
        self, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = keep_raw(BROKEN)
        editor_that(tmp_path, monkeypatch, f"sed -i '{WHOLE}; s/2026-11-13/2026-13-13/' \"$1\"")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("enter")
            await pilot.pause()
            await pilot.click("#mend")
            await pilot.pause()
            assert isinstance(app.screen, DamagedScreen)
            assert "line 5" in said(app, "#what")
            assert "Not whole yet" in said(app, "#done")
            editor_that(tmp_path, monkeypatch, "sed -i 's/2026-13-13/2026-11-13/' \"$1\"")
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert isinstance(app.screen, HomeScreen)
        assert journal().read(path).reflection.date.isoformat() == "2026-11-13"
        assert [row.path.read_bytes() for row in journal().binned()] == [BROKEN]

    async def test_odd_bytes_alone_need_no_more_than_a_look(
        self, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = BROKEN.replace(b'"session', b'"session"') + b'organisation = "W\x00\xff"\n'
        path = keep_raw(content)
        editor_that(tmp_path, monkeypatch, ":")
        monkeypatch.setattr("builtins.input", lambda _words: "")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert "whole again" in said(app)
        assert journal().read(path).reflection.organisation == "W\ufffd"
        assert [row.path.read_bytes() for row in journal().binned()] == [content]

    async def test_a_disk_that_is_full_changes_nothing(
        self, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = keep_raw(BROKEN)
        editor_that(tmp_path, monkeypatch, f"sed -i '{WHOLE}' \"$1\"")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("enter")
            await pilot.pause()

            def full(*_args: object) -> None:
                raise OSError(errno.ENOSPC, "full")

            monkeypatch.setattr(Disk, "write", full)
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert "the disk is full" in said(app, "#done")
        assert path.read_bytes() == BROKEN

    async def test_a_file_that_changed_meanwhile_is_not_written_over(
        self, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = keep_raw(BROKEN)
        note = f"printf 'other' > '{path}'"
        editor_that(tmp_path, monkeypatch, f"{note}; sed -i '{WHOLE}' \"$1\"")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await go_to(pilot, "! ")
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert "changed just now" in said(app, "#done")
        assert path.read_bytes() == b"other"

    async def test_in_a_protected_journal_all_of_it_stays_closed(
        self, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = protected.unlocked()
        path = store.reflections / "2026" / "2026-11-13-bcdfghjk.toml.age"
        secret = BROKEN + f'organisation = "{protected.SECRET}"\n'.encode()
        store.disk.write(path, secret)
        editor_that(tmp_path, monkeypatch, f"sed -i '{WHOLE}' \"$1\"")
        app = make_app(start="home")
        async with app.run_test(size=(80, 24)) as pilot:
            await protected.unlock(pilot)
            await go_to(pilot, "! ")
            await pilot.press("enter")
            await pilot.pause()
            assert protected.SECRET in protected.shown(app)
            await pilot.press("tab", "enter")
            await pilot.pause()
            assert "whole again" in said(app)
            await protected.lock(pilot)
            assert protected.SECRET not in protected.shown(app)
        assert store.read(path).reflection.organisation == protected.SECRET
        files = [file for file in store.folder.rglob("*") if file.is_file()]
        assert not any(protected.SECRET.encode() in file.read_bytes() for file in files)
