"""The steps of a walk, with what is done: a strip above the text, or a rail where there is room."""

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from orgcoach_tui.i18n import _
from orgcoach_tui.walk.session import Session, Step

HERE, DONE, OPEN = "►", "●", "○"


class StepRail(Widget, can_focus=True):
    """Arrows choose, Enter or a click goes. It is a strip when it is one row high, else a rail."""

    BINDINGS = [
        Binding("left,up", "move(-1)", show=False),
        Binding("right,down", "move(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Open(Message):
        """A step was chosen."""

        def __init__(self, step_id: str) -> None:
            super().__init__()
            self.step_id = step_id

    def __init__(self, session: Session) -> None:
        super().__init__(id="steps")
        self._session = session
        self._current = session.steps[0].id
        self._marked = 0
        self._places: list[tuple[int, int]] = []  # where each step stands in the strip
        self._shown = ""

    @property
    def hint(self) -> str:
        return _("arrows: choose a step     Enter: go there")

    def here(self, step: Step) -> None:
        """Show `step` as the one that is open."""
        self._current = step.id
        self._marked = self._session.steps.index(step)
        self.refresh()

    def look_again(self) -> None:
        """Show what is done by now; told at every key, so that it paints only what changed."""
        if self._shown != self._signs():
            self.refresh()

    def _signs(self) -> str:
        return "".join(map(self.sign, self._session.steps))

    def on_focus(self) -> None:
        self._marked = self._session.steps.index(self._session.step(self._current))

    def render(self) -> Content:
        self._shown = self._signs()
        return self._rail() if self.size.height > 1 else self._strip()

    def sign(self, step: Step) -> str:
        """Here, done or still open."""
        if step.id == self._current:
            return HERE
        return DONE if self._session.done(step) else OPEN

    def _style(self, index: int) -> str:
        return "$on-accent on $accent" if self.has_focus and index == self._marked else ""

    def _rail(self) -> Content:
        rows = []
        room = max(self.size.width - 3, 4)
        for index, step in enumerate(self._session.steps):
            name = f"{step.number} {step.title}" if step.number else step.title
            if len(name) > room:
                name = name[: room - 1] + "…"
            rows.append(Content.styled(f"{self.sign(step)} {name}", self._style(index)))
        self._places = []
        return Content("\n").join(rows)

    def _strip(self) -> Content:
        names = [self._label_of(step) for step in self._session.steps]
        here = self._session.steps.index(self._session.step(self._current))
        over = sum(cell_len(n) + 4 for n in names) - self.size.width
        if over > 0:  # first the open step's name gives way, then the others'
            kept = max(len(names[here]) - over - 1, 2)
            over -= len(names[here]) - kept - 1
            names[here] = names[here][:kept].rstrip() + "…"
        if over > 0:
            names = [n if n[0].isdigit() or i == here else n[0] for i, n in enumerate(names)]
        parts, at = [], 0
        self._places = []
        for index, (step, name) in enumerate(zip(self._session.steps, names, strict=True)):
            label = f"{self.sign(step)} {name}"
            parts.append(Content.styled(label, self._style(index)))
            self._places.append((at, at + cell_len(label)))
            at += cell_len(label) + 2
        return Content("  ").join(parts)

    def _label_of(self, step: Step) -> str:
        if not step.number:
            return step.title
        return f"{step.number} {step.title}" if step.id == self._current else str(step.number)

    def action_move(self, by: int) -> None:
        self._marked = (self._marked + by) % len(self._session.steps)
        self.refresh()

    def action_open(self) -> None:
        self.post_message(self.Open(self._session.steps[self._marked].id))

    def on_click(self, event: events.Click) -> None:
        if self._places:
            found = [i for i, (a, b) in enumerate(self._places) if a <= event.x - 1 <= b]
        else:
            found = [event.y] if event.y < len(self._session.steps) else []
        if found:
            event.stop()
            self.post_message(self.Open(self._session.steps[found[0]].id))
