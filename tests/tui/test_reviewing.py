"""A supervisor's evening: twelve students, read and written about by keys, and handed back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.model import Answer, Mirror, Placement, Reflection, start
from orgcoach_tui.journal.store import Store
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.review import bring_home, journal_of, look
from orgcoach_tui.settings import Settings
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.review_comment import CommentSheet
from orgcoach_tui.tui.screens.review_list import SentScreen
from orgcoach_tui.tui.screens.review_reading import ReadingScreen
from orgcoach_tui.tui.screens.unlock import UnlockScreen
from orgcoach_tui.tui.widgets.answers import Answer as Part
from orgcoach_tui.tui.widgets.choices import Choices
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.remarks import Remark
from tests.tui.conftest import MakeApp, type_in

WHO = "Anna Bram Chantal Dirk Els Fatima Gijs Hanna Ilse Joris Kim Lars".split()


def written(n: int) -> Reflection:
    made = start("session", "nl", title="Na een sessie")
    made.id, made.status = f"sent{n:04}", "finished"
    made.help_question = "Wat zag ik niet?" if n % 2 else ""
    texts = (
        "Ik legde het uit. Zij keek naar buiten.",
        "Ik trok.",
        "" if n == 3 else "Weinig nieuws.",
    )
    keys = ("what_happened", "role_and_pull", "adds_to_picture")
    made.answers = [Answer(key, text=text) for key, text in zip(keys, texts, strict=True)]
    made.placement = Placement(coach=2, trainer=0, adviser=4, change_manager=1)
    return made


def sent(reflection: Reflection, who: str, *, mirror: bool = False) -> bytes:
    wish = Wish(by=Settings(author=who), mirror=mirror)
    return word(compose([reflection], forms("nl")[0], wish))


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What twelve students sent: ten that can be read, one of those twice, and one with the mirror."""
    for name in ("HOME", "USERPROFILE", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = tmp_path / "group"
    folder.mkdir()
    for n, who in enumerate(WHO):
        content = sent(written(n), who, mirror=n == 5)
        if who == "Gijs":
            content = content[:2000]
        (folder / f"{who}.docx").write_bytes(content)
        if who == "Bram":
            (folder / "Bram (1).docx").write_bytes(content)
    (folder / "Lars.docx").unlink()
    (folder / "Lars.toml").write_text("schema = 1\nid = [", "utf-8")
    return folder


Opened = Callable[..., OrgcoachApp]


@pytest.fixture
def opened(make_app: MakeApp, group: Path) -> Opened:
    def make(**how: Any) -> OrgcoachApp:
        app = make_app(start="home", **how)
        app.sent = (group,)
        return app

    return make


def shown(app: OrgcoachApp, where: str) -> str:
    return str(app.screen.query_one(where, Static).content)


def rows(app: OrgcoachApp) -> list[str]:
    choices = app.screen.query_one("#sent", Choices)
    return [str(choices.get_option_at_index(n).prompt) for n in range(choices.option_count)]


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize(("language", "size"), [("nl", (80, 24)), ("en", (60, 20))])
async def test_a_supervisors_evening(
    opened: Opened, group: Path, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    before = {path.name: path.read_bytes() for path in group.iterdir()}
    app = opened(language=language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, SentScreen)
        assert len(rows(app)) == 12  # one was sent twice, two cannot be read
        assert [row[0] for row in rows(app)] == ["○"] * 10 + ["!"] * 2
        assert [row[2:].split(",")[0] for row in rows(app)[:10]] == [
            who for who in WHO if who not in ("Gijs", "Lars")
        ]
        await press(pilot, "down")
        assert "Bram (1).docx" in shown(app, "#about-sent")
        await press(pilot, "up", "enter")
        for n in range(10):
            assert isinstance(app.screen, ReadingScreen)
            text = "\n".join(str(one.content) for one in app.screen.query(Part))
            assert "Zij keek naar buiten." in text
            mirrored = any(one.part == "mirror" for one in app.screen.query(Part))
            assert mirrored == (app.screen.row.who == "Fatima")
            await press(pilot, "1", "enter")
            assert isinstance(app.screen, CommentSheet)
            if n == 0:
                await press(pilot, "f2", "f2")
            await type_in(pilot, f"vraag {n}")
            await press(pilot, "escape", "f3")
            await type_in(pilot, "geheel")
            await press(pilot, "escape", "tab", "enter", "enter")  # done, and the next
        assert "Esc" in shown(app, "#page-said")
        await press(pilot, "escape")
        assert isinstance(app.screen, SentScreen)
        assert [row[0] for row in rows(app)] == ["●"] * 10 + ["!"] * 2
        await press(pilot, "f3")
        app.screen.query_one("#by", Line).value = "M. de Wit"
        await press(pilot, "enter", "enter")  # the second one makes the folder
        folder = tmp_path / "orgcoach-comments"
        assert len(list(folder.iterdir())) == 10
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.store.entries() == []
    assert {path.name: path.read_bytes() for path in group.iterdir()} == before
    home = Store(tmp_path / "student")
    home.save(home.new(written(0)))
    [file] = [path for path in folder.iterdir() if "sent0000" in path.name]
    [brought] = bring_home(home, look(file.read_bytes(), file.name, journal_of(home)))
    assert {(c.part, c.quote, c.text, c.author) for c in brought.added} == {
        ("what_happened", "Zij keek naar buiten.", "vraag 0", "M. de Wit"),
        ("", "", "geheel", "M. de Wit"),
    }


async def test_a_comment_is_kept_as_it_is_typed_changed_and_taken_away(opened: Opened) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "2", "c")
        await type_in(pilot, "Welke kant [b]op[/b]")
        await pilot.pause(0.6)
        [file] = app.store.supervising.iterdir()
        assert "Welke kant" in file.read_text("utf-8")
        await press(pilot, "escape")
        [remark] = app.screen.query(Remark)
        assert remark.has_focus
        assert "[b]op[/b]" in str(remark.content)
        await press(pilot, "1")
        await type_in(pilot, "?")
        await press(pilot, "tab", "enter")
        assert "op[/b]?" in str(app.screen.query_one(Remark).content)
        await press(pilot, "2")  # whoever meant the second answer loses nothing
        assert "2 again" in shown(app, "#page-said")
        await press(pilot, "up", "down", "2")
        assert app.screen.query(Remark)
        await press(pilot, "2")
        assert not app.screen.query(Remark)
        assert not list(app.store.supervising.iterdir())


async def test_a_name_is_asked_for_once_and_arrows_lead_everywhere(
    opened: Opened, tmp_path: Path
) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "W")  # Caps Lock is on
        assert isinstance(app.screen, CommentSheet)
        assert not app.screen.query_one("#quoted").display  # the heading says it
        await type_in(pilot, "geheel")
        await press(pilot, "escape", "D", "escape", "f3")
        by = app.screen.query_one("#by", Line)
        assert by.has_focus
        await press(pilot, "down")
        assert app.screen.query_one("#hand").has_focus
        await press(pilot, "enter")
        assert "Without a name" in shown(app, "#page-said")
        assert by.has_focus
        await press(pilot, "up")
        assert app.screen.query_one("#folder").has_focus
        await press(pilot, "enter", "enter")  # the second one makes the folder
        assert len(list((tmp_path / "orgcoach-comments").iterdir())) == 1


