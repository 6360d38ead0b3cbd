"""The stops about themes: those of one reflection, by trajectory, their quotes; and the lenses on one."""

from tests.tui.tour_beyond import finished, home
from tests.tui.ways import Here, Stops, app_of, row, to, typed


async def _themes(pilot: Here) -> None:
    app_of(pilot).themes_on(finished(pilot).path)


def _lenses(pilot: Here) -> None:
    app_of(pilot).screen.action_lenses()  # type: ignore[attr-defined]


THEMES: Stops = (
    ("themes of one", home, _themes),
    ("themes of one: in the line", typed("rust")),
    ("themes of one: a proposal", "enter"),
    ("themes of one: what is said of it", "enter"),
    ("themes of one: answered", "1"),
    ("themes of one: another name", "3"),
    ("lenses on one", "escape", home, row("at "), _lenses),
    ("themes by trajectory", home, lambda pilot: app_of(pilot).action_insight()),
    (
        "themes by trajectory: a page",
        to("#way"),
        "enter down enter",
        to("#organisation"),
        "enter down enter",
    ),
    ("themes by trajectory: the grid", to("#one-theme"), "enter"),
    ("themes by trajectory: another", "right"),
    ("themes by trajectory: quotes", "left enter"),
    ("themes by trajectory: marked", "enter"),
)
