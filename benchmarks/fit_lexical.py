"""Learn what stems and pairs of stems weigh for each role; print what it is worth, or write it.

    python benchmarks/fit_lexical.py             with and without, each file left out in its turn
    python benchmarks/fit_lexical.py --write     lexical.toml of both languages, from all files

Logistic regression with strong regularisation, on sentences that count and on cases with one role.
Of the weights the largest are kept. The same data give the same file. Needs scikit-learn.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from evaluate_rules import PROMPTS, passages, read, rule_set
from figures import macro_f1
from orgcoach_tui.rules import suggest
from orgcoach_tui.rules.compile import Compiled
from orgcoach_tui.rules.lexical import features, without_wording
from orgcoach_tui.rules.model import RuleSet
from orgcoach_tui.rules.verdict import FIVE

DATA = Path(__file__).parent / "data"
CASES = ("dev-?.jsonl", "bank-cases-*.jsonl")
SENTENCES = ("dev-sentences-*.jsonl", "bank-sentences-*.jsonl")
FOLDS = 3  # of the cases that come in one file a language
LOOSE = 2.0  # C of the regression: less is stricter
CASE = 2.0  # how much a case counts beside a sentence
TIMES, OFTEN = 2, 0.3  # a stem stands in at least so many texts, and in at most this part of them
MOST = 2000  # stems and pairs that are kept

Text = tuple[frozenset[str], str, float]  # its stems, its role, how much it counts
Weights = dict[str, list[float]]


def stems(texts: Sequence[str], language: str) -> frozenset[str]:
    return frozenset(f.name for text in texts for f in features(text, language))


def target(case: dict[str, Any]) -> str:
    """The role that a case is of; empty for one of several hats, or of none."""
    if case["label"] == "balanced":
        return "middle" if case.get("balance") == "between" else ""
    return case["label"] if case["label"] in FIVE else ""


def of_case(case: dict[str, Any]) -> list[Text]:
    """A case as a whole, and each of the places that its annotator pointed at."""
    texts = [passage.text for passage in passages(case) if passage.weight == 1]
    places = [(stems([text], case["lang"]), target(case), 1.0) for text in case["evidence"]]
    return [(stems(texts, case["lang"]), target(case), CASE), *places]


def learn(texts: Sequence[Text]) -> Weights:
    """What each stem weighs for each role, in the order of the roles."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    texts = [text for text in texts if text[1]]
    count = Counter(name for names, _, _ in texts for name in names)
    known = sorted(n for n, times in count.items() if TIMES <= times < OFTEN * len(texts))
    number = {name: n for n, name in enumerate(known)}
    rows, columns, values = [], [], []
    for row, (names, _, _) in enumerate(texts):
        here = sorted(number[name] for name in names if name in number)
        rows += [row] * len(here)
        columns += here
        values += [max(len(here), 1) ** -0.5] * len(here)
    x = csr_matrix((values, (rows, columns)), shape=(len(texts), len(known)))
    model = LogisticRegression(C=LOOSE, max_iter=2000)
    model.fit(x, [FIVE.index(role) for _, role, _ in texts], [weight for _, _, weight in texts])
    weights = np.round(model.coef_ - model.coef_.mean(axis=0), 2)
    heavy = sorted(range(len(known)), key=lambda n: (-np.abs(weights[:, n]).max(), known[n]))
    return {known[n]: [float(w) + 0.0 for w in weights[:, n]] for n in sorted(heavy[:MOST])}


def with_weights(rules: RuleSet, weights: Weights) -> RuleSet:
    return replace(rules, compiled=replace(cast(Compiled, rules.compiled), lexicon=weights))


def files(patterns: Sequence[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(DATA.glob(pattern))]


def folds(language: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """The cases of a language, in parts that are left out one by one."""
    out = []
    for path in files(CASES):
        cases = [case for case in read([path]) if case["lang"] == language]
        times = FOLDS if path.name.startswith("bank") else 1
        out += [(path.stem, cases[n::times]) for n in range(times) if cases[n::times]]
    return out


def cross_validated(language: str, sentences: list[Text]) -> list[tuple[str, str, str, str]]:
    """Of every case: its file, its label, and what is said without and with the wording."""
    rules = without_wording(rule_set(language))
    parts = folds(language)
    out = []
    for left, (name, cases) in enumerate(parts):
        others = [
            text for n, (_, part) in enumerate(parts) if n != left for c in part for text in of_case(c)
        ]  # fmt: skip
        reader = with_weights(rules, learn([*sentences, *others]))
        for case in cases:
            texts = passages(case)
            said = (suggest(texts, rules).label, suggest(texts, reader).label)
            out.append((name.split("-")[0], case["label"], *said))
    return out


def toml(language: str, weights: Weights) -> str:
    lines = [
        f'language = "{language}"',
        'about = "Learned by benchmarks/fit_lexical.py; not written by hand."',
        "",
        f"[lexical] # {', '.join(FIVE)}",
    ]
    for name, each in weights.items():
        lines.append(f'"{name}" = [{", ".join(f"{weight:.2f}" for weight in each)}]')
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows: list[tuple[str, str, str, str]] = []
    for language in ("nl", "en"):
        counting = [
            row for row in read(files(SENTENCES))
            if row["lang"] == language and row["counts"] and row["role"] in FIVE
        ]  # fmt: skip
        sentences = [(stems([row["text"]], language), row["role"], 1.0) for row in counting]
        if args.write:
            cases = [text for _, part in folds(language) for case in part for text in of_case(case)]
            path = PROMPTS / language / "rules" / "lexical.toml"
            path.write_text(toml(language, learn([*sentences, *cases])), "utf-8")
        else:
            rows += cross_validated(language, sentences)
    if args.write:
        return
    for group in ("all", *dict.fromkeys(row[0] for row in rows)):
        here = [row for row in rows if group in ("all", row[0])]
        for name, column in (("rules alone", 2), ("with the rest of the wording", 3)):
            pairs = [(row[1], row[column]) for row in here]
            right = sum(gold == guess for gold, guess in pairs)
            print(f"{group:5} {name:29} {right}/{len(here)} = {right / len(here):.3f} "
                  f"macro-F1 {macro_f1(pairs):.3f}")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
