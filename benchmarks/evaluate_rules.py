"""How well the rules follow the guide of the annotators, on labelled cases and sentences.

    python benchmarks/evaluate_rules.py benchmarks/data/dev-*.jsonl          cases
    python benchmarks/evaluate_rules.py --sentences FILE.jsonl…              single sentences
    … --misses ROLE        what no rule of the right role saw      --wrong   cases labelled otherwise
    … --baseline           beside ours, TF-IDF with logistic regression trained on --train
    … --predictions FILE   what was said of every case or sentence, as JSON Lines

Between square brackets: where a figure lies in 95 of 100 resampled sets of these very cases.
The cases are constructed texts: figures say how well rules follow the guide, not how they do in
somebody's practice.
"""

import argparse
import json
import sys
import tomllib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from figures import LABELS, macro_f1, plain_reader, share, shown
from orgcoach_tui.rules import compile_rules, suggest
from orgcoach_tui.rules.lexical import without_wording
from orgcoach_tui.rules.model import Evidence, Passage, RuleSet, Suggestion

PROMPTS = Path(__file__).parents[1] / "prompts"
DATA = Path(__file__).parent / "data"
ROLES = LABELS[:4]
SPAN = 25  # words: a longer place shows nothing
FITTED = "weights.toml"  # what fit_rules.py writes


def rule_set(language: str, fitted: bool = True) -> RuleSet:
    """The shipped rules of `language`, with fitted weights or with their authors’ own."""
    files = sorted((PROMPTS / language / "rules").glob("*.toml"))
    if not fitted:
        files = [file for file in files if file.name != FITTED]
    return compile_rules(language, [(f.name, tomllib.loads(f.read_text("utf-8"))) for f in files])


def read(paths: list[Path]) -> list[dict]:
    return [json.loads(line) for p in paths for line in p.read_text("utf-8").splitlines() if line]


@cache
def weights(language: str) -> dict[str, float]:
    """How the assignment lets its answers be read: in full, lightly, or not."""
    guide = tomllib.loads((PROMPTS / language / "guides" / "assignment.toml").read_text("utf-8"))
    reading = {"full": 1.0, "light": 0.5, "off": 0.0}
    return {q["key"]: reading[q.get("mirror", "full")] for q in guide["questions"]}


def passages(case: dict) -> list[Passage]:
    """The answers of a case, as the mirror reads them."""
    known = weights(case["lang"])
    return [Passage(key, text, known.get(key, 1.0)) for key, text in case["answers"].items()]


def overlaps(found: Evidence, case: dict, text: str) -> bool:
    at = case["answers"].get(found.question, "").find(text)
    return at >= 0 and found.start < at + len(text) and at < found.end


def report_cases(cases: list[dict], rules: dict[str, RuleSet], args: argparse.Namespace) -> None:
    results: list[tuple[dict, Suggestion]] = [
        (c, suggest(passages(c), rules[c["lang"]])) for c in cases
    ]
    pairs = [(c["label"], s.label) for c, s in results]
    right = [gold == guess for gold, guess in pairs]
    print(f"n={len(cases)} accuracy {shown(right, share)} macro-F1 {shown(pairs, macro_f1)}")
    if args.baseline:
        beside(cases, right, args.train)
    groups: dict[str, list[bool]] = defaultdict(list)
    for (case, _), ok in zip(results, right, strict=True):
        groups["lang " + case["lang"]].append(ok)
        groups["label " + case["label"]].append(ok)
        for tag in case["tags"]:
            groups["tag " + tag].append(ok)
    for strength in ("faint", "likely", "clear"):  # stronger words have to be right more often
        ok_then = [ok for (_, s), ok in zip(results, right, strict=True) if s.strength == strength]
        if ok_then:
            print(f"  says {strength:21} {shown(ok_then, share)}  of {len(ok_then)}")
    for name, values in sorted(groups.items()):
        print(f"  {name:26} {shown(values, share)}  of {len(values)}")
    print("gold \\ guess   " + " ".join(label[:8].rjust(9) for label in LABELS))
    confusion = Counter(pairs)
    for label in LABELS:
        row = " ".join(str(confusion[label, g]).rjust(9) for g in LABELS)
        print(label.ljust(15), row)
    write(args.predictions, [said(case, found) for case, found in results])
    seen = total = 0
    top: list[bool] = []
    told: list[bool] = []
    for case, found in results:
        balance = case.get("balance") or ("hats" if case["label"] == "balanced" else "")
        for text in case["evidence"]:
            total += 1
            ok = any(
                overlaps(e, case, text)
                and (e.role == case["label"] or (case["label"] == "balanced"
                     and (e.role == "middle") == (balance == "between")))
                for e in found.evidence
            )  # fmt: skip
            seen += ok
            if not ok and args.misses and args.misses in (case["label"], balance):
                print("MISS", case["id"], "|", text)
        if case["label"] in ROLES and found.label == case["label"]:
            spans = [e for e in found.evidence if len(e.text.split()) <= SPAN]
            five = [e for e in spans if e.role == case["label"]][:5]
            top.append(any(overlaps(e, case, t) for e in five for t in case["evidence"]))
        if case["label"] == "balanced":
            told.append(found.balance == balance)
        if args.wrong and found.label != case["label"]:
            scores = " ".join(f"{k[:5]} {v:.1f}" for k, v in found.scores.items())
            print(
                f"WRONG {case['id']} {case['label']}/{balance} -> {found.label}/{found.balance} {scores}"
            )
            for e in found.evidence:
                print(f"      {e.role[:6]} {e.weight:.2f} {e.rule}: {e.text!r}")
    print(f"evidence overlapped by the right role: {seen}/{total} = {seen / max(total, 1):.2f}")
    if top:
        print(f"right cases with a top-five span on it: {shown(top, share)} of {len(top)}")
    if told:
        print(f"between and hats told apart: {shown(told, share)} of {len(told)}")


