"""All that one student sent, question by question: what was written each time, what you said of it,
and what came of that. Nothing is compared or judged; it stands below each other.
"""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.review import evening
from orgcoach_tui.review.evening import Earlier, Row
from orgcoach_tui.review.said import STATES
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui.screens.page import Page

_MOST = 50  # hand-ins that are laid below each other


class OverTime(VerticalScroll, can_focus=True):
    """The text, to scroll through."""

    @property
    def hint(self) -> str:
        return _("↑ ↓: read on")


class OverTimeScreen(Page[None]):
    """`rows` are by one writer, oldest first."""

    CSS_PATH = "../styles/review.tcss"
    can_review = False

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = list(rows[-_MOST:])

    def title_words(self) -> str:
        return f"{_('Over time')} · {self._rows[-1].named}"

    def body(self) -> ComposeResult:
        with OverTime(id="over-time-text"):
            yield Static(Content("\n").join([*_lines(self._rows)]), id="over-time-said")

    def on_mount(self) -> None:
        self.query_one(OverTime).focus()

    def forget(self) -> None:
        self._rows.clear()


def _lines(rows: Sequence[Row]) -> Iterator[Content]:
    n = len(rows)
    yield Content.styled(ngettext("{n} was sent", "{n} were sent", n).format(n=n) + ".", "$quiet")
    titles = {"help_question": _("Question for supervision")}
    for row in rows:
        for section in row.sent.sections:
            titles.setdefault(section.key, section.title or section.question)
    for key, title in titles.items():
        there = [(row, texts) for row in rows if (texts := _written(row, key)) is not None]
        if not there:
            continue
        yield Content("")
        yield Content.styled(title, "bold")
        for row, texts in there:
            yield Content.styled(dates.long(row.date), "$quiet")
            yield from (Content(text) for text in texts)
            if not texts:
                yield Content.styled(_("still open"), "$quiet")
            for said in evening.came_of(row, key):
                yield from _came_of(said)
    for row in rows:
        for said in evening.came_of(row, ""):
            yield Content("")
            when = dates.long(row.date)
            yield Content.styled(_("About the whole of {date}").format(date=when), "bold")
            yield from _came_of(said)


def _written(row: Row, key: str) -> tuple[str, ...] | None:
    """What stands in a part, None where that was not asked."""
    if key == "help_question":
        return row.sent.asks or None
    found = [section for section in row.sent.sections if section.key == key]
    return tuple(text for section in found for text in section.paragraphs) if found else None


def _came_of(said: Earlier) -> Iterator[Content]:
    comment = said.comment
    if quote := clean_line(comment.quote):
        yield Content("│ " + _("You, about ‘{quote}’:").format(quote=quote))
    else:
        yield Content("│ " + _("You:"))
    yield from (Content(f"│ {line}") for line in clean(comment.text).split("\n") if line.strip())
    if said.state != "open":
        state = STATES[said.state]
        yield Content("│ " + _("The writer: {state}").format(state=_(state)))
    if reply := clean_line(said.reply):
        yield Content("│ " + _("The writer answered: {text}").format(text=reply))
    if said.changed:
        yield Content("│ " + _("These words are different now."))
