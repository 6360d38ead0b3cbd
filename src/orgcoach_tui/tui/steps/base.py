"""What the steps of a walk have in common."""

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from orgcoach_tui.i18n import _
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk import readers
from orgcoach_tui.walk.session import Session, Step


class StepView(Vertical):
    """One step on the screen. It stays mounted while one is elsewhere, so undo and cursor stay."""

    class Go(Message):
        """Go to the step of that id."""

        def __init__(self, step_id: str) -> None:
            super().__init__()
            self.step_id = step_id

    class Changed(Message):
        """Something was put in."""

    class Done(Message):
        """The writer is through, with the reflection `finished` or left open."""

        def __init__(self, *, finished: bool) -> None:
            super().__init__()
            self.finished = finished

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(id=f"step-{step.id}", classes=f"step {step.kind}")
        self.session = session
        self.step = step

    def shown(self) -> None:
        """Called each time the step comes into view."""

    def settings_changed(self) -> None:
        """Called when a setting may have changed how it looks."""

    def start(self) -> Widget | None:
        """The widget where the writer begins, which gets the focus."""
        return self.writing()

    def writing(self) -> Editor | Line | None:
        """Where a letter goes that is typed on a button."""
        return None

    def go(self, by: int) -> None:
        """Ask for the step after (1) or before (-1) this one."""
        neighbour = self.session.neighbour(self.step, by)
        if neighbour is not None:
            self.post_message(self.Go(neighbour.id))

    def changed(self) -> None:
        """Say that something was put in."""
        self.session.touch()
        self.post_message(self.Changed())

    def next_label(self) -> str:
        following = self.session.neighbour(self.step, 1)
        if following is not None and following.kind == "mirror":
            return _("To the mirror ›")
        return _("Next ›")

    @property
    def can_choose_readers(self) -> bool:
        """Whether something can be written here now, so that it matters who may read it."""
        return not self.session.read_only and any(box.display for box in self.query(Editor))

    def show_readers(self, keys: str) -> None:
        """Say on each box who may read what is in it, and the `keys` that change it."""
        words = readers.short(readers.readers(self.session, self.step))
        said = Content.from_markup(
            "[@click=screen.turn_readers]$said[/]", said=f"{words} ({keys})" if keys else words
        )
        for box in self.query(Editor):
            box.border_subtitle = said

    def buttons(self, *between: Widget, after: tuple[Widget, ...] = ()) -> Buttons:
        """The row under a step: next first, then what belongs to the step, then back."""
        return Buttons(
            Press(self.next_label(), id="next", hint=_("Enter: next step")),
            *between,
            Press(_("‹ Previous"), id="back", hint=_("Enter: previous step")),
            *after,
        )

    def on_press_pressed(self, event: Press.Pressed) -> None:
        if event.press.id == "next":
            event.stop()
            self.go(1)
        elif event.press.id == "back":
            event.stop()
            self.go(-1)