async def test_a_newer_version_says_that_the_words_changed(opened: Opened, group: Path) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "1", "c", "f2")
        await type_in(pilot, "Hoe?")
        await press(pilot, "escape")
        assert "different now" not in str(app.screen.query_one(Remark).content)
    anew = written(0)
    anew.answers[0].text = "Ik vroeg het haar."
    (group / "Anna.docx").write_bytes(sent(anew, "Anna"))
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        said = str(app.screen.query_one(Remark).content)
        assert "‘Ik legde het uit.’" in said
        assert "These words are different now." in said


async def test_all_of_it_with_the_mouse(opened: Opened, tmp_path: Path) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#read")
        await settle(pilot)
        await pilot.click(list(app.screen.query(Part))[1])
        await pilot.click("#comment")
        await settle(pilot)
        await type_in(pilot, "Hm.")
        await pilot.click("#keep")
        await settle(pilot)
        assert app.screen.query_one(Remark).comment.part == "role_and_pull"
        await pilot.click(app.screen.query_one(Remark))
        await settle(pilot)
        await pilot.click("#remove")
        await settle(pilot)
        assert not app.screen.query(Remark)
        await pilot.click("#done")
        await pilot.click("#next")
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.row.who == "Bram"
        await pilot.click("#out")
        await settle(pilot)
        assert rows(app)[0].startswith("●")


