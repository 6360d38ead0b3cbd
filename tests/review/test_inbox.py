"""What students sent, opened: every form of ours, whatever it lies in, and whoever means harm."""

import datetime as dt
import io
import os
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from orgcoach_tui.audience import Audience
from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.outline import paragraphs
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.comments import squeezed
from orgcoach_tui.journal.model import Answer, Mirror, Reflection, start
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.review import inbox
from orgcoach_tui.review.inbox import Inbox
from tests.review.conftest import edited, sent

Edit = Callable[[str], str]


def opened(folder: Path, files: dict[str, bytes]) -> Inbox:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return inbox.read([folder])


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


def test_a_word_file_is_read_back_as_it_was(reflection: Reflection, tmp_path: Path) -> None:
    [one] = opened(tmp_path, {"x.docx": sent(reflection)}).sent
    read = one.reflection
    assert (one.who, read.id, read.guide, read.language) == (
        "Anna Maas",
        "bcdfghjk",
        "session",
        "nl",
    )
    assert (read.date, read.organisation, read.status) == (reflection.date, "De Kastanje", "draft")
    assert one.asks == ("Wat zag ik niet?",)
    texts = {answer.key: answer.text for answer in read.answers if answer.text}
    assert texts == {answer.key: answer.text for answer in reflection.answers}
    assert read.placement.values() == reflection.placement.values()
    assert (read.insight, read.next_step) == (reflection.insight, reflection.next_step)
    assert [section.key for section in one.empty] == []  # the roles stand in their question
    assert one.mirror == ()


def test_what_is_empty_is_told_and_what_was_kept_back_leaves_no_trace(
    reflection: Reflection, tmp_path: Path
) -> None:
    reflection.answers[0].text = " "
    reflection.audience["adds_to_picture"] = "private"
    for name, content in (("a.docx", sent(reflection)), ("b.toml", dumps(reflection).encode())):
        [one] = opened(tmp_path / name[0], {name: content}).sent
        assert [section.key for section in one.empty] == ["what_happened"]
        assert "adds_to_picture" not in {section.key for section in one.sections}
        assert "druk" not in repr(one.sections)


@pytest.mark.parametrize("form", [one.id for one in forms("nl")])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_form_can_be_read(
    reflection: Reflection, tmp_path: Path, form: str, language: str
) -> None:
    reader: Audience = "assignment"
    whole = replace(reflection, language=language, audience={"default": reader})
    wish = Wish(quotes=[(whole.id, "1.1"), (whole.id, "3.1")])
    chosen = next(one for one in forms(language) if one.id == form)
    [one] = opened(tmp_path, {"x.docx": word(compose([whole], chosen, wish))}).sent
    written = " ".join(line for section in one.sections for line in section.paragraphs)
    assert "Ik had een notitie rondgestuurd" in written
    assert "2.1" not in written  # numbers and questions are not the writer's
    assert "Wat deed jij?" not in written


def test_several_reflections_in_one_file(reflection: Reflection, tmp_path: Path) -> None:
    other = replace(reflection, id="other234", help_question="En nu?", organisation="")
    found = opened(tmp_path, {"x.docx": sent(reflection, other, form="trajectory")}).sent
    assert {one.reflection.id: one.asks for one in found} == {
        "bcdfghjk": ("Wat zag ik niet?",),
        "other234": ("En nu?",),
    }
    assert {one.reflection.date for one in found} == {reflection.date}


def test_the_mirror_only_where_it_was_sent_along(reflection: Reflection, tmp_path: Path) -> None:
    reflection.mirror = Mirror(label="adviser", recognised="no")
    form = forms("nl")[0]
    files = {
        "with.docx": word(compose([reflection], form, Wish(mirror=True))),
        "without.docx": word(compose([replace(reflection, id="a2")], form, Wish())),
        "with.toml": dumps(replace(reflection, id="a3")).encode(),
        "private.toml": dumps(
            replace(reflection, id="a4", audience={"mirror": "private"})
        ).encode(),
    }
    found = {one.reflection.id: one for one in opened(tmp_path, files).sent}
    assert {id_: bool(one.mirror) for id_, one in found.items()} == {
        "bcdfghjk": True,
        "a2": False,
        "a3": True,
        "a4": False,
    }
    assert all(section.key != "mirror" for one in found.values() for section in one.sections)


def test_sent_twice_is_there_once(reflection: Reflection, tmp_path: Path) -> None:
    content = sent(reflection)
    [one] = opened(tmp_path, {"a.docx": content, "sub/b.docx": content}).sent
    assert one.files == ("a.docx", "sub/b.docx")
    assert (one.twice, one.changed) == (True, False)
    [one] = opened(tmp_path, {"c.toml": dumps(reflection).encode()}).sent
    assert (len(one.files), one.changed, one.who) == (3, False, "Anna Maas")
    reflection.answers[0].text = "Toch anders."
    (tmp_path / "d.docx").write_bytes(sent(reflection))
    later = time.time() + 60
    os.utime(tmp_path / "d.docx", (later, later))
    [one] = inbox.read([tmp_path]).sent
    assert (len(one.files), one.changed) == (4, True)
    assert one.reflection.text("what_happened") == "Toch anders."


