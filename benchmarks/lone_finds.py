"""What a find is worth in a sentence by itself: beside others or alone, per rule, and per border.

    python benchmarks/lone_finds.py                 the rules as they are
    python benchmarks/lone_finds.py --prompts DIR   older rules, as with `git archive 900b3fe prompts`

The first figures say how often a sentence is right that a rule finds something in, by the rules
alone. Then the rules that are right too seldom; their figures are drawn to the mean, as few
sentences tell little. Then, for a border as `lone` in rules/verdict.py is one, what the sentences
give: the weights of the wording come from the other writers, never from the writer of a sentence.
Rules that were written with these sentences are right here more often than elsewhere; rules from
before the bank show what a border does on texts of others. Needs scikit-learn.
"""

import argparse
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from evaluate_rules import PROMPTS, read
from fit_lexical import files, learn, of_case, stems, target, with_weights
from orgcoach_tui.rules import compile_rules, suggest
from orgcoach_tui.rules.lexical import without_wording
from orgcoach_tui.rules.model import Evidence, Passage, RuleSet
from orgcoach_tui.rules.verdict import FIVE

SENTENCES, CASES = ("bank-sentences-*.jsonl",), ("dev-?.jsonl", "bank-cases-*.jsonl")
ALL = ("dev-sentences-*.jsonl", *SENTENCES)
BORDERS = (0.0, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
DRAWN = 4  # sentences as good as the mean, that every rule is given beside its own
LEAST = 0.6  # below this a rule is named


def writer(row: dict[str, Any]) -> str:
    """Who wrote it: `b-nl-a-0001` and `bc-nl-a-001` are by *a*; practice texts by none of them."""
    parts = row["id"].split("-")
    return parts[2] if parts[0] in ("b", "bc") else ""


def found(row: dict[str, Any], rules: RuleSet) -> tuple[Evidence, ...]:
    return suggest([Passage("", row["text"])], rules).evidence


def right(row: dict[str, Any], evidence: tuple[Evidence, ...]) -> bool:
    return row["counts"] and {e.role for e in evidence} == {row["role"]}


def per_rule(rows: list[dict[str, Any]], rules: dict[str, RuleSet]) -> None:
    tally: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        here = found(row, without_wording(rules[row["lang"]]))
        if here:
            ok = right(row, here)
            tally["alone" if len(here) == 1 else "beside others"].append(ok)
            for rule in {e.rule for e in here}:
                tally[f"{row['lang']} {rule}"].append(ok)
    for name in ("alone", "beside others"):
        print(f"{name:14} right {sum(tally[name])} of {len(tally[name])}"
              f" = {sum(tally[name]) / len(tally[name]):.3f}")  # fmt: skip
    mean = sum(tally["alone"]) / len(tally["alone"])
    for name, values in sorted(tally.items()):
        share = (sum(values) + DRAWN * mean) / (len(values) + DRAWN)
        if share < LEAST:
            print(
                f"  {name:32} right {sum(values)} of {len(values)}, drawn to the mean {share:.2f}"
            )


def readers(language: str, rules: RuleSet, who: set[str]) -> dict[str, RuleSet]:
    """For every writer, the rules with what the others’ wording weighs."""
    rows = [r for r in read(files(ALL)) if r["lang"] == language and r["counts"]]
    cases = [c for c in read(files(CASES)) if c["lang"] == language and target(c)]
    out = {}
    for left in sorted(who):
        texts = [
            (stems([r["text"]], language), r["role"], 1.0) for r in rows
            if writer(r) != left and r["role"] in FIVE
        ]  # fmt: skip
        texts += [text for case in cases if writer(case) != left for text in of_case(case)]
        out[left] = with_weights(rules, learn(texts))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--prompts", type=Path, default=PROMPTS)
    args = parser.parse_args()
    rules = {}
    for language in ("nl", "en"):
        parsed = [
            (f.name, tomllib.loads(f.read_text("utf-8")))
            for f in sorted((args.prompts / language / "rules").glob("*.toml"))
        ]
        rules[language] = compile_rules(language, parsed)
    rows = read(files(SENTENCES))
    per_rule(rows, rules)
    by = {
        language: readers(
            language, rules[language], {writer(r) for r in rows if r["lang"] == language}
        )
        for language in ("nl", "en")
    }
    for border in BORDERS:
        tally: Counter[str] = Counter()
        for row in rows:
            reader = by[row["lang"]][writer(row)]
            reader.compiled.verdict["lone"] = border  # type: ignore[attr-defined]
            roles = {e.role for e in found(row, reader)}
            kind = "counts" if row["counts"] else "not"
            tally.update({kind: 1, f"{kind} any": bool(roles)})
            tally.update(hit=row["counts"] and row["role"] in roles)
            tally.update(other=row["counts"] and bool(roles - {row["role"]}))
        print(f"border {border:.1f}  right role {tally['hit'] / tally['counts']:.3f}"
              f"  another {tally['other'] / tally['counts']:.3f}"
              f"  does not count, yet gives {tally['not any'] / tally['not']:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
