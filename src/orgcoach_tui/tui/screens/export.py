"""What goes to somebody: which reflections, for whom, in which form. Nothing leaves here yet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui.export import KINDS, Form, Wish, as_written, forms
from orgcoach_tui.i18n import N_, _, language, ngettext
from orgcoach_tui.journal.entries import Entry, in_same_trajectories
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices, turned
from orgcoach_tui.tui.widgets.columns import fit
from orgcoach_tui.tui.widgets.press import Press

_TITLES = {
    "which": N_("Which"),
    "period": N_("Period"),
    "form": N_("Form"),
    "to": N_("Kind"),
    "mirror": N_("Mirror"),
    "comments": N_("Comments"),
    "quotes": N_("Quotes"),
}
_KINDS = {
    "docx": N_("Word"),
    "pdf": N_("PDF"),
    "html": N_("web page"),
    "md": N_("Markdown"),
    "csv": N_("spreadsheet"),
    "zip": N_("all of it, packed"),
}
_ABOUT_KIND = {
    "docx": N_("Everybody can open it, and put remarks in it that come home again."),
    "pdf": N_("To read and to print; it looks the same everywhere."),
    "html": N_("One page that opens in any browser and loads nothing from the internet."),
    "md": N_("Plain text with signs for headings, for whoever works with that."),
    "csv": N_("One line for each reflection, to count and to sort."),
    "zip": N_("A Word file of each reflection, and the spreadsheet."),
}
_PERIODS = {
    "all": (N_("all of them"), 0),
    "month": (N_("the last month"), 31),
    "quarter": (N_("the last three months"), 92),
    "year": (N_("the last year"), 366),
}
_FOR = {
    "private": N_("For yourself: everything goes in."),
    "supervisor": N_("For a supervisor: what you keep to yourself stays here."),
    "assignment": N_("For an assignment: only what you meant for that goes in."),
}


class ExportScreen(Page[None]):
    """Left and right, or Enter, give the next value of a row; the button below shows what goes."""

    CSS_PATH = "../styles/export.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    def __init__(
        self, reflection: Reflection, entries: Sequence[Entry], **chosen: str
    ) -> None:  # `chosen`: what stands in the rows at first
        super().__init__()
        self._reflection = reflection
        self._others = [
            one
            for one in entries
            if one.status == "finished" and not (one.problem or one.conflict_of)
        ]
        self._chosen = {"which": "this", "period": "all", "form": "", "to": "docx", "mirror": "no"}
        self._chosen |= {"comments": "no"} | chosen
        self._quotes: tuple[tuple[str, str], ...] = ()
        self._forms: dict[str, Form] = {}

    def title_words(self) -> str:
        return _("Make a file")

    def body(self) -> ComposeResult:
        self._forms = {one.id: one for one in forms(language(), self.orgcoach.places.forms)}
        if self._chosen["form"] not in self._forms:
            self._chosen["form"] = next(iter(self._forms))
        yield Static(Content(_("What goes along, and for whom?")), classes="asks")
        yield Choices(self._rows(), id="choices")
        yield Static("", id="about-choice", classes="why")
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield Press(
                _("Look at it first ›"),
                id="look",
                hint=_("Enter: see what goes     Shift+Tab: choose otherwise"),
            )
            yield Press(
                _("Names"), id="names", hint=_("Enter: the names and what is read instead of them")
            )

    def on_mount(self) -> None:
        self.query_one("#look").focus()
        self._say_about()

    # -- the rows

    def _rows(self) -> list[Choice]:
        period, _days = _PERIODS[self._chosen["period"]]
        kind = _KINDS[self._chosen["to"]]
        values = {
            "which": self._which_words(),
            "period": _(period),
            "form": clean_line(self._form.title),
            "to": _(kind),
            "mirror": _("goes along") if self._chosen["mirror"] == "yes" else _("stays here"),
        }
        if self._chosen["which"] == "this":
            del values["period"]
            if self._reflection.comments:
                values["comments"] = self._comments_words()
        else:
            values["comments"] = self._comments_words()
        titles = {name: _(title) for name, title in _TITLES.items()}
        width = max(10, *(len(titles[name]) for name in values))
        rows = [
            Choice(name, f"{fit(titles[name], width)} ‹ {value} ›")
            for name, value in values.items()
        ]
        if self._has_quotes:
            n = len(self._quotes)
            said = ngettext("{n} paragraph", "{n} paragraphs", n).format(n=n) if n else _("none")
            rows.append(Choice("quotes", f"{fit(titles['quotes'], width)} {said} ›"))
        return rows

    def _comments_words(self) -> str:
        return _("go along") if self._chosen["comments"] == "yes" else _("stay here")

    @property
    def _has_quotes(self) -> bool:
        return any("quotes" in part.holds for part in self._form.parts)

    def _values(self, name: str) -> Sequence[str]:
        values: Mapping[str, Sequence[str]] = {
            "which": self._scopes(),
            "period": tuple(_PERIODS),
            "form": tuple(self._forms),
            "to": KINDS,
            "mirror": ("no", "yes"),
            "comments": ("no", "yes"),
        }
        return values[name]

    def _scopes(self) -> tuple[str, ...]:
        found = ["this"]
        if self._reflection.trajectory:
            found.append("trajectory")
        if self._reflection.organisation:
            found.append("organisation")
        return (*found, "all")

    def _which_words(self) -> str:
        one, scope = self._reflection, self._chosen["which"]
        if scope == "this":
            return _("this reflection")
        names = {"trajectory": one.trajectory, "organisation": one.organisation}
        n = len(self._meant())
        count = ngettext("{n} reflection", "{n} reflections", n).format(n=n)
        return f"{clean_line(names.get(scope, '')) or _('everything')}, {count}"

    @property
    def _form(self) -> Form:
        return self._forms[self._chosen["form"]]

    def action_turn(self, by: int) -> None:
        choices = self.query_one("#choices", Choices)
        if not choices.has_focus or choices.highlighted_option is None:
            return
        name = choices.highlighted_option.id or ""
        if name == "quotes":
            self._choose_quotes()
            return
        if name in ("which", "period"):
            self._quotes = ()  # of other reflections perhaps
        self._chosen[name] = turned(self._values(name), self._chosen[name], by)
        if name == "which" and self._chosen["form"] in ("reflection", "trajectory"):
            self._chosen["form"] = "reflection" if self._chosen["which"] == "this" else "trajectory"
        choices.show(self._rows())
        self._say_about()

    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        self.action_turn(1)

    @on(OptionList.OptionHighlighted)
    def _say_about(self) -> None:
        choices = self.query_one("#choices", Choices)
        choices.hint = _("↑ ↓: choose     ← → or Enter: change     Tab: go on")
        option = choices.highlighted_option
        name = option.id if option else ""
        kind = _ABOUT_KIND[self._chosen["to"]]
        words = {
            "form": f"{clean_line(self._form.about)}. {_(_FOR[self._form.reader])}",
            "to": _(kind),
            "mirror": _("What the mirror shows, and what you said of it."),
            "comments": _("What readers wrote back: in Word’s margin, else under each part."),
            "quotes": _("Paragraphs of your own that stand on the sheet. Enter chooses them."),
            "which": _("Drafts go along only by themselves."),
        }.get(name or "", "")
        self.query_one("#about-choice", Static).update(Content(words[:1].upper() + words[1:]))
        self._hint()

    # -- what is meant

    def _meant(self) -> list[Entry]:
        one, scope = self._reflection, self._chosen["which"]
        days = _PERIODS[self._chosen["period"]][1]
        since = dt.date.today() - dt.timedelta(days=days) if days else dt.date.min
        return [
            entry
            for entry in self._others
            if entry.date >= since
            and (scope == "all" or entry.organisation == one.organisation)
            and (scope != "trajectory" or entry.trajectory == one.trajectory)
        ]

    def _read(self, entries: Sequence[Entry]) -> list[Reflection]:
        found = []
        for entry in entries:
            try:
                found.append(self.orgcoach.store.read(entry.path).reflection)
            except (Damaged, NotFound, Locked, OSError):
                continue
        return found

    def _chosen_ones(self) -> list[Reflection]:
        if self._chosen["which"] == "this":
            return [self._reflection]
        return self._read(self._meant())

    def _choose_quotes(self) -> None:
        from orgcoach_tui.tui.screens.passages import PassagesScreen

        ones = self._chosen_ones()
        form = as_written(self._form, ones, self.orgcoach.places.forms)
        self.app.push_screen(PassagesScreen(ones, form, self._quotes), self._quoted)

    def _quoted(self, chosen: tuple[tuple[str, str], ...] | None) -> None:
        self._quotes = chosen or ()
        self.query_one("#choices", Choices).show(self._rows())

    @on(Press.Pressed, "#names")
    def action_names(self) -> None:
        from orgcoach_tui.tui.screens.names import NamesScreen

        self.app.push_screen(NamesScreen())

    def more_offers(self) -> list[tuple[str, str]]:
        """For the palette."""
        return [("screen.names", _("Names and what is read instead of them"))]

    def _comments(self) -> Literal["", "margin", "text"]:
        if self._chosen["comments"] == "no":
            return ""
        return "margin" if self._chosen["to"] in ("docx", "zip") else "text"

    @on(Press.Pressed, "#look")
    def _look(self) -> None:
        chosen = self._chosen_ones()
        if not chosen:
            words = _("! There is no finished reflection in that period.")
            self.query_one("#page-said", Static).update(Content(words))
            return
        from orgcoach_tui.tui.screens.outgoing import OutgoingScreen

        earlier = (
            self._read(in_same_trajectories(chosen, self._others)) if self._form.looks_back else []
        )
        wish = Wish(
            mirror=self._chosen["mirror"] == "yes",
            by=self.orgcoach.settings,
            quotes=self._quotes if self._has_quotes else (),
            earlier=earlier,
            comments=self._comments(),
        )
        form = as_written(self._form, chosen, self.orgcoach.places.forms)
        self.app.push_screen(OutgoingScreen(chosen, form, self._chosen["to"], wish), self._made)

    def _made(self, done: bool | None) -> None:
        if done:
            self.action_back()
