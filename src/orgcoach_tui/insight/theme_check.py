"""What is wrong with a user's own themes: what cannot be read, and examples that come out otherwise."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from orgcoach_tui.i18n import LANGUAGES, _
from orgcoach_tui.insight.lexicon import plays, surprises
from orgcoach_tui.insight.theme_files import Problem, lexicon
from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.model import RuleSet


def check(folder: Path) -> list[Problem]:
    """Of every file in `folder`; nothing where all is well. A wrong example keeps no theme back."""
    found: dict[tuple[Path, str, str], Problem] = {}
    for language in LANGUAGES:
        themes = lexicon(language, folder)
        problems = [*themes.problems]
        for file, rules in themes.own.items():
            problems += [Problem(file, key, None, said) for key, said in _examples(rules)]
        for problem in problems:
            found.setdefault((problem.file, problem.key, problem.message), problem)
    return list(found.values())


def _examples(rules: RuleSet) -> Iterator[tuple[str, str]]:
    """The key and what is wrong, for the examples of one theme. They are counted from 1."""
    examples = cast(Compiled, rules.compiled).examples
    kinds = {(True, False): "match", (False, False): "no_match"}
    for example in surprises(rules, dict.fromkeys(rules.explained, plays)):
        key = kinds.get((example.must, example.known), "known_gaps, known_traps")
        same = [e for e in examples if (e.must, e.known) == (example.must, example.known)]
        said = {
            "match": _("in example {n} the theme is not seen"),
            "no_match": _("in example {n} the theme is seen, and should not be"),
        }.get(key, _("example {n} is no longer a known mistake"))
        yield key, said.format(n=same.index(example) + 1)
