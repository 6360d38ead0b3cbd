"""Files that want to do harm, or are broken: refused with a reason, soon and without much memory."""

import io
import os
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.journal.model import Reflection, start
from orgcoach_tui.review import Refused, look
from orgcoach_tui.review.own import Own
from tests.hostile import HARMLESS, HOSTILE
from tests.review.conftest import back, edited, replaced, sent, typed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STILL = "En toen was het stil."


def archive(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, content in files:
            package.writestr(name, content)
    return made.getvalue()


def document(inside: str, before: str = "", *more: tuple[str, bytes]) -> bytes:
    text = f"{before}<w:document {W}><w:body>{inside}</w:body></w:document>"
    return archive(
        ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", text.encode()), *more
    )


def comments(n: int) -> tuple[str, bytes]:
    said = "".join(
        f'<w:comment w:id="{i}"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>' for i in range(n)
    )
    return "word/comments.xml", f"<w:comments {W}>{said}</w:comments>".encode()


DTD = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
P = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"

HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities": (lambda: document("<w:p>&b;</w:p>", DTD), "rules of its own"),
    "a file fetched": (lambda: document("<w:p>&x;</w:p>", FETCH), "rules of its own"),
    "entities in UTF-16": (
        lambda: archive(
            ("[Content_Types].xml", b""), ("word/document.xml", f"{DTD}<d>&b;</d>".encode("utf-16"))
        ),
        "rules of its own",
    ),
    "a zip bomb": (
        lambda: archive(
            ("[Content_Types].xml", b""), ("word/document.xml", b"<a>" + b" " * 60_000_000)
        ),
        "unpacks to far more",
    ),
    "a name above": (
        lambda: archive(("../../evil", b""), ("[Content_Types].xml", b"")),
        "not built",
    ),
    "a name from the root": (lambda: archive(("/etc/evil", b"")), "not built"),
    "a name of Windows": (lambda: archive((r"..\evil", b"")), "not built"),
    "5000 parts": (lambda: archive(*((f"p{n}", b"") for n in range(5000))), "not built"),
    "100,000 comments": (lambda: document(P, "", comments(100_000)), "more than 5000 comments"),
    "100,000 marks": (
        lambda: document(
            "<w:p>"
            + "".join(f'<w:commentReference w:id="{n}"/>' for n in range(100_000))
            + "</w:p>"
        ),
        "more than 5000 comments",
    ),
    "100,000 paragraphs": (lambda: document(P * 100_000), "far more than a document"),
    "a million elements": (lambda: document("<w:p/>" * 1_000_000), "far more than a document"),
    "very deep": (
        lambda: document("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
        "far more than a document",
    ),
    "no XML": (lambda: document("<w:p>"[:-1]), "damaged"),
    "an entity of nobody": (lambda: document("<w:p>&nobody;</w:p>"), "damaged"),
    "half a file": (lambda: sent(_one())[:3000], "damaged"),
    "cut at its head": (lambda: b"PK\x03\x04" + sent(_one())[2000:], "damaged"),
    "an empty archive": (lambda: archive(), "empty or not complete"),
    "no document": (lambda: archive(("[Content_Types].xml", b"<Types/>")), "no Word document"),
    "something else": (lambda: archive(("a.txt", b"a")), "no Word or LibreOffice"),
    "an empty ODT": (
        lambda: archive(("mimetype", b"application/vnd.oasis.opendocument.text")),
        "no text document",
    ),
    "nothing": (lambda: b"", "nothing in this file"),
    "only zeros": (lambda: b"\0" * 5000, "nothing in this file"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "PDF cannot be read yet"),
    "too large": (lambda: b"x" * 41_000_000, "larger than 40 MB"),
    "a mail of Outlook": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 20 + "__substg1.0".encode("utf-16-le"),
        ".msg",
    ),
}


def _one() -> Reflection:
    return start("session", "nl")


@pytest.mark.parametrize("kind", HARMFUL)
def test_refused_with_a_reason(kind: str, own: Own) -> None:
    make, why = HARMFUL[kind]
    content = make()
    before = time.monotonic()
    with pytest.raises(Refused, match=why):
        look(content, "back.docx", {own.reflection.id: own}.get, own.reflection.id)
    assert time.monotonic() - before < 20


def test_a_password_is_named(own: Own) -> None:
    content = bytearray(archive(("word/document.xml", b"x")))
    content[6] |= 1
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    with pytest.raises(Refused, match="password"):
        look(bytes(content), "", {own.reflection.id: own}.get)


def test_a_checksum_that_is_wrong(own: Own) -> None:
    content = bytearray(
        archive(("[Content_Types].xml", b""), ("word/document.xml", os.urandom(3000)), method=0)
    )
    content[content.index(b"document.xml") + 100] ^= 0xFF
    with pytest.raises(Refused, match="damaged"):
        look(bytes(content), "", {own.reflection.id: own}.get)


def test_what_a_reason_says_is_nobodys_text(own: Own) -> None:
    with pytest.raises(Refused) as caught:
        look(document("<secret>", "secret"), "secret.docx", {own.reflection.id: own}.get)
    assert "secret" not in caught.value.why


def test_a_reader_writes_hostile_words(own: Own) -> None:
    safe = (
        HOSTILE.replace("\x1b", "")
        .replace("\x07", "")
        .replace("<", "&lt;")
        .replace("\x9b", "&#x9b;")
    )
    content = typed(sent(own.reflection), STILL, f"{STILL} {safe}")
    inside = f"<w:p><w:r><w:t>{safe}</w:t></w:r></w:p>"
    said = f'<w:comment w:id="1" w:author="{safe}">{inside}</w:comment>'
    content = edited(
        content, {"word/comments.xml": replaced("</w:comments>", f"{said}</w:comments>")}
    )
    remark, suggestion = back(content, own)
    for text in (remark.text, remark.author, suggestion.text):
        assert not set(text) & {"\x1b", "\x9b", "\u202e", "\x07"}
        assert "<script>x</script>" in text
    assert HARMLESS.split("<")[1] in remark.text


def test_a_comment_that_lies_nowhere_or_ends_before_it_begins(own: Own) -> None:
    said = "".join(
        f'<w:comment w:id="{n}"><w:p><w:r><w:t>c{n}</w:t></w:r></w:p></w:comment>' for n in range(3)
    )
    marks = '<w:commentRangeEnd w:id="1"/>{}<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="2"/>'
    run = f'<w:r><w:t xml:space="preserve">{STILL}</w:t></w:r>'
    content = typed(sent(own.reflection), run, marks.format(run))
    content = edited(
        content, {"word/comments.xml": replaced("</w:comments>", f"{said}</w:comments>")}
    )
    assert {c.text: (c.part, c.quote) for c in back(content, own)} == {
        "c0": ("", ""),
        "c1": ("what_happened", ""),
        "c2": ("", ""),
    }


SOUND = sent(_one())


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_file_with_some_bytes_changed_never_does_more_than_refuse(data: st.DataObject) -> None:
    made = _one()
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        look(bytes(content), "x.docx", {made.id: Own(made)}.get, made.id)
    except Refused:
        return


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"comments_format = 1\n", b"<html>"]),
)
def test_any_bytes(raw: bytes, before: bytes) -> None:
    made = _one()
    try:
        look(before + raw, "", {made.id: Own(made)}.get, made.id)
    except Refused:
        return
