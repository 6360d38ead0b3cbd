"""What a student wrote, as parts to stand on, and a supervisor's comments between them."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from orgcoach_tui import dates
from orgcoach_tui.export.outline import Section
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.comments import changed_since
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.review import desk
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui.widgets.remarks import Act, Remark, Remarks

EDIT, REMOVE = "edit", "remove"


class Answer(Static, can_focus=True):
    """A part that can be stood on; Enter asks to write about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", show=False),
        Binding("down", "along(1)", show=False),
        Binding("up", "along(-1)", show=False),
    ]

    class Entered(Message):
        """Write about this part."""

    def __init__(self, part: str, said: Content, texts: tuple[str, ...] = ()) -> None:
        super().__init__(said, classes="answer")
        self.part = part
        self.texts = texts

    @property
    def hint(self) -> str:
        return _(
            "Enter: comment     ↑ ↓ or 1–9: answers     Tab: done, next     {whole}: on the whole"
        )

    @property
    def help(self) -> str:
        return _(
            "What a student wrote. Enter writes a comment on it; with the mouse, drag over some "
            "words first to write about those. The digits go to an answer."
        )

    def action_enter(self) -> None:
        self.post_message(self.Entered())

    def action_along(self, by: int) -> None:
        self.query_ancestor(Remarks).along(self, by)


def laid_out(section: Section) -> Content:
    """A part as it is read: its name, what was asked, and what was written."""
    number = f"{section.number}. " if section.number else ""
    lines = [Content.styled(f"{number}{section.title}", "bold")]
    if section.question:
        lines.append(Content.styled(section.question, "$quiet"))
    lines += [Content(f"{role.name}: {role.words}") for role in section.roles]
    lines += [Content.styled(note, "$quiet") for note in section.notes]
    lines += texts_of(section.paragraphs)
    if section.empty:
        lines.append(Content.styled(_("still open"), "$quiet"))
    return Content("\n").join(lines)


def texts_of(lines: Sequence[str]) -> list[Content]:
    """A row for each, in which nothing is markup."""
    return [Content(line) for line in lines]


def remark(comment: Comment, reflection: Reflection) -> Remark:
    """A comment of one's own on `reflection`; what was handed back stays as it is."""
    if desk.handed_back(comment):
        return Remark(comment, _said(comment, reflection))
    acts = (Act(EDIT, _("Change")), Act(REMOVE, _("Take away")))
    more = _("Enter: change     Tab: done, next")
    return Remark(comment, _said(comment, reflection), acts=acts, more=more)


def _said(comment: Comment, reflection: Reflection) -> Content:
    handed = desk.handed_back(comment)
    head = _("Your comment")
    if handed is not None:
        day = dates.short(handed.astimezone().date())
        head = _("Your comment, handed back {date}").format(date=day)
    lines = [Content.styled(head, "bold")]
    if quote := clean_line(comment.quote):
        lines.append(Content(_("About ‘{quote}’").format(quote=quote)))
        if changed_since(reflection, comment):  # a newer version came in
            lines.append(Content(_("These words are different now.")))
    lines += [Content(line) for line in clean(comment.text).split("\n") if line.strip()]
    return Content("\n").join(lines)
