"""What a supervisor hands back: a Word file with the comments in its margin, or a file of comments."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from orgcoach_tui import i18n
from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.document import Block, Heading, Paragraph, Place
from orgcoach_tui.export.formats import made
from orgcoach_tui.files import write_private
from orgcoach_tui.journal.store import Store
from orgcoach_tui.review import comments_file, desk
from orgcoach_tui.review.desk import Desk
from orgcoach_tui.review.inbox import HANDED_BACK, Sent
from orgcoach_tui.settings import Settings

Kind = Literal["docx", "comments"]


@dataclass(frozen=True)
class Handed:
    """One file that was written; `file` is where."""

    sent: Sent
    file: Path


def hand_back(
    store: Store, chosen: Sequence[Sent], kind: Kind, folder: Path, author: str
) -> Iterator[Handed]:
    """Write a file for each into `folder`, which must be there, and note that it was handed back.

    What is there already is left as it is: a new file gets another name. Only after a file is on
    disk its comments are noted as handed back. Raises OSError, and what `desk.change` raises.
    """
    now = dt.datetime.now().astimezone()
    for sent in chosen:
        ready = desk.hand(desk.read(store, sent.key), author, now)
        if not ready.comments:
            continue
        file = _free(folder / name(sent, kind))
        write_private(file, content(sent, ready, kind))
        desk.change(store, sent.key, lambda found: desk.hand(found, author, now))
        yield Handed(sent, file)


def name(sent: Sent, kind: Kind) -> str:
    """At most 45 plain characters, in which nobody's name stands."""
    ending = ".docx" if kind == "docx" else ".toml"
    middle = HANDED_BACK if kind == "docx" else ".comments"
    return f"{sent.reflection.date.isoformat()}-{sent.reflection.id[:12]}{middle}{ending}"


def content(sent: Sent, said: Desk, kind: Kind) -> bytes:
    """The bytes of the file, in the language of what was sent."""
    if kind == "comments":
        return comments_file.dumps((sent.reflection.id, one) for one in said.comments).encode()
    reflection = replace(sent.reflection, comments=[replace(c, extra={}) for c in said.comments])
    form = next(one for one in forms(reflection.language) if one.id == "reflection")
    document = compose([reflection], form, Wish(comments="margin", by=Settings(author=sent.author)))
    mirror = tuple(_mirror(sent))
    return made(replace(document, blocks=(*document.blocks, *mirror)), "docx").content


def _mirror(sent: Sent) -> Iterator[Block]:
    """What the student sent along of it, so that a comment on it has a place."""
    with i18n.speaking(sent.reflection.language):
        for section in sent.mirror:
            yield Heading(section.title, 2, Place(sent.reflection.id, "mirror"))
            yield from (Paragraph(note, "note") for note in section.notes)
            if section.question:
                yield Paragraph(section.question, "question")
            yield from (Paragraph(line) for line in section.paragraphs)


def _free(path: Path) -> Path:
    """`path`, or the first of `name-2`, `name-3`, … that is not there yet."""
    stem, _dot, ending = path.name.partition(".")
    found, n = path, 1
    while found.exists() or found.is_symlink():
        n += 1
        found = path.with_name(f"{stem}-{n}.{ending}")
    return found
