"""Fit what rules, questions, readings and borders weigh on labelled cases; print what it is worth.

    python benchmarks/fit_rules.py             each file left out in its turn, before and after
    python benchmarks/fit_rules.py --write     weights.toml of both languages, from all files

Every number keeps its sign and stays near the one its author gave (strong regularisation): what
counts never weighs less than nothing, what does not count never more. The right role should have
the highest sum; then the borders between a role, `balanced` and `unclear` are looked for near
where they are. The same data give the same file. Needs numpy and scipy (with scikit-learn).
"""

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np

from evaluate_rules import FITTED, PROMPTS, passages, read, rule_set
from figures import macro_f1
from fit_lexical import SENTENCES, files, folds, target
from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.model import Passage, RuleSet
from orgcoach_tui.rules.suggest import places
from orgcoach_tui.rules.verdict import DEFAULTS, FIVE, NEXT, judge

LOW, HIGH = 0.5, 1.6  # times what the author gave
NEAR_RULE, NEAR_QUESTION, NEAR_READING = 20.0, 20.0, 20.0  # how strongly it is held there
SENTENCE = 0.4  # how much a sentence counts beside a case
AGAINST = ("negated", "declined", "other", "abandoned", "ironic", "asked", "past")
BORDERS = {"enough": 0.2, "ahead": 0.2, "middle": 0.1, "hat": 0.05}  # and the step they take
MOVED = 0.004  # of a case right, for each step that a border is moved

Array = np.ndarray[Any, Any]


@dataclass
class Item:
    """A text: its hits as (entry, question, reading, how much), and what it is."""

    hits: list[tuple[int, int, int, float]]
    role: str
    label: str = ""
    sentence: bool = False


@dataclass
class Fitted:
    """Times what stands there now: rules, questions, readings. `against`: what those take off."""

    rules: Array
    questions: Array
    shared: float
    against: Array


