"""The app: themes, the way through the screens, and what must hold whatever happens."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from orgcoach_tui import settings as settings_file
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import Places
from orgcoach_tui.settings import Settings
from orgcoach_tui.tui import commands, crash, motion, paste, scrolling, themes, trouble
from orgcoach_tui.tui.guard import Place
from orgcoach_tui.tui.opening import OpeningApp
from orgcoach_tui.tui.stopping import on_stop

if TYPE_CHECKING:
    from orgcoach_tui.tui.sample import LookingAround
    from orgcoach_tui.walk.session import Session


paste.install()
scrolling.install()


class OrgcoachApp(OpeningApp):
    """`start` is "home", or "new" for straight into a new reflection with `guide` (an id). `sent`: files
    and folders of what students sent, to read at once.

    `light` says whether the terminal has a light background, where that is known.
    """

    CSS_PATH: ClassVar = ["styles/base.tcss", "styles/home.tcss"]  # the walk brings its own
    TITLE = "orgcoach"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-medium"), (32, "-tall")]
    BINDINGS: ClassVar = [
        *commands.bindings(commands.APP),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        store: Store,
        settings: Settings,
        places: Places,
        *,
        start: str = "home",
        guide: str = "session",
        sent: Sequence[Path] = (),
        light: bool | None = None,
    ) -> None:
        self.store = store
        self.settings = settings
        self.places = places
        self.session: Session | None = None
        self.last_words = ""  # one line for the bare terminal, after the app has gone
        self.sample: LookingAround | None = None  # while one looks around in a made-up practice
        self.asked_for = guide if start == "new" else ""
        self.sent = tuple(sent)
        self.keymap: dict[str, str] = {}  # by command, where the user has other keys for it
        super().__init__()
        for theme in themes.themes():
            self.register_theme(theme)
        self.own_theme = themes.own(self.console.color_system, light=light)
        self._start_in(themes.chosen(settings.theme, self.own_theme))
        self.animation_level = motion.level(settings)

    def _start_in(self, theme: str) -> None:
        """As setting `theme` does, but before the styles are read, so that they are read once."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables and ours, also when the theme is one of Textual's."""
        found = super().get_css_variables()
        if self.current_theme.name not in themes.PALETTES:
            found |= themes.fitted(found, dark=self.current_theme.dark)
        self.theme_variables = found
        return found

    def get_default_screen(self) -> Screen[None]:
        from orgcoach_tui.tui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        if self.settings.keymap:
            self.use_keys()
        self.start_guard()
        on_stop(self.save_all, self.put_aside, self.leave_with)
        self.app_suspend_signal.subscribe(self, lambda _: self.save_now(), immediate=True)
        self.call_after_refresh(_settle)
        if self.store.locked:
            from orgcoach_tui.tui.screens.unlock import UnlockScreen

            self.push_screen(UnlockScreen(Place(guide=self.asked_for, sent=self.sent or None)))
        if not self.settings.language and not self.sent:
            from orgcoach_tui.tui.screens.language import LanguageScreen

            self.push_screen(LanguageScreen())
        elif self.asked_for and not self.store.locked:
            self.begin(self.asked_for)
        elif self.sent and not self.store.locked:
            self.review(self.sent)

    # -- looking around

    def look_around(self) -> None:
        """Go on in a made-up practice, of which nothing is kept, until `stop_looking`."""
        from orgcoach_tui.tui.sample import LookingAround

        try:
            self.sample = LookingAround(self.store)
        except OSError:
            self._home(_("! There is no room for the sample practice just now."))
            return
        self.store, self.session = self.sample.store, None
        self._home()

    def stop_looking(self) -> None:
        """Back to one's own reflections."""
        if self.sample is not None:
            self.store, self.session = self.sample.own, None
            self.sample.forget()
            self.sample = None
            self._home()

    def _home(self, said: str = "") -> None:
        """The overview anew, of another journal."""
        from orgcoach_tui.tui.screens.home import HomeScreen

        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.start_over(said)

    # -- settings

    def change(self, **changes: object) -> bool:
        """Change settings, now and for later; False when they could not be kept for later."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        if "language" in changes:
            settings_file.speak(self.settings)
        if "theme" in changes:
            self.theme = themes.chosen(self.settings.theme, self.own_theme)
        if "motion" in changes:
            self.animation_level = motion.level(self.settings)
        try:
            settings_file.save(self.places.settings_file, **changes)
        except (OSError, ValueError):
            return False
        return True

    def use_keys(self) -> None:
        """Let the keys of the settings hold, as far as they can."""
        from orgcoach_tui.tui.keymap import usable

        self.keymap = usable(self.settings.keymap)[0]
        self.set_keymap(self.keymap)

    # -- leaving

    def leave_with(self, status: int) -> None:
        """End the app with this exit status, and say where what could not be saved is."""
        self.save_now()
        self._say_where()
        self.exit(return_code=status)

    def _say_where(self) -> None:
        """For the bare terminal, where something could not be saved in its place."""
        if self.session is not None and self.session.at_risk:
            self.last_words = trouble.ended_unsaved(set_aside=self.session.set_aside)

    def action_leave(self) -> None:
        """Close the program; a screen that has something unsaved is asked first."""
        ask: Callable[[], bool] = getattr(self.screen, "may_leave", lambda: True)
        if ask():
            self.save_now()
            if self.session is not None and self.session.opened.stamp and self.sample is None:
                self.last_words = _("Saved. To go on: orgcoach")
            self._say_where()
            self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C: people press it to get out, so it shows the ways out."""
        menu = getattr(self.screen, "action_menu", None)
        if menu is not None:
            menu()

    def action_help(self) -> None:
        from orgcoach_tui.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.action_back()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_settings(self) -> None:
        from orgcoach_tui.tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            changed = getattr(self.screen, "settings_changed", None)
            self.push_screen(SettingsScreen(), changed)

    def action_keys(self) -> None:
        from orgcoach_tui.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen())

    def action_palette(self) -> None:
        from orgcoach_tui.tui.screens.palette import PaletteScreen, offers

        below = self.screen
        if isinstance(below, PaletteScreen):
            below.action_back()
            return

        async def chosen(action: str | None) -> None:
            if action:
                await self.run_action(action, below)

        self.push_screen(PaletteScreen(offers(below, self.keymap)), chosen)

    def keys(self, command: commands.Command) -> str:
        """The keys of a command in words, as they are for this user."""
        return commands.key_words(commands.keys_of(command, self.keymap))

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - none of it is shown
        """Textual's threads end here, with a traceback of theirs and exit status 0."""
        self._return_code = 1
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Textual would print every local variable here, and with them what somebody wrote."""
        from rich.segment import Segments

        self.save_now()
        error = self._exception
        file = crash.report(error, self.places.state) if error is not None else None
        saved = self.session.saved_at if self.session else None
        if not self._exit_renderables:
            from rich.text import Text

            said = self.console.render(Text(crash.words(saved, file)), self.console.options)
            self._exit_renderables.append(Segments(said))
        self._close_messages_no_wait()


def _settle() -> None:
    """After the first paint: what is there stays, and from now on garbage is looked for again."""
    gc.freeze()
    gc.enable()
