"""What a supervisor writes about what was sent: apart from the journal, and never in the files.

A file for each reflection in the folder `supervising` beside the reflections, 0600, and closed when
they are; told in `docs/formats.nl.md` and `.en.md`. Every change is on disk at once, on top of what
another window wrote.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from orgcoach_tui.files import TooLarge
from orgcoach_tui.i18n import _
from orgcoach_tui.journal import shape, toml
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Damaged, Locked, Problem, ReadOnly, SaveFailed
from orgcoach_tui.journal.lines import line_of
from orgcoach_tui.journal.model import Comment, new_id
from orgcoach_tui.journal.store import Store
from orgcoach_tui.text import clean, clean_line

SCHEMA = 1
_HANDED = "handed_back"


@dataclass(frozen=True)
class Desk:
    """About one reflection: the comments, whether it is done, and by which name its writer goes.

    `newer`: a later version of orgcoach wrote it, so it is only to be read.
    """

    comments: tuple[Comment, ...] = ()
    done: bool = False
    who: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    newer: bool = False

    @property
    def to_hand_back(self) -> bool:
        """Whether there is something that its writer does not have yet."""
        return any(not handed_back(comment) for comment in self.comments)

    @property
    def handed(self) -> dt.datetime | None:
        """When something of it was handed back last."""
        return max(filter(None, map(handed_back, self.comments)), default=None)


def handed_back(comment: Comment) -> dt.datetime | None:
    """When its reader got it; from then on it stays as it is."""
    found = comment.extra.get(_HANDED)
    return found if isinstance(found, dt.datetime) else None


def new_comment(part: str, quote: str = "") -> Comment:
    """An empty one about a part, "" for the whole, and perhaps some words in it."""
    now = dt.datetime.now().astimezone().replace(microsecond=0)
    return Comment(new_id(), "", part=part, quote=quote, made=now)


def put(desk: Desk, comment: Comment) -> Desk:
    """With this comment, in the place of an earlier one of its id; without it where it is empty."""
    if any(one.id == comment.id and handed_back(one) for one in desk.comments):
        return desk
    if not comment.text.strip():
        return without(desk, comment.id)
    found = [comment if one.id == comment.id else one for one in desk.comments]
    if all(one is not comment for one in found):
        found.append(comment)
    return replace(desk, comments=tuple(found))


def without(desk: Desk, id_: str) -> Desk:
    """Without the comment of that id, unless its reader has it already."""
    kept = (one for one in desk.comments if one.id != id_ or handed_back(one))
    return replace(desk, comments=tuple(kept))


def hand(desk: Desk, author: str, now: dt.datetime) -> Desk:
    """Every comment with its author's name, and noted as handed back where it was not yet."""
    whole = now.replace(microsecond=0)
    found = [
        one
        if handed_back(one)
        else replace(one, author=one.author or author, extra=one.extra | {_HANDED: whole})
        for one in desk.comments
    ]
    return replace(desk, comments=tuple(found))


def read(store: Store, key: str) -> Desk:
    """What was written about the reflection that goes by `key`.

    Raises Locked, Damaged with what is wrong in which line, and SaveFailed.
    """
    if store.locked:
        raise Locked
    if not store.supervising.is_dir():
        return Desk()
    with store.writing():
        return _read(store, key)[0]


def change(store: Store, key: str, changed: Callable[[Desk], Desk]) -> Desk:
    """Write what `changed` makes of it as it is on disk now; what it is then. Nothing stays of none.

    Raises what `read` raises, and ReadOnly. A file that cannot be read is never written over.
    """
    if store.locked:
        raise Locked
    with store.writing():
        before, where = _read(store, key)
        if before.newer:
            raise ReadOnly
        after = changed(before)
        if after == before:
            return after
        place = _place(store, key)
        if after == Desk():
            where.unlink(missing_ok=True)
            return after
        content = dumps(key, after).encode()
        if len(content) > LARGEST:
            raise SaveFailed("large")
        store.disk.write(place, content)
        if where != place:  # it came in plain after the journal was protected
            where.unlink(missing_ok=True)
    return after


def _place(store: Store, key: str) -> Path:
    name = key
    if key != key.casefold():  # on some systems `AB` and `ab` are one file
        digest = hashlib.blake2b(key.encode(), digest_size=3).hexdigest()
        name = f"{key.casefold()}-{digest}"
    return store.supervising / f"to-{name}{store.disk.ending}"


def _read(store: Store, key: str) -> tuple[Desk, Path]:
    where = store.disk.where(_place(store, key))
    try:
        content = store.disk.read(where)
    except TooLarge:
        what = _("it is larger than {size} MB").format(size=LARGEST // 1_000_000)
        raise Damaged(Problem(None, "", what)) from None
    return (loads(toml.decode(content)) if content is not None else Desk()), where


def dumps(key: str, desk: Desk) -> str:
    """The whole file. What is empty is left out."""
    document: dict[str, Any] = {"reflection": key, "who": clean_line(desk.who), "done": desk.done}
    document["comments"] = [_row(comment) for comment in desk.comments]
    filled = {name: value for name, value in document.items() if value}
    return "".join(toml.chunks({"schema": SCHEMA} | filled | desk.extra))


def _row(comment: Comment) -> dict[str, Any]:
    row = {
        "id": clean_line(comment.id),
        "part": clean_line(comment.part),
        "quote": clean(comment.quote),
        "text": clean(comment.text),
        "author": clean_line(comment.author),
        "made": comment.made and shape.whole_minutes(comment.made),
    }
    return {name: value for name, value in row.items() if value} | comment.extra


def loads(text: str) -> Desk:
    """What is in the file. Raises Damaged, which says where and why without quoting anything."""
    document = toml.parse(text)
    try:
        return _desk(shape.Table(document, ()))
    except shape.Wrong as wrong:
        key = ".".join(part for part in wrong.path if isinstance(part, str))
        problem = Problem(line_of(text, wrong.path, missing=wrong.missing), key, wrong.what)
    raise Damaged(problem)  # out here, so that it does not carry the other along


def _desk(table: shape.Table) -> Desk:
    schema = table.integer("schema", 1, 1_000_000) or SCHEMA
    table.id("reflection")
    done = table.rest.pop("done", False)
    if not isinstance(done, bool):
        table.wrong("done", _("‘{key}’ has to be true or false").format(key="done"))
    return Desk(
        comments=tuple(map(_comment, table.tables("comments"))),
        done=bool(done),
        who=table.line("who"),
        extra=table.rest,
        newer=schema > SCHEMA,
    )


def _comment(row: shape.Table) -> Comment:
    handed = row.moment(_HANDED)
    return Comment(
        id=row.required_line("id"),
        text=row.text("text"),
        part=row.line("part"),
        quote=row.text("quote"),
        author=row.line("author"),
        made=row.moment("made"),
        extra=row.rest | ({_HANDED: handed} if handed else {}),
    )
