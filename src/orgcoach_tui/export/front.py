"""The facts at the head of a document: who, when, where, and how many words."""

import datetime as dt
from collections.abc import Iterator, Sequence

from orgcoach_tui import dates
from orgcoach_tui.export.form import Form
from orgcoach_tui.export.outline import Outline
from orgcoach_tui.i18n import _
from orgcoach_tui.settings import Settings
from orgcoach_tui.text import clean_line, count_words


def facts(
    form: Form, by: Settings, today: dt.date, outlines: Sequence[Outline]
) -> Iterator[tuple[str, str]]:
    """What the form asks for. Of the reflections themselves only where there is one, or all agree."""
    own = {
        "author": (_("Author"), clean_line(by.author)),
        "student_number": (_("Student number"), clean_line(by.student_number)),
        "course": (_("Course"), clean_line(by.course)),
    }
    of_all = [dict(outline.keyed) for outline in outlines]
    for name in form.front:
        if name in own:
            label, value = own[name]
        elif name == "date" and form.title_page:
            label, value = _("Date"), dates.long(today)
        else:
            values = {facts.get(name, ("", "")) for facts in of_all}
            label, value = values.pop() if len(values) == 1 else ("", "")
        if value:
            yield label, value
    if form.words:
        yield _("Words"), _against(sum(map(_words, outlines)), form.limit)


def _against(words: int, limit: int) -> str:
    if not limit:
        return str(words)
    return _("{n} of at most {limit}").format(n=words, limit=limit)


def _words(outline: Outline) -> int:
    lines = [line for section in outline.sections for line in section.paragraphs]
    return sum(count_words(line) for line in (*outline.help_question, *lines))
