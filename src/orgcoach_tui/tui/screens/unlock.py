"""The lock: nothing to be read till the passphrase is given, and how long that takes is seen."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import Damaged, Locked, SaveFailed
from orgcoach_tui.journal.protection import GoneOver
from orgcoach_tui.journal.seal import Missing, WrongPassphrase
from orgcoach_tui.tui import trouble
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.passphrase import PassphraseField
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.tui.working import Working

if TYPE_CHECKING:
    from orgcoach_tui.tui.guard import Place

_AGAIN = 10.0  # seconds between tries while saving fails


class UnlockScreen(Working, Page[None]):
    """Where the right passphrase leads to is `place`.

    `covers`: what cannot be saved yet, or a text that goes on once it is unlocked, is still there
    behind this screen, and comes back with the passphrase.
    """

    AUTO_FOCUS = "#passphrase"

    def __init__(self, place: "Place | None" = None, *, covers: bool = False) -> None:
        super().__init__()
        self._place = place
        self._covers = covers
        self._unsaved = False

    def out_words(self) -> str:
        return _("Esc: close the program")

    def body(self) -> ComposeResult:
        yield Static(Content(_("Your reflections are locked.")), classes="asks")
        yield Static("", id="lock-note", classes="why")
        yield PassphraseField(_("Passphrase"), id="passphrase", hint=_("Enter: open"))
        yield Static("", id="page-said", classes="said")
        yield Buttons(
            Press(_("Go on"), id="go-on", hint=_("Enter: finish what was interrupted")),
            Press(_("Stay protected"), id="stay", hint=_("Enter: close what was opened again")),
            Press(_("Not now"), id="later", hint=_("Enter: leave it as it is for now")),
            id="unfinished",
        )

    def on_mount(self) -> None:
        self.query_one("#unfinished").display = False
        if self.orgcoach.copied:
            self._note(
                _(
                    "What you copied stays on the clipboard of this computer, until you copy "
                    "something else."
                )
            )

    def _note(self, words: str) -> None:
        self.query_one("#lock-note", Static).update(Content(words))

    # -- something unsaved behind it

    def say_not_saved(self) -> None:
        """What is behind this screen cannot be saved just now: say so, and go on trying."""
        session = self.orgcoach.session
        kind = session.trouble if session is not None else "closed"
        self._unsaved = True
        self._note(trouble.behind_the_lock(kind, str(self.orgcoach.journal.folder)))
        self.set_timer(_AGAIN, self._try_again)

    def _try_again(self) -> None:
        if self.is_active and self._unsaved and not self.working:
            self.app.run_worker(self._lock_now(), exclusive=True, group="lock")
        elif self._unsaved:
            self.set_timer(_AGAIN, self._try_again)

    async def _lock_now(self) -> None:
        if self._place is not None and not await self.orgcoach.lock_behind(self._place):
            self.say_not_saved()

    # -- opening

    @on(Input.Submitted, "#passphrase")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        field = self.query_one(PassphraseField)
        passphrase = field.take()
        if not passphrase or self.working:
            return
        self.work_on(_("A moment: opening takes a few seconds, on purpose."))
        self._open(passphrase)

    @work(thread=True, group="unlock")
    def _open(self, passphrase: str) -> None:
        journal, told = self.orgcoach.journal, self.app.call_from_thread
        try:
            journal.unlock(passphrase)
            unfinished = journal.unfinished
            if not unfinished:
                journal.refresh(self.progress(_("Reading your reflections: {done} of {of}")))
        except WrongPassphrase:
            told(self._refused, _("That passphrase doesn’t fit."))
        except Missing:
            told(self._refused, _("Protection needs the package pyrage: `pip install pyrage`."))
        except Damaged as damaged:
            words = _("It cannot be opened: {problem}. Put back identity.age from a backup.")
            told(self._refused, words.format(problem=damaged.problem.what))
        except SaveFailed:
            told(self._refused, _("The key of the journal cannot be read."))
        else:
            told(self._opened, unfinished)

    def _refused(self, words: str) -> None:
        self.done_working(f"! {words}")
        self.query_one(PassphraseField).focus()

    def _opened(self, unfinished: bool) -> None:
        self.done_working("")
        if unfinished:
            self._ask_to_go_on()
        else:
            self._leave()

    def _leave(self) -> None:
        """Back to where one was."""
        app = self.orgcoach
        app.idle.again()
        self._unsaved = False
        self.dismiss(None)
        if not self._covers and self._place is not None:
            app.unlocked(self._place)

    # -- what was interrupted

    def _ask_to_go_on(self) -> None:
        leaving = self.orgcoach.journal.disk.is_leaving
        words = _("Protecting was interrupted: a part of your files is not closed yet.")
        if leaving:
            words = _("Taking the protection off was interrupted: a part of your files is open.")
        self._note(words + " " + _("Nothing is lost; it goes on where it stopped."))
        self.query_one(PassphraseField).display = False
        self.query_one("#unfinished").display = True
        self.query_one("#stay").display = leaving
        self.query_one("#go-on").focus()

    @on(Press.Pressed, "#go-on")
    def _go_on(self) -> None:
        self._finish(stay=False)

    @on(Press.Pressed, "#stay")
    def _stay(self) -> None:
        self._finish(stay=True)

    @on(Press.Pressed, "#later")
    def _later(self) -> None:
        if not self.working:
            self._leave()

    def _finish(self, *, stay: bool) -> None:
        if not self.working:
            self.work_on(_("A moment."))
            self._going_on(stay)

    @work(thread=True, group="unlock")
    def _going_on(self, stay: bool) -> None:
        journal, told = self.orgcoach.journal, self.app.call_from_thread
        try:
            if stay:
                journal.stay_protected()
            done = journal.go_on(self.progress(_("{done} of {of} files")))
            journal.refresh(self.progress(_("Reading your reflections: {done} of {of}")))
        except (SaveFailed, Locked):
            told(self.done_working, _("! The disk refused. Nothing is lost; try again later."))
        else:
            told(self._gone_on, done)

    def _gone_on(self, done: GoneOver) -> None:
        self.done_working("")
        if not done.left:
            self._leave()
            return
        said = ngettext(
            "! {n} file stayed as it was; `orgcoach doctor` says which.",
            "! {n} files stayed as they were; `orgcoach doctor` says which.",
            len(done.left),
        )
        self._note(said.format(n=len(done.left)))
        self.query_one("#go-on").display = self.query_one("#stay").display = False
        self.query_one("#later").focus()

    # -- leaving

    def action_back(self) -> None:
        self.orgcoach.action_leave()

    def may_leave(self) -> bool:
        """Ask first where something unsaved is behind the lock."""
        session = self.orgcoach.session
        if session is None:
            return True
        session.save()
        if not session.at_risk or session.set_aside:
            return True
        items = [("stay", _("Stay")), ("leave", _("Leave anyway"))]
        self.app.push_screen(Sheet(trouble.leaving_unsaved(), items), self._left)
        return False

    def _left(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.item == "leave":
            self.app.exit()
