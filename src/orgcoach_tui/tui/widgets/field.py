"""The field between the four cards: a ray to each corner, as long as the role was given."""

from collections.abc import Mapping

from textual.content import Content
from textual.widget import Widget

from orgcoach_tui.placement import MOST

_CORNERS = {"coach": (-1, -1), "trainer": (1, -1), "change_manager": (-1, 1), "adviser": (1, 1)}
_STEP = 2  # columns to a row: a cell is about twice as high as it is wide
WIDTH, HEIGHT = 2 * _STEP * MOST + 1, 2 * MOST + 1


class Field(Widget):
    """A role that is open has no ray at all, 0 has one of faint dots. The same without colour."""

    def __init__(self, placed: Mapping[str, int]) -> None:
        super().__init__(id="field")
        self._placed = dict(placed)

    def show(self, placed: Mapping[str, int]) -> None:
        """Draw another placement."""
        self._placed = dict(placed)
        self.refresh()

    def render(self) -> Content:
        signs = {(0, 0): ("■", "$role-middle")}
        for role, value in self._placed.items():
            right, down = _CORNERS[role]
            for k in range(1, MOST + 1):
                sign = ("●", f"$role-{role}") if k <= value else ("·", "$quiet")
                signs[k * _STEP * right, k * down] = sign
        half = WIDTH // 2
        blank = (" ", "")
        rows = (
            Content.assemble(*(signs.get((x, y), blank) for x in range(-half, half + 1)))
            for y in range(-MOST, MOST + 1)
        )
        return Content("\n").join(rows)
