"""Fit the weight of every rule on labelled cases and sentences; print what it is worth, or write it.

    python benchmarks/fit_rules.py                cross-validated, before and after
    python benchmarks/fit_rules.py --write        the weights of all of them to weights.toml

Every weight keeps its sign and stays near the one its author gave (strong regularisation): the
score of a role is a weighted sum of what was seen, and the right role should have the highest.
The same data give the same file. Needs numpy.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from evaluate_rules import PROMPTS, passages, rule_set
from figures import macro_f1
from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.model import Passage, RuleSet
from orgcoach_tui.rules.suggest import places
from orgcoach_tui.rules.verdict import FIVE, NEXT, judge

DATA = Path(__file__).parent / "data"
PULL = 100.0  # towards the author's weight
LOW, HIGH = 0.25, 2.0  # times the author's weight
SENTENCE = 0.4  # how much a sentence counts beside a case
STEPS, RATE = 400, 0.005

Item = dict[str, Any]


def keys(compiled: Compiled) -> list[str]:
    """A name for every entry: a rule, and `rule.loose` for its looser patterns."""
    names: list[str] = []
    for rule in compiled.rules:
        names.append(f"{rule.id}.loose" if rule.id in names else rule.id)
    return names


def seen(texts: list[Passage], rules: RuleSet) -> dict[int, float]:
    """How much of each entry stands in the texts, before its weight."""
    compiled: Compiled = rules.compiled  # type: ignore[assignment]
    number = {id(rule): n for n, rule in enumerate(compiled.rules)}
    found: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for passage in texts:
        factor = passage.weight * compiled.questions.get(passage.question, 1.0)
        for place in places(passage, compiled).places:
            if place.reading.counts:
                entry = (place.rule.weight * factor, factor, number[id(place.rule)])
                found[place.rule.act].append(entry)
    out: dict[int, float] = defaultdict(float)
    for hits in found.values():
        for times, (_, factor, n) in enumerate(sorted(hits, reverse=True)):
            out[n] += factor * NEXT**times
    return out


def items(language: str, rules: RuleSet) -> list[Item]:
    """All labelled cases and counting sentences of a language, as what was seen in them."""
    out: list[Item] = []
    for path in sorted(DATA.glob("dev-?.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            if case["lang"] != language:
                continue
            balance = case.get("balance") or "hats"
            target = {"unclear": "", "balanced": "middle" if balance == "between" else ""}
            out.append(
                {"x": seen(passages(case), rules), "label": case["label"], "case": True,
                 "target": target.get(case["label"], case["label"])}
            )  # fmt: skip
    for path in sorted(DATA.glob(f"dev-sentences-{language}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["counts"]:
                x = seen([Passage("", row["text"])], rules)
                out.append({"x": x, "label": "", "case": False, "target": row["role"]})
    return out


def fit(data: list[Item], prior: np.ndarray, roles: np.ndarray) -> np.ndarray:
    """The weights that rank the right role first, pulled to the prior ones."""
    use = [d for d in data if d["target"] and d["x"]]
    x = np.zeros((len(use), len(prior)))
    for row, item in enumerate(use):
        for n, value in item["x"].items():
            x[row, n] = value
    target = np.eye(5)[[FIVE.index(d["target"]) for d in use]]
    importance = np.array([1.0 if d["case"] else SENTENCE for d in use])[:, None]
    member = np.eye(5)[roles]  # entry -> role
    ratio = np.ones(len(prior))
    for _ in range(STEPS):
        scores = (x * (prior * ratio)) @ member
        scores -= scores.max(axis=1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        error = (chance - target) * importance
        slope = ((error @ member.T) * x).sum(axis=0) * prior + PULL * (ratio - 1)
        ratio = np.clip(ratio - RATE * slope, LOW, HIGH)
    return np.round(prior * ratio, 2)


def label(item: Item, weights: np.ndarray, roles: np.ndarray, settings: dict[str, float]) -> str:
    scores = dict.fromkeys(FIVE, 0.0)
    for n, value in item["x"].items():
        scores[FIVE[roles[n]]] += value * weights[n]
    return judge(scores, settings).label


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    before: list[str] = []
    after: list[str] = []
    gold: list[str] = []
    for language in ("nl", "en"):
        rules = rule_set(language, fitted=False)
        compiled: Compiled = rules.compiled  # type: ignore[assignment]
        prior = np.array([r.weight for r in compiled.rules])
        roles = np.array([FIVE.index(r.role) for r in compiled.rules])
        data = items(language, rules)
        for fold in range(5):
            kept = [d for n, d in enumerate(data) if n % 5 == fold and d["case"]]
            weights = fit([d for n, d in enumerate(data) if n % 5 != fold], prior, roles)
            gold += [d["label"] for d in kept]
            before += [label(d, prior, roles, compiled.verdict) for d in kept]
            after += [label(d, weights, roles, compiled.verdict) for d in kept]
        if args.write:
            weights = fit(data, prior, roles)
            lines = [f'"{key}" = {w:.2f}' for key, w in zip(keys(compiled), weights, strict=True)]
            text = f'language = "{language}"\nabout = "Written by benchmarks/fit_rules.py."\n\n[weights]\n'
            path = PROMPTS / language / "rules" / "weights.toml"
            path.write_text(text + "\n".join(lines) + "\n", "utf-8")
    for name, guess in (("the authors' weights", before), ("fitted, cross-validated", after)):
        right = sum(g == p for g, p in zip(gold, guess, strict=True))
        f1 = macro_f1(list(zip(gold, guess, strict=True)))
        print(f"{name}: n={len(gold)} accuracy {right / len(gold):.3f} macro-F1 {f1:.3f}")


if __name__ == "__main__":
    sys.exit(main())
