"""What one can do with an answer besides typing: find, copy, nothing else in view, a timer."""

from dataclasses import dataclass, field

from textual import on
from textual.content import Content
from textual.document._history import EditHistory
from textual.reactive import var
from textual.widgets import Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.walk_saving import SavedPage
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.find import Find
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk import readers
from orgcoach_tui.walk.session import Session
from orgcoach_tui.walk.timer import USUAL, Timer

_ALONE, _MOUSE = "-alone", "-mouse"


@dataclass
class Carried:
    """What goes along when a walk is shown anew: cursor, what can be undone, and the timer.

    After a lock there is no undo, and `step` and `box` (an id) say where the cursor was.
    """

    cursor: tuple[int, int] | None = None
    step: str = ""
    box: str = ""
    alone: bool = False
    remark: str = ""  # the id of a comment to begin at
    put: bool = False  # and to put into the text what it suggests
    undo: dict[tuple[str, str], tuple[str, EditHistory]] = field(default_factory=dict)
    timer: Timer = field(default_factory=Timer)


class HandsPage(SavedPage):
    """`current` is the step in view."""

    current: var[StepView | None] = var(None)

    def __init__(self, session: Session, carried: Carried | None) -> None:
        super().__init__(session)
        self.carried = carried or Carried()
        self._said_stays = False

    # -- the box

    @property
    def box(self) -> Editor | None:
        """The box that one is in now, or would come back to."""
        box = self.focused
        if not isinstance(box, Editor):
            box = self.current.writing() if self.current is not None else None
        return box if isinstance(box, Editor) else None

    @property
    def has_box(self) -> bool:
        return self.box is not None

    @property
    def text_box(self) -> Editor | None:
        """The same, if one can write in it."""
        box = self.box
        return box if box is not None and not box.read_only else None

    @property
    def has_text(self) -> bool:
        return self.text_box is not None

    def action_undo(self) -> None:
        if (box := self.text_box) is not None:
            box.undo()
            box.focus()

    def action_redo(self) -> None:
        if (box := self.text_box) is not None:
            box.redo()
            box.focus()

    def carry(self) -> Carried:
        """What a walk that is shown anew goes on with."""
        box = self.current.writing() if self.current is not None else None
        carried = self.carried
        carried.cursor = box.cursor_location if isinstance(box, Editor) else None
        for view in self.query(StepView):
            for one in view.query(Editor):
                carried.undo[view.step.id, one.id or ""] = one.text, one.history
        return carried

    def where(self) -> Carried:
        """Where one is, to come back to after a lock. None of it says what was written."""
        box = self.focused if isinstance(self.focused, (Editor, Line)) else None
        return Carried(
            cursor=box.cursor_location if isinstance(box, Editor) else None,
            step=self.current.step.id if self.current is not None else "",
            box=(box.id or "") if box is not None else "",
            alone=self.alone,
            timer=self.carried.timer,
        )

    def take_over(self, view: StepView) -> None:
        """Give the boxes of a new view what could be undone in them before."""
        for one in view.query(Editor):
            text, history = self.carried.undo.pop((view.step.id, one.id or ""), ("", None))
            if history is not None and text == one.text:
                one.history = history

    # -- saying something

    def tell(self, words: str, *, stays: bool = False) -> None:
        """Say something under the text; until one types on, or with `stays` until the next step."""
        self._said_stays = stays
        row = self.query_one("#walk-said", Static)
        if words or row.display:  # at every key there is nothing to say
            row.update(Content(words))
            row.display = bool(words)

    @on(StepView.Changed)
    def _typed_on(self) -> None:
        if not self._said_stays:
            self.tell("")
        self.remove_class(_MOUSE)
        self.query_one(Find).read_again()

    # -- for whom it is

    @property
    def can_choose_readers(self) -> bool:
        return self.current is not None and self.current.can_choose_readers

    def action_turn_readers(self) -> None:
        """The next kind of reader of this step, told under the text until one types on."""
        if self.can_choose_readers and self.current is not None:
            step = self.current.step
            readers.next_readers(self.session, step)
            self.show_readers(self.current)
            self.tell(readers.told(readers.readers(self.session, step)))

    def show_readers(self, view: StepView) -> None:
        view.show_readers(self.orgcoach.keys(commands.READERS))

    # -- copying

    def action_copy_text(self) -> None:
        if (box := self.box) is not None:
            self.app.copy_to_clipboard(box.selected_text or box.text)
            self.say_copied()

    @on(Editor.Copied)
    def say_copied(self) -> None:
        self.tell(
            _(
                "Copied, if your terminal passes it on; that cannot be seen from here. Try pasting it."
            )
        )

    # -- finding

    def action_find(self) -> None:
        find = self.query_one(Find)
        if find.display:
            find.turn()
        elif (box := self.box) is not None:
            find.open(box)

    @on(Find.Closed)
    def _found(self) -> None:
        if (box := self.current.writing() if self.current is not None else None) is not None:
            box.focus()

    # -- the text alone

    @property
    def can_be_alone(self) -> bool:
        """Whether this step has a roomy box to be alone with."""
        return self.current is not None and bool(self.current.query("#answer"))

    @property
    def alone(self) -> bool:
        return self.has_class(_ALONE)

    def action_alone(self) -> None:
        self.be_alone(not self.alone)

    def be_alone(self, alone: bool) -> None:
        """Nothing on the screen but the text, or everything again. Nothing is mounted anew."""
        self.set_class(alone and self.can_be_alone, _ALONE)
        self.remove_class(_MOUSE)
        box = self.current.writing() if self.current is not None else None
        if isinstance(box, Editor) and (alone or self.focused is None):
            self.set_focus(box)
            self.call_after_refresh(box.scroll_cursor_visible)

    def on_mouse_move(self) -> None:
        """Whoever takes the mouse sees the way out; it goes when one types on."""
        self.set_class(self.alone, _MOUSE)

    on_mouse_down = on_mouse_move  # some terminals tell of clicks alone

    @on(Press.Pressed, "#everything")
    def _everything_again(self) -> None:
        self.be_alone(False)

    def action_tab_on(self) -> None:
        if self.alone:
            self.be_alone(False)
            self.call_after_refresh(self.focus_next)  # when the buttons are there again
        else:
            self.focus_next()

    # -- the timer

    def action_timer(self) -> None:
        if self.carried.timer.ends is not None:
            self.carried.timer.stop()
            self.tell(_("The timer is off."))
            return
        minutes = self.orgcoach.settings.timer or USUAL
        self.carried.timer.start(minutes)
        words = ngettext(
            "In {n} minute one line here says that it is over.",
            "In {n} minutes one line here says that they are over.",
            minutes,
        )
        self.tell(words.format(n=minutes))

    def timer_set(self, minutes: int) -> None:
        """Another setting holds at once, also for the timer that runs."""
        if minutes:
            self.carried.timer.start(minutes)
        else:
            self.carried.timer.stop()

    def look_at_clock(self) -> None:
        """Say it once when the time is over."""
        if self.carried.timer.over():
            self.tell(self.carried.timer.words(), stays=True)