class Fitter:
    """The fit for one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.rules: RuleSet = rule_set(language, fitted=False)
        self.compiled = cast(Compiled, self.rules.compiled)
        self.prior = np.array([rule.weight for rule in self.compiled.rules])
        self.role = np.array([FIVE.index(rule.role) for rule in self.compiled.rules])
        self.number = {id(rule): n for n, rule in enumerate(self.compiled.rules)}
        self.questions = ["", *self.compiled.questions]

    def item(
        self, texts: list[Passage], role: str, label: str = "", sentence: bool = False
    ) -> Item:
        """Hits of one act add less each time, in the order of the weights they have now."""
        found: dict[tuple[str, bool], list[tuple[float, tuple[int, int, int, float]]]]
        found = defaultdict(list)
        for passage in texts:
            known = passage.question in self.compiled.questions
            question = self.questions.index(passage.question) if known else 0
            factor = passage.weight * self.compiled.questions.get(passage.question, 1.0)
            for place in places(passage, self.compiled).places:
                meant = place.reading
                reading = -1 if meant.actor == "shared" else 0
                if not meant.counts:
                    said = (meant.polarity, meant.actor, meant.reality, meant.time)
                    reading = 1 + next(n for n, name in enumerate(AGAINST) if name in said)
                entry = (self.number[id(place.rule)], question, reading, factor)
                weight = place.rule.weight * factor
                found[place.rule.act, meant.counts].append((weight, entry))
        hits = []
        for each in found.values():
            for times, (_, (rule, question, reading, factor)) in enumerate(sorted(each)[::-1]):
                hits.append((rule, question, reading, factor * NEXT**times))
        return Item(hits, role, label, sentence)

    def same(self) -> Fitted:
        return Fitted(np.ones(len(self.prior)), np.ones(len(self.questions)), 1.0, np.zeros(7))

    def fit(self, items: list[Item]) -> Fitted:
        """Rules, questions and readings, held near what they are."""
        from scipy.optimize import minimize

        use = [item for item in items if item.role and item.hits]
        rows = [(n, *hit) for n, item in enumerate(use) for hit in item.hits]
        text, rule, question, reading, much = (np.array(c) for c in zip(*rows, strict=True))
        counts = reading <= 0
        is_shared = reading == -1
        kind = np.maximum(reading - 1, 0)
        goal = np.eye(5)[[FIVE.index(item.role) for item in use]]
        important = np.array([SENTENCE if item.sentence else 1.0 for item in use])[:, None]
        r, q = len(self.prior), len(self.questions)
        column = self.role[rule]

        def loss(p: Array) -> tuple[float, Array]:
            a, b, c, against = p[:r], p[r : r + q], p[r + q], p[r + q + 1 :]
            size = self.prior[rule] * np.exp(a[rule] + b[question]) * much
            sign = np.where(counts, np.where(is_shared, np.exp(c), 1.0), -against[kind])
            scores = np.zeros((len(use), 5))
            np.add.at(scores, (text, column), size * sign)
            scores -= scores.max(axis=1, keepdims=True)
            chance = np.exp(scores)
            chance /= chance.sum(axis=1, keepdims=True)
            error = (chance - goal) * important
            slope = error[text, column] * size
            grad = np.zeros_like(p)
            np.add.at(grad, rule, slope * sign)
            np.add.at(grad, r + question, slope * sign)
            grad[r + q] = (slope * sign)[is_shared].sum()
            np.add.at(grad, r + q + 1 + kind[~counts], -slope[~counts])
            held = NEAR_RULE * (a @ a) + NEAR_QUESTION * (b @ b) + NEAR_READING * c * c
            grad[:r] += 2 * NEAR_RULE * a
            grad[r : r + q] += 2 * NEAR_QUESTION * b
            grad[r + q] += 2 * NEAR_READING * c
            grad[r + q + 1 :] += NEAR_READING
            picked = (np.log(chance + 1e-12) * goal).sum(axis=1, keepdims=True)
            return float(-(picked * important).sum() + held + NEAR_READING * against.sum()), grad

        near = (np.log(LOW), np.log(HIGH))
        # Single sentences stand in no question: how they differ from cases is no finding.
        bounds = [*[near] * r, (0.0, 0.0), *[near] * q, *[(0.0, 0.5)] * 7]
        done = minimize(loss, np.zeros(r + q + 8), jac=True, method="L-BFGS-B", bounds=bounds)
        p = done.x
        return Fitted(np.exp(p[:r]), np.exp(p[r : r + q]), float(np.exp(p[r + q])), p[r + q + 1 :])

    def scores(self, item: Item, fitted: Fitted) -> dict[str, float]:
        out = dict.fromkeys(FIVE, 0.0)
        for rule, question, reading, much in item.hits:
            sign = 1.0 if reading == 0 else fitted.shared
            if reading > 0:
                sign = -float(fitted.against[reading - 1])
            weight = self.prior[rule] * fitted.rules[rule] * fitted.questions[question] * much
            out[FIVE[self.role[rule]]] += float(weight) * sign
        return {role: max(score, 0.0) for role, score in out.items()}

    def borders(self, items: list[Item], fitted: Fitted) -> dict[str, float]:
        """The borders near those of now with which most cases are right."""
        now = {**DEFAULTS, **self.compiled.verdict}
        cases = [(self.scores(item, fitted), item.label) for item in items if item.label]

        def worth(borders: dict[str, float]) -> float:
            right = sum(judge(scores, borders).label == label for scores, label in cases)
            moved = sum(abs(borders[k] - now[k]) / step for k, step in BORDERS.items())
            return right / len(cases) - MOVED * moved

        best = dict(now)
        for _ in range(3):
            for key, step in BORDERS.items():
                tries = [{**best, key: round(now[key] + n * step, 3)} for n in range(-3, 4)]
                better = max(tries, key=worth)
                best = better if worth(better) > worth(best) else best
        return best

    def toml(self, fitted: Fitted, borders: dict[str, float]) -> str:
        names: list[str] = []
        for rule in self.compiled.rules:
            names.append(f"{rule.id}.loose" if rule.id in names else rule.id)
        tables = {
            "weights": dict(zip(names, self.prior * fitted.rules, strict=True)),
            "questions": {
                name: self.compiled.questions[name] * factor
                for name, factor in zip(self.questions, fitted.questions, strict=True) if name
            },
            "verdict": {key: borders[key] for key in BORDERS},
        }  # fmt: skip
        lines = [f'language = "{self.language}"', 'about = "Written by benchmarks/fit_rules.py."']
        for title, table in tables.items():
            lines += ["", f"[{title}]", *(f'"{k}" = {v:.2f}' for k, v in table.items())]
        lines += ["", "# Readings, not used where they stay as they are: shared "
                  f"{fitted.shared:.2f}"]  # fmt: skip
        lines += [f"# {k} {0 - v:.2f}" for k, v in zip(AGAINST, fitted.against, strict=True)]
        return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language in ("nl", "en"):
        fitter = Fitter(language)
        sentences = [
            fitter.item([Passage("", row["text"])], row["role"], sentence=True)
            for row in read(files(SENTENCES))
            if row["lang"] == language and row["counts"] and row["role"] in FIVE
        ]
        parts = [
            (name, [fitter.item(passages(c), target(c), c["label"]) for c in cases])
            for name, cases in folds(language)
        ]
        if args.write:
            every = [item for _, part in parts for item in part]
            fitted = fitter.fit([*sentences, *every])
            path = PROMPTS / language / "rules" / FITTED
            path.write_text(fitter.toml(fitted, fitter.borders(every, fitted)), "utf-8")
            continue
        now, same = {**DEFAULTS, **fitter.compiled.verdict}, fitter.same()
        for left, (name, part) in enumerate(parts):
            others = [item for n, (_, each) in enumerate(parts) if n != left for item in each]
            fitted = fitter.fit([*sentences, *others])
            whole = replace(fitted, shared=1.0, against=np.zeros(7))
            ways = {
                "as they are": (same, now),
                "rules and questions": (whole, now),
                "and readings": (fitted, now),
                "and borders": (fitted, fitter.borders(others, fitted)),
                "borders alone": (same, fitter.borders(others, same)),
            }
            for way, (weights, borders) in ways.items():
                for item in part:
                    guess = judge(fitter.scores(item, weights), borders).label
                    for group in ("all", name.split("-")[0]):
                        said[f"{group:5} {way}"].append((item.label, guess))
    for way, pairs in sorted(said.items()):
        right = sum(gold == guess for gold, guess in pairs)
        print(f"{way:28} {right}/{len(pairs)} = {right / len(pairs):.3f} "
              f"macro-F1 {macro_f1(pairs):.3f}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
