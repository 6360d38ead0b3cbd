"""Names in what leaves: replaced where they are listed, asked about where one may be left.

    names = read(store)                                  # the list beside the reflections
    document = compose(reflections, form, wish)
    for finding in findings(document, names, also=[("file", name)], own=own(settings)):
        asked(finding)                                   # the words of the question and answers
        names = change(store, lambda now: answered(now, finding, "leave", document.language))
    document = replaced(document, names, own(settings))  # and then into a format

Nothing of what was written is changed; only documents on their way out are.
"""

from orgcoach_tui.names.answers import ANSWERS, Answer, answered, suggested
from orgcoach_tui.names.file import change, read
from orgcoach_tui.names.leaks import Finding, findings, replaced, replaced_block
from orgcoach_tui.names.model import KINDS, Entry, Kind, Names
from orgcoach_tui.names.words import Asked, asked, closing_question, to_answer
from orgcoach_tui.settings import Settings

__all__ = [
    "ANSWERS",
    "KINDS",
    "Answer",
    "Asked",
    "Entry",
    "Finding",
    "Kind",
    "Names",
    "answered",
    "asked",
    "change",
    "closing_question",
    "findings",
    "own",
    "read",
    "replaced",
    "replaced_block",
    "suggested",
    "to_answer",
]


def own(settings: Settings) -> tuple[str, ...]:
    """What the writer says of themselves in a document: nobody is asked about it."""
    found = (settings.author, settings.course, settings.student_number, settings.reference)
    return tuple(text for text in found if text.strip())
