"""Next steps and learning goals that are still open: ticked, changed, or let go."""

from collections.abc import Sequence
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.insight.intents import STEP, Held, goals, settle, steps
from orgcoach_tui.insight.series import EVERYWHERE, Where
from orgcoach_tui.journal.errors import Conflict, Damaged, Locked, NotFound, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import OutcomeState
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet

_SIGNS = {"": "○", "done": "●", "changed": "±", "let_go": "–"}
_ALL = "all"
_AGAIN = "again"


def state_words(state: str) -> str:
    """What came of it, in a word or two."""
    said = {
        "done": _("it is done"),
        "changed": _("went otherwise"),
        "let_go": _("let go"),
    }
    return said.get(state, _("open"))


class IntentsScreen(Page[None]):
    """Those of one place, or of the whole journal; `but` is the reflection being written."""

    CSS_PATH: ClassVar = "../styles/earlier.tcss"

    def __init__(self, where: Where = EVERYWHERE, *, but: str = "") -> None:
        super().__init__()
        self._where = where
        self._but = but
        self._held: list[Held] = []
        self._settled = False  # also what is no longer open is shown
        self._said = ""

    def title_words(self) -> str:
        place = self._where.trajectory or self._where.organisation
        return " · ".join(filter(None, (_("Steps and learning goals"), clean_line(place))))

    def body(self) -> ComposeResult:
        yield Static(Content(_("One moment…")), id="intents-head", classes="asks")
        words = _("What came of it? Letting go is fine too; a word why, if you like.")
        yield Static(Content(words), id="intents-why", classes="why")
        yield Choices([], id="sentences", width=44)
        yield Static("", id="earlier-under", classes="why")
        yield Static("", id="earlier-words", classes="said")

    def on_mount(self) -> None:
        listed = self.query_one(Choices)
        listed.hint = _("↑ ↓: choose     Enter: what came of it")
        listed.focus()
        self._read()

    def forget(self) -> None:
        """Let go of what was read, when this screen has been closed by a lock."""
        self._held, self._said = [], ""

    # -- reading

    @work(thread=True, exclusive=True, group="intents")
    def _read(self) -> None:
        glances = [
            one
            for one in self.orgcoach.store.glances().glances
            if one.id != self._but and self._where.holds(one)
        ]
        self.app.call_from_thread(self._came, [*steps(glances), *goals(glances)])

    def _came(self, held: Sequence[Held]) -> None:
        self._held = sorted(held, key=lambda one: not one.open)
        self._show()

    @property
    def _rows(self) -> list[Held]:
        return self._held if self._settled else [one for one in self._held if one.open]

    def _show(self) -> None:
        rows = self._rows
        choices = [self._choice(n, one) for n, one in enumerate(rows)]
        if len(rows) < len(self._held):
            rest = len(self._held) - len(rows)
            choices.append(Choice(_ALL, _("+ what is no longer open ({n})").format(n=rest)))
        self.query_one(Choices).show(choices)
        if choices and self.query_one(Choices).highlighted is None:
            self.query_one(Choices).highlighted = 0
        head = _("This is still open") if any(o.open for o in rows) else _("Nothing is open here.")
        self.query_one("#intents-head", Static).update(Content(self._said or head))
        self.query_one("#intents-why").display = any(one.open for one in rows)
        self._look()

    def _choice(self, number: int, one: Held) -> Choice:
        kind = _("next step") if one.intent.part == STEP else _("learning goal")
        about = f"{kind}, {dates.short(one.glance.date)}"
        if not one.open:
            about = f"{state_words(one.intent.state)}, {about}"
        return Choice(
            str(number), f"{_SIGNS[one.intent.state]} {clean_line(one.intent.text)}", about
        )

    @property
    def _at(self) -> Held | None:
        option = self.query_one(Choices).highlighted_option
        known = option is not None and option.id not in (None, _ALL)
        return self._rows[int(option.id or 0)] if option is not None and known else None

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        one = self._at
        self.query_one("#earlier-words", Static).update(Content(one.intent.text if one else ""))
        self.query_one("#earlier-under", Static).update(Content(self._about(one) if one else ""))

    def _about(self, one: Held) -> str:
        said = [dates.long(one.glance.date), one.glance.organisation, one.glance.trajectory]
        if one.intent.part == STEP and (one.glance.due or one.glance.when):
            due = dates.long(one.glance.due) if one.glance.due else one.glance.when
            said.append(_("meant for {when}").format(when=due))
        if one.intent.state:
            said.append(state_words(one.intent.state))
        return clean_line(" · ".join(filter(None, [*said, one.intent.why])))

    # -- what came of it

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if not self.is_active:
            return
        if event.option.id == _ALL:
            self._settled = True
            self._show()
        elif (one := self._at) is not None:
            items = [
                ("done", _("It is done")),
                ("changed", _("It went otherwise")),
                ("let_go", _("I let it go")),
            ]
            items = [item for item in items if item[0] != one.intent.state]
            if one.intent.state:
                items.append((_AGAIN, _("It is open again")))
            self.app.push_screen(
                Sheet(clean_line(one.intent.text), items), lambda chosen: self._came_of(one, chosen)
            )

    def _came_of(self, one: Held, chosen: Chosen | None) -> None:
        if chosen is None or not chosen.item:
            return
        if chosen.item in (_AGAIN, "done"):
            self._note(one, chosen.item, one.intent.why)
            return
        from orgcoach_tui.tui.screens.reply import ReplySheet

        words = [one.intent.why]

        def ready(kept: bool | None) -> None:
            if kept:
                self._note(one, chosen.item, words[0])

        sheet = ReplySheet(
            Content(one.intent.text),
            one.intent.why,
            lambda typed: words.__setitem__(0, typed),
            title=_("A word why; it may stay empty"),
            leave=_("Enter: that is it     Esc: leave it as it was"),
        )
        self.app.push_screen(sheet, ready)

    def _note(self, one: Held, state: str, why: str) -> None:
        """Keep it with the reflection that it comes from, and say so."""
        store = self.orgcoach.store
        try:
            opened = store.read(one.glance.path)
            wanted = None if state == _AGAIN else cast("OutcomeState", state)
            there = settle(opened.reflection, one.intent.part, wanted, why)
            if there:
                store.save(opened)
            self._said = _("Noted.") if there else _("! It is not in that reflection any more.")
        except (Damaged, NotFound, Conflict):
            self._said = _("! That file has changed just now. Try once more.")
        except (SaveFailed, ReadOnly, Locked):
            self._said = _("! It could not be kept just now.")
        self._read()
