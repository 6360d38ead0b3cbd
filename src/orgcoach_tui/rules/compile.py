"""Rule files (parsed TOML) into a RuleSet, and every way in which they can be wrong."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from orgcoach_tui.rules.checks import careless
from orgcoach_tui.rules.errors import RuleError
from orgcoach_tui.rules.matcher import Matcher
from orgcoach_tui.rules.model import Explained, Role, RuleSet
from orgcoach_tui.rules.tables import WIDTH, Tables

ROLES = ("coach", "trainer", "adviser", "change_manager", "middle")
READS = (
    "negated", "declined", "other", "abandoned", "ironic", "past",  # what a cue says of its scope
    "stop", "break", "sub", "list", "cancel",  # where a scope ends, where a clause begins, what is no cue
    "self", "shared", "someone",  # subjects
    "article",  # may begin one: *een kantoor*, *his wife*
    "describes",  # verbs of how things are: *is*, *ligt*, *was*
    "does",  # verbs that, after somebody else, are theirs: *laat*, *krijgt*, *lets*
)  # fmt: skip

LOOSE = 0.6  # of a rule’s weight, for its looser patterns

_RULE_KEYS = {
    "id", "role", "act", "patterns", "weight", "reason", "doubt", "match", "no_match", "loose",
    "known_gaps", "known_traps", "width", "subject", "asks", "own_negation",
}  # fmt: skip
_EXAMPLES = (
    ("match", True, False),
    ("no_match", False, False),
    ("known_gaps", True, True),
    ("known_traps", False, True),
)
_CUE_FLAGS = ("back", "first", "onward", "strong")
_CUE_KEYS = {"reads", "patterns", "before", "after", "reason", *_CUE_FLAGS}
_FILE_KEYS = {"language", "about", "role", "rule", "cue", "mask", "classes", "verbs", "verdict",
              "questions", "acts", "weights", "lexical"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the matcher needs it. `any_subject`: the act is named by what others then do."""

    id: str
    role: Role
    act: str
    weight: float
    any_subject: bool = False
    asks: bool = False  # counts in a question too
    own_negation: bool = False  # its own words deny something


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say how the words around them are meant."""

    reads: str
    before: int = 0
    after: int = 0
    back: bool = False  # reaches into the sentence before, when it stands in a short one
    first: bool = False  # a subject only of what comes after it; a stop only of denials; not *ik*
    onward: bool = False  # reaches into the sentences after it, as long as they tell of then
    strong: bool = False  # mockery also where the writer acts


class Example(NamedTuple):
    """A text on which a rule must, or must not, count. `known`: it does otherwise, and we know."""

    rule: str
    must: bool
    text: str
    known: bool


@dataclass
class Compiled:
    """What `suggest` needs, built once a language."""

    language: str
    matcher: Matcher
    rules: list[Rule]
    cues: list[Cue]
    verdict: dict[str, float]
    questions: dict[str, float]
    third: frozenset[str]
    past: frozenset[str]
    lexicon: dict[str, list[float]] = field(
        default_factory=dict, repr=False
    )  # stem: what it weighs per role
    examples: list[Example] = field(default_factory=list)


def compile_rules(language: str, files: Iterable[tuple[str, Mapping[str, Any]]]) -> RuleSet:
    """The rules of `language` from its parsed files. RuleError names what is wrong, and where."""
    files = sorted(files, key=lambda pair: pair[0])
    classes: dict[str, list[str]] = {}
    table: dict[str, str] = {}
    verdict: dict[str, float] = {}
    questions: dict[str, float] = {}
    acts: dict[str, float] = {}
    weights: dict[str, float] = {}
    lexicon: dict[str, list[float]] = {}
    numbers = {"verdict": verdict, "questions": questions, "acts": acts, "weights": weights}
    for name, data in files:
        for key in data:
            if key not in _FILE_KEYS:
                raise RuleError(name, "", key, "is no part of a rule file")
        for word_class, members in _table(name, data, "classes").items():
            if word_class in classes:
                raise RuleError(name, "", f"classes.{word_class}", "is there twice")
            classes[word_class] = _texts(name, "", f"classes.{word_class}", members)
        for verb, forms in _table(name, data, "verbs").items():
            if not isinstance(forms, str):
                raise RuleError(name, "", f"verbs.{verb}", "must be its forms in one text")
            table[verb] = forms
        for stem, each in _table(name, data, "lexical").items():
            if not isinstance(each, list) or len(each) != len(ROLES):
                raise RuleError(name, "", f"lexical.{stem}", "needs a number for each role")
            lexicon[stem] = [_number(name, "", f"lexical.{stem}", one) for one in each]
        for key, target in numbers.items():
            for entry, value in _table(name, data, key).items():
                target[entry] = _number(name, "", f"{key}.{entry}", value)
    tables = Tables(language, classes, table)
    reader = _Reader(tables, acts, weights)
    for name, data in files:
        reader.read(name, data)
    content = json.dumps([language, files], ensure_ascii=False, sort_keys=True)
    compiled = Compiled(
        language, Matcher(tables.program(reader.hits)),
        reader.rules, reader.cues, verdict, questions, frozenset(tables.third),
        frozenset(tables.past), lexicon, reader.examples,
    )  # fmt: skip
    version = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return RuleSet(language, version, reader.explained, compiled)


class _Reader:
    """Goes through the rules, cues and masks of all files."""

    def __init__(
        self, tables: Tables, acts: Mapping[str, float], weights: Mapping[str, float]
    ) -> None:
        self.tables = tables
        self.weights = weights
        self.acts = acts
        self.rules: list[Rule] = []
        self.cues: list[Cue] = []
        self.hits: dict[int, tuple[str, int]] = {}  # part -> "rule", "cue" or "mask", and which
        self.explained: dict[str, Explained] = {}
        self.examples: list[Example] = []
        self.seen: dict[tuple[str, str], str] = {}  # role and pattern -> rule

    def read(self, name: str, data: Mapping[str, Any]) -> None:
        for rule in _tables(name, data, "rule"):
            self.rule(name, str(data.get("role", "")), rule)
        for cue in _tables(name, data, "cue"):
            self.cue(name, cue)
        for mask in _tables(name, data, "mask"):
            self.patterns(name, "", mask, ("mask", 0), WIDTH)

    def rule(self, name: str, role: str, data: Mapping[str, Any]) -> None:
        ident = data.get("id")
        if not isinstance(ident, str) or not ident:
            raise RuleError(name, "?", "id", "every rule needs one")
        for key in data:
            if key not in _RULE_KEYS:
                raise RuleError(name, ident, key, "is no key of a rule")
        if ident in self.explained:
            raise RuleError(name, ident, "id", "is there twice")
        role = data.get("role", role)
        if role not in ROLES:
            raise RuleError(name, ident, "role", f"must be one of {', '.join(ROLES)}")
        act = _text(name, ident, "act", data.get("act"))
        weight = _number(name, ident, "weight", data.get("weight", self.acts.get(act, 1.0)))
        if weight <= 0:
            raise RuleError(name, ident, "weight", "must be more than nothing")
        self.explained[ident] = Explained(
            act,
            _text(name, ident, "reason", data.get("reason")),
            _text(name, ident, "doubt", data.get("doubt", "")),
        )
        subject = data.get("subject", "writer")
        if subject not in ("writer", "any"):
            raise RuleError(name, ident, "subject", "must be writer or any")
        for key, must, known in _EXAMPLES:
            for text in _texts(name, ident, key, data.get(key, [])):
                self.examples.append(Example(ident, must, text, known))
        width = int(_number(name, ident, "width", data.get("width", WIDTH)))
        if not 2 <= width <= 25:
            raise RuleError(name, ident, "width", "must lie between 2 and 25 words")
        for key, fitted, usual in (("patterns", ident, 1.0), ("loose", f"{ident}.loose", LOOSE)):
            if key == "loose" and key not in data:
                continue
            number = len(self.rules)
            self.rules.append(
                Rule(ident, cast(Role, role), act, self.weights.get(fitted, weight * usual),
                     subject == "any", data.get("asks") is True, data.get("own_negation") is True)
            )  # fmt: skip
            for pattern in self.patterns(name, ident, data, ("rule", number), width, key):
                place = (role, pattern)
                if place in self.seen:
                    there = self.seen[place]
                    raise RuleError(name, ident, key, f"“{pattern}” is in rule {there} already")
                self.seen[place] = ident

    def cue(self, name: str, data: Mapping[str, Any]) -> None:
        reads = data.get("reads")
        if reads not in READS:
            raise RuleError(name, "", "cue.reads", f"must be one of {', '.join(READS)}")
        for key in data:
            if key not in _CUE_KEYS:
                raise RuleError(name, f"cue {reads}", key, "is no key of a cue")
        before = int(_number(name, f"cue {reads}", "before", data.get("before", 0)))
        after = int(_number(name, f"cue {reads}", "after", data.get("after", 0)))
        self.cues.append(
            Cue(reads, before, after, **{key: data.get(key) is True for key in _CUE_FLAGS})
        )
        self.patterns(name, f"cue {reads}", data, ("cue", len(self.cues) - 1), WIDTH)

    def patterns(
        self, name: str, rule: str, data: Mapping[str, Any], hit: tuple[str, int], width: int,
        key: str = "patterns",
    ) -> list[str]:  # fmt: skip
        patterns = _texts(name, rule, key, data.get(key))
        if not patterns:
            raise RuleError(name, rule, key, "needs at least one")
        if len(set(patterns)) < len(patterns):
            twice = next(p for n, p in enumerate(patterns) if p in patterns[:n])
            raise RuleError(name, rule, key, f"“{twice}” is there twice already")
        part = self.tables.new_part()
        self.hits[part] = hit
        for pattern in patterns:
            try:
                careless(pattern)
                self.tables.add(pattern, part, width)
            except ValueError as wrong:
                raise RuleError(name, rule, key, str(wrong)) from None
        return patterns


def _text(name: str, rule: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise RuleError(name, rule, key, "must be a text")
    return value


def _texts(name: str, rule: str, key: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise RuleError(name, rule, key, "must be a list of texts")
    return value


def _number(name: str, rule: str, key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RuleError(name, rule, key, "must be a number")
    return float(value)


def _table(name: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise RuleError(name, "", key, "must be a table")
    return value


def _tables(name: str, data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, Mapping) for v in value):
        raise RuleError(name, "", key, f"must be written as [[{key}]]")
    return value
