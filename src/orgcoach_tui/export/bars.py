"""A chart drawn: as blocks of text on one scale, or as a small picture.

Like the kite, the picture is drawn only with attributes that a strict content policy allows.
"""

from html import escape

from orgcoach_tui.export.document import Bars, Chart
from orgcoach_tui.export.kite import COLOURS, SPACE

NOTHING = "·"
"""Where there is nothing to show, which is not 0."""

_BLOCKS = "▁▂▃▄▅▆▇█"
IN_OLD_FONTS = "_░▒▓█"
"""Signs that every terminal has: nothing, and ever more."""
_WIDTH, _ROW, _HEIGHT = 560, 30, 20
_NAME = 170  # room for the name of a row


def blocks(row: Bars, most: float, signs: str = _BLOCKS) -> str:
    """One of `signs` for each value; 0 is the first."""
    top = len(signs) - 1
    return "".join(
        NOTHING if value is None else signs[round(max(0, min(value / most, 1)) * top)]
        for value in row.values
    )


def svg(chart: Chart, *, alone: bool = False) -> str:
    """The picture. `alone` it brings its own colours, where no page around it has them."""
    height = _ROW * len(chart.rows) + 6
    space, colours = (SPACE, COLOURS) if alone else ("", "")
    drawn = "".join(_row(row, chart.most, n) for n, row in enumerate(chart.rows))
    return (
        f'<svg{space} role="img" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}"'
        f' height="{height}" aria-label="{escape(chart.said)}">{colours}{drawn}</svg>'
    )


def _row(row: Bars, most: float, n: int) -> str:
    """The name, a line to stand on, and the bars as one path."""
    foot = _ROW * (n + 1)
    step = (_WIDTH - _NAME) / max(len(row.values), 1)
    wide = round(step * 0.8, 1)
    bars = "".join(
        f"M{_NAME + at * step:.5g} {foot}v-{_HEIGHT * min(value / most, 1):.3g}h{wide:g}V{foot}z"
        for at, value in enumerate(row.values)
        if value
    )
    path = f'<path class="dot" d="{bars}"/>' if bars else ""
    return (
        f'<text x="{_NAME - 10}" y="{foot - 4}" text-anchor="end">{escape(row.name)}</text>'
        f'<line class="ray" x1="{_NAME}" y1="{foot}" x2="{_WIDTH}" y2="{foot}"/>{path}'
    )
