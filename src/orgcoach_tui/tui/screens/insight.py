"""What many reflections show: choose a place, a period and a way of looking, and read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import get_current_worker

from orgcoach_tui import i18n
from orgcoach_tui.export.at_play import lenses, read_of, themes, to_read
from orgcoach_tui.export.document import Block, Document, Paragraph
from orgcoach_tui.export.insight import Asked, Insight, gather, heads, page
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.insight.lenses import look
from orgcoach_tui.insight.series import Where
from orgcoach_tui.insight.theme_grid import Grid, grid
from orgcoach_tui.insight.themes import lexicon_of
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound
from orgcoach_tui.journal.glance import Glance, Seen
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.screens.insight_onwards import PERIODS, OnwardsPage
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.paper import Paper, on_paper
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet

_WAYS = {
    "time": N_("through time"),
    "themes": N_("themes that come back"),
    "lenses": N_("the chapter’s lenses"),
}
_EVERY = "*"
"""Stands for all organisations, or all trajectories; no name is only that after cleaning."""


Progress = Callable[[int, int], None]


class _Left(Exception):  # noqa: N818 - it is no error of the program
    """Something else was asked for, or the page is gone."""


class InsightScreen(OnwardsPage):
    """It is for the writer alone, and nothing on it is kept."""

    CSS_PATH: ClassVar = ["../styles/export.tcss", "../styles/insight.tcss"]

    def __init__(self, where: Where | None = None, way: str = "time") -> None:
        super().__init__()
        self.where = where or Where()
        self._way = way
        self._seen: Seen | None = None
        self._read: dict[str, Reflection] = {}  # by id, as far as the texts were needed

    def title_words(self) -> str:
        return _("What your reflections show")

    def body(self) -> ComposeResult:
        with Buttons(id="choosing"):
            yield Press("", id="organisation", hint=_("Enter: another organisation"))
            yield Press("", id="trajectory", hint=_("Enter: another trajectory"))
            yield Press("", id="period", hint=_("Enter: another period"))
            yield Press("", id="way", hint=_("Enter: another way of looking"))
        yield Static("", id="page-said", classes="said")
        with Paper(id="paper", hint=_("↑ ↓: read     Tab: choose")):
            yield Static("", id="on-paper")
        with Buttons(id="acts"):
            yield Press(
                _("One theme ›"),
                id="one-theme",
                hint=_("Enter: the themes one by one, with quotes"),
            )
            yield Press(
                _("Summary for others…"),
                id="summary",
                hint=_("Enter: a file of this place, to choose"),
            )

    def on_mount(self) -> None:
        self.query_one(Paper).focus()
        self._label()
        self._look()

    def forget(self) -> None:
        """Let go of what was read, when this screen has been closed by a lock."""
        self._seen, self._read, self.grid = None, {}, None

    # -- reading

    @work(thread=True, exclusive=True, group="insight")
    def _look(self) -> None:
        self.app.call_from_thread(self.work_on, _("One moment…"))
        try:
            document, of = self._page()
        except (Locked, _Left):
            return
        self.app.call_from_thread(self._show, document, of)

    def _page(self) -> tuple[Document, Grid | None]:
        say = self._saying(_("Looking: {done} of {of}"))
        if self._seen is None:
            self._seen = self.orgcoach.store.glances(say)
        asked = Asked(self.where, self.since)
        found = gather(self._seen, asked)
        if self._way == "time":
            return page(found), None
        here = to_read(found.glances)
        if self._way == "themes" and len({one.organisation for one in found.glances}) > 1:
            said = _("Themes are laid beside each other within one organisation. Choose one above.")
            return self._of(found, [Paragraph(said)]), None
        texts = self._texts(here)
        say = self._saying(_("Reading the words: {done} of {of}"))
        if self._way == "lenses":
            shown = look(_counted(texts, say), i18n.language())
            return self._of(found, lenses(shown, texts)), None
        own = self.orgcoach.places.themes
        of = grid(texts, lambda one: lexicon_of(one, own), say)
        return self._of(found, themes(of)), of

    def _of(self, found: Insight, blocks: Iterable[Block]) -> Document:
        return Document(
            i18n.language(),
            self.title_words(),
            (*heads(found), *read_of(found.glances), *blocks),
            (),
        )

    def _texts(self, glances: Sequence[Glance]) -> list[Reflection]:
        say = self._saying(_("Reading: {done} of {of}"))
        for done, one in enumerate(glances):
            say(done, len(glances))
            if one.id not in self._read:
                try:
                    self._read[one.id] = self.orgcoach.store.read(one.path).reflection
                except (Damaged, NotFound):
                    continue  # changed since it was listed
        return [self._read[one.id] for one in glances if one.id in self._read]

    def _saying(self, words: str) -> Progress:
        """Progress in `words`, until something else is asked for."""
        said, worker = self.progress(words), get_current_worker()

        def say(done: int, of: int) -> None:
            if worker.is_cancelled:
                raise _Left
            said(done, of)

        return say

    def work_on(self, words: str) -> None:
        self.add_class("-working")
        super().work_on(words)

    def _show(self, document: Document, of: Grid | None) -> None:
        self.grid = of
        self.done_working("")
        self.remove_class("-working")
        self._label()
        self.query_one("#on-paper", Static).update(on_paper(document))
        self.query_one(Paper).scroll_home(animate=False)

    # -- choosing

    def _label(self) -> None:
        where = self.where
        labels = {
            "organisation": clean_line(where.organisation) or _("all organisations"),
            "trajectory": clean_line(where.trajectory) or _("all trajectories"),
            "period": _(PERIODS[self.period][0]),
            "way": _(_WAYS[self._way]),
        }
        for name, label in labels.items():
            self.query_one(f"#{name}", Press).relabel(
                label if len(label) < 29 else f"{label[:28]}…"
            )
        self.query_one("#trajectory").display = bool(where.organisation)
        self.query_one("#one-theme").display = bool(
            self.grid and (self.grid.rows or self.grid.proposed)
        )

    def _names(self, which: str) -> list[str]:
        """The names there are, the one that was written about last first."""
        latest = reversed(self._seen.glances if self._seen else ())
        inside = [
            g
            for g in latest
            if which == "organisation" or g.organisation == self.where.organisation
        ]
        names = [g.organisation if which == "organisation" else g.trajectory for g in inside]
        return [name for name in dict.fromkeys(names) if name]

    @on(Press.Pressed, "#organisation")
    def _choose_where(self) -> None:
        self._ask("organisation", _("Which organisation?"), _("all organisations"))

    @on(Press.Pressed, "#trajectory")
    def _choose_trajectory(self) -> None:
        self._ask("trajectory", _("Which trajectory?"), _("all trajectories"))

    def _ask(self, which: str, heading: str, every: str) -> None:
        names = self._names(which)
        items = [(str(n), clean_line(name)) for n, name in enumerate(names)]

        def chosen(taken: Chosen | None) -> None:
            if taken is None or not taken.item:
                return
            name = "" if taken.item == _EVERY else names[int(taken.item)]
            self.where = (
                Where(name) if which == "organisation" else Where(self.where.organisation, name)
            )
            self._look()

        self.app.push_screen(Sheet(heading, [(_EVERY, every), *items]), chosen)

    @on(Press.Pressed, "#period")
    def _turn_period(self) -> None:
        self._choose("period", _("Which period?"), {k: _(v[0]) for k, v in PERIODS.items()})

    @on(Press.Pressed, "#way")
    def _turn_way(self) -> None:
        self._choose(
            "_way", _("What would you like to look at?"), {k: _(v) for k, v in _WAYS.items()}
        )

    def _choose(self, name: str, heading: str, items: dict[str, str]) -> None:
        def chosen(taken: Chosen | None) -> None:
            if taken is not None and taken.item:
                setattr(self, name, taken.item)
                self._look()

        at = list(items).index(getattr(self, name))
        self.app.push_screen(Sheet(heading, list(items.items()), at=at), chosen)


def _counted(texts: Sequence[Reflection], say: Progress) -> Iterator[Reflection]:
    """One after another, said how far it is."""
    for done, one in enumerate(texts):
        say(done, len(texts))
        yield one
