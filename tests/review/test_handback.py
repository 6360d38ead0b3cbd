"""What a supervisor writes is kept apart, handed back once, and lands right with the student."""

import datetime as dt
import stat
import sys
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.errors import Damaged, Locked, ReadOnly
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.review import bring_home, desk, evening, handback, inbox, journal_of, look
from orgcoach_tui.review.desk import Desk
from orgcoach_tui.review.handback import Kind
from orgcoach_tui.review.inbox import Sent
from tests.review.conftest import sent

NOW = dt.datetime(2026, 3, 20, 21, 5, tzinfo=dt.UTC)
_SAID = (
    ("", "", "Wat een stilte.\nDaar zat iets."),
    ("help_question", "", "Wie keek er nog meer?"),
    ("what_happened", "Twee mensen hadden hem gelezen.", "Welke twee?"),
    ("what_happened", "", "Wat deed jij in die stilte?"),
    ("adds_to_picture", "Iedereen heeft het druk.", "=SOM(A1) <b> & ook jij?"),
    ("next_step", "", "Wanneer?"),
)


@pytest.fixture
def received(reflection: Reflection, tmp_path: Path) -> Sent:
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "x.docx").write_bytes(sent(reflection))
    return inbox.read([folder]).sent[0]


def written(store: Store, one: Sent) -> Desk:
    for part, quote, text in _SAID:
        said = desk.new_comment(part, quote)
        said.text = text
        found = desk.change(store, one.key, lambda there, said=said: desk.put(there, said))  # type: ignore[misc]
    return found


@pytest.mark.parametrize("kind", ["docx", "comments"])
def test_the_way_round(received: Sent, reflection: Reflection, tmp_path: Path, kind: Kind) -> None:
    supervisor, student = Store(tmp_path / "supervisor"), Store(tmp_path / "student")
    student.save(student.new(reflection))
    written(supervisor, received)
    folder = tmp_path / "back"
    folder.mkdir()
    [handed] = handback.hand_back(supervisor, [received], kind, folder, "M. de Wit")
    assert len(handed.file.name) <= 45
    assert "maas" not in handed.file.name.lower()
    if sys.platform != "win32":
        assert stat.S_IMODE(handed.file.stat().st_mode) == 0o600
    if kind == "docx":  # as other programs see it
        assert OpenXmlValidator().validate(str(handed.file)).is_valid
        comments = list(docx.Document(str(handed.file)).comments)
        assert [c.author for c in comments] == ["M. de Wit"] * len(_SAID)
    found = look(handed.file.read_bytes(), handed.file.name, journal_of(student))
    [brought] = bring_home(student, found)
    assert [(c.part, c.quote, c.text, c.author) for c in brought.added if c.quote] == [
        ("what_happened", "Twee mensen hadden hem gelezen.", "Welke twee?", "M. de Wit"),
        ("adds_to_picture", "Iedereen heeft het druk.", "=SOM(A1) <b> & ook jij?", "M. de Wit"),
    ]
    assert {(c.part, c.text) for c in brought.added} == {(part, text) for part, _q, text in _SAID}
    again = bring_home(
        student,
        look(handed.file.read_bytes(), handed.file.name, journal_of(student)),
    )
    assert again[0].added == ()
    [mine] = evening.rows(supervisor, inbox.read([folder.parent / "sent"]))
    assert mine.desk.handed is not None
    assert not mine.desk.to_hand_back


def test_a_comment_on_the_mirror_that_was_sent_along(
    reflection: Reflection, tmp_path: Path
) -> None:
    (tmp_path / "sent").mkdir()
    form = forms("nl")[0]
    (tmp_path / "sent" / "x.docx").write_bytes(word(compose([reflection], form, Wish(mirror=True))))
    [received] = inbox.read([tmp_path / "sent"]).sent
    store, student = Store(tmp_path / "supervisor"), Store(tmp_path / "student")
    student.save(student.new(reflection))
    said = desk.new_comment("mirror", received.mirror[0].notes[0])
    said.text = "Lees jij dat ook zo?"
    desk.change(store, received.key, lambda there: desk.put(there, said))
    [handed] = handback.hand_back(store, [received], "docx", tmp_path, "M. de Wit")
    [brought] = bring_home(
        student, look(handed.file.read_bytes(), handed.file.name, journal_of(student))
    )
    assert [(c.part, c.text) for c in brought.added] == [("mirror", "Lees jij dat ook zo?")]


