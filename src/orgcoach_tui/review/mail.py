"""A mail saved as a file: its words, who wrote it when, and the documents that came with it."""

import datetime as dt
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from orgcoach_tui.i18n import _
from orgcoach_tui.review.markup import as_text
from orgcoach_tui.review.refused import Refused
from orgcoach_tui.text import clean, clean_line

_MOST = 50  # parts that are looked at
_DOCUMENTS = (".docx", ".odt", ".doc", ".rtf", ".toml")


@dataclass(frozen=True)
class Mail:
    """`documents` are names with what is in them."""

    text: str
    author: str
    made: dt.datetime | None
    documents: tuple[tuple[str, bytes], ...] = ()


def read(content: bytes) -> Mail:
    """Raises Refused where not even that much can be made of it."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        parts = [part for part in message.walk() if not part.is_multipart()][:_MOST]
        documents = [found for part in parts if (found := _document(part))]
        return Mail(_words(parts), _author(message), _made(message), tuple(documents))
    except (
        *(MessageError, LookupError, ValueError, TypeError),
        *(AttributeError, AssertionError, RecursionError, NotImplementedError),
    ):  # what the library makes of a message that keeps no rule
        raise Refused(_("This mail could not be read. Copy its text and paste that.")) from None


def _words(parts: list[EmailMessage]) -> str:
    """The plain text where there is any, else the HTML as text."""
    for kind, made in (("text/plain", clean), ("text/html", as_text)):
        texts = [
            made(_decoded(p))
            for p in parts
            if p.get_content_type() == kind and not p.get_filename()
        ]
        if text := "\n".join(filter(str.strip, texts)):
            return text
    return ""


def _decoded(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _document(part: EmailMessage) -> tuple[str, bytes] | None:
    name = clean_line(part.get_filename() or "")
    raw = part.get_payload(decode=True)
    if name.lower().endswith(_DOCUMENTS) and isinstance(raw, bytes):
        return name, raw
    return None


def _author(message: EmailMessage) -> str:
    name, address = parseaddr(str(message.get("From", "")))
    return clean_line(name or address)


def _made(message: EmailMessage) -> dt.datetime | None:
    try:
        when = parsedate_to_datetime(str(message.get("Date", "")))
        return when.astimezone() if 1980 <= when.year < 2200 else None
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
