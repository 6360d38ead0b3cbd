"""The first screen of all: which language. It speaks both, the system's own first."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import i18n
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices

NAMES = {"nl": "Nederlands", "en": "English"}
"""What each language calls itself."""

# Not through gettext: whoever reads this has not chosen a language yet, so both are shown.
_ASKED = {"nl": "In welke taal wil je dit programma?", "en": "Which language would you like?"}
_STOP = "Esc: stoppen, stop"


class LanguageScreen(Page[None]):
    """Enter takes the language and goes on to the welcome; Esc leaves the program."""

    def __init__(self) -> None:
        super().__init__()
        own = i18n.from_environment()
        self._order = sorted(i18n.LANGUAGES, key=lambda one: one != own)

    def out_words(self) -> str:
        return _STOP

    def body(self) -> ComposeResult:
        for language in self._order:
            yield Static(Content(_ASKED[language]), classes="asks")
        choices = Choices([Choice(one, NAMES[one]) for one in self._order])
        choices.hint = "↑ ↓     Enter"
        yield choices

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_active:  # Enter pressed twice is still one choice
            return
        from orgcoach_tui.tui.screens.welcome import WelcomeScreen

        kept = self.orgcoach.change(language=event.option.id or "")
        if self.orgcoach.store.locked:  # somebody who has been here before
            self.app.pop_screen()
            return
        self.app.switch_screen(WelcomeScreen(kept=kept))

    def action_back(self) -> None:
        self.app.exit()
