"""Names on their way out of `orgcoach export`: replaced, asked about at a terminal, else refused."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from orgcoach_tui.cli.common import Failed, failing, in_words
from orgcoach_tui.export import Form, Wish, leaving, made
from orgcoach_tui.export.document import Document
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import Damaged, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.names import (
    Answer,
    Finding,
    Names,
    answered,
    asked,
    change,
    changer,
    closing_question,
    key,
    left_to_ask,
    own,
    read,
    said_of,
    suggested,
    tally,
    to_answer,
)

if TYPE_CHECKING:
    from orgcoach_tui.cli.plain.talk import Talk


class Leaving:
    """One export. `change` is what lets other names be read, after `ask` as well as before it."""

    def __init__(
        self,
        args: argparse.Namespace,
        journal: Store,
        reflections: Sequence[Reflection],
        form: Form,
        to: str,
        wish: Wish,
    ) -> None:
        self._journal = journal
        self._own = own(args.settings)
        self._unasked = args.names_as_they_are
        self._piped = args.output == "-"
        self._for_oneself = form.reader == "private"
        self._documents = leaving(reflections, form, to, wish)
        self._names = Names() if self._for_oneself else names_of(journal)
        self._skipped: set[str] = set()
        self._again: Callable[[], list[Document]] = lambda: leaving(
            reflections, form, to, wish, self.change
        )

    @property
    def change(self) -> Callable[[Document], Document]:
        return changer(self._names, self._own)

    def show(self) -> None:
        """Print what would go; on stderr, how much would be asked about it."""
        texts = [made(one, "md").content.decode() for one in self._again()]
        print("\n".join(texts), end="")
        must, may = self._counts()
        if must:
            print(to_answer(must), file=sys.stderr)
        elif may:
            print(_maybe(may), file=sys.stderr)

    def remarks(self) -> Iterator[str]:
        """What to say when the file has been made."""
        if self._for_oneself:
            return
        if any(a is not b and a != b for a, b in zip(self._again(), self._documents, strict=True)):
            yield _("It is pseudonymised: names on your list were replaced.")
        yield from said_of(self._documents, self._names)
        if unasked := sum(self._counts()):
            yield _maybe(unasked)

    def _left(self, file: str = "") -> list[Finding]:
        if self._for_oneself:
            return []
        also = [("file", file)] if file else []
        found = left_to_ask(self._documents, self._names, self._own, also)
        return [one for one in found if key(one) not in self._skipped]

    def _counts(self) -> tuple[int, int]:
        left = self._left()
        must = sum(one.must for one in left)
        return must, len(left) - must

    # -- asking

    def ask(self, file: str) -> None:
        """Ask about all that could be a name, or raise Failed where that cannot be."""
        if self._unasked or self._for_oneself:
            return
        left = self._left(file)
        if self._piped or not (sys.stdin.isatty() and sys.stdout.isatty()):
            if must := [one for one in left if one.must]:
                raise Failed(_refused(must))
            return
        from orgcoach_tui.cli.plain.talk import Ended, Talk

        talk = Talk()
        try:
            while left:
                self._about(talk, left[0], len(left))
                left = self._left(file)
            self._close(talk)
        except Ended:
            _stopped()

    def _about(self, talk: "Talk", finding: Finding, left: int) -> None:
        code = self._documents[0].language
        question = asked(finding)
        talk.gap()
        talk.say(ngettext("{n} question left", "{n} questions left", left).format(n=left))
        talk.say(
            " ".join(filter(None, (question.question, question.more and f"({question.more})")))
        )
        talk.say(f"   {finding.sentence}")
        suggestion = suggested(finding, self._names, code)
        by = _("Replace by ‘{text}’").format(text=suggestion)
        options = [question.answers["replace"] if finding.place else by]
        doing = ["replace"]
        if not finding.place:
            options.append(_("Replace by something else"))
            doing.append("other")
        options.append(question.answers["leave"])
        doing.append("leave")
        if not finding.must:
            options.append(_("Skip this one now"))
            doing.append("skip")
        options.append(_("Stop, to change the text first"))
        doing.append("stop")
        number = talk.choose(options, allowed=())
        chosen = doing[number - 1] if isinstance(number, int) else "stop"
        if chosen == "stop":
            _stopped()
        if chosen == "skip":
            self._skipped.add(key(finding))
            return
        text = talk.line(_("In its place: ")).strip() if chosen == "other" else ""
        what: Answer = "leave" if chosen == "leave" else "replace"
        self._names = changed(
            self._journal, lambda now: answered(now, finding, what, code, text or suggestion)
        )

    def _close(self, talk: "Talk") -> None:
        question = closing_question()
        talk.gap()
        talk.say(question.question, question.more)
        if talk.choose([question.answers["leave"], question.answers["edit"]], allowed=()) != 1:
            _stopped()
        talk.gap()


def names_of(journal: Store) -> Names:
    """The list of names. Raises Failed."""
    try:
        return read(journal)
    except Damaged as damaged:
        raise _damaged(damaged) from None
    except SaveFailed:
        raise Failed(_("The list of names cannot be read. Nothing was changed.")) from None


def changed(journal: Store, how: Callable[[Names], Names]) -> Names:
    """The list of names after a change. Raises Failed."""
    try:
        return change(journal, how)
    except Damaged as damaged:
        raise _damaged(damaged) from None
    except ReadOnly:
        raise Failed(
            _("A newer version of orgcoach wrote the list of names. It was left as it was.")
        ) from None
    except SaveFailed as failed:
        raise failing(failed) from None


def _damaged(damaged: Damaged) -> Failed:
    said = _(
        "The list of names is damaged: {problem}. Nothing was written; open names.toml in a text "
        "editor to mend it."
    )
    return Failed(said.format(problem=in_words(damaged.problem)))


def _refused(must: list[Finding]) -> str:
    counted = ", ".join(tally(must))
    return " ".join(
        (
            to_answer(len(must)),
            f"({counted}.)",
            _(
                "Nothing was written. At a terminal each is asked about; with --names-as-they-are "
                "nothing is asked."
            ),
        )
    )


def _maybe(n: int) -> str:
    return ngettext(
        "{n} word in it could be a name, and was not asked about.",
        "{n} words in it could be names, and were not asked about.",
        n,
    ).format(n=n)


def _stopped() -> NoReturn:
    raise Failed(_("Nothing was written. What you answered about names is kept."))
