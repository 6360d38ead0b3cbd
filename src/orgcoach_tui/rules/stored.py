"""Compiled rules as JSON: made when the package is built, loaded in a few milliseconds."""

import json
from dataclasses import astuple
from typing import cast

from orgcoach_tui.rules.compile import Compiled, Cue, Rule
from orgcoach_tui.rules.matcher import Matcher
from orgcoach_tui.rules.model import Explained, RuleSet
from orgcoach_tui.rules.program import program

FORMAT = 2


def dumps(rules: RuleSet, *, source: str = "") -> str:
    """`rules` as JSON, without their examples. `source` names what they were compiled from."""
    compiled = cast(Compiled, rules.compiled)
    return json.dumps(
        {
            "format": FORMAT,
            "source": source,
            "language": rules.language,
            "version": rules.version,
            "explained": {k: astuple(v) for k, v in rules.explained.items()},
            "rules": [astuple(r) for r in compiled.rules],
            "cues": [astuple(c) for c in compiled.cues],
            "verdict": compiled.verdict,
            "questions": compiled.questions,
            "lexicon": compiled.lexicon,
            "program": compiled.matcher.program.plain(),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def loads(text: str, *, source: str = "") -> RuleSet:
    """What `dumps` wrote; ValueError for anything else, or for what comes from another `source`."""
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("no compiled rules of this version")
    if source and data["source"] != source:
        raise ValueError("the rules have changed since they were compiled")
    matcher = Matcher(program(data["program"]))
    return RuleSet(
        data["language"],
        data["version"],
        {k: Explained(*v) for k, v in data["explained"].items()},
        Compiled(
            data["language"],
            matcher,
            [Rule(*r) for r in data["rules"]],
            [Cue(*c) for c in data["cues"]],
            data["verdict"],
            data["questions"],
            frozenset(matcher.program.third),
            frozenset(matcher.program.past),
            data["lexicon"],
        ),
    )
