"""A supervisor's comments in a small file of our own, `….comments.toml`; see `docs/formats`."""

from collections.abc import Iterable
from typing import Any, cast

from orgcoach_tui.i18n import _
from orgcoach_tui.journal import shape
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.model import Comment, CommentKind
from orgcoach_tui.journal.toml import decode, parse
from orgcoach_tui.review.docx import MOST_NOTES, too_many
from orgcoach_tui.review.refused import Refused
from orgcoach_tui.text import clean, clean_line

ENDING = ".comments.toml"
FORMAT = 1


def dumps(comments: Iterable[tuple[str, Comment]]) -> str:
    """The file: each comment with the id of the reflection it is about."""
    import tomli_w

    chunks = [f"comments_format = {FORMAT}\n"]
    for reflection, comment in comments:
        row = {
            "reflection": clean_line(reflection),
            "part": clean_line(comment.part),
            "id": clean_line(comment.id),
            "reply_to": clean_line(comment.reply_to),
            "kind": "" if comment.kind == "comment" else comment.kind,
            "quote": clean(comment.quote),
            "text": clean(comment.text),
            "author": clean_line(comment.author),
            "made": comment.made and shape.whole_minutes(comment.made),
        }
        filled = {key: value for key, value in row.items() if value not in ("", None)}
        chunks.append("\n[[comments]]\n" + tomli_w.dumps(filled, multiline_strings=True))
    return "".join(chunks)


def loads(content: bytes) -> list[tuple[str, Comment]]:
    """What `dumps` wrote, or somebody by hand. Raises Refused."""
    try:
        document = parse(decode(content))
    except Damaged as damaged:
        what = damaged.problem.what
        line = damaged.problem.line
        where = what if line is None else _("line {line}, {what}").format(line=line, what=what)
        raise Refused(_("This file is damaged: {what}.").format(what=where)) from None
    version, rows = document.get("comments_format"), document.get("comments", [])
    if type(version) is not int or not isinstance(rows, list):
        raise Refused(_("This TOML file is no file of comments. Nothing was taken in."))
    if version > FORMAT:
        raise Refused(_("This file was made with a newer version of orgcoach."))
    if len(rows) > MOST_NOTES:
        raise too_many()
    return [_comment(row, n) for n, row in enumerate(rows, 1)]


def _comment(row: Any, n: int) -> tuple[str, Comment]:
    try:
        if not isinstance(row, dict):
            raise shape.Wrong((), "")
        table = shape.Table(row, ("comments", n))
        reflection = table.id("reflection")
        return reflection, Comment(
            id=table.line("id") or f"comment {n}",
            text=table.text("text"),
            part=table.line("part"),
            kind=cast(CommentKind, table.one_of("kind", ("comment", "suggestion"))),
            quote=table.text("quote"),
            author=table.line("author"),
            made=table.moment("made"),
            reply_to=table.line("reply_to"),
        )
    except shape.Wrong as wrong:
        what = wrong.what or _("it is no table")
    raise Refused(
        _("Comment {n} in this file cannot be read: {what}. Nothing was taken in.").format(
            n=n, what=what
        )
    )
