"""The stops beyond one reflection: what leaves and comes back, what many show, what others sent."""

import datetime as dt
from typing import Any

from textual import events

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.word import word
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.names import Entry as Name
from orgcoach_tui.names import change
from orgcoach_tui.settings import Settings
from orgcoach_tui.tui.screens.home import HomeScreen
from orgcoach_tui.tui.screens.leaks import LeaksScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.screens.walk_hands import Carried
from tests.tui.still import press
from tests.tui.ways import TEXT, Here, Stops, app_of, in_list, row, to, typed

_MAIL = {
    "nl": "Dag,\n\n[1] Van wie was dat plan eigenlijk?\n\nDe rest las ik met plezier.\n\nAnna\n",
    "en": "Hello,\n\n[1] Whose plan was that?\n\nThe rest I read with pleasure.\n\nAnna\n",
}
_SAID = {
    "nl": ("Van wie was dat plan?", "Wat zou je nu doen?", "Ik zag vooral wat je niet deed."),
    "en": ("Whose plan was that?", "What would you do now?", "I saw what you did not do."),
}
_STEP = {"nl": "Eerst vragen, dan pas mijn plan.", "en": "Ask first, and only then my plan."}
_WHO = ("Anna", "Bram", "Chantal")


def _language(pilot: Here) -> str:
    return app_of(pilot).settings.language


def finished(pilot: Here) -> Entry:
    entries = app_of(pilot).store.entries()
    return next(e for e in entries if e.status == "finished" and not e.problem)


def _again(pilot: Here) -> Entry:
    """A finished one about a trajectory that was written about before."""
    known = [e for e in app_of(pilot).store.entries() if e.status == "finished" and not e.problem]
    return next(
        e for n, e in enumerate(known) if e.trajectory in {o.trajectory for o in known[n + 1 :]}
    )


async def home(pilot: Here) -> None:
    """Esc, as often as it takes; in a walk what the menu offers first."""
    while not isinstance(pilot.app.screen, HomeScreen):
        await press(pilot, *["escape", "enter"][: 1 + isinstance(pilot.app.screen, WalkScreen)])


def _thrown_away(pilot: Here) -> None:
    """The two at the end of the list."""
    store = app_of(pilot).store
    for entry in [e for e in store.entries() if not e.problem][-2:]:
        store.delete(entry.path)


def _calls(action: str) -> Any:
    """A command of the screen, else of the app."""

    def call(pilot: Here) -> None:
        screen = pilot.app.screen
        of = screen if hasattr(screen, f"action_{action}") else pilot.app
        getattr(of, f"action_{action}")()

    return call


async def _asked_no_more(pilot: Here) -> None:
    """Every word stays."""
    while isinstance(pilot.app.screen, LeaksScreen):
        await press(pilot, "2")


def _listed(pilot: Here) -> None:
    """A name on the list."""
    store = app_of(pilot).store
    change(store, lambda now: now.with_entry(Name("Waterland", "Organisatie A", "organisation")))


def _pasted(pilot: Here) -> None:
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(events.Paste(_MAIL[_language(pilot)]))


def written_back(pilot: Here) -> None:
    """Readers wrote about a finished reflection: on words that are there, words that are not, all of it."""
    store = app_of(pilot).store
    opened = store.read(_again(pilot).path)
    answer = opened.reflection.answers[0]
    words = answer.text.split(".")[0][:60]
    first, second, third = _SAID[_language(pilot)]
    more: Any = {"author": "Anna Maas", "made": dt.datetime.now(dt.UTC)}
    opened.reflection.comments = [
        Comment("c1", first, answer.key, quote=words, **more),
        Comment("c2", TEXT[_language(pilot)][:80], answer.key, "suggestion", words, **more),
        Comment("c3", second, answer.key, quote="…", **more),
        Comment("c4", third, **more),
        Comment("c5", first, answer.key, state="answered", reply=second, **more),
    ]
    opened.reflection.next_step = _STEP[_language(pilot)]
    store.save(opened)


def _to_comments(pilot: Here) -> None:
    app_of(pilot).comments_on(_again(pilot).path)


def _commented(pilot: Here) -> None:
    app_of(pilot).walk_on(_again(pilot).path, Carried(remark="c1"))


def _sent(pilot: Here) -> None:
    """Three students sent what they wrote; one file is damaged."""
    app = app_of(pilot)
    folder = app.places.state / "sent"
    folder.mkdir(parents=True, exist_ok=True)
    made = [app.store.read(e.path).reflection for e in app.store.entries() if not e.problem]
    for who, reflection in zip(_WHO, (r for r in made if r.guide == "session"), strict=False):
        wish = Wish(by=Settings(author=who))
        content = word(compose([reflection], forms(_language(pilot))[0], wish))
        (folder / f"{who}.docx").write_bytes(content)
    (folder / "Dirk.docx").write_bytes(b"PK, and then nothing")
    app.review((folder,))


LEAVING: Stops = (
    ("export", home, row("at "), to("#export"), "enter"),
    ("export: on paper", "enter"),
    ("export: is this a name", "enter"),
    ("export: the story", _asked_no_more),
    ("export: done", "enter"),
    (
        "export: with quotes",
        *(home, row("at "), to("#export"), "enter", to("#choices"), in_list("form"), "right right"),
    ),
    ("export: which quotes", in_list("quotes"), "enter"),
    ("export: one of them", "enter down"),
    ("names: none", "escape", to("#names"), "enter"),
    ("names", "escape", _listed, to("#names"), "enter"),
    ("names: one of them", "down enter"),
)
BACK: Stops = (
    ("comments: taking in", home, _calls("comments_in")),
    ("comments: a mail", _pasted),
    ("comments: which reflection", to("#look"), "enter"),
    ("comments: found", "enter"),
    ("comments: what was left out", to("#show-left"), "enter"),
    ("comments", home, written_back, _to_comments),
    ("comments: the next", "down"),
    ("comments: an answer", "2"),
    ("question: with comments", home, _commented),
    ("earlier: what was written", to("#answer"), "ctrl+b"),
    ("earlier: found", typed("ik")),
)
MANY: Stops = (
    ("bin: empty", home, _calls("look_in_bin")),
    ("bin", home, _thrown_away, _calls("look_in_bin")),
    ("bin: a button", "tab tab"),
    ("bin: emptying", to("#empty"), "enter"),
    ("steps and goals", home, _calls("intents")),
    ("steps and goals: what came of it", "enter"),
    ("insight", home, _calls("insight")),
    ("insight: which", to("#way"), "enter"),
    ("insight: themes", "down enter"),
    ("insight: lenses", to("#way"), "enter down enter"),
)
SENT: Stops = (
    ("sent: where", home, _calls("review_sent")),
    ("sent", home, _sent),
    ("sent: one", "enter"),
    ("sent: an answer", "2"),
    ("sent: a comment", "enter " + typed("Hm")),
    ("sent: with a comment", "escape"),
    ("sent: over time", "f9"),
    ("sent: whose", "escape escape f2"),
    ("sent: handing back", "escape f3"),
)
BEYOND: Stops = (*LEAVING, *BACK, *MANY, *SENT)
