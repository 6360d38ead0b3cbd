"""What is on its way out of the app: as composed, with other names read in it, and what is asked."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from orgcoach_tui.export import Delivery, Form, Wish, deliver, leaving
from orgcoach_tui.export.document import Document
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.names import (
    Answer,
    Finding,
    Names,
    answered,
    change,
    changer,
    key,
    left_to_ask,
    own,
    read,
    said_of,
    suggested,
)
from orgcoach_tui.settings import Settings


class Leaving:
    """One export, from looking at it till the file is made. A form for oneself keeps all names.

    `trouble` says what is wrong with the list of names; then nothing can be made.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        reflections: Sequence[Reflection],
        form: Form,
        to: str,
        wish: Wish,
    ) -> None:
        self.reflections = list(reflections)
        self.form, self.to, self.wish = form, to, wish
        self.trouble = ""
        self._store = store
        self._own = own(settings)
        self._for_oneself = form.reader == "private"
        self._skipped: set[str] = set()
        self._names = Names()
        self._composed: list[Document] = []
        self.read_again()

    @property
    def checks(self) -> bool:
        """Whether anything is asked before it goes."""
        return not self._for_oneself

    @property
    def language(self) -> str:
        return self._composed[0].language if self._composed else "en"

    def read_again(self) -> None:
        """Take the reflections and the list of names as they are on disk now."""
        found = []
        for one in self.reflections:
            with suppress(Damaged, NotFound, Locked, OSError):
                one = self._store.read(self._store.find(one.id)).reflection
            found.append(one)
        self.reflections = found
        self._composed = leaving(found, self.form, self.to, self.wish)
        if self.checks:
            self._names, self.trouble = names_of(self._store)

    def forget(self) -> None:
        """Let go of everything that was read."""
        self.reflections, self._composed = [], []
        self._names, self._skipped = Names(), set()

    # -- what goes

    @property
    def change(self) -> Callable[[Document], Document]:
        return changer(self._names, self._own)

    def documents(self) -> list[Document]:
        """Exactly what goes, with other names in it."""
        return leaving(self.reflections, self.form, self.to, self.wish, self.change)

    def made(self) -> Delivery:
        """The file. Raises `pdf.NoTypst` and `pdf.NotSet` for a PDF."""
        return deliver(self.reflections, self.form, self.to, self.wish, self.change)

    def said(self) -> list[str]:
        """What to know about the names in it."""
        found = []
        if self.documents() != self._composed:
            found.append(_("It is pseudonymised: names on your list were replaced."))
        return found + said_of(self._composed, self._names)

    # -- what is asked

    def left(self, file: str = "") -> list[Finding]:
        """What is still to be asked; `file` is a name for it that was typed."""
        if not self.checks:
            return []
        also = [("file", file)] if file else []
        found = left_to_ask(self._composed, self._names, self._own, also)
        return [one for one in found if key(one) not in self._skipped]

    def suggested(self, finding: Finding) -> str:
        return suggested(finding, self._names, self.language)

    def skip(self, finding: Finding) -> None:
        """Don’t ask about it any more for this file."""
        self._skipped.add(key(finding))

    def answer(self, finding: Finding, answer: Answer, replacement: str = "") -> str:
        """Keep the answer; what went wrong, in words, when that is not possible."""
        code = self.language

        def taken(now: Names) -> Names:
            return answered(now, finding, answer, code, replacement)

        self._names, wrong = changed(self._store, taken, self._names)
        return wrong


def names_of(store: Store) -> tuple[Names, str]:
    """The list of names, and what is wrong with it, in words."""
    try:
        return read(store), ""
    except (Damaged, SaveFailed, Locked) as error:
        return Names(), _why(error)


def changed(store: Store, how: Callable[[Names], Names], before: Names) -> tuple[Names, str]:
    """The list after a change; `before` and what went wrong where it could not be changed."""
    try:
        return change(store, how), ""
    except (Damaged, SaveFailed, Locked, ReadOnly) as error:
        return before, _why(error)


def _why(error: Exception) -> str:
    if isinstance(error, Damaged):
        said = _(
            "! The list of names is damaged: {problem}. Nothing is made till it is mended; open "
            "names.toml in a text editor."
        )
        return said.format(problem=_in_words(error))
    if isinstance(error, ReadOnly):
        return _("! A newer version of orgcoach wrote the list of names. It was left as it was.")
    if isinstance(error, SaveFailed) and error.kind == "full":
        return _("! The list of names could not be kept: the disk is full.")
    return _("! The list of names cannot be read or written just now.")


def _in_words(damaged: Damaged) -> str:
    problem = damaged.problem
    if problem.line is None:
        return problem.what
    return _("line {line}, {what}").format(line=problem.line, what=problem.what)
