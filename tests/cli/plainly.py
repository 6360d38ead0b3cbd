"""What is typed into the plain walk, and what is read back from the journal."""

from collections.abc import Callable

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Keep = Callable[..., Reflection]
Plain = Callable[..., Ran]

BEGIN = ("Waterland", "permits team", "yesterday", "What did I miss?")
HAPPENED = ("I wrote a memo of twelve pages.", "", "They asked for a training; I declined.", ".")
FOUR = ("2", "0", "four", "-")
PULLED = ("I presented my advice.", ".")
PICTURE = ("More of the same.", ".")
MIRROR = ("2", "I was there", "")
CLOSE = ("Too soon", "Ask first", "Friday", "1")
WHOLE = (*BEGIN, *HAPPENED, *FOUR, *PULLED, *PICTURE, *MIRROR, *CLOSE)


def only(journal: Store) -> Reflection:
    (entry,) = journal.entries()
    return journal.read(entry.path).reflection


def to_the_mirror(*answer: str) -> tuple[str, ...]:
    return (*BEGIN, *HAPPENED, *FOUR, *PULLED, *PICTURE, *answer)
