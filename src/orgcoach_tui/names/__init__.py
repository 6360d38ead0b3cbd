"""Names in what leaves: replaced where they are listed, asked about where one may be left.

    names = read(store)                                  # the list beside the reflections
    documents = leaving(reflections, form, to, wish)     # as composed, one or of a ZIP several
    for finding in left_to_ask(documents, names, own(settings), also=[("file", name)]):
        asked(finding)                                   # the words of the question and answers
        names = change(store, lambda now: answered(now, finding, "leave", document.language))
    deliver(reflections, form, to, wish, changer(names, own(settings)))

Nothing of what was written is changed; only documents on their way out are.
"""

from orgcoach_tui.names.answers import ANSWERS, Answer, answered, suggested
from orgcoach_tui.names.file import change, read
from orgcoach_tui.names.leaks import Finding, findings, replaced, replaced_block
from orgcoach_tui.names.model import KINDS, Entry, Kind, Names
from orgcoach_tui.names.outgoing import changer, key, left_to_ask, said_of, shared, told
from orgcoach_tui.names.words import Asked, asked, closing_question, tally, to_answer
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
    "changer",
    "closing_question",
    "findings",
    "key",
    "left_to_ask",
    "own",
    "read",
    "replaced",
    "replaced_block",
    "said_of",
    "shared",
    "suggested",
    "tally",
    "to_answer",
    "told",
]


def own(settings: Settings) -> tuple[str, ...]:
    """What the writer says of themselves in a document: nobody is asked about it."""
    found = (settings.author, settings.course, settings.student_number, settings.reference)
    return tuple(text for text in found if text.strip())
