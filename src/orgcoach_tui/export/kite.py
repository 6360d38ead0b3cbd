"""The own placement as a small picture: four rays from the middle, and the kite between them.

Drawn only with attributes that a strict content policy allows, in colours of the page around it.
All it shows also stands in words beside it, so to a screen reader it is one picture with a name.
"""

from html import escape

from orgcoach_tui.export.document import Placed, RoleValue

WIDTH, HEIGHT = 340, 220
_CENTRE = (170, 110)
_REACH = (85, 75)  # from the middle to a corner, at 5
_CORNERS = {
    "coach": (-1, -1),
    "trainer": (1, -1),
    "adviser": (1, 1),
    "change_manager": (-1, 1),
}

SPACE = ' xmlns="http://www.w3.org/2000/svg"'
COLOURS = (
    "<style>text{font:13px sans-serif;fill:#1f2328}.field,.ray{fill:none;stroke:#b8b2a6}"
    ".kite{fill:#8a3b12;fill-opacity:.18;stroke:#8a3b12;stroke-width:2}.dot{fill:#8a3b12}</style>"
)


def svg(own: Placed, *, alone: bool = False) -> str:
    """The picture. A role that is still open has a ray without a dot, and then there is no kite.

    `alone` it brings its own colours, where no page around it has them.
    """
    values = own.roles
    drawing = [_field(), *(_ray(role) for role in values)]
    placed = [_point(role.id, role.value) for role in values if role.value is not None]
    if len(placed) == len(_CORNERS):
        points = " ".join(f"{x:g},{y:g}" for x, y in placed)
        drawing.append(f'<polygon class="kite" points="{points}"/>')
    drawing += [f'<circle class="dot" cx="{x:g}" cy="{y:g}" r="4"/>' for x, y in placed]
    space, colours = (SPACE, COLOURS) if alone else ("", "")
    return (
        f'<svg{space} role="img" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' aria-label="{escape(own.said)}">{colours}{"".join(drawing)}</svg>'
    )


def _point(role: str, value: float) -> tuple[float, float]:
    side, height = _CORNERS[role]
    return (
        round(_CENTRE[0] + side * _REACH[0] * value / 5, 1),
        round(_CENTRE[1] + height * _REACH[1] * value / 5, 1),
    )


def _field() -> str:
    x, y = _CENTRE[0] - _REACH[0], _CENTRE[1] - _REACH[1]
    return f'<rect class="field" x="{x}" y="{y}" width="{2 * _REACH[0]}" height="{2 * _REACH[1]}"/>'


def _ray(role: RoleValue) -> str:
    x, y = _point(role.id, 5)
    below = y > _CENTRE[1]
    shown = "–" if role.value is None else role.value
    return (
        f'<line class="ray" x1="{_CENTRE[0]}" y1="{_CENTRE[1]}" x2="{x:g}" y2="{y:g}"/>'
        f'<text x="{x:g}" y="{y + 22 if below else y - 10:g}" text-anchor="middle">'
        f"{escape(role.name)} {shown}</text>"
    )
