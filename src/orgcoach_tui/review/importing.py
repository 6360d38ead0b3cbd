"""What came back, in whatever form, to the reflections that it is about."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.comments import add
from orgcoach_tui.journal.errors import Conflict, Damaged, NotFound, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.journal.store import Store
from orgcoach_tui.journal.toml import decode, loads
from orgcoach_tui.review import comments_file, convert, docx, letter, mail, markup, odt
from orgcoach_tui.review.own import Known, Own
from orgcoach_tui.review.package import LARGEST, Package
from orgcoach_tui.review.refused import Refused, Unclear
from orgcoach_tui.review.remarks import found_in

_MOST_VERSIONS = 40

Problem = Literal["", "conflict", "newer", "gone", "full", "closed", "large", "other"]


@dataclass
class Found:
    """What a file holds: comments by the id of their reflection.

    `left` are lines of a mail that are no comment, each with what it was taken for. `elsewhere`
    counts comments about reflections that are not in this journal.
    """

    comments: dict[str, list[Comment]] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: int = 0


@dataclass(frozen=True)
class Brought:
    """What was done with one reflection: what is new in it, and how many were there already."""

    id: str
    added: tuple[Comment, ...]
    known: int = 0
    problem: Problem = ""


def journal_of(store: Store) -> Known:
    """The reflections of a journal with their earlier versions, each read once and when asked for."""
    read: dict[str, Own | None] = {}

    def known(id_: str) -> Own | None:
        if id_ not in read:
            read[id_] = _own(store, id_)
        return read[id_]

    return known


def look(content: bytes, name: str, known: Known, to: str = "", author: str = "") -> Found:
    """What is in a file called `name`, or in pasted text, without adding anything.

    `to` is the id of the reflection it is about, where the file does not say so. `author` wrote it,
    where it does not say who. Raises Refused.
    """
    if len(content) > LARGEST:
        raise Refused(_("This file is larger than {n} MB.").format(n=LARGEST // 1_000_000))
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused(_("There is nothing in this file."))
    name = name.lower()
    if content.startswith(b"PK\x03\x04"):
        return _zipped(Package(content), known, to)
    if content.startswith(b"PK"):
        raise Refused(_("This file is empty or not complete. Ask for it once more."))
    if content.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return _older(content, known, to)
    if content.startswith(b"%PDF"):
        raise Refused(
            _(
                "Notes in a PDF cannot be read yet. Ask for the Word file with comments, or copy "
                "the notes and paste them."
            )
        )
    if name.endswith(".toml") or content.lstrip(b"\xef\xbb\xbf").startswith(b"comments_format"):
        return _own_file(content, known)
    return _written(content, name, known, to, author)


def bring_home(store: Store, found: Found) -> list[Brought]:
    """Add what was found to the reflections in `store`; the files of others are left alone.

    Raises nothing but `Locked`: what could not be saved is told with its problem.
    """
    return [_brought(store, id_, comments) for id_, comments in found.comments.items()]


def _brought(store: Store, id_: str, comments: Sequence[Comment]) -> Brought:
    problem: Problem
    try:
        opened = store.read(store.find(id_))
        added = add(opened.reflection, list(comments))
        if added:
            store.save(opened)
        return Brought(id_, tuple(added), len(comments) - len(added))
    except (NotFound, Damaged):
        problem = "gone"
    except Conflict:
        problem = "conflict"
    except ReadOnly:
        problem = "newer"
    except SaveFailed as failed:
        problem = failed.kind
    return Brought(id_, (), 0, problem)


def _own(store: Store, id_: str) -> Own | None:
    try:
        path = store.find(id_)
        reflection = store.read(path).reflection
    except (NotFound, Damaged):
        return None
    if reflection.id != id_:  # the name was the beginning of an id, or a path
        return None
    earlier = []
    for version in store.versions(id_)[:_MOST_VERSIONS]:
        try:
            earlier.append(loads(decode(store.disk.content(version.path))))
        except Damaged:
            continue
    return Own(reflection, tuple(earlier))


def _zipped(package: Package, known: Known, to: str) -> Found:
    kind = package.read("mimetype") or b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        found = found_in(odt.read(package), known, to)
    elif "[Content_Types].xml" in package.names and not kind:
        found = found_in(docx.read(package), known, to)
    else:
        raise Refused(_("This is no Word or LibreOffice document. Save it as .docx and try again."))
    return Found(found.comments, [], found.elsewhere)


def _older(content: bytes, known: Known, to: str) -> Found:
    if "__substg1.0".encode("utf-16-le") in content:
        raise Refused(
            _("Mail saved by Outlook as .msg cannot be read. Copy its text and paste that.")
        )
    ending = ".rtf" if content.startswith(b"{") else ".doc"
    return _zipped(Package(convert.as_docx(content, ending)), known, to)


def _own_file(content: bytes, known: Known) -> Found:
    found = Found()
    for id_, comment in comments_file.loads(content):
        if known(id_) is None:
            found.elsewhere += 1
        else:
            found.comments.setdefault(id_, []).append(comment)
    if found.elsewhere and not found.comments:
        raise Refused(
            _(
                "These comments are about reflections that are not in your journal. Nothing was taken in."
            )
        )
    return found


def _written(content: bytes, name: str, known: Known, to: str, author: str) -> Found:
    """A mail, or text."""
    documents: Sequence[tuple[str, bytes]] = ()
    made: dt.datetime | None = None
    if name.endswith(".eml") or _is_mail(content):
        message = mail.read(content)
        text, author, made = message.text, author or message.author, message.made
        documents = message.documents
    else:
        text = _text(content)
        if name.endswith((".html", ".htm")) or text.lstrip()[:200].lower().startswith(
            ("<!doctype html", "<html")
        ):
            text = markup.as_text(text)
    if len(text) > letter.LONGEST:
        raise Refused(_("This text is longer than a mail is. It was not taken in."))
    found = Found()
    for file, inside in documents:
        _join(found, look(inside, file, known, to, author))
    about = (
        to
        or (next(iter(found.comments)) if len(found.comments) == 1 else "")
        or _named(text, known)
    )
    own = known(about) if about else None
    if own is None and not documents:
        raise Unclear
    if own is not None:
        said = letter.read(text, own, author)
        for comment in said.comments:
            comment.made = made
        _join(found, Found({own.reflection.id: said.comments}, list(said.left)))
    return found


def _join(found: Found, more: Found) -> None:
    for id_, comments in more.comments.items():
        found.comments.setdefault(id_, []).extend(comments)
    found.left += more.left
    found.elsewhere += more.elsewhere


def _named(text: str, known: Known) -> str:
    """The id that stands in the text, as it does under everything that goes out."""
    words = dict.fromkeys(re.findall(r"\borgcoach · ([A-Za-z0-9_-]{1,64})\b", text))
    return next((word for word in list(words)[:20] if known(word) is not None), "")


def _is_mail(content: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", content[:20_000], maxsplit=1)[0]
    fields = re.findall(rb"^([A-Za-z][A-Za-z-]*):", head, re.MULTILINE)
    known = {b"mime-version", b"message-id", b"received", b"content-type", b"return-path"}
    return len({one.lower() for one in fields} & known) >= 2


def _text(content: bytes) -> str:
    for encoding in (
        "utf-8-sig",
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252",
    ):
        try:
            return content.decode(encoding)
        except ValueError:
            continue
    return content.decode("latin-1")
