"""A walk on its way to the disk: saved by itself, said how it stands, and asked when leaving."""

from textual import on, work

from orgcoach_tui.i18n import _
from orgcoach_tui.tui import trouble
from orgcoach_tui.tui.screens.walk_versions import VersionsPage
from orgcoach_tui.tui.widgets.frame import Banner, TopBar
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.walk.session import Session

_AGAIN = 5  # looks between tries while saving fails


class SavedPage(VersionsPage):
    """What of the walk has to do with saving its `session`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._failed_looks = 0

    def focus_text(self) -> None:
        """Put the focus back where one writes."""

    def tell(self, words: str, *, stays: bool = False) -> None:
        """Say something under the text; until one types on, or with `stays` until the next step."""

    def say_copied(self) -> None:
        """Say that something was handed to the terminal for the clipboard."""

    def autosave(self) -> None:
        if not self.session.dirty:
            return
        if self.session.trouble:
            self._failed_looks = (self._failed_looks + 1) % _AGAIN
            if self._failed_looks:
                return
        self._save()

    @work(thread=True, exclusive=True, group="save")
    def _save(self) -> None:
        self.session.save()
        self.app.call_from_thread(self.call_later, self.say_state)

    async def say_state(self) -> None:
        """Say above how it stands with saving; whoever was at a button that goes is back in the text."""
        banner = self.query_one(Banner)
        was_in = banner.has_focus_within
        self.say_past()
        await self._say_state(banner)
        if was_in and not (banner.display and banner.has_focus_within):
            self.focus_text()

    async def _say_state(self, banner: Banner) -> None:
        bar = self.query_one(TopBar)
        narrow = self.has_class("-narrow")
        if self.session.read_only:
            bar.saving(_("Read only"))
            await banner.say(trouble.newer())
            return
        if self.session.trouble == "locked":
            bar.saving(_("! Not saved"), trouble=True)
            words = trouble.not_saved(self.session.trouble, self.app_folder())
            await banner.say(words, ("unlock", _("Give the passphrase")), ("copy-text", _("Copy")))
            return
        if self.session.trouble:
            bar.saving(_("! Not saved"), trouble=True)
            await banner.say(
                trouble.not_saved(self.session.trouble, self.app_folder()),
                ("save-elsewhere", _("Save elsewhere")),
                ("save-again", _("Try now")),
                ("copy-text", _("Copy")),
            )
            return
        if self.session.two_versions:
            removed = self.session.removed
            state = _("! Removed elsewhere") if removed else _("! Two versions")
            bar.saving(state, trouble=True)
            choices = [("banner-away", _("Understood"))]
            if self.has_two:
                choices = [
                    ("side-by-side", _("Side by side")),
                    ("keep-one", _("Keep this one")),
                    ("keep-other", _("The other")),
                    ("keep-both", _("Keep both")),
                ]
            await banner.say(trouble.two_versions(removed=removed), *choices)
            return
        banner.hush()
        if self.session.waiting:
            bar.saving(_("Saving…"))
        elif self.session.saved_at is not None:
            words = _("Saved {time}") if narrow else _("Saved at {time}")
            bar.saving(words.format(time=f"{self.session.saved_at.astimezone():%H:%M}"))
        else:
            bar.saving("")

    def app_folder(self) -> str:
        """The folder of the journal, for messages."""
        return str(self.session.store.folder)

    def action_save_now(self) -> None:
        self.session.touch()
        self._save()

    def action_to_banner(self) -> None:
        buttons = self.query_one(Banner).query(Press)
        if buttons:
            buttons.first().focus()

    @on(Press.Pressed, "#save-again")
    def _again(self) -> None:
        self._save()

    @on(Press.Pressed, "#unlock")
    def _unlock(self) -> None:
        from orgcoach_tui.tui.screens.unlock import UnlockScreen

        self.app.push_screen(UnlockScreen(covers=True), self._unlocked)

    def _unlocked(self, _result: None) -> None:
        self._save()

    @on(Press.Pressed, "#banner-away")
    async def _understood(self) -> None:
        self.session.settled()
        await self.say_state()
        self.focus_text()

    @on(Press.Pressed, "#copy-text")
    def _copy(self) -> None:
        self.app.copy_to_clipboard(self.session.as_text())
        self.say_copied()
        self.focus_text()

    @on(Press.Pressed, "#save-elsewhere")
    def elsewhere(self) -> None:
        """Ask for another place to save it in."""
        from orgcoach_tui.tui.screens.elsewhere import ElsewhereScreen

        self.app.push_screen(ElsewhereScreen(self.session), lambda _moved: self.autosave())

    # -- leaving

    def action_home(self) -> None:
        """One level out, saved; asked first when it could not be."""
        if self.is_active and self.may_leave():
            self.app.pop_screen()

    def may_leave(self) -> bool:
        """Save; if that fails, ask, and say that leaving has to wait for the answer."""
        self.session.save()
        if not self.session.at_risk:
            return True
        items = [
            ("stay", _("Stay")),
            ("save-elsewhere", _("Save elsewhere")),
            ("leave", _("Leave anyway")),
        ]
        said = trouble.leaving_unsaved(set_aside=self.session.set_aside)
        self.app.push_screen(Sheet(said, items), self._left)
        return False

    def _left(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.item == "leave":
            self.session.let_go()
            self.app.pop_screen()
        elif chosen is not None and chosen.item == "save-elsewhere":
            self.elsewhere()
