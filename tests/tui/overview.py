"""What the tests of the overview look at: its rows, what it says, its buttons."""

from textual.pilot import Pilot
from textual.widgets import Static

from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.widgets.entries import EntryList
from orgcoach_tui.tui.widgets.press import Press


def said(app: OrgcoachApp, selector: str = "#heading") -> str:
    return str(app.screen.query_one(selector, Static).content)


def rows(app: OrgcoachApp) -> list[str]:
    return [str(o.prompt) for o in app.screen.query_one(EntryList).options]


def under_bar(app: OrgcoachApp) -> str:
    option = app.screen.query_one(EntryList).highlighted_option
    return str(option.prompt) if option is not None else ""


def buttons(app: OrgcoachApp) -> list[str]:
    return [p.label for p in app.screen.query("#below Press").results(Press) if p.display]


async def go_to(pilot: Pilot[None], words: str) -> None:
    """Press Down until the row with these words has the bar."""
    app = pilot.app
    assert isinstance(app, OrgcoachApp)
    for _press in range(40):
        if words in under_bar(app):
            return
        await pilot.press("down")
    raise AssertionError(rows(app))
