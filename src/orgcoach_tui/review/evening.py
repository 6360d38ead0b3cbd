"""All that was sent beside what was written about it: a list of it, as words, CSV or plain data."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgcoach_tui import dates
from orgcoach_tui.export.document import Table
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.comments import changed_since, identity
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.model import Comment, CommentState
from orgcoach_tui.journal.store import Store
from orgcoach_tui.review import desk
from orgcoach_tui.review.desk import Desk
from orgcoach_tui.review.inbox import Inbox, Sent
from orgcoach_tui.text import clean_line, fold


@dataclass(frozen=True)
class Row:
    """`damaged`: what was written about it is there, and cannot be read."""

    sent: Sent
    desk: Desk
    damaged: bool = False

    @property
    def who(self) -> str:
        """By whom it is: as the supervisor says, else as the file does."""
        return self.desk.who or self.sent.who

    @property
    def named(self) -> str:
        return self.who or _("no name")

    @property
    def date(self) -> dt.date:
        return self.sent.reflection.date

    @property
    def asks(self) -> str:
        """The help question, on one line."""
        return clean_line(" ".join(self.sent.asks))

    @property
    def state(self) -> str:
        """What was done with it, in a few words."""
        if self.damaged:
            return _("! your comments cannot be read")
        n = len(self.desk.comments)
        said = [_("done")] if self.desk.done else []
        said += [ngettext("{n} comment", "{n} comments", n).format(n=n)] if n else []
        if self.desk.handed is not None:
            day = dates.short(self.desk.handed.astimezone().date())
            said.append(_("handed back {date}").format(date=day))
        if self.desk.handed is not None and self.desk.to_hand_back:
            said.append(_("more to hand back"))
        return ", ".join(said)


@dataclass(frozen=True)
class Earlier:
    """A comment on an earlier hand-in, and what came of it as far as that shows.

    `changed`: the words that it is about do not stand there any more, in a later version of the
    same reflection. `state` and `reply` are its writer's, where that version came as TOML.
    """

    comment: Comment
    changed: bool = False
    state: CommentState = "open"
    reply: str = ""


def rows(store: Store, inbox: Inbox) -> list[Row]:
    """By writer and then by date. Raises Locked and SaveFailed."""
    found = [row(store, sent) for sent in inbox.sent]
    return sorted(found, key=lambda one: (fold(one.who), one.date, one.sent.key))


def row(store: Store, sent: Sent) -> Row:
    """One of them, with what is on disk now."""
    try:
        return Row(sent, desk.read(store, sent.key))
    except Damaged:
        return Row(sent, Desk(), damaged=True)


def of_writer(found: Sequence[Row], one: Row) -> list[Row]:
    """Everything by the same writer, oldest first; only itself where nobody knows whose it is."""
    if not one.who:
        return [one]
    return sorted((r for r in found if fold(r.who) == fold(one.who)), key=lambda r: r.date)


def came_of(one: Row, part: str) -> list[Earlier]:
    """The comments that were handed back about a part, beside the reflection as it is now."""
    known = {identity(c): c for c in one.sent.reflection.comments}
    found = []
    for comment in one.desk.comments:
        if comment.part == part and desk.handed_back(comment):
            theirs = known.get(identity(comment))
            state, reply = (theirs.state, theirs.reply) if theirs else ("open", "")
            changed = changed_since(one.sent.reflection, comment)
            found.append(Earlier(comment, changed, state, reply))
    return found


def table(found: Sequence[Row], inbox: Inbox) -> Table:
    """A row for each, and for each file that cannot be read. No figures about anybody's work."""
    head = (
        *(_("Writer"), _("Date"), _("Id"), _("Guide"), _("Status"), _("Help question")),
        *(_("Still open"), _("Comments"), _("Done"), _("Handed back"), _("Files"), _("Remark")),
    )
    lines = [_cells(row) for row in found]
    lines += [("",) * 10 + (one.file, one.why) for one in inbox.unread]
    return Table(_("What was sent"), head, tuple(lines))


def _cells(one: Row) -> tuple[str, ...]:
    reflection, handed = one.sent.reflection, one.desk.handed
    return (
        *(one.who, one.date.isoformat(), reflection.id),
        clean_line(reflection.guide_title or reflection.guide),
        _("draft") if reflection.status == "draft" else _("finished"),
        one.asks,
        "; ".join(empty_titles(one.sent)),
        str(len(one.desk.comments)),
        _("yes") if one.desk.done else "",
        handed.astimezone().date().isoformat() if handed else "",
        "; ".join(one.sent.files),
        " ".join(remarks(one)),
    )


def empty_titles(sent: Sent) -> list[str]:
    """The names of what has no answer."""
    return [section.title or section.question for section in sent.empty]


def remarks(one: Row) -> list[str]:
    """What there is to know about what was sent, a sentence each."""
    said = []
    if one.sent.twice and one.sent.changed:
        said.append(_("Sent more than once, and not the same: this is the latest."))
    elif one.sent.twice:
        said.append(_("Sent twice, the same both times; it is here once."))
    if one.sent.mirror:
        said.append(_("The mirror was sent along."))
    if one.damaged:
        said.append(_("What you wrote about it cannot be read; it has been left as it was."))
    return said


def data(found: Sequence[Row], inbox: Inbox) -> dict[str, Any]:
    """The same for another program."""
    sent = [
        {
            "id": one.sent.reflection.id,
            "writer": one.who,
            "date": one.date,
            "guide": one.sent.reflection.guide,
            "status": one.sent.reflection.status,
            "help_question": "\n".join(one.sent.asks),
            "empty": [section.key for section in one.sent.empty],
            "comments": len(one.desk.comments),
            "done": one.desk.done,
            "handed_back": one.desk.handed,
            "files": one.sent.files,
            "changed": one.sent.changed,
            "mirror": bool(one.sent.mirror),
        }
        for one in found
    ]
    return {
        "sent": sent,
        "unread": [{"file": one.file, "why": one.why} for one in inbox.unread],
        "left": inbox.left,
    }