def beside(cases: list[dict], right: list[bool], train: list[Path]) -> None:
    """How a plain reader does on the same cases, and how much ours is ahead of it."""
    theirs = plain_reader(read(train), cases)
    pairs = [(c["label"], guess) for c, guess in zip(cases, theirs, strict=True)]
    ok = [gold == guess for gold, guess in pairs]
    print(f"TF-IDF   accuracy {shown(ok, share)} macro-F1 {shown(pairs, macro_f1)}")
    ahead = [a - b for a, b in zip(right, ok, strict=True)]
    print(f"ours ahead, paired: {shown(ahead, lambda each: sum(each) / len(each))}")


def said(case: dict, found: Suggestion) -> dict:
    """A line of the predictions."""
    return {
        "id": case.get("id"), "label": case["label"], "said": found.label,
        "balance": found.balance, "strength": found.strength,
        "scores": {role: round(score, 3) for role, score in found.scores.items()},
        "evidence": [spot(e) for e in found.evidence], "against": [spot(e) for e in found.against],
        "lexical": [(one.role, round(one.weight, 3), one.words) for one in found.lexical],
    }  # fmt: skip


def spot(found: Evidence) -> dict:
    return {"question": found.question, "start": found.start, "end": found.end, "text": found.text,
            "role": found.role, "rule": found.rule, "weight": round(found.weight, 3)}  # fmt: skip


def write(path: Path | None, rows: list[dict]) -> None:
    if path:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        path.write_text("".join(lines), "utf-8")


def report_sentences(rows: list[dict], rules: dict[str, RuleSet], args: argparse.Namespace) -> None:
    tally: dict[str, Counter] = defaultdict(Counter)
    results = [suggest([Passage("", row["text"])], rules[row["lang"]]) for row in rows]
    write(
        args.predictions,
        [
            {"id": row.get("id"), "role": row["role"], "counts": row["counts"],
             "evidence": [spot(e) for e in found.evidence]}
            for row, found in zip(rows, results, strict=True)
        ],
    )  # fmt: skip
    groups: dict[str, list[bool]] = defaultdict(list)
    for row, found in zip(rows, results, strict=True):
        roles = {e.role for e in found.evidence}
        if row["counts"]:
            groups["counts, and gives its role"].append(row["role"] in roles)
            groups["counts, and gives another"].append(bool(roles - {row["role"]}))
        else:
            groups["does not count, and gives any"].append(bool(roles))
        hit = row["role"] in roles
        wrong = bool(roles - {row["role"]})
        for name in (
            "all",
            "lang " + row["lang"],
            "reading " + row["reading"],
            "role " + row["role"],
        ):
            kind = "counts" if row["counts"] else "not"
            tally[f"{kind:6} {name}"].update(n=1, hit=hit, wrong=wrong, any=bool(roles))
        show = f"{row['role']:14} {row['reading']:12} {row['text']}"
        seen = "; ".join(f"{e.rule} {e.text!r}" for e in found.evidence)
        if args.misses and row["counts"] and args.misses in (row["role"], "all") and not hit:
            print("MISS", show, "|", seen)
        if args.wrong and ((row["counts"] and wrong) or (not row["counts"] and roles)):
            print("WRONG", show, "|", seen)
    for name, values in groups.items():
        print(f"{name:30} {shown(values, share)} of {len(values)}")
    print("                                    n  right role  another role")
    for name, c in sorted(tally.items()):
        first = c["hit"] if name.startswith("counts") else c["any"]
        print(f"{name:32} {c['n']:4}   {first / c['n']:8.2f}  {c['wrong'] / c['n']:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sentences", action="store_true")
    parser.add_argument("--misses", default="")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--part", default="", help="sentences only: seen or kept (every third)")
    parser.add_argument("--lang", default="")
    parser.add_argument("--baseline", action="store_true")
    parser.add_argument("--train", nargs="*", type=Path, default=sorted(DATA.glob("dev-?.jsonl")))
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--no-wording", action="store_true", help="by the rules alone")
    args = parser.parse_args()
    rules = {language: rule_set(language) for language in ("nl", "en")}
    if args.no_wording:
        rules = {language: without_wording(each) for language, each in rules.items()}
    rows = read(args.files)
    if args.part:
        rows = [r for n, r in enumerate(rows) if (n % 3 == 2) == (args.part == "kept")]
    rows = [r for r in rows if args.lang in ("", r["lang"])]
    (report_sentences if args.sentences else report_cases)(rows, rules, args)


if __name__ == "__main__":
    sys.exit(main())
