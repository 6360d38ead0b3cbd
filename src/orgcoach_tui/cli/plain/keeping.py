"""What is written reaches the disk: after every answer, every second, and when told to stop."""

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from orgcoach_tui.cli.common import why
from orgcoach_tui.cli.plain.talk import Said, Talk, half_typed
from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.toml import dumps
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.trouble import told_once, two_versions
from orgcoach_tui.walk.session import Session

_EVERY = 1.0  # seconds between looks, as in the app
_STOPS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")


class Keeper:
    """Saves a session, and tells when that did not work."""

    def __init__(self, session: Session, talk: Talk) -> None:
        self._session = session
        self._talk = talk
        self._told = ""  # the trouble that was told last, where nobody can answer

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """Save every second meanwhile, and once more however it ends."""
        over = threading.Event()

        def look() -> None:
            while not over.wait(_EVERY):
                self._session.save()

        watch = threading.Thread(target=look, name="autosave", daemon=True)
        with _told_to_stop(self._talk):
            watch.start()
            try:
                yield
            finally:
                over.set()
                if not self._session.elsewhere:
                    self._session.touch()  # a save that was broken off counts as not done
                self._session.save()

    def keep(self) -> None:
        """Save now. When that fails: say so, and at a terminal offer what can be done."""
        session = self._session
        session.save()
        if session.two_versions:
            session.two_versions = False
            self._talk.say(two_versions(removed=session.removed))
        if said := told_once(session.opened.past):
            self._talk.say(said)
        if not session.trouble:
            self._told = ""
        elif self._talk.terminal:
            self._offer()
        elif self._told != session.trouble:
            self._told = session.trouble
            print(self.not_saved(), file=sys.stderr)

    def saved_words(self) -> str:
        """`Saved at 16:42.`, empty when there is nothing on the disk."""
        at = self._session.saved_at
        if self._session.trouble or at is None:
            return ""
        return _("Saved at {time}.").format(time=f"{at.astimezone():%H:%M}")

    def print_text(self) -> None:
        """All answers, so that they can be copied or sent on."""
        self._talk.say(self._session.as_text())

    def _offer(self) -> None:
        while self._session.trouble:
            self._talk.gap()
            self._talk.say(self.not_saved())
            taken = self._talk.choose(
                (
                    _("Try again"),
                    _("Save in another folder"),
                    _("Print my text here, to copy it"),
                    _("Go on; it keeps trying"),
                ),
                allowed=(),
            )
            if taken == 2:
                self._elsewhere()
            elif taken == 3:
                self.print_text()
            elif taken == 4:
                return
            self._session.save()
        self._talk.say(self.saved_words())

    def _elsewhere(self) -> None:
        said: Said = self._talk.ask(
            _("Which folder? Another disk or a USB stick will do:"), allowed=()
        )
        r = self._session.reflection
        file = Path(said.text or "~").expanduser() / f"orgcoach-{r.date}-{r.id}.toml"
        try:
            write_private(file, dumps(r).encode())
        except OSError as error:
            self._talk.say(
                _("! Not saved there: {why}. Another folder may work.").format(why=why(error))
            )
            return
        self._session.elsewhere = True
        said_where = _("Your text as it is now is saved in {file}.")
        self._talk.say(said_where.format(file=clean_line(str(file))))

    def not_saved(self) -> str:
        if self._session.trouble == "full":
            return _(
                "! Your text is still here, but not saved: the disk is full. "
                "Free some space, then try again."
            )
        if self._session.trouble == "large":
            return _(
                "! Your text is still here, but it has become too long for one reflection. "
                "Save it in another folder and make this one shorter."
            )
        return _("! Your text is still here. Nothing can be saved in {folder} just now.").format(
            folder=clean_line(str(self._session.store.folder))
        )


@contextlib.contextmanager
def _told_to_stop(talk: Talk) -> Iterator[None]:
    """A closed window, a shut-down or `kill` ends the program, with the line under way kept."""

    def stop(number: int, _frame: FrameType | None) -> None:
        for other in numbers:  # the text goes to disk now; a second one would break that off
            signal.signal(other, signal.SIG_IGN)
        talk.unfinished = half_typed()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise SystemExit(128 + number)

    numbers = [number for name in _STOPS if (number := getattr(signal, name, None))]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