async def test_words_selected_with_the_mouse_are_what_it_is_about(opened: Opened) -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        answer = next(iter(app.screen.query(Part)))
        line = str(answer.content).split("\n").index("Ik legde het uit. Zij keek naar buiten.")
        await pilot.mouse_down(answer, offset=(2 + len("Ik "), line))
        await pilot.hover(answer, offset=(2 + len("Ik legde het "), line))
        await pilot.mouse_up(answer, offset=(2 + len("Ik legde het "), line))
        await settle(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, CommentSheet)
        assert "‘legde het" in shown(app, "#quoted")


async def test_where_it_is_is_asked_from_within_the_app(make_app: MakeApp, group: Path) -> None:
    app = make_app(start="home")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        await type_in(pilot, "students")
        await press(pilot, "enter")
        assert isinstance(app.screen, SentScreen)
        await type_in(pilot, str(group / "nowhere"))
        await press(pilot, "enter")
        assert shown(app, "#page-said").startswith("! There is no file")
        app.screen.query_one("#where-sent", Line).value = str(group)
        await press(pilot, "enter")
        assert len(rows(app)) == 12
        assert app.screen.query_one("#sent").has_focus


async def test_whose_it_is_and_everything_by_them(opened: Opened, group: Path) -> None:
    later = replace(written(40), date=written(0).date.replace(year=2030))
    later.answers = [Answer("what_happened", text="Nu vroeg ik eerst.")]
    (group / "2030-01-01-sent0040.toml").write_text(dumps(later), "utf-8")
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(app)[0].startswith("○ no name")
        await press(pilot, "f2")
        await type_in(pilot, "anna")
        await press(pilot, "enter", "f9")
        said = shown(app, "#over-time-said")
        assert said.startswith("2 were sent.")
        order = ["What happened", "Ik legde het uit.", "Nu vroeg ik eerst."]
        assert sorted(order[1:], key=said.index) == order[1:]
        assert "expert" not in said.lower()


async def test_no_role_stands_on_a_student(opened: Opened, group: Path) -> None:
    labelled = replace(written(50), mirror=Mirror(label="adviser"))
    (group / "Mo.toml").write_text(dumps(labelled), "utf-8")
    app = opened()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        seen = rows(app)
        for n in range(len(seen)):
            app.screen.query_one("#sent", Choices).highlighted = n
            await pilot.pause()
            seen.append(shown(app, "#about-sent"))
        for word_ in ("advis", "coach", "trainer", "manager"):
            assert not [row for row in seen if word_ in row.lower()]


async def test_a_disk_that_refuses_loses_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orgcoach_tui.journal.errors import SaveFailed
    from orgcoach_tui.review import desk

    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")

        def full(*_any: object) -> None:
            raise SaveFailed("full")

        monkeypatch.setattr(desk, "change", full)
        await type_in(pilot, "Blijft")
        await pilot.pause(0.6)
        assert "the disk is full" in shown(app, "#sheet-said")
        await press(pilot, "escape")
        assert isinstance(app.screen, CommentSheet)
        assert "Esc again" in shown(app, "#sheet-said")
        monkeypatch.undo()
        await press(pilot, "escape")
        assert "Blijft" in str(app.screen.query_one(Remark).content)


async def test_the_lock_lets_go_of_it_and_leads_back(opened: Opened) -> None:
    phrase = "een lange zin die niemand raadt"
    app = opened()
    app.store.folder.mkdir(parents=True, exist_ok=True)
    app.store.protect(phrase)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Niet weg")
        reading = app.screen_stack[-2]
        assert isinstance(reading, ReadingScreen)
        app.action_lock()
        for _n in range(100):
            if app.store.locked and len(app.screen_stack) == 2:
                break
            await pilot.pause(0.1)
        assert isinstance(app.screen, UnlockScreen)
        assert app.store.locked
        assert len(app.screen_stack) == 2
        assert reading.evening.rows == []
        await type_in(pilot, phrase)
        await pilot.press("enter")  # nothing waits here: a worker ends with its screen
        for _n in range(100):
            if isinstance(app.screen, SentScreen) and app.screen.has_rows:
                break
            await pilot.pause(0.1)
        assert isinstance(app.screen, SentScreen)
        assert app.screen.rows[0].desk.comments[0].text == "Niet weg"
    [file] = app.store.supervising.iterdir()
    assert file.name.endswith(".age")
