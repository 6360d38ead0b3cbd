"""What the tests of the walk look at: the box one is in, and what is said under it."""

from textual.widgets import Static

from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor

TEXT = "I asked Marián.\nShe ASKED back, and I asked again."


def box(app: OrgcoachApp) -> Editor:
    assert isinstance(app.screen, WalkScreen)
    found = app.screen.box
    assert found is not None
    return found


def box_of(app: OrgcoachApp) -> Editor:
    assert isinstance(app.screen, WalkScreen)
    assert app.screen.current is not None
    return app.screen.current.query_one("#answer", Editor)


def said(app: OrgcoachApp) -> str:
    row = app.screen.query_one("#walk-said", Static)
    return str(row.content) if row.display else ""
