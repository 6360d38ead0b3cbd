"""How often what the themes and lenses propose is right, and how much of what is there they see.

    python benchmarks/evaluate_lenses.py            all, on the sentences that were kept apart
    … --part learn --wrong      on those to learn from, with what came out otherwise
    … --note                    write the figures into the files of the themes and lenses

The sentences were written before the patterns, two thirds of them kept out of sight after that. But
one hand wrote both, so figures on them are too good. `themes-judged.jsonl` is a harder test: what was
proposed for texts that others wrote, judged by reading. Below LEAST of its proposals right, a theme or a
lens has `shown = false`.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from figures import share, shown
from orgcoach_tui.insight import lenses, theme_files, themes
from orgcoach_tui.journal.model import Answer, Reflection, start
from orgcoach_tui.rules import compile_rules
from orgcoach_tui.rules.model import Passage, RuleSet

DATA = Path(__file__).parent / "data"
PROMPTS = Path(__file__).parents[1] / "prompts"
LEAST = 0.8  # of the proposals right, to be shown


class Tally:
    """What was proposed and what is there, by theme or sign."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def add(self, gold: set[str], said: set[str]) -> None:
        self.right.update(gold & said)
        self.wrong.update(said - gold)
        self.missed.update(gold - said)

    def precision(self, names: list[str]) -> float:
        right = sum(self.right[n] for n in names)
        return right / max(right + sum(self.wrong[n] for n in names), 1)

    def line(self, names: list[str]) -> str:
        right, wrong = sum(self.right[n] for n in names), sum(self.wrong[n] for n in names)
        there = right + sum(self.missed[n] for n in names)
        each = [True] * right + [False] * wrong
        return f"precision {shown(each, share) if each else '-'} of {right + wrong}, recall {right}/{there}"

    def names(self) -> list[str]:
        return sorted({*self.right, *self.wrong, *self.missed})


def rows(name: str, part: str) -> list[dict]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row.get("part", part) == part]


def theme_tally(language: str, part: str, wrong: bool) -> Tally:
    tally = Tally()
    lexicon = theme_files.lexicon(language)
    for row in rows(f"themes-{language}.jsonl", part):
        one = start("session", language)
        one.answers = [Answer("what_happened", text=row["text"])]
        said = {found.theme.id for found in themes.found(one, lexicon)}
        tally.add(set(row["themes"]), said)
        if wrong and said != set(row["themes"]):
            print(f"  {row['id']} {row['themes']} -> {sorted(said)} | {row['text']}")
    return tally


def lens_tallies(language: str, part: str, wrong: bool) -> dict[str, Tally]:
    rules = lens_rules(language)
    tallies: dict[str, Tally] = defaultdict(Tally)
    reads = {name: lenses.READS[data["reads"]] for name, data in lenses.files(language)}
    for row in rows(f"lenses-{language}.jsonl", part):
        lens = row["lens"]
        found = lenses.seen([Passage("", row["text"])], rules, reads[lens])
        said = {rule.partition(".")[2] for rule in found if rule.startswith(f"{lens}.")}
        tallies[lens].add(set(row["signs"]), said)
        if wrong and said != set(row["signs"]):
            print(f"  {row['id']} {row['signs']} -> {sorted(said)} | {row['text']}")
    return tallies


def lens_rules(language: str) -> RuleSet:
    """Of all lenses, also those that are not shown."""
    files = [*lenses.shared(language), *lenses.rules_of(lenses.files(language))]
    return compile_rules(language, files)


def judged() -> None:
    """How many of the proposals for others' texts were judged right, and are still made."""
    files = [f"{kind}-cases-{lang}.jsonl" for kind in ("bank", "kept") for lang in ("nl", "en")]
    cases = {row["id"]: row for file in files for row in rows(file, "")}
    each, gone = [], 0
    for row in rows("themes-judged.jsonl", ""):
        one = reflection(cases[row["id"]])
        if any(p.theme.id == row["theme"] for p in themes.proposed(one, themes.lexicon_of(one))):
            each.append(row["right"])
        else:
            gone += 1
    print(f"themes proposed for others' texts, judged right: {shown(each, share)} of {len(each)}"
          f" ({gone} no longer proposed)")  # fmt: skip


def reflection(case: dict) -> Reflection:
    one = start("assignment", case["lang"])
    one.answers = [Answer(key, text=text) for key, text in case["answers"].items()]
    return one


def note(file: Path, figure: float) -> None:
    """Write `measured` into a file, under `shown`; whether it is shown is for a person to say."""
    text = re.sub(r"^measured = .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    text = re.sub(
        r"^(shown = .*\n)", rf"\1measured = {figure:.2f}\n", text, count=1, flags=re.MULTILINE
    )
    file.write_text(text, "utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--part", choices=("kept", "learn"), default="kept")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--note", action="store_true")
    args = parser.parse_args()
    if args.wrong and args.part == "kept":
        parser.error("what comes out otherwise on the kept sentences is not to be looked at")
    for language in ("nl", "en"):
        tally = theme_tally(language, args.part, args.wrong)
        print(f"{language} themes: {tally.line(tally.names())}")
        for name in tally.names():
            print(f"    {name:20} {tally.line([name])}")
            if args.note:
                note(PROMPTS / language / "themes" / f"{name}.toml", tally.precision([name]))
        for lens, one in lens_tallies(language, args.part, args.wrong).items():
            print(f"{language} lens {lens}: {one.line(one.names())}")
            if args.note:
                note(PROMPTS / language / "lenses" / f"{lens}.toml", one.precision(one.names()))
    judged()


if __name__ == "__main__":
    sys.exit(main())
