"""The themes of one reflection: those of the coach in a line, and what the words propose under it."""

import copy
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui.export.at_play import quoted
from orgcoach_tui.i18n import _
from orgcoach_tui.insight import themes
from orgcoach_tui.insight.themes import Proposal
from orgcoach_tui.journal.errors import Locked
from orgcoach_tui.journal.model import NotedTheme
from orgcoach_tui.text import clean_line, fold
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.themes_line import ThemeLinePage
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.frame import Banner
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.tui.widgets.theme_field import ThemeField
from orgcoach_tui.walk.session import Session

_EVERY = 1.0  # seconds between looks whether something must be saved
_SHOWN = 4  # quotes of the proposal under the bar
_SIGNS = {"yes": "●", "no": "–", "": "○"}
_ACTS = {"1": "yes", "2": "no", "3": "otherwise", "4": "open"}


class ThemesScreen(ThemeLinePage):
    """Over the walk, or over the overview with a `session` of its own. All is kept at once."""

    CSS_PATH: ClassVar = "../styles/themes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.THEMING)]
    AUTO_FOCUS = None

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rows: list[Proposal] | None = None  # None: being read

    def title_words(self) -> str:
        r = self.session.reflection
        about = clean_line(r.trajectory or r.organisation)
        return " · ".join(filter(None, (_("Themes"), about)))

    def body(self) -> ComposeResult:
        yield Banner()
        yield Static(Content(_("What comes back here?")), classes="asks")
        yield self.field()
        yield Static(Content(_("One moment…")), id="theme-head", classes="why")
        yield Choices([], id="proposals")
        with VerticalScroll(id="about-theme", can_focus=False):
            yield Static("", id="theme-quotes", classes="said")
        yield Static("", id="walk-said")
        with Buttons():
            yield Press(_("Done ›"), id="done", hint=_("Enter: done, everything is kept"))
            yield Press("", id="act-yes", hint=_("Enter: yes, this is at play here"))
            yield Press("", id="act-no", hint=_("Enter: no, this is not at play here"))
            yield Press("", id="act-otherwise", hint=_("Enter: yes, by a name of your own"))
            yield Press("", id="act-open", hint=_("Enter: leave it unanswered after all"))

    async def on_mount(self) -> None:
        self.set_interval(_EVERY, self.autosave)
        self.query_one(Choices).hint = _("↑ ↓: choose     Enter: what you say of it")
        self.show_rows()
        self.show_readers()
        self.focus_text()
        self._read()
        await self.say_state()

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self.session.forget()
        self._before, self._rows = [], []

    # -- reading the words

    @work(thread=True, exclusive=True, group="themes")
    def _read(self) -> None:
        reflection = copy.deepcopy(self.session.reflection)
        lexicon = themes.lexicon_of(reflection, self.orgcoach.places.themes)
        every = themes.found(reflection, lexicon)
        refused = {noted.lexicon for noted in reflection.themes if noted.answer == "no"}
        rows = themes.proposed(reflection, lexicon)
        rows += [one for one in every if one.theme.id in refused]
        self.app.call_from_thread(self._came, rows)
        try:
            glances = self.session.store.glances().glances
        except Locked:
            return
        self.app.call_from_thread(self._know, themes.known(reversed(glances)))

    def _came(self, rows: list[Proposal]) -> None:
        self._rows = rows
        self.show_rows()

    # -- what is shown

    def _noted(self, one: Proposal) -> NotedTheme | None:
        """What was said of it: by its id, or by its name in the line."""
        for noted in self.session.reflection.themes:
            if noted.lexicon == one.theme.id or fold(noted.name) == fold(one.theme.name):
                return noted
        return None

    def show_rows(self) -> None:
        rows = self._rows or []
        listed = self.query_one(Choices)
        listed.show([self._choice(n, one) for n, one in enumerate(rows)])
        if rows and listed.highlighted is None:
            listed.highlighted = 0
        listed.display = bool(rows)
        if self._rows is not None:
            said = _("These words may point to a theme. You say whether it is one.")
            nothing = _("Nothing to propose: you say what comes back.")
            self.query_one("#theme-head", Static).update(Content(said if rows else nothing))
        self._look()

    def _choice(self, number: int, one: Proposal) -> Choice:
        noted = self._noted(one)
        name = clean_line(noted.name) if noted else one.theme.name
        shown = self._quote(one, 0) if one.quotes else ""
        return Choice(str(number), f"{_SIGNS[noted.answer if noted else '']} {name}", shown)

    def _quote(self, one: Proposal, number: int) -> str:
        return f"‘{clean_line(quoted(self.session.reflection, one.quotes[number]))}’"

    @property
    def _at(self) -> Proposal | None:
        at, rows = self.query_one(Choices).highlighted, self._rows or []
        return rows[at] if at is not None and at < len(rows) else None

    @on(OptionList.OptionHighlighted, "#proposals")
    def _look(self) -> None:
        one = self._at
        lines = []
        if one is not None:
            quotes = dict.fromkeys(self._quote(one, n) for n in range(len(one.quotes)))
            lines = [f"{one.theme.name}: {_small(one.theme.about)}", *list(quotes)[:_SHOWN]]
        self.query_one("#theme-quotes", Static).update(Content("\n".join(lines)))
        self.query_one("#about-theme").scroll_home(animate=False)
        acts = self._acts()
        for digit, act in _ACTS.items():
            press = self.query_one(f"#act-{act}", Press)
            press.display = act in acts
            if act in acts:
                press.relabel(f"{digit} {acts[act]}")

    def _acts(self) -> dict[str, str]:
        """What can be said of the theme under the bar, in words."""
        one = self._at
        if one is None:
            return {}
        acts = {"yes": _("Yes"), "no": _("No"), "otherwise": _("Another name")}
        return acts | ({"open": _("Leave open")} if self._noted(one) else {})

    def after_line(self) -> None:
        listed = self.query_one(Choices)
        (listed if listed.display else self.query_one("#done")).focus()

    # -- answering

    @on(OptionList.OptionSelected, "#proposals")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        one = self._at
        if not self.is_active or one is None:
            return
        acts = self._acts()
        digits = {act: digit for digit, act in _ACTS.items()}
        items = [(act, f"{digits[act]}  {words}") for act, words in acts.items()]
        picks = {digits[act]: act for act in acts}

        def taken(chosen: Chosen | None) -> None:
            if chosen is not None and chosen.item:
                self._answer(one, chosen.item)

        heading = _("Is ‘{theme}’ at play here?  Esc: not now").format(theme=one.theme.name)
        self.app.push_screen(Sheet(heading, items, picks=picks), taken)

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        act = (event.press.id or "").removeprefix("act-")
        if event.press.id == "done":
            self.action_back()
        elif act in _ACTS.values() and (one := self._at) is not None:
            self._answer(one, act)

    def _answer(self, one: Proposal, act: str) -> None:
        if act == "otherwise":
            self._ask_name(one)
        elif act == "open":
            if (noted := self._noted(one)) is not None:
                themes.take_back(self.session.reflection, noted)
            self._answered(one, _("It is open again."))
        elif act == "no":
            themes.answer(self.session.reflection, one.theme, "no")
            self._answered(one, _("Kept. It will not be proposed here again."))
        else:
            themes.answer(self.session.reflection, one.theme, "yes")
            self._answered(one, _("Noted. It stands in your line above."))

    def _ask_name(self, one: Proposal) -> None:
        from orgcoach_tui.tui.screens.reply import ReplySheet

        noted = self._noted(one)
        words = [noted.name if noted else one.theme.name]

        def ready(kept: bool | None) -> None:
            name = clean_line(words[0].replace(",", " "))
            if kept and name:
                themes.answer(self.session.reflection, one.theme, "yes", name)
                self._answered(one, _("Noted. It stands in your line above."))

        sheet = ReplySheet(
            Content(f"{one.theme.name}: {_small(one.theme.about)}"),
            words[0],
            lambda typed: words.__setitem__(0, typed),
            title=_("What do you call it?"),
            leave=_("Enter: that is it     Esc: leave it as it was"),
        )
        self.app.push_screen(sheet, ready)

    def _answered(self, one: Proposal, said: str) -> None:
        """Say it, and go to the next that is open."""
        self.said_otherwise(said)
        rows = self._rows or []
        at = rows.index(one)
        turned = [*range(at + 1, len(rows)), *range(at)]
        if (to := next((n for n in turned if not self._noted(rows[n])), None)) is not None:
            self.query_one(Choices).highlighted = to

    def on_key(self, event: events.Key) -> None:
        """A digit on the list answers; any other letter goes into the line."""
        field = self.query_one(ThemeField)
        letter = event.character if event.is_printable else None
        if not letter or field.has_focus_within:
            return
        event.stop()
        act = _ACTS.get(letter, "")
        if self.query_one(Choices).has_focus and letter.isdigit():
            if act in self._acts() and (one := self._at) is not None:
                self._answer(one, act)
        elif letter != " ":
            field.line.type_in(letter)


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
