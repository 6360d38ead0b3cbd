"""The line with the coach's own themes of a reflection: kept at every key, with who may read them."""

from collections.abc import Sequence

from textual import events, on
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.i18n import _
from orgcoach_tui.insight import themes
from orgcoach_tui.text import clean_line, fold
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.walk_saving import SavedPage
from orgcoach_tui.tui.widgets.names import NameField
from orgcoach_tui.tui.widgets.theme_field import ThemeField
from orgcoach_tui.walk import readers
from orgcoach_tui.walk.session import Session

_PART = ("themes",)


class ThemeLinePage(SavedPage):
    """For a page with one `ThemeField`. `session` is that of the walk below, or of the page alone."""

    can_choose_readers = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._before = list(session.reflection.themes)  # before one typed

    def after_line(self) -> None:
        """Enter was pressed in the line: go on."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Show how it stands with what is proposed."""
        raise NotImplementedError

    def field(self) -> ThemeField:
        hint = _("your own words, a comma between; may stay empty")
        return ThemeField(_("Your themes"), ", ".join(self._names()), [], id="themes", hint=hint)

    def _names(self) -> list[str]:
        return [clean_line(one.name) for one in themes.confirmed(self.session.reflection)]

    def tell(self, words: str, *, stays: bool = False) -> None:  # noqa: ARG002
        row = self.query_one("#walk-said", Static)
        row.update(Content(words))
        row.display = bool(words)

    def focus_text(self) -> None:
        self.query_one(ThemeField).line.focus()

    def _know(self, names: Sequence[str]) -> None:
        field = self.query_one(ThemeField)
        field.earlier = [name for name in map(clean_line, names) if "," not in name]
        field.suggest()

    @on(NameField.Changed)
    def _typed(self, event: NameField.Changed) -> None:
        event.stop()
        reflection = self.session.reflection
        typed = self.query_one(ThemeField).themes
        if [fold(n) for n in typed] == [fold(n.name) for n in themes.confirmed(reflection)]:
            return
        reflection.themes = list(self._before)  # half a word is no other theme
        themes.write(reflection, typed)
        self._kept("")

    @on(NameField.Entered)
    def _entered(self, event: NameField.Entered) -> None:
        event.stop()
        self._before = list(self.session.reflection.themes)
        self.after_line()

    def said_otherwise(self, said: str) -> None:
        """Themes changed in another way than by typing."""
        self._before = list(self.session.reflection.themes)
        self.query_one(ThemeField).show(self._names())
        self._kept(said)

    def _kept(self, said: str) -> None:
        self.session.touch()
        self.tell(said)
        self.show_rows()
        self.call_later(self.say_state)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.query_one(ThemeField).line.type_in(clean_line(event.text))

    # -- for whom they are

    def action_turn_readers(self) -> None:
        readers.turn(self.session, _PART)
        self.show_readers()
        self.tell(readers.told(readers.narrowest(self.session, _PART)))

    def show_readers(self) -> None:
        """Say on the line who may read the themes, and the key that changes it."""
        keys = self.orgcoach.keys(commands.READERS)
        words = readers.short(readers.narrowest(self.session, _PART))
        said = Content.from_markup(
            "[@click=screen.turn_readers]$said[/]", said=f"{words} ({keys})" if keys else words
        )
        self.query_one(ThemeField).line.border_subtitle = said

    # -- leaving

    def action_back(self) -> None:
        """The walk below goes on saving; over the overview it has to be saved now."""
        from orgcoach_tui.tui.screens.walk import WalkScreen

        if self.is_active and (
            isinstance(self.app.screen_stack[-2], WalkScreen) or self.may_leave()
        ):
            self.dismiss(None)
