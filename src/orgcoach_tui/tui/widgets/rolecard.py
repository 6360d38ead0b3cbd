"""A role on its card: chip and name, a scale of dots with the number, and what it is in a few words."""

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from orgcoach_tui.guide.model import Role
from orgcoach_tui.i18n import _
from orgcoach_tui.placement import MOST

_SCALE_ROW = 1
_NUMBER = 2 * MOST + 2  # where it stands in that row


class RoleCard(Widget, can_focus=True):
    """`value` is None while the role is still open. Posts `Set` when the writer gives it another.

    `above` and `below` are where the arrows lead.
    """

    # Priority where the focus moves: a digit may come in one packet with the key before it (a slow
    # line, a macro), and must find the card that was meant.
    BINDINGS: ClassVar = [
        Binding("right", "add(1)", show=False),
        Binding("left", "add(-1)", show=False),
        Binding("backspace,delete", "open", show=False),
        Binding("up", "above", show=False, priority=True),
        Binding("down", "below", show=False, priority=True),
        Binding("enter,tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    class Set(Message):
        """The role has another value, or is open again."""

        def __init__(self, card: "RoleCard") -> None:
            super().__init__()
            self.card = card

    def __init__(self, role: Role, value: int | None, *, read_only: bool = False) -> None:
        super().__init__(id=f"card-{role.id}")
        self.role = role
        self.value = value
        self.above: Widget | None = None
        self.below: Widget | None = None
        self._read_only = read_only

    @property
    def hint(self) -> str:
        if self._read_only:
            return _("Enter: next role")
        return _("← → or 0–5: how much     Enter: next role")

    @property
    def help(self) -> str:
        return _(
            "A number from 0 to 5 says how much you acted from this role: 0 not at all, 5 a great "
            "deal. The arrows left and right change it by one, and so does a click on a dot. "
            "Backspace, or a click on the number, leaves it open again, and open is not 0. No role "
            "is worse than another."
        )

    def render(self) -> Content:
        role = self.role
        room = self.content_size.width
        name = role.name if len(role.name) + 5 <= room else role.short
        name = f"{name[:1].upper()}{name[1:]}"
        chip = Content.styled(f" {role.letter} ", f"$background on $role-{role.id}")
        bar = "bold $on-accent on $accent" if self.has_focus else "bold"
        value = self.value or 0
        dots = [
            Content.styled("● ", f"$role-{role.id}")
            if k < value
            else Content.styled("· ", "$quiet")
            for k in range(MOST)
        ]
        shown = str(self.value)
        if self.value is None:
            shown = _("still open") if len(_("still open")) + 12 <= room else "–"
        rows = (
            Content.assemble(chip, (f" {name} ", bar)),
            Content("").join((*dots, Content(f"  {shown}"))),
            Content.styled(role.card, "$quiet"),
        )
        return Content("\n").join(rows)

    def put(self, value: int | None) -> None:
        """Give the role this value, as the writer does."""
        if self._read_only or value == self.value:
            return
        self.value = value
        self.refresh()
        self.post_message(self.Set(self))

    def action_add(self, by: int) -> None:
        self.put(min(max((self.value or 0) + by, 0), MOST))

    def action_open(self) -> None:
        self.put(None)

    def action_above(self) -> None:
        if self.above is not None:
            self.screen.set_focus(self.above)  # at once; `focus()` waits for its turn

    def action_below(self) -> None:
        if self.below is not None:
            self.screen.set_focus(self.below)

    def on_key(self, event: events.Key) -> None:
        # Every digit stops here: one that is not on the scale is a slip, not a text.
        if event.character is not None and event.character in "0123456789":
            event.stop()
            if int(event.character) <= MOST:
                self.put(int(event.character))

    def on_click(self, event: events.Click) -> None:
        """A click on dot k gives k, on the last one that is filled one less, on the number open."""
        at = event.get_content_offset(self)
        if at is None or at.y != _SCALE_ROW:
            return
        if at.x >= 2 * MOST:
            if abs(at.x - _NUMBER) <= 1:
                self.put(None)
            return
        dot = at.x // 2 + 1
        self.put(dot - 1 if dot == self.value else dot)
