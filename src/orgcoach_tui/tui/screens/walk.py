"""The walk through one reflection: rail, message, one step at a time, hints."""

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.reactive import var

from orgcoach_tui import i18n
from orgcoach_tui.i18n import _
from orgcoach_tui.tui import commands, trouble
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.steps import views
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.frame import Banner, TopBar
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.tui.widgets.steps import StepRail
from orgcoach_tui.walk.session import Session, Step

_EVERY = 1.0  # seconds between looks whether something must be saved
_AGAIN = 5  # looks between tries while saving fails


class WalkScreen(Page[None]):
    """Esc opens the menu, never loses anything."""

    CSS_PATH: ClassVar = [
        "../styles/walk.tcss",
        "../styles/roles.tcss",
        "../styles/mirror.tcss",
    ]
    BINDINGS: ClassVar = commands.bindings(commands.WALK)
    AUTO_FOCUS = None

    current: var[StepView | None] = var(None)

    def __init__(self, session: Session, *, cursor: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.session = session
        self._cursor = cursor
        self._spoken = i18n.language()
        self._views: dict[str, StepView] = {}
        self._failed_looks = 0

    def body(self) -> ComposeResult:
        with Container(id="walk"):
            yield StepRail(self.session)
            with Vertical(id="page"):
                yield Banner()

    def out_words(self) -> str:
        return _("Esc: menu")

    def title_words(self) -> str:
        r = self.session.reflection
        about = r.trajectory or r.organisation
        return " · ".join(filter(None, (self.session.guide.title, about)))

    async def on_mount(self) -> None:
        self.set_interval(_EVERY, self._autosave)
        await self.show(self.session.step(self.session.reflection.step))
        if self._cursor is not None and isinstance(self.focused, Editor):
            self.focused.move_cursor(self._cursor)
        await self._say_state()

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Where the writer was in the text."""
        box = self.current.writing() if self.current is not None else None
        return box.cursor_location if isinstance(box, Editor) else None

    # -- going from step to step

    async def show(self, step: Step) -> None:
        """Bring a step into view; the one before stays as it was, undo and cursor with it."""
        if self.current is not None:
            self.current.display = False
        view = self._views.get(step.id)
        if view is None:
            view = self._views[step.id] = views.view_of(self.session, step)
            await self.query_one("#page").mount(view)
        view.display = True
        self.current = view
        self.session.be_at(step)
        self.query_one(StepRail).here(step)
        self.query_one(TopBar).title(self.title_words())
        view.shown()
        first = view.start()
        if first is not None:
            self.set_focus(first)
        self._autosave()

    @on(StepView.Go)
    async def _go(self, event: StepView.Go) -> None:
        await self.show(self.session.step(event.step_id))

    @on(StepRail.Open)
    async def _open(self, event: StepRail.Open) -> None:
        await self.show(self.session.step(event.step_id))

    @on(StepView.Changed)
    async def _changed(self) -> None:
        self.query_one(StepRail).refresh()
        await self._say_state()

    @on(StepView.Done)
    def _done(self, event: StepView.Done) -> None:
        self.session.finish(finished=event.finished)
        self.action_home()

    def action_next(self) -> None:
        if self.current is not None:
            self.current.go(1)

    def action_previous(self) -> None:
        if self.current is not None:
            self.current.go(-1)

    def action_deepen(self) -> None:
        deepen = getattr(self.current, "deepen", None)
        if deepen is not None:
            deepen()

    # -- typing lands in the text

    def on_key(self, event: events.Key) -> None:
        target = self.current.writing() if self.current is not None else None
        if target is None or isinstance(self.focused, (Editor, Line)):
            return
        if event.is_printable and event.character:
            event.stop()
            target.type_in(event.character)

    def on_paste(self, event: events.Paste) -> None:
        target = self.current.writing() if self.current is not None else None
        if target is not None and not isinstance(self.focused, (Editor, Line)):
            event.stop()
            target.post_message(events.Paste(event.text))
            target.focus()

    # -- saving, and what is said of it

    def _autosave(self) -> None:
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
        self.app.call_from_thread(self.call_later, self._say_state)

    async def _say_state(self) -> None:
        bar, banner = self.query_one(TopBar), self.query_one(Banner)
        narrow = self.app.screen.has_class("-narrow")
        if self.session.read_only:
            bar.saving(_("Read only"))
            await banner.say(trouble.newer())
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
            bar.saving(_("! Two versions"), trouble=True)
            await banner.say(trouble.two_versions(), ("banner-away", _("Understood")))
            return
        banner.hush()
        if self.session.dirty:
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

    @on(Press.Pressed, "#banner-away")
    async def _understood(self) -> None:
        self.session.two_versions = False
        await self._say_state()
        self._focus_text()

    @on(Press.Pressed, "#copy-text")
    def _copy(self) -> None:
        self.app.copy_to_clipboard(self.session.as_text())
        self._focus_text()

    @on(Press.Pressed, "#save-elsewhere")
    def _elsewhere(self) -> None:
        from orgcoach_tui.tui.screens.elsewhere import ElsewhereScreen

        self.app.push_screen(ElsewhereScreen(self.session), lambda _moved: self._autosave())

    def _focus_text(self) -> None:
        start = self.current.start() if self.current is not None else None
        if start is not None:
            self.set_focus(start)

    # -- the menu, and leaving

    def action_back(self) -> None:
        """Esc, a click on the way out, Ctrl+C: the menu."""
        if self.session.dirty:
            self.session.save()
        heading = _("Everything is saved.  Esc, or just type: go on writing")
        items = [
            ("home", _("Back to the overview")),
            ("steps", _("To another step")),
            ("help", _("Help with this screen")),
            ("settings", _("Language, colours and other settings")),
            ("quit", _("Close the program")),
        ]
        if self.session.trouble:
            heading = _("! Not saved yet.  Esc, or just type: go on writing")
            items.insert(0, ("save-elsewhere", _("Save elsewhere")))
        self.app.push_screen(Sheet(heading, items), self._chosen)

    async def _chosen(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        if chosen.typed:
            target = self.current.writing() if self.current is not None else None
            if target is not None:
                target.type_in(chosen.typed)
        elif chosen.item == "home":
            self.action_home()
        elif chosen.item == "steps":
            self.query_one(StepRail).focus()
        elif chosen.item == "help":
            self.orgcoach.action_help()
        elif chosen.item == "settings":
            self._settings()
        elif chosen.item == "save-elsewhere":
            self._elsewhere()
        elif chosen.item == "quit":
            self.orgcoach.action_leave()

    def _settings(self) -> None:
        from orgcoach_tui.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(), self._settings_changed)

    async def _settings_changed(self, _result: None) -> None:
        """Another language or mirror setting: the same step anew, text and cursor as they were."""
        if (
            self._spoken != i18n.language()
            or self.session.mirror_wanted != self.orgcoach.settings.mirror
        ):
            await self.orgcoach.rewalk(self)

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
        self.app.push_screen(Sheet(trouble.leaving_unsaved(), items), self._left)
        return False

    def _left(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.item == "leave":
            self.session.dirty = False
            self.app.pop_screen()
        elif chosen is not None and chosen.item == "save-elsewhere":
            self._elsewhere()
