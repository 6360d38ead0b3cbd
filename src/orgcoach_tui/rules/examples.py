"""The rules’ own tests: the examples that stand in the rule files."""

from typing import cast

from orgcoach_tui.rules.clauses import takes
from orgcoach_tui.rules.compile import Compiled, Example
from orgcoach_tui.rules.model import RuleSet
from orgcoach_tui.rules.readings import Scopes


def counting(text: str, rules: RuleSet) -> set[str]:
    """The rules that count somewhere in `text`, also where a better hit would cover theirs."""
    compiled = cast(Compiled, rules.compiled)
    found: set[str] = set()
    for sentence in compiled.matcher.sentences(text):
        scopes = Scopes(sentence, compiled)
        for number, words in sentence.rules:
            rule = compiled.rules[number]
            start, end = min(words)[0], max(e for _, e in words)
            if not takes(sentence.masks, start, end) and scopes.read(rule, start, end).counts:
                found.add(rule.id)
    return found


def surprises(rules: RuleSet) -> list[Example]:
    """The examples that come out otherwise than their rule file says."""
    compiled = cast(Compiled, rules.compiled)
    return [
        example
        for example in compiled.examples
        if (example.rule in counting(example.text, rules)) != (example.must ^ example.known)
    ]