def test_what_was_handed_back_stays_and_more_goes_beside_it(received: Sent, tmp_path: Path) -> None:
    store, folder = Store(tmp_path / "supervisor"), tmp_path / "back"
    folder.mkdir()
    first = written(store, received).comments[0]
    [one] = handback.hand_back(store, [received], "docx", folder, "M. de Wit")
    kept = desk.change(
        store, received.key, lambda there: desk.put(there, Comment(first.id, "Anders."))
    )
    assert kept.comments[0].text == first.text
    assert len(desk.change(store, received.key, lambda d: desk.without(d, first.id)).comments) == 6
    more = desk.new_comment("insight")
    more.text = "En dit nog."
    desk.change(store, received.key, lambda there: desk.put(there, more))
    [two] = handback.hand_back(store, [received], "docx", folder, "Somebody else")
    assert two.file.name == one.file.name.replace(".docx", "-2.docx")
    said = desk.read(store, received.key).comments
    assert [c.author for c in said] == ["M. de Wit"] * 6 + ["Somebody else"]
    assert inbox.read([folder]).left == 2  # what was handed back is not read as if it were sent


def test_an_empty_comment_is_none_and_nothing_leaves_no_file(
    received: Sent, tmp_path: Path
) -> None:
    store = Store(tmp_path / "supervisor")
    said = desk.new_comment("insight")
    said.text = "Hm."
    desk.change(store, received.key, lambda there: desk.put(there, said))
    [file] = store.supervising.iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said.text = " \n"
    assert desk.change(store, received.key, lambda there: desk.put(there, said)) == Desk()
    assert not list(store.supervising.iterdir())
    assert store.entries() == []


def test_two_windows_keep_each_others_comments(received: Sent, tmp_path: Path) -> None:
    one, other = Store(tmp_path / "supervisor"), Store(tmp_path / "supervisor")
    for store, text in ((one, "a"), (other, "b"), (one, "c")):
        said = desk.new_comment("insight")
        said.text = text
        desk.change(store, received.key, lambda there, said=said: desk.put(there, said))  # type: ignore[misc]
    assert [c.text for c in desk.read(other, received.key).comments] == ["a", "b", "c"]


def test_it_is_closed_with_the_journal(received: Sent, tmp_path: Path) -> None:
    store = Store(tmp_path / "supervisor")
    store.folder.mkdir()
    before = written(store, received)
    store.protect("een lange zin die niemand raadt")
    [file] = store.supervising.iterdir()
    assert file.name.endswith(".toml.age")
    assert b"stilte" not in file.read_bytes()
    assert desk.read(store, received.key) == before
    store.lock()
    with pytest.raises(Locked):
        desk.read(store, received.key)
    store.unlock("een lange zin die niemand raadt")
    done = desk.change(store, received.key, lambda there: Desk(there.comments, done=True))
    assert desk.read(store, received.key) == done
    store.unprotect()
    [file] = store.supervising.iterdir()
    assert file.name.endswith(".toml")
    assert desk.read(store, received.key) == done


def test_a_file_that_cannot_be_read_is_left_as_it_is(received: Sent, tmp_path: Path) -> None:
    store = Store(tmp_path / "supervisor")
    written(store, received)
    [file] = store.supervising.iterdir()
    file.write_text(file.read_text("utf-8") + "\ndone = maybe", "utf-8")
    spoilt = file.read_bytes()
    with pytest.raises(Damaged) as caught:
        desk.change(store, received.key, lambda there: Desk())
    assert caught.value.problem.line is not None
    assert file.read_bytes() == spoilt
    [row] = evening.rows(store, inbox.read([tmp_path / "sent"]))
    assert row.damaged
    file.write_text("schema = 99\nreflection = 'bcdfghjk'\nnew = 1\n", "utf-8")
    with pytest.raises(ReadOnly):
        desk.change(store, received.key, lambda there: Desk(done=True))


def test_what_came_of_it(received: Sent, reflection: Reflection, tmp_path: Path) -> None:
    store, folder = Store(tmp_path / "supervisor"), tmp_path / "back"
    folder.mkdir()
    written(store, received)
    list(handback.hand_back(store, [received], "docx", folder, "M. de Wit"))
    said = [c for c in desk.read(store, received.key).comments if c.part == "what_happened"]
    student = Store(tmp_path / "student")
    opened = student.new(reflection)
    student.save(opened)
    back = next(folder.iterdir())
    bring_home(student, look(back.read_bytes(), back.name, journal_of(student)))
    opened = student.read(student.find(reflection.id))
    theirs = {c.text: c for c in opened.reflection.comments}
    theirs["Welke twee?"].state = "answered"
    theirs["Welke twee?"].reply = "Joris en Els."
    opened.reflection.answers[0].text = "Joris en Els hadden hem gelezen."
    student.save(opened)
    (tmp_path / "sent" / "anew.toml").write_bytes(opened.path.read_bytes())
    [row] = evening.rows(store, inbox.read([tmp_path / "sent"]))
    assert row.sent.changed
    found = evening.came_of(row, "what_happened")
    assert [(one.comment.text, one.state, one.reply, one.changed) for one in found] == [
        ("Welke twee?", "answered", "Joris en Els.", True),
        ("Wat deed jij in die stilte?", "open", "", False),
    ]
    assert len(said) == 2
