"""The lexicon of themes: the shipped ones of a language, and the user's own beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.i18n import LANGUAGES, _
from orgcoach_tui.insight.lexicon import SIGN, as_rules
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.shape import ID
from orgcoach_tui.rules import RuleError, compile_rules
from orgcoach_tui.rules.model import RuleSet
from orgcoach_tui.text import clean_line, fold

MOST_BYTES = 100_000
KEYS = frozenset(
    (*SIGN, "id", "name", "about", "shown", "measured", "language", "mask", "classes", "verbs")
)
READINGS = "readings"  # the file that the themes of a language share


@dataclass(frozen=True, slots=True)
class Theme:
    """What is proposed: a name that the coach may change, and what it covers."""

    id: str
    name: str
    about: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a user's own theme; `key` is empty for the file as a whole."""

    file: Path
    key: str
    line: int | None
    message: str


@dataclass(frozen=True)
class Lexicon:
    """The themes of a language. Of two with one id, the one that is read later holds."""

    language: str
    themes: Mapping[str, Theme]
    rules: tuple[RuleSet, ...]
    problems: tuple[Problem, ...] = field(default=())
    own: Mapping[Path, RuleSet] = field(default_factory=dict)  # those of the user's files


def lexicon(language: str, own: Path | None = None) -> Lexicon:
    """The shipped themes of `language`, and those in the folder `own` as far as they can be used."""
    shipped = _shipped(language if language in LANGUAGES else "en")
    themes, problems = dict(shipped.themes), []
    rules: dict[Path, RuleSet] = {}
    for file in _files(own):
        try:
            theme, found = _own(shipped.language, file)
        except _Wrong as wrong:
            problems.append(Problem(file, wrong.key, wrong.line, wrong.message))
            continue
        if found:
            themes[theme.id] = theme
            rules[file] = found
    every = (*shipped.rules, *rules.values())
    return Lexicon(shipped.language, themes, every, tuple(problems), rules)


def files(language: str) -> list[tuple[str, dict[str, Any]]]:
    """The shipped files of a language as data, by name."""
    folder = prompts() / language / "themes"
    return [(file.stem, _parsed(file.read_text("utf-8"))) for file in sorted(folder.glob("*.toml"))]


@cache
def by_name() -> Mapping[str, str]:
    """The ids of the shipped themes by what they are called in each language, folded."""
    return {
        fold(data["name"]): data["id"]
        for language in LANGUAGES
        for name, data in files(language)
        if name != READINGS
    }


@cache
def called(id_: str, language: str) -> str:
    """The name of a shipped theme in `language`; empty where there is none."""
    names = (data["name"] for _name, data in files(language) if data.get("id") == id_)
    return next(names, "")


@cache
def _shipped(language: str) -> Lexicon:
    found = files(language)
    themes = [_theme(data) for name, data in found if name != READINGS]
    rules = compile_rules(
        language, [as_rules(one, [one[1]] if one[0] != READINGS else []) for one in found]
    )
    return Lexicon(language, {theme.id: theme for theme in themes}, (rules,))


class _Wrong(Exception):  # noqa: N818 - it is no error of the program
    def __init__(self, key: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.key, self.message, self.line = key, message, line


def _files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        names = sorted(folder.iterdir())
    except OSError:  # few people have themes of their own
        return []
    # The second ending is what Windows makes of a name when it hides the first.
    return [
        f for f in names if f.name.lower().endswith((".toml", ".toml.txt")) and f.name[0] != "."
    ]


def _own(language: str, file: Path) -> tuple[Theme, RuleSet | None]:
    """The theme in `file`, and its rules; None where it is of another language."""
    try:
        content = file.read_bytes()
        if len(content) > MOST_BYTES:
            raise _Wrong("", _("This file is too large to be a theme."))
        data = toml.parse(toml.decode(content))
    except OSError:
        raise _Wrong("", _("This file cannot be read.")) from None
    except Damaged as damaged:
        problem = damaged.problem
        raise _Wrong("", problem.what, problem.line) from None
    _check(data)
    theme = _theme(data)
    if data.get("language", language) != language:
        return theme, None
    try:
        return theme, compiled(language, file.name, toml.decode(content))
    except RuleError as wrong:
        key = wrong.key
    raise _Wrong(key, _unreadable(language, data, key))


def _unreadable(language: str, data: Mapping[str, Any], key: str) -> str:
    """What is wrong under `key`, as far as it can be said; which pattern, by trying each alone."""
    patterns = data.get(key)
    if key in ("patterns", "loose") and isinstance(patterns, list):
        for number, pattern in enumerate(patterns, 1):
            alone = {**data, "patterns": [pattern], "loose": ["x"], "match": [], "no_match": []}
            try:
                _compile(language, "", alone)
            except RuleError:
                what = _(
                    "number {n} cannot be read as a pattern; see the page of the mirror’s rules"
                )
                return what.format(n=number)
    return _("this is not in the form that the page about themes shows")


def _check(data: Mapping[str, Any]) -> None:
    for key in data:
        if key not in KEYS:
            raise _Wrong(key, _("This key is not known here. Is it spelled right?"))
    for key in ("id", "name", "patterns"):
        if not data.get(key):
            raise _Wrong(key, _("the key ‘{key}’ is missing").format(key=key))
    for key in ("id", "name"):
        if not isinstance(data[key], str):
            what = _("‘{key}’ has to be text in quotation marks")
            raise _Wrong(key, what.format(key=key))
    if not ID.fullmatch(data["id"]):
        what = _("‘{key}’ may hold letters, digits, - and _ only")
        raise _Wrong("id", what.format(key="id"))


@lru_cache(maxsize=64)
def compiled(language: str, name: str, text: str) -> RuleSet:
    """The rules of one theme's file. RuleError where it cannot be read."""
    return _compile(language, name, _parsed(text))


def _compile(language: str, name: str, data: Mapping[str, Any]) -> RuleSet:
    shared = next(one for one in files(language) if one[0] == READINGS)
    return compile_rules(language, [as_rules(shared, []), as_rules((name, data), [data])])


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


def _theme(data: Mapping[str, Any]) -> Theme:
    return Theme(
        id=data["id"],
        name=clean_line(data["name"]),
        about=clean_line(str(data.get("about", ""))),
        shown=data.get("shown", True) is True,
    )
