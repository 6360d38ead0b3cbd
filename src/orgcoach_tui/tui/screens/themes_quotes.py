"""The quotes of a theme: marked one by one, and taken along into a new reflection."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.insight.theme_grid import Source, sentences
from orgcoach_tui.journal.quoting import quotation
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.theme_grid import At, trajectory_words

_ROW = 300  # characters of a sentence in its row; below it stands whole

Sentence = tuple[dt.date, str, str]
"""When it was written, the id of its reflection, and its words."""


class Marked(dict[Sentence, None]):
    """The sentences that were marked, in whatever cell."""

    def turn(self, one: Sentence) -> None:
        """Mark it, or not after all."""
        if one in self:
            del self[one]
        else:
            self[one] = None

    def words(self) -> str:
        """As they go into another reflection: the oldest first, each with its way back."""
        return "\n".join(quotation(words, day, id_) for day, id_, words in sorted(self))


class MarkingPage(Page[None]):
    """A page on which the `marked` sentences can be taken along, all of `organisation`."""

    def __init__(self, organisation: str, marked: Marked) -> None:
        super().__init__()
        self.organisation = organisation
        self.marked = marked

    @property
    def has_marked(self) -> bool:
        return bool(self.marked)

    def taking(self) -> Press:
        return Press("", id="take", hint=_("Enter: a new reflection, with these quotes in it"))

    def say_marked(self) -> None:
        """How many go along."""
        press = self.query_one("#take", Press)
        press.relabel(_("Take along ({n}) ›").format(n=len(self.marked)))
        press.display = self.has_marked

    @on(Press.Pressed, "#take")
    def action_take_along(self) -> None:
        """Into question 1 of a new reflection."""
        if self.is_active and self.has_marked:
            words = f"{self.marked.words()}\n\n"
            self.orgcoach.run_worker(self._begin(words), exclusive=True, group="begin")

    async def _begin(self, words: str) -> None:
        if not await self.orgcoach.begin_from(self.organisation, words):
            said = _("! What you were writing is not saved yet. Go back to it first.")
            row = self.query_one("#page-said", Static)
            row.update(Content(said))
            row.display = True


class Quotes(OptionList):
    """Arrows go along the quotes; Enter or the space bar marks one."""

    hint = ""


class ThemeQuotesScreen(MarkingPage):
    """Those of one cell of the grid, each under the reflection that it stands in."""

    CSS_PATH: ClassVar = "../styles/themes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(commands.QUOTING),
        Binding("space", "mark", show=False),
    ]

    def __init__(self, organisation: str, at: At, marked: Marked) -> None:
        super().__init__(organisation, marked)
        self._name = clean_line(at.row.name)
        self._where = trajectory_words(at.trajectory)
        self._sources: Sequence[Source] = at.sources
        self._sentences: list[Sentence] = []

    def title_words(self) -> str:
        return f"{self._name} · {self._where}"

    def body(self) -> ComposeResult:
        options = [*self._options()]
        words = _("Which words would you like to take along to a new reflection?")
        none = _("There are no words here to take along.")
        yield Static(Content(words if self.has_rows else none), classes="asks")
        yield Quotes(*options, id="quotes")
        yield Static("", id="quote-whole", classes="said")
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield self.taking()
            yield Press(_("‹ Back"), id="back", hint=_("Enter: back to the themes"))

    def on_mount(self) -> None:
        quotes = self.query_one(Quotes)
        take = _("{take-along}: take along")
        quotes.hint = commands.GAP.join((_("↑ ↓: choose"), _("Enter: mark it, or not"), take))
        quotes.highlighted = next((n for n, o in enumerate(quotes.options) if not o.disabled), None)
        quotes.focus()
        self._look()
        self.say_marked()

    def forget(self) -> None:
        """Let go of what was read, when this screen has been closed by a lock."""
        self._sources, self._sentences = (), []
        self.marked.clear()

    def _options(self) -> Iterator[Option]:
        for source in self._sources:
            one = source.reflection
            head = (dates.long(one.date), one.trajectory, one.guide_title)
            words = " · ".join(filter(None, map(clean_line, head)))
            yield Option(Content(words), disabled=True)
            for said in sentences(source):
                self._sentences.append((one.date, one.id, said))
                number = len(self._sentences) - 1
                yield Option(self._row(number), id=str(number))
            if not source.quotes:
                nothing = _("  You noted it; its words do not stand in the answers.")
                yield Option(Content.styled(nothing, "$quiet not bold"), disabled=True)

    def _row(self, number: int) -> Content:
        one = self._sentences[number]
        return Content(f"  {'■' if one in self.marked else '□'} {one[2][:_ROW]}")

    @property
    def has_rows(self) -> bool:
        return bool(self._sentences)

    @property
    def _at(self) -> int | None:
        option = self.query_one(Quotes).highlighted_option
        return int(option.id) if option is not None and option.id else None

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        at = self._at
        words = f"‘{self._sentences[at][2]}’" if at is not None else ""
        self.query_one("#quote-whole", Static).update(Content(words))

    @on(OptionList.OptionSelected)
    def action_mark(self) -> None:
        if (at := self._at) is not None and self.query_one(Quotes).has_focus:
            self.marked.turn(self._sentences[at])
            self._show([at])

    def action_mark_all(self) -> None:
        """All of them; none when all are marked."""
        every = set(self._sentences) <= set(self.marked)
        for one in self._sentences:
            if (one in self.marked) is every:
                self.marked.turn(one)
        self._show(range(len(self._sentences)))

    def _show(self, numbers: Sequence[int]) -> None:
        quotes = self.query_one(Quotes)
        for number in numbers:
            quotes.replace_option_prompt(str(number), self._row(number))
        self.say_marked()

    @on(Press.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()
