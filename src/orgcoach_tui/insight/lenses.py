"""The chapter's lenses on what was written: each shows quotes and offers questions, and judges nothing.

A lens is a file of `prompts/<language>/lenses`: its signs, the words that show them, and what it asks.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from orgcoach_tui.guide import load
from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.model import Named
from orgcoach_tui.i18n import LANGUAGES, _, ngettext
from orgcoach_tui.insight.lexicon import Counts, File, as_rules, named, own, said, seen
from orgcoach_tui.insight.themes import Quote, passages, quote
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.rules import compile_rules, guess_language
from orgcoach_tui.rules.compile import ROLES
from orgcoach_tui.rules.finds import Find
from orgcoach_tui.rules.model import RuleSet

SHIPPED = ("heard", "offering", "activities", "steering", "values")
"""In the order in which they are offered."""

READS: Mapping[str, Counts] = {"named": named, "said": said, "own": own}

_LISTS: Mapping[str, Callable[[str], list[Named]]] = {
    "clients": load.clients, "values": load.values,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """What a lens looks for, and a question that may be asked about it."""

    id: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Lens:
    """A way of looking. `answers`: the questions it reads, all where empty, but for those of `skip`.

    `missing` is the word before what was not seen, where that tells anything. With `open_list`, the
    signs are a list that is never complete: what was not named is worth a question.
    """

    id: str
    title: str
    about: str
    reads: str
    signs: tuple[Sign, ...]
    questions: tuple[str, ...]
    answers: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    missing: str = ""
    open_list: bool = False
    shown: bool = True

    def takes(self, question: str) -> bool:
        """Whether it reads the answer to `question`."""
        return question not in self.skip and (not self.answers or question in self.answers)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign that was seen, with where."""

    sign: Sign
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a lens shows of `texts` reflections, the most seen first, and the questions it offers.

    `missing` holds the signs that nothing showed; not seen is not the same as not there.
    """

    lens: Lens
    texts: int
    seen: tuple[Seen, ...]
    missing: tuple[Sign, ...]
    questions: tuple[str, ...]

    @property
    def said(self) -> str:
        """The same as text, without any quote."""
        if not self.texts:
            return _("There is no answer here to look at in this way.")
        if not self.seen and not self.lens.open_list:
            return _("None of this was seen in these words.")
        parts = [_places(one) for one in self.seen]
        if self.missing and self.lens.missing:
            names = ", ".join(sign.name for sign in self.missing)
            parts.append(f"{self.lens.missing}: {names}")
        return ". ".join(parts) + "."


def lenses(language: str) -> list[Lens]:
    """The shipped lenses that are shown."""
    return [lens for lens in _lenses(_known(language)) if lens.shown]


def look(reflections: Iterable[Reflection], language: str) -> list[Result]:
    """What every lens shows of `reflections`, each read in its own language, said in `language`."""
    shown = {lens.id: lens for lens in lenses(language)}
    places: dict[str, dict[str, list[Quote]]] = {id_: {} for id_ in shown}
    texts = dict.fromkeys(shown, 0)

    def counts(find: Find) -> bool:
        lens = shown.get(find.rule.partition(".")[0])
        return lens is not None and lens.takes(find.question) and READS[lens.reads](find)

    for reflection in reflections:
        answers = passages(reflection)
        for lens in shown.values():
            texts[lens.id] += any(lens.takes(one.question) for one in answers)
        if answers:
            written = guess_language("\n".join(one.text for one in answers))
            for rule, finds in seen(answers, _rules(written), counts).items():
                id_, _dot, sign = rule.partition(".")
                here = places[id_].setdefault(sign, [])
                here += [quote(reflection, find) for find in _once(finds)]
    return [_result(lens, texts[lens.id], places[lens.id]) for lens in shown.values()]


def _result(lens: Lens, texts: int, places: Mapping[str, list[Quote]]) -> Result:
    found = [Seen(sign, tuple(places[sign.id])) for sign in lens.signs if sign.id in places]
    found.sort(key=lambda one: -len(one.quotes))
    missing = tuple(sign for sign in lens.signs if sign.id not in places) if texts else ()
    # Of a list, what is missing is worth a question; else what was seen.
    about = missing if lens.open_list else tuple(one.sign for one in found)
    questions = (*lens.questions, *(sign.question for sign in about if sign.question))
    return Result(lens, texts, tuple(found), missing, questions if texts else ())


def _once(finds: Iterable[Find]) -> Iterable[Find]:
    """The first of each sentence: saying it twice in one breath is one place."""
    first: dict[int, Find] = {}
    for find in finds:
        first.setdefault(find.sentence, find)
    return first.values()


def _places(one: Seen) -> str:
    number = len(one.quotes)
    words = ngettext("{name}: one place", "{name}: {n} places", number)
    return words.format(name=one.sign.name, n=number)


# From the files


def files(language: str) -> list[tuple[str, dict[str, Any]]]:
    """The files of the lenses as data, by name."""
    import tomllib

    folder = prompts() / language / "lenses"
    return [(name, tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))) for name in SHIPPED]


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"


@cache
def _lenses(language: str) -> tuple[Lens, ...]:
    return tuple(_lens(language, data) for _name, data in files(language))


def _lens(language: str, data: Mapping[str, Any]) -> Lens:
    listed = {one.id: one for one in _LISTS[data["list"]](language)} if "list" in data else {}
    signs = []
    for sign in data["sign"]:
        entry = listed.get(sign["id"])
        signs.append(
            Sign(sign["id"], entry.name, entry.question) if entry
            else Sign(sign["id"], sign["name"], sign.get("question", ""))
        )  # fmt: skip
    return Lens(
        data["id"], data["title"], data["about"], data["reads"], tuple(signs),
        tuple(data.get("open_questions", ())), tuple(data.get("answers", ())),
        tuple(data.get("skip", ())), data.get("missing", ""), "list" in data,
        data.get("shown", True) is True,
    )  # fmt: skip


@cache
def _rules(language: str) -> RuleSet:
    """The words of all lenses, compiled together: each is read once, whichever lens looks."""
    return compile_rules(language, [*shared(language), *rules_of(files(language))])


def rules_of(found: Iterable[tuple[str, dict[str, Any]]]) -> list[File]:
    """The files of lenses for the engine. Who acts matters, unless naming is enough.

    A sign is called "lens.sign". The engine wants a role of every rule: here it only keeps lenses
    apart, which may share a pattern.
    """
    made: list[File] = []
    for (name, data), role in zip(found, ROLES, strict=True):
        signs = [sign | {"id": f"{name}.{sign['id']}"} for sign in data["sign"]]
        _name, rules = as_rules((name, data), signs, writer=data["reads"] != "named")
        made.append((name, {**rules, "role": role}))
    return made


def shared(language: str) -> list[File]:
    """How the words around a find say how it is meant: that of the roles' rules."""
    kept = ("cue", "classes", "verbs", "mask")
    return [
        (name, {key: data[key] for key in kept if key in data})
        for name, data in load.rule_files(language)
        if name in ("readings", "classes")
    ]
