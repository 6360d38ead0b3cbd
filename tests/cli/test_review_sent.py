"""`orgcoach review FOLDER` without the app: the list, the spreadsheet, and handing back."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orgcoach_tui.cli import main
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.review import desk, inbox
from tests.cli.conftest import Ran
from tests.review.conftest import reflection, sent

Run = Callable[..., Ran]
__all__ = ["reflection"]


@pytest.fixture
def group(reflection: Reflection, tmp_path: Path) -> Path:
    folder = tmp_path / "group"
    folder.mkdir()
    (folder / "a.docx").write_bytes(sent(reflection))
    (folder / "b.docx").write_bytes(sent(reflection))
    reflection.id, reflection.help_question = "other234", "=cmd|' /C calc'!A0\x1b[31m"
    reflection.answers[1].text = ""
    (folder / "Bram Kok.toml").write_text(dumps(reflection), "utf-8")
    (folder / "half.toml").write_text("schema = 1\nid = ", "utf-8")
    (folder / "notes.txt").write_text("hello")
    return folder


def done(store: Store, folder: Path, who: str) -> None:
    one = next(s for s in inbox.read([folder]).sent if s.who == who)
    said = desk.new_comment("what_happened")
    said.text = "En toen?"
    desk.change(store, one.key, lambda there: desk.Desk((*there.comments, said), done=True))


def test_the_list(orgcoach: Run, group: Path) -> None:
    ran = orgcoach("review", str(group))  # no terminal, so no app
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Anna Maas, 2026-03-14, Na een sessie: nothing written about it yet",
        "   Asks: Wat zag ik niet?",
        "   Sent twice, the same both times; it is here once.",
        "Bram Kok, 2026-03-14, Na een sessie: nothing written about it yet",
        "   Asks: =cmd|' /C calc'!A0",
        "   Still open: En de organisatie",
        "1 file could not be read; it was left as it is:",
        "! half.toml: This file is damaged: line 2, the file stops half-way.",
        "1 file of another kind was left alone.",
    ]
    assert orgcoach("review", "--list", str(group)).out == ran.out
    assert orgcoach("review", "read", str(group), "--list").out == ran.out
    assert "Vraagt: Wat zag ik niet?" in orgcoach("--language", "nl", "review", str(group)).out
    assert not (group / "supervising").exists()


def test_the_spreadsheet_runs_nothing(
    capsys: pytest.CaptureFixture[str], group: Path, journal: Store
) -> None:
    done(journal, group, "Bram Kok")
    assert main(["review", str(group), "--format", "csv"]) == 0
    text = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Writer"] for row in rows] == ["Anna Maas", "Bram Kok", ""]
    assert rows[0]["Files"] == "a.docx; b.docx"
    assert rows[1]["Help question"].startswith("'=cmd")
    assert (rows[1]["Comments"], rows[1]["Done"], rows[1]["Handed back"]) == ("1", "yes", "")
    assert rows[2]["Files"] == "half.toml"


def test_as_json(orgcoach: Run, group: Path) -> None:
    found = json.loads(orgcoach("review", str(group), "--format", "json").out)
    assert [one["id"] for one in found["sent"]] == ["bcdfghjk", "other234"]
    assert found["sent"][1]["empty"] == ["adds_to_picture"]
    assert found["unread"][0]["file"] == "half.toml"
    assert found["left"] == 1
    assert not {"label", "score", "role"} & set(found["sent"][0])


def test_handing_back(orgcoach: Run, group: Path, journal: Store, tmp_path: Path) -> None:
    back = tmp_path / "back"
    assert orgcoach("review", str(group), "--hand-back", str(back)).code == 1
    back.mkdir()
    ran = orgcoach("review", str(group), "--hand-back", str(back))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing that is done has comments to hand back.\n"
    done(journal, group, "Bram Kok")
    ran = orgcoach("review", str(group), "--hand-back", str(back), "--to", "comments", "--by", "Mo")
    assert ran.out == f"{back / '2026-03-14-other234.comments.toml'}\n"
    assert 'author = "Mo"' in next(back.iterdir()).read_text("utf-8")
    ran = orgcoach("review", str(group), "--hand-back", str(back))
    assert ran.err == "Nothing that is done has comments to hand back.\n"
    assert "handed back" in orgcoach("review", str(group)).out


def test_what_is_not_there_is_said(orgcoach: Run, tmp_path: Path) -> None:
    ran = orgcoach("review", str(tmp_path / "nowhere"))
    assert (ran.code, ran.err) == (1, "There is no file or folder by that name.\n")
    ran = orgcoach("review", str(tmp_path))
    assert "nothing here that students send" in ran.err
    assert orgcoach("review").code == 2