def test_the_same_id_of_two_writers_is_two(reflection: Reflection, tmp_path: Path) -> None:
    other = replace(reflection, answers=[Answer("what_happened", text="Anders.")])
    files = {"a.docx": sent(reflection), "b.docx": sent(other, author="Bram Kok")}
    found = opened(tmp_path, files).sent
    assert [one.who for one in found] == ["Anna Maas", "Bram Kok"]
    assert len({one.key for one in found}) == 2


def test_whose_it_is_where_the_file_does_not_say(reflection: Reflection, tmp_path: Path) -> None:
    def file(n: int) -> bytes:
        return dumps(replace(reflection, id=f"id{n}")).encode()

    inside = zipped({"Els Peeters_203_assignsubmission_file/2026-03-14-id4.toml": file(4)})
    files = {
        "2026-03-14-id1.toml": file(1),
        "Bram_Kok.toml": file(2),
        "Dirk Jansen/2026-03-14-id3 (1).toml": file(3),
        "all.zip": inside,
    }
    found = {one.reflection.id: one.who for one in opened(tmp_path, files).sent}
    assert found == {"id1": "", "id2": "Bram Kok", "id3": "Dirk Jansen", "id4": "Els Peeters"}


def test_what_is_wrong_is_told_and_the_rest_works(reflection: Reflection, tmp_path: Path) -> None:
    good = sent(reflection)
    dtd = '<!DOCTYPE x [<!ENTITY a "b">]>'
    files = {
        "good.docx": good,
        "half.docx": good[: len(good) // 2],
        "empty.docx": b"",
        "word.docx": edited(
            good,
            {
                "word/document.xml": lambda x: x.replace('w:name="oc_', 'w:name="no_'),
                "docProps/core.xml": lambda x: x.replace("bcdfghjk", ""),
            },
        ),
        "dtd.docx": edited(good, {"word/document.xml": lambda x: x.replace("?>", f"?>{dtd}", 1)}),
        "up.zip": zipped({"../../up.toml": b"x"}),
        "deep.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.toml": b"x"})})}),
        "locked.toml.age": b"age-encryption.org/v1",
        "bad.toml": b'schema = 1\nid = "x\n',
        "notes.txt": b"hello",
        "2026-03-14-bcdfghjk-comments.docx": good,
        "2026-03-14-bcdfghjk-comments-2.docx": good,
        "2026-03-14-bcdfghjk.comments.toml": b"comments_format = 1",
        ".hidden.toml": b"x",
        "~$good.docx": b"x",
    }
    found = opened(tmp_path, files)
    assert [one.files for one in found.sent] == [("good.docx",)]
    assert {one.file.split("/")[0] for one in found.unread} == {
        *("half.docx", "empty.docx", "word.docx", "dtd.docx", "up.zip", "deep.zip"),
        *("locked.toml.age", "bad.toml"),
    }
    assert all(one.why.endswith(".") for one in found.unread)
    assert found.left == 4
    assert {path.name for path in tmp_path.iterdir()} == set(files)  # nothing was unpacked


def test_a_bomb_is_not_unpacked(
    reflection: Reflection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_MOST_BYTES", 3_000_000)
    bomb = zipped({f"{n}.toml": b" " * 1_000_000 for n in range(50)})
    begun = time.monotonic()
    found = opened(tmp_path, {"bomb.zip": bomb})
    assert time.monotonic() - begun < 5
    assert found.unread[-1].file == "…"
    assert len(found.unread) < 6


def test_a_hundred_thousand_comments_are_refused(reflection: Reflection, tmp_path: Path) -> None:
    many = '<w:comment w:id="{}"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>'
    inside = "".join(many.format(n) for n in range(100_000))
    file = edited(
        sent(reflection),
        {"word/comments.xml": lambda x: x.replace("</w:comments>", f"{inside}</w:comments>")},
    )
    begun = time.monotonic()
    [one] = opened(tmp_path, {"x.docx": file}).unread
    assert "5000" in one.why
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_ordinary_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    found = inbox.read([tmp_path])
    assert {one.file for one in found.unread} == {"pipe.docx", "gone.toml"}


@given(some.binary(max_size=300), some.sampled_from(["x.toml", "x.docx", "x.zip"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    reading = inbox._Reading()
    reading.file(inbox._File(name, content, dt.datetime.now().astimezone()))
    assert len(reading.unread) == 1


@given(some.text(max_size=80), some.text(max_size=40))
def test_any_answer_comes_back_as_it_went(text: str, author: str) -> None:
    made = start("session", "nl", title="Na een sessie")
    made.answers = [Answer("what_happened", "Wat er gebeurde", "Wat deed jij?", text)]
    reading = inbox._Reading()
    reading.file(inbox._File("x.docx", sent(made, author=author), dt.datetime.now().astimezone()))
    [one] = reading.sent
    gone = "\ufffe\uffff\x0b\x0c"  # no XML can hold these
    expected = squeezed("".join(paragraphs(text)).translate(dict.fromkeys(map(ord, gone))))
    assert squeezed(one.reflection.text("what_happened")) == expected
