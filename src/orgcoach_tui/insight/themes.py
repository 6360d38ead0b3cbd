"""The themes of a reflection: what its words propose, and what its writer says of that."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.insight.lexicon import plays, seen
from orgcoach_tui.insight.theme_files import Lexicon, Theme, lexicon
from orgcoach_tui.journal.glance import Glance
from orgcoach_tui.journal.model import NotedTheme, Reflection, ThemeAnswer
from orgcoach_tui.rules import guess_language
from orgcoach_tui.rules.finds import Find
from orgcoach_tui.rules.model import Passage
from orgcoach_tui.text import clean_line, fold

MOST = 3  # proposals at a time


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an answer: `text` is exactly `answer.text[start:end]` of the question."""

    reflection: str  # its id
    question: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A theme that the words may show, with the places that do: first the clear ones."""

    theme: Theme
    quotes: tuple[Quote, ...]


def passages(reflection: Reflection) -> list[Passage]:
    """The answers in which something stands."""
    return [Passage(a.key, a.text) for a in reflection.answers if a.text.strip()]


def lexicon_of(reflection: Reflection, own: Path | None = None) -> Lexicon:
    """The lexicon of the language that the answers are written in; `own`: the user's own themes."""
    texts = passages(reflection)
    language = guess_language("\n".join(p.text for p in texts)) if texts else reflection.language
    return lexicon(language, own)


def found(reflection: Reflection, themes: Lexicon) -> list[Proposal]:
    """Every theme that the words may show, the clearest first, whatever was answered before."""
    by_theme: dict[str, list[Find]] = {}
    texts = passages(reflection)
    for rules in themes.rules:
        own = seen(texts, rules, plays)
        by_theme = {id_: places for id_, places in by_theme.items() if id_ not in rules.explained}
        by_theme |= own
    ranked = sorted(by_theme.items(), key=lambda one: (-_weight(one[1]), _first(one[1], texts)))
    return [
        Proposal(theme, tuple(quote(reflection, find) for find in _clearest(places)))
        for id_, places in ranked
        if (theme := themes.themes[id_]).shown
    ]


def proposed(reflection: Reflection, themes: Lexicon) -> list[Proposal]:
    """At most three themes that the words may show and that nothing was said about yet."""
    answered = {noted.lexicon for noted in reflection.themes if noted.lexicon}
    names = {fold(noted.name) for noted in reflection.themes}
    return [
        one for one in found(reflection, themes)
        if one.theme.id not in answered and fold(one.theme.name) not in names
    ][:MOST]  # fmt: skip


def quote(reflection: Reflection, find: Find) -> Quote:
    return Quote(reflection.id, find.question, find.start, find.end, find.text)


def _clearest(places: Iterable[Find]) -> list[Find]:
    return sorted(places, key=lambda place: -place.weight)  # else in the order of the text


def _weight(places: Iterable[Find]) -> float:
    """Each sentence counts once."""
    return sum({place.sentence: place.weight for place in places}.values())


def _first(places: list[Find], texts: list[Passage]) -> tuple[int, int]:
    order = {text.question: n for n, text in enumerate(texts)}
    return min((order[place.question], place.start) for place in places)


# What the writer says


def answer(reflection: Reflection, theme: Theme, said: ThemeAnswer, name: str = "") -> None:
    """Note yes, no, or yes by another `name` to a proposal; a later answer takes the place."""
    reflection.themes = [noted for noted in reflection.themes if noted.lexicon != theme.id]
    reflection.themes.append(NotedTheme(clean_line(name) or theme.name, theme.id, said))


def take_back(reflection: Reflection, noted: NotedTheme) -> None:
    """Forget what was said; a proposal can then be made again."""
    reflection.themes = [one for one in reflection.themes if one is not noted]


def write(reflection: Reflection, names: Iterable[str]) -> None:
    """The themes as the writer wants them, in own words: those that stay keep their origin.

    What was said no to stays a no, unless it is named now.
    """
    wanted: dict[str, str] = {}
    for name in names:
        if line := clean_line(name):
            wanted.setdefault(fold(line), line)
    kept = [t for t in reflection.themes if t.answer == "no" and fold(t.name) not in wanted]
    before = {fold(t.name): t for t in reflection.themes}
    for key, line in wanted.items():
        old = before.get(key)
        kept.append(NotedTheme(line, old.lexicon, "yes", old.extra) if old else NotedTheme(line))
    reflection.themes = kept


def confirmed(reflection: Reflection) -> list[NotedTheme]:
    """The themes that the writer sees in it."""
    return [noted for noted in reflection.themes if noted.answer == "yes"]


def known(glances: Iterable[Glance]) -> list[str]:
    """The names of all themes noted before, the most used first, to complete a new one from.

    Of several spellings the latest holds; `glances` come newest first.
    """
    times: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for one in glances:
        for name, _lexicon, said in one.themes:
            if said == "yes":
                times[fold(name)] += 1
                spelled.setdefault(fold(name), name)
    return [spelled[key] for key, _ in sorted(times.items(), key=lambda one: (-one[1], one[0]))]
