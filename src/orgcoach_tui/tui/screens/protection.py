"""Protecting the journal with a passphrase, another passphrase, and taking the protection off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.journal.errors import Damaged, Locked, SaveFailed
from orgcoach_tui.journal.protection import GoneOver
from orgcoach_tui.journal.seal import LEAST, Missing, WrongPassphrase
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.passphrase import PassphraseField
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.working import Working

_NAMED = 5  # files

Kind = Literal["protect", "change", "unprotect"]


@dataclass(frozen=True)
class _Form:
    """What a page asks. Everything in it goes through `_()`."""

    title: str
    warning: str
    fields: tuple[str, ...]
    button: str
    doing: str


_FORMS: dict[Kind, _Form] = {
    "protect": _Form(
        N_("Protect with a passphrase"),
        N_(
            "Every reflection, also in the history and the bin, is closed with a passphrase. "
            "Keep it safe: write it down and put it somewhere else. If you lose it, nobody can "
            "open your reflections again, not even the makers."
        ),
        ("new", "again"),
        N_("Protect"),
        N_("Files closed: {done} of {of}"),
    ),
    "change": _Form(
        N_("Another passphrase"),
        N_(
            "From then on the new one opens your reflections, and the old one nothing. If you lose "
            "the new one, nobody can open your reflections again, not even the makers."
        ),
        ("old", "new", "again"),
        N_("Change"),
        "",
    ),
    "unprotect": _Form(
        N_("Take the protection off"),
        N_("Afterwards your reflections are plain text on this disk."),
        ("old",),
        N_("Take it off"),
        N_("Files opened: {done} of {of}"),
    ),
}
_FIELDS = {
    "old": N_("Passphrase"),
    "new": N_("New passphrase"),
    "again": N_("The same once more"),
}


class ProtectionScreen(Page[None]):
    """What can be done with a protected journal."""

    def title_words(self) -> str:
        return _("Passphrase")

    def body(self) -> ComposeResult:
        yield Static(Content(_("Your reflections are protected.")), classes="asks")
        lock = _("locks at once")
        if keys := self.orgcoach.keys(commands.LOCK):
            lock = _("locks at once; {key} does so too").format(key=keys)
        need = _("you need the passphrase for it")
        kinds: tuple[Kind, ...] = ("change", "unprotect")
        others = [(kind, _FORMS[kind].title) for kind in kinds]
        yield Choices(
            [Choice("lock", _("Lock"), lock), *(Choice(k, _(title), need) for k, title in others)]
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_active:  # Enter pressed twice is still one choice
            return
        kind = event.option.id
        if kind == "lock":
            self.orgcoach.action_lock()
        elif kind == "change":
            self.app.push_screen(PassphraseScreen("change"), self._done)
        elif kind == "unprotect":
            self.app.push_screen(PassphraseScreen("unprotect"), self._done)

    def _done(self, _result: None) -> None:
        self.dismiss(None)


class PassphraseScreen(Working, Page[None]):
    """A warning first, then the lines to fill in; while it is at work one can only wait."""

    CSS_PATH: ClassVar = "../styles/lock.tcss"

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind: Kind = kind
        self._form = _FORMS[kind]

    def title_words(self) -> str:
        return _(self._form.title)

    def body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(Content(_(self._form.warning)), classes="said")
            for name in self._form.fields:
                yield PassphraseField(_(_FIELDS[name]), id=name, hint=_("Enter: next"))
            yield Static("", id="page-said", classes="said")
            yield Press(_(self._form.button), id="do", hint=_("Enter: do it"))
            yield Press(_("Back"), id="back", hint=_("Enter: back"))

    def on_mount(self) -> None:
        self.query_one("#back").display = False
        if "new" in self._form.fields:
            words = _("At least {n} characters. Four words that do not belong together do well.")
            self.say_working(words.format(n=LEAST))
        self.query(PassphraseField).first().focus()

    # -- filling in

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        fields = list(self.query(PassphraseField))
        at = fields.index(event.input) + 1  # type: ignore[arg-type]
        if at < len(fields):
            fields[at].focus()
        else:
            self._do()

    @on(Press.Pressed, "#do")
    def _do(self) -> None:
        if self.working:
            return
        typed = {one.id or "": one.value for one in self.query(PassphraseField)}
        new = typed.get("new", "")
        if "new" in typed and len(new) < LEAST:
            words = _("! A passphrase has at least {n} characters; four words do well.")
            self._again(words.format(n=LEAST), "new")
        elif "new" in typed and typed["again"] != new:
            self._again(_("! The two are not the same. Type the second one again."), "again")
        else:
            for one in self.query(PassphraseField):
                one.take()
            self.orgcoach.save_now()
            self.query_one("#do").display = False
            self.work_on(_("A moment: this takes a few seconds, on purpose."))
            self._work(typed.get("old", ""), new)

    def _again(self, words: str, field: str) -> None:
        """Say what is the matter, and go to the line that it is about."""
        self.done_working(words)
        self.query_one("#do").display = True
        line = self.query_one(f"#{field}", PassphraseField)
        line.take()
        line.focus()

    # -- doing it

    @work(thread=True, group="unlock")
    def _work(self, old: str, new: str) -> None:
        told = self.app.call_from_thread
        first = self._form.fields[0]
        try:
            words = self._act(old, new)
        except WrongPassphrase:
            told(self._again, _("! That passphrase doesn’t fit."), "old")
        except Missing:
            words = _("! Protection needs the package pyrage: `pip install pyrage`.")
            told(self._again, words, first)
        except Damaged as damaged:
            words = _("It cannot be opened: {problem}. Put back identity.age from a backup.")
            told(self._again, "! " + words.format(problem=damaged.problem.what), first)
        except (SaveFailed, Locked):
            told(self._again, self._failed(), first)
        else:
            told(self._over, words)

    def _act(self, old: str, new: str) -> str:
        """In a thread. What there is to say of it."""
        journal = self.orgcoach.journal
        steps = self.progress(_(self._form.doing))
        if self._kind == "change":
            journal.change_passphrase(old, new)
            return _("From now on the new passphrase opens your reflections.")
        if self._kind == "protect":
            return _told(journal.protect(new, steps), _protected)
        journal.unlock(old)
        return _told(journal.unprotect(steps), _plain)

    def _failed(self) -> str:
        journal = self.orgcoach.journal
        if self._kind == "change" or (self._kind == "protect" and not journal.protected):
            return _("! The disk refused. Nothing was changed.")
        return _(
            "! The disk refused half-way. Nothing is lost: the next time you unlock, orgcoach "
            "offers to go on where it stopped."
        )

    def _over(self, words: str) -> None:
        self.done_working(words)
        for line in self.query(PassphraseField):
            line.display = False
        minutes = self.orgcoach.settings.lock
        if self._kind == "protect" and minutes:
            said = ngettext(
                "After {n} minute without a key it locks by itself; the settings can change that.",
                "After {n} minutes without a key it locks by itself; the settings can change that.",
                minutes,
            )
            self.say_working(f"{words}\n{said.format(n=minutes)}")
        back = self.query_one("#back")
        back.display = True
        back.focus()

    # -- leaving

    @on(Press.Pressed, "#back")
    def action_back(self) -> None:
        if self.working:
            self.say_working(_("It is still at work; a moment."))
        elif self.is_active:
            self.dismiss(None)

    def may_leave(self) -> bool:
        """Closing the program waits until it is over."""
        if self.working:
            self.action_back()
        return not self.working


def _told(done: GoneOver, words: Callable[[int], str]) -> str:
    said = words(done.changed).format(n=done.changed)
    if not done.left:
        return said
    left = ngettext(
        "! {n} file stayed as it was, because it is not the program’s or cannot be opened:",
        "! {n} files stayed as they were, because they are not the program’s or cannot be opened:",
        len(done.left),
    )
    names = [clean_line(path.name) for path in done.left[:_NAMED]]
    more = ["…"] if len(done.left) > _NAMED else []
    return "\n".join([said, left.format(n=len(done.left)), *names, *more])


def _protected(n: int) -> str:
    if not n:
        return _("From now on everything you write is protected.")
    return ngettext("{n} file is protected now.", "{n} files are protected now.", n)


def _plain(n: int) -> str:
    return ngettext("{n} file is plain text now.", "{n} files are plain text now.", n)
