"""The second screen of all: what this is, where it stays, how to stop; then straight on."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui.i18n import _
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices

_PATH_ROOM = 46  # cells; with the words around it the path then fits on two lines of 60


class WelcomeScreen(Page[None]):
    """`kept` is False when the language could not be remembered: then that is said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_text(-1)", show=False),
        Binding("pagedown", "scroll_text(1)", show=False),
    ]

    def __init__(self, *, kept: bool = True) -> None:
        super().__init__()
        self._kept = kept

    def body(self) -> ComposeResult:
        folder = whereto.shorten(self.orgcoach.store.folder, _PATH_ROOM)
        with VerticalScroll(id="welcome", can_focus=False):
            yield Static(Content(_("A notebook for organisation coaches")), classes="asks")
            for words in (
                _(
                    "You write about your work, look at the role you acted from, and see what "
                    "your own words say about it. You are free to disagree."
                ),
                _(
                    "Everything stays on this computer, in {folder}. Nothing goes over the "
                    "internet. Whoever can log in to this computer as you can read it."
                ).format(folder=folder),
                _("You can always stop: Esc, then Enter. What you wrote is kept."),
            ):
                yield Static(Content(words), classes="said")
            if not self._kept:
                words = _("! This choice could not be kept; it is asked again next time.")
                yield Static(Content(words), classes="said trouble")
        yield Choices(self._choices())

    def _choices(self) -> list[Choice]:
        names = {
            "session": _("Begin after a session"),
            "assignment": _("Begin with the seven questions"),
        }
        # What was asked for on the command line is the first choice.
        ids = dict.fromkeys(filter(None, (self.orgcoach.asked_for, *names)))
        guides = [guide for id_ in ids if (guide := self.orgcoach.guide(id_)) is not None]
        return [
            *(Choice(g.id, names.get(g.id, g.title), g.about) for g in guides),
            Choice("look", _("Look around first"), _("a sample practice, nothing is kept")),
        ]

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_active:  # Enter pressed twice is still one choice
            return
        choice = event.option.id or ""
        self.app.pop_screen()  # so that leaving what comes now leads to the overview
        if choice == "look":
            self.orgcoach.look_around()
        else:
            self.orgcoach.begin(choice)

    def action_scroll_text(self, by: int) -> None:
        text = self.query_one("#welcome")
        text.scroll_relative(y=by * max(text.size.height - 1, 1), animate=False)

    def action_back(self) -> None:
        from orgcoach_tui.tui.screens.language import LanguageScreen

        self.app.switch_screen(LanguageScreen())
