"""The walk through one reflection: rail, message, one step at a time, hints."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import Static

from orgcoach_tui import i18n
from orgcoach_tui.i18n import _
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.walk_earlier import EarlierPage
from orgcoach_tui.tui.screens.walk_hands import Carried, HandsPage
from orgcoach_tui.tui.steps import views
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.steps.question import QuestionView
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.find import Find
from orgcoach_tui.tui.widgets.frame import Banner, TopBar
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.remark_panel import RemarkPanel
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.tui.widgets.steps import StepRail
from orgcoach_tui.walk.session import Session, Step

_EVERY = 1.0  # seconds between looks whether something must be saved


class WalkScreen(EarlierPage):
    """Esc opens the menu, never loses anything."""

    CSS_PATH: ClassVar = [
        "../styles/walk.tcss",
        "../styles/roles.tcss",
        "../styles/mirror.tcss",
        "../styles/hands.tcss",
        "../styles/remarks.tcss",
    ]
    BINDINGS: ClassVar = [
        *commands.bindings(commands.WALK),
        Binding("tab", "tab_on", show=False),
    ]
    AUTO_FOCUS = None

    def __init__(self, session: Session, *, carried: Carried | None = None) -> None:
        super().__init__(session, carried)
        self._first = carried is None
        self._spoken = i18n.language()
        self._views: dict[str, StepView] = {}
        self._timer = 0  # minutes, as the settings have it

    def body(self) -> ComposeResult:
        with Container(id="walk"):
            yield StepRail(self.session)
            with Container(id="desk"):
                with Vertical(id="page"):
                    yield Banner()
                yield RemarkPanel()
        yield Find()
        yield Static("", id="walk-said")
        yield Press(_("Everything again"), id="everything")

    def out_words(self) -> str:
        return _("Esc: menu")

    def title_words(self) -> str:
        r = self.session.reflection
        about = r.trajectory or r.organisation
        return " · ".join(filter(None, (self.session.guide.title, about)))

    async def on_mount(self) -> None:
        self.set_interval(_EVERY, self.autosave)
        carried = self.carried
        await self.show(self.session.step(carried.step or self.session.reflection.step))
        if carried.box and self.current is not None:
            for box in self.current.query(f"#{carried.box}"):
                self.set_focus(box)
        if carried.cursor is not None and isinstance(self.focused, Editor):
            self.focused.move_cursor(carried.cursor)
        if carried.alone:
            self.be_alone(True)
        self.set_interval(_EVERY, self.look_at_clock)
        self._timer = self.orgcoach.settings.timer
        if self._first and self._timer:
            self.timer_set(self._timer)
        await self.say_state()
        await self.to_carried_comment()

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self.session.forget()
        self._views.clear()
        self.carried = Carried()
        self.set_reactive(HandsPage.current, None)

    # -- going from step to step

    async def show(self, step: Step) -> None:
        """Bring a step into view; the one before stays as it was, undo and cursor with it."""
        if self.current is not None:
            self.current.display = False
        view = self._views.get(step.id)
        if view is None:
            view = self._views[step.id] = views.view_of(self.session, step)
            await self.query_one("#page").mount(view)
            self.take_over(view)
        view.display = True
        self.query_one(Find).close()
        self.current = view
        self.tell("")
        self.be_alone(self.alone)
        self.session.be_at(step)
        self.query_one(StepRail).here(step)
        self.query_one(TopBar).title(self.title_words())
        await self.show_comments()
        view.shown()
        self.show_readers(view)
        self.look_back()
        if not self.alone:
            self.focus_text()
        self.autosave()

    @on(StepView.Go)
    async def _go(self, event: StepView.Go) -> None:
        await self.show(self.session.step(event.step_id))

    @on(StepRail.Open)
    async def _open(self, event: StepRail.Open) -> None:
        await self.show(self.session.step(event.step_id))

    @on(StepView.Changed)
    async def _changed(self) -> None:
        self.query_one(StepRail).look_again()
        await self.say_state()

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

    def action_go_to(self) -> None:
        """Every step with a sign of its own: that key and one is there."""
        steps = self.session.steps
        signs = dict(zip("0123456789abcdefghijklmnopqrstuvwxyz", steps, strict=False))
        rail = self.query_one(StepRail)
        items = [
            (step.id, f"{sign}  {rail.sign(step)} {step.title}") for sign, step in signs.items()
        ]
        here = self.session.step(self.current.step.id if self.current is not None else "")
        sheet = Sheet(
            _("To which step? Its number or letter goes there at once."),
            items,
            picks={sign: step.id for sign, step in signs.items()},
            at=steps.index(here),
        )
        self.app.push_screen(sheet, self._gone_to)

    async def _gone_to(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.item:
            await self.show(self.session.step(chosen.item))
        elif chosen is not None:
            await self._chosen(chosen)

    async def action_step(self, step_id: str) -> None:
        await self.show(self.session.step(step_id))

    def more_offers(self) -> list[tuple[str, str]]:
        """For the palette: each step by its name."""
        return [
            (f"screen.step({step.id!r})", _("To step: {step}").format(step=step.title))
            for step in self.session.steps
            if self.current is None or step.id != self.current.step.id
        ]

    # -- what can be done just now

    @property
    def can_deepen(self) -> bool:
        return isinstance(self.current, QuestionView) and not self.session.read_only

    @property
    def has_banner(self) -> bool:
        return bool(self.query_one(Banner).query(Press)) and self.query_one(Banner).display

    def action_deepen(self) -> None:
        if not isinstance(self.current, QuestionView):
            return
        self.be_alone(False)
        if self.current.all_beside:
            self.tell(_("All the questions stand beside your text."))
        else:
            self.current.deepen()

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

    def focus_text(self) -> None:
        start = self.current.start() if self.current is not None else None
        if start is not None:
            self.set_focus(start)

    # -- the menu

    def action_back(self) -> None:
        """Esc, a click on the way out, Ctrl+C: the menu."""
        if self.alone:
            self.be_alone(False)
            return
        if self.session.dirty:
            self.session.save()
            self.call_later(self.say_state)
        heading = _("Everything is saved.  Esc, or just type: go on writing")
        items = [
            ("home", _("Back to the overview")),
            ("steps", _("To another step")),
            *([("comments", _("All comments on this reflection"))] if self.has_comments else []),
            *([("history", _("Earlier versions"))] if self.has_history else []),
            ("help", _("Help with this screen")),
            ("commands", _("All commands…")),
            ("settings", _("Language, colours and other settings")),
            ("quit", _("Close the program")),
        ]
        if self.session.read_only:
            heading = _("Read only.  Esc: go on reading")
        if self.session.trouble:
            heading = _("! Not saved yet.  Esc, or just type: go on writing")
            items.insert(0, ("save-elsewhere", _("Save elsewhere")))
        self.app.push_screen(Sheet(heading, items), self._chosen)

    async def _chosen(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        if chosen.typed:
            if self.current is not None and (target := self.current.writing()) is not None:
                target.type_in(chosen.typed)
        elif does := {
            "home": self.action_home,
            "steps": self.action_go_to,
            "comments": self.action_all_comments,
            "history": self.action_history,
            "commands": self.orgcoach.action_palette,
            "help": self.orgcoach.action_help,
            "settings": self.orgcoach.action_settings,
            "save-elsewhere": self.elsewhere,
            "quit": self.orgcoach.action_leave,
        }.get(chosen.item):
            does()

    async def settings_changed(self, _result: None) -> None:
        """Another language or mirror setting: the same step anew, text and cursor as they were."""
        if self._timer != self.orgcoach.settings.timer:
            self._timer = self.orgcoach.settings.timer
            self.timer_set(self._timer)
        if (
            self._spoken != i18n.language()
            or self.session.mirror_wanted != self.orgcoach.settings.mirror
        ):
            await self.orgcoach.rewalk(self)
        else:
            for view in self._views.values():
                view.settings_changed()
