"""Two versions of one reflection, beside each other: one stays, or both do."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.journal.copies import Keep
from orgcoach_tui.journal.entries import row
from orgcoach_tui.journal.errors import (
    Conflict,
    Damaged,
    Locked,
    NotFound,
    Problem,
    ReadOnly,
    SaveFailed,
)
from orgcoach_tui.journal.store import Opened, Store
from orgcoach_tui.tui import trouble
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.difference import Differences, paired, whole
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.choosing import keep_own, take_other
from orgcoach_tui.walk.session import Session


@dataclass(frozen=True)
class _Version:
    """What one of the two files holds, as it was looked at."""

    opened: Opened | None = None
    problem: Problem | None = None
    changed: str = ""  # when, and how many words
    gone: bool = False

    @property
    def stamp(self) -> object:
        return self.opened.stamp if self.opened is not None else self.problem


class VersionsScreen(Page[str]):
    """`1` and `2` stand for the two files, in that order. The result says what was done, or not."""

    CSS_PATH: ClassVar = "../styles/versions.tcss"
    AUTO_FOCUS = "Differences"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "keep('one')", show=False),
        Binding("2", "keep('other')", show=False),
        Binding("3", "keep('both')", show=False),
    ]
    NAMES: ClassVar[tuple[str, str]]
    """What the two are, as messages."""

    def __init__(self, one: Path, other: Path) -> None:
        super().__init__()
        self._paths = one, other
        self._seen = _Version(), _Version()

    def title_words(self) -> str:
        return _("Two versions")

    def keep(self, what: str) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        yield Static(Content(_("Which one do you go on with?")), classes="asks")
        words = _("What you do not choose goes to the bin, and can be brought back from there.")
        yield Static(Content(words), classes="why", id="what-happens")
        yield Static("", id="versions-said", classes="said")
        yield Differences(id="difference")
        to_bin = _("Enter: {n} goes to the bin     ← →: another button")
        with Buttons():
            yield Press(_("Keep 1"), id="one", hint=to_bin.format(n=2))
            yield Press(_("Keep 2"), id="other", hint=to_bin.format(n=1))
            hint = _("Enter: each becomes a reflection of its own")
            yield Press(_("Keep both"), id="both", hint=hint)

    async def on_mount(self) -> None:
        self.query_one(Differences).hint = _(
            "↑ ↓: read     1, 2: keep that one     3: both     Tab: buttons"
        )
        await self._look()

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self._seen = _Version(), _Version()

    async def _look(self) -> None:
        """Read both, and show how they differ."""
        store = self.orgcoach.store
        one, other = self._seen = (
            _looked_at(store, self._paths[0]),
            _looked_at(store, self._paths[1]),
        )
        names = f"1  {_(self.NAMES[0])}", f"2  {_(self.NAMES[1])}"
        if one.opened is not None and other.opened is not None:
            when = "\n".join((names[0] + one.changed, names[1] + other.changed))
            shown = paired(one.opened.reflection, other.opened.reflection, names)
            shown.insert(0, Static(Content(when), classes="quiet"))
        else:
            both = [(one, names[0]), (other, names[1])]
            both.sort(key=lambda version: version[0].opened is not None)  # what is wrong first
            shown = [widget for version, name in both for widget in _alone(name, version)]
        await self.query_one(Differences).show(*shown)
        gone = one.gone or other.gone  # then there is nothing to choose
        self.query_one("#one").display = one.opened is not None and not gone
        self.query_one("#other").display = other.opened is not None and not gone
        self.query_one("#both").display = self._both_can_be_read
        self._hint()

    @property
    def _both_can_be_read(self) -> bool:
        return all(v.opened is not None and not v.opened.read_only for v in self._seen)

    @on(Press.Pressed, "#one")
    async def _one(self) -> None:
        await self.action_keep("one")

    @on(Press.Pressed, "#other")
    async def _other(self) -> None:
        await self.action_keep("other")

    @on(Press.Pressed, "#both")
    async def _keep_both(self) -> None:
        await self.action_keep("both")

    async def action_keep(self, what: str) -> None:
        """Keep `one`, the `other`, or `both`; not unseen what has just changed."""
        if not self.is_active or not self.query_one(f"#{what}").display:
            return
        store = self.orgcoach.store
        now = [_looked_at(store, path).stamp for path in self._paths]
        if now != [seen.stamp for seen in self._seen]:
            await self._look()
            self._say(_("! One of the two has changed just now. This is how they are."))
            return
        try:
            said = self.keep(what)
        except (SaveFailed, Locked) as failed:
            kind = failed.kind if isinstance(failed, SaveFailed) else "locked"
            self._say(trouble.not_changed(kind, str(store.folder)))
        except (Damaged, NotFound, ReadOnly, Conflict):
            await self._look()
            self._say(_("! That did not work. Nothing was thrown away; this is how they are."))
        else:
            self.dismiss(said)

    def _say(self, words: str) -> None:
        said = self.query_one("#versions-said", Static)
        said.set_class(words.startswith("!"), "trouble")
        said.update(Content(words))
        said.display = bool(words)

    def on_key(self, event: events.Key) -> None:
        """The arrows read, also from a button."""
        if event.key in ("up", "down", "pageup", "pagedown") and isinstance(self.focused, Press):
            event.stop()
            text = self.query_one(Differences)
            move = {
                "up": text.scroll_up,
                "down": text.scroll_down,
                "pageup": text.scroll_page_up,
                "pagedown": text.scroll_page_down,
            }
            move[event.key](animate=False)


class CopyScreen(VersionsScreen):
    """A file, and the copy that a program which syncs has set beside it."""

    NAMES: ClassVar = (N_("the reflection itself"), N_("the copy beside it"))

    def keep(self, what: str) -> str:
        kept: Keep = {"one": "original", "other": "copy"}.get(what, "both")  # type: ignore[assignment]
        original, copy = self._paths
        self.orgcoach.store.settle(copy, original, kept)
        return {
            "one": _("The reflection stays as it was. The copy is in the bin."),
            "other": _("The copy has taken its place. How the reflection was is in the bin."),
        }.get(what, _("Both stay; the copy is a reflection of its own now."))


class ConflictScreen(VersionsScreen):
    """What is being written in a walk, and what somebody else made of it meanwhile."""

    NAMES: ClassVar = (N_("yours, in this window"), N_("the other one"))

    def __init__(self, session: Session, other: Path) -> None:
        super().__init__(session.opened.path, other)
        self._session = session

    def forget(self) -> None:
        super().forget()
        self._session.forget()

    def keep(self, what: str) -> str:
        return chosen(self._session, what)


def chosen(session: Session, what: str) -> str:
    """Carry out a choice between the own version of a walk and the `other`; what is said of it.

    After "other" the walk has nothing to go on with: `session.other` is to be opened.
    """
    if what == "one":
        keep_own(session)
        return _("You go on in your own. The other version is in the bin.")
    if what == "other":
        take_other(session)
        return _("This is the other version. What you had here is in the bin.")
    session.settled()
    return _("Both stay, each as a reflection of its own. You go on in your own.")


def _looked_at(store: Store, path: Path) -> _Version:
    path = store.disk.where(path)
    try:
        opened = store.read(path)
    except Damaged as damaged:
        return _Version(problem=damaged.problem)
    except NotFound:
        return _Version(problem=Problem(None, "", _("it is no longer there")), gone=True)
    found = row(path, opened.reflection)
    at = found.updated.astimezone()
    said = ", ".join(
        (
            f"{dates.short(at.date())} {at:%H:%M}",
            ngettext("{n} word", "{n} words", found.words).format(n=found.words),
        )
    )
    return _Version(opened, changed=f"  ·  {said}")


def _alone(name: str, version: _Version) -> list[Widget]:
    """One of the two, where they cannot be compared."""
    shown: list[Widget] = [Static(Content(name), classes="part")]
    if version.opened is not None:
        return shown + whole(version.opened.reflection)
    problem = version.problem
    what = problem.what if problem is not None else ""
    if problem is not None and problem.line is not None:
        what = _("line {line}, {what}").format(line=problem.line, what=what)
    words = _("! This one cannot be read: {what}.").format(what=what)
    return [*shown, Static(Content(words), classes="trouble")]
