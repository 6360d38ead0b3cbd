"""Mails as files: plain, HTML, with a document, and broken ones."""

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgcoach_tui.review import Refused, Unclear, look, mail
from orgcoach_tui.review.markup import as_text
from orgcoach_tui.review.own import Own
from tests.review.conftest import sent, told, typed


def made(plain: str = "", html: str = "", **attached: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Marian de Wit <m@example.org>"
    message["To"] = "Anna Maas <a@example.org>"
    message["Subject"] = "Re: verslag"
    message["Date"] = "Tue, 17 Mar 2026 10:02:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    for name, content in attached.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=f"{name}.docx"
        )
    return message.as_bytes()


def found(content: bytes, own: Own, name: str = "answer.eml", to: str = "bcdfghjk"):  # type: ignore[no-untyped-def]
    return look(content, name, {"bcdfghjk": own}.get, to)


def test_the_plain_part_with_who_and_when(own: Own) -> None:
    read = found(made("[1] Waarom?\n\n[3] Hoezo?", "<p>anders</p>"), own)
    comments = read.comments["bcdfghjk"]
    assert told(comments) == [("what_happened", "", "Waarom?"), ("adds_to_picture", "", "Hoezo?")]
    assert {c.author for c in comments} == {"Marian de Wit"}
    assert {c.made.isoformat()[:10] if c.made else "" for c in comments} == {"2026-03-17"}


def test_a_mail_is_known_without_its_ending(own: Own) -> None:
    [comment] = found(made("Mooi."), own, name="").comments["bcdfghjk"]
    assert (comment.text, comment.author) == ("Mooi.", "Marian de Wit")


def test_html_with_a_quotation(own: Own) -> None:
    html = """<html><head><style>p {color: red}</style></head><body><p>Zie <b>hieronder</b>.</p>
    <div class="gmail_quote">Op ma 16 mrt. 2026 om 21:14 schreef Anna &lt;a@example.org&gt;:<br>
    <blockquote><p>Hoi Marian</p><p>1. Wat er gebeurde</p><p>En toen was het stil.</p></blockquote>
    <p>Wat deed je toen?</p></div><script>x()</script></body></html>"""
    assert told(found(made(html=html), own).comments["bcdfghjk"]) == [
        ("", "", "Zie hieronder."),
        ("what_happened", "En toen was het stil.", "Wat deed je toen?"),
    ]


def test_markup_as_text() -> None:
    text = as_text(
        "<ul><li>een<li>twee</ul>a<br/>b<br><br>c<table><tr><td>d</td><td>e</td></tr></table>&amp;"
    )
    assert text == "een\ntwee\na\nb\n\nc\nd e\n&" or text.split() == [
        *"een twee a b c de &".split()
    ]
    assert as_text("<blockquote>a<blockquote>b</blockquote>c</blockquote>d") == "> a\n> > b\n> c\nd"


def test_a_document_in_a_mail_says_which_reflection(own: Own) -> None:
    document = typed(sent(own.reflection), "stil.", "stil. Hoe lang?")
    comments = found(made("Zie bijlage. Mooi.", back=document), own, to="").comments["bcdfghjk"]
    assert [(c.kind, c.part) for c in comments] == [
        ("suggestion", "what_happened"),
        ("comment", ""),
    ]


def test_charsets_and_transfer(own: Own) -> None:
    head = b"From: M\r\nMIME-Version: 1.0\r\nMessage-ID: <1@x>\r\n"
    for charset, raw in (("iso-8859-1", "één".encode("latin-1")), ("nothing", "één".encode())):
        content = head + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + raw
        assert [c.text for c in found(content, own).comments["bcdfghjk"]] == ["één"]
    encoded = base64.b64encode("[1] één".encode())
    content = (
        head + b"Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n" + encoded
    )
    assert [c.text for c in found(content, own).comments["bcdfghjk"]] == ["één"]


@pytest.mark.parametrize(
    "content", ["Mooi. é".encode(), "Mooi. é".encode("cp1252"), "Mooi. é".encode("utf-16")]
)
def test_text_in_any_encoding(own: Own, content: bytes) -> None:
    assert [c.text for c in found(content, own, "a.txt").comments["bcdfghjk"]] == ["Mooi. é"]


def test_text_says_which_reflection_by_what_stands_under_it(own: Own) -> None:
    text = "Mooi.\n\n> En toen was het stil.\n> orgcoach · bcdfghjk · Nummers".encode()
    assert told(found(text, own, "a.txt", to="").comments["bcdfghjk"]) == [("", "", "Mooi.")]
    with pytest.raises(Unclear):
        found(b"Mooi.", own, "a.txt", to="")
    with pytest.raises(Unclear):
        found(made("Mooi."), own, to="")


def test_text_without_end_is_refused(own: Own) -> None:
    with pytest.raises(Refused, match="longer than a mail"):
        found(b"word " * 100_000, own, "a.txt")


@settings(deadline=None, max_examples=100)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", made("x"), b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"]),
)
def test_no_mail_is_too_strange(raw: bytes, before: bytes) -> None:
    for content in (before + raw, raw + before, before[: len(raw)] + raw):
        try:
            read = mail.read(content)
        except Refused:
            continue
        assert isinstance(read.text, str)


@given(st.text())
def test_no_markup_is_too_strange(markup: str) -> None:
    assert isinstance(as_text(markup), str)
