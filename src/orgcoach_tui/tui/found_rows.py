"""What was found in the texts, as rows of the overview: which reflection, and the words in theirs."""

import datetime as dt

from textual.content import Content

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.lists import Hit
from orgcoach_tui.journal.words import Excerpt
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.overview import DRAFT, FINISHED
from orgcoach_tui.tui.widgets.columns import fit

_INDENT = 6
_TITLE = 20  # cells at most
_MOST = 2  # excerpts
_MARK = "bold underline"
_NAMES = ("organisation", "trajectory")  # these stand in the row itself


def row(hit: Hit, room: int, today: dt.date) -> Content:
    """A reflection of which the names alone were not what was looked for."""
    entry = hit.entry
    sign = DRAFT if entry.status == "draft" else FINISHED
    names = " · ".join(filter(None, (clean_line(entry.organisation), clean_line(entry.trajectory))))
    head = f"  {sign} {dates.short(entry.date, today)}  {names or clean_line(entry.guide_title)}"
    return Content("\n").join([Content(fit(head, room).rstrip()), *lines(hit, room)])


def lines(hit: Hit, room: int) -> list[Content]:
    """The words where they stand, one line an excerpt."""
    return [_line(one, room) for one in hit.excerpts if one.key not in _NAMES][:_MOST]


def _line(excerpt: Excerpt, room: int) -> Content:
    title = fit(title, _TITLE) if len(title := clean_line(excerpt.title)) > _TITLE else title
    head = f"{' ' * _INDENT}{title}: "
    text, marks = _around(excerpt, max(room - len(head), 12))
    said = Content(text)
    for start, end in marks:
        said = said.stylize(_MARK, start, end)
    return Content(head) + said  # not paler: under the bar it could not be read


def _around(excerpt: Excerpt, room: int) -> tuple[str, list[tuple[int, int]]]:
    """As much of it as fits, with the first of its marks well in sight."""
    text = excerpt.text
    first = excerpt.marks[0][0] if excerpt.marks else 0
    begin = 0
    if len(text) > room:
        begin = min(max(first - room // 3, 0), len(text) - room)
    before = "… " if begin and not text.startswith("…", begin) else ""
    shown = before + text[begin + len(before) :]
    marks = [(max(a - begin, 0), b - begin) for a, b in excerpt.marks if b > begin]
    cut = fit(shown, room).rstrip() if len(shown) > room else shown
    return cut, [(a, min(b, len(cut))) for a, b in marks if a < len(cut)]


def heading(number: int, most: int) -> str:
    """Above the reflections that were found by what is in them."""
    if number >= most:
        return _("In what you wrote, the newest {n}").format(n=number)
    return _("In what you wrote")
