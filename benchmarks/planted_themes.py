"""Whether what is planted in a practice of 300 reflections is found, and nothing else is claimed.

    python benchmarks/planted_themes.py [--number 300]

Three years in five organisations of four trajectories. Each trajectory has up to two themes, which are in
six of ten of its reflections, and each organisation names some kinds of client and never the others.
Both are sentences of the evaluation that were kept apart. Around the themes stand sentences that others
wrote, about other things; around the clients those that name none.
"""

import argparse
import datetime as dt
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui.insight import lenses
from orgcoach_tui.insight.theme_grid import grid
from orgcoach_tui.insight.themes import lexicon_of, proposed
from orgcoach_tui.journal.model import Answer, Reflection, start

DATA = Path(__file__).parent / "data"
KEYS = ("what_happened", "role_and_pull", "adds_to_picture")
OFTEN = 0.6  # of the reflections of a trajectory hold its theme
SEVERAL = 3  # reflections of a trajectory in which a theme is proposed, to call it planted
ORGANISATIONS = [f"O{n}" for n in range(5)]


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def themes(language: str) -> tuple[dict[str, list[str]], list[str]]:
    """Sentences by theme, and those of others to stand around them."""
    by_theme: dict[str, list[str]] = defaultdict(list)
    for row in rows(f"themes-{language}.jsonl"):
        if row["part"] == "kept" and len(row["themes"]) == 1:
            by_theme[row["themes"][0]].append(row["text"])
    return by_theme, [row["text"] for row in rows(f"bank-sentences-{language}.jsonl")]


def clients(language: str) -> tuple[dict[str, list[str]], list[str]]:
    """Sentences by the kind of client that they name, and those that name none."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    none = []
    for row in rows(f"lenses-{language}.jsonl"):
        if row["lens"] == "heard" and row["part"] == "kept":
            if len(row["signs"]) == 1:
                by_kind[row["signs"][0]].append(row["text"])
            elif not row["signs"]:
                none.append(row["text"])
    return by_kind, none


Planted = dict[tuple[str, str], set[str]]


def practice(
    language: str, number: int, signs: dict[str, list[str]], around: list[str], most: int
) -> tuple[list[Reflection], Planted]:
    """The reflections, and what was planted by organisation and trajectory: at most `most` each."""
    draw = random.Random(7)
    planted: Planted = {}
    made = []
    for n in range(number):
        place = f"O{n % 5}", f"T{n // 5 % 4}"
        if place not in planted:
            planted[place] = set(draw.sample(sorted(signs), draw.randrange(most + 1)))
        texts = draw.sample(around, 4)
        texts += [draw.choice(signs[s]) for s in sorted(planted[place]) if draw.random() < OFTEN]
        draw.shuffle(texts)
        day = dt.datetime(2023, 1, 1, 16, tzinfo=dt.UTC) + dt.timedelta(n * 3.6)
        one = start("session", language, now=day)
        one.organisation, one.trajectory = place
        one.answers = [Answer(key, text=" ".join(texts[i::3])) for i, key in enumerate(KEYS)]
        made.append(one)
    return made, planted


def of(made: list[Reflection], organisation: str) -> list[Reflection]:
    return [one for one in made if one.organisation == organisation]


def planted_themes(language: str, number: int) -> str:
    made, planted = practice(language, number, *themes(language), 2)
    ids = {theme.name: theme.id for theme in lexicon_of(made[0]).themes.values()}
    there = {(*place, sign) for place, all_ in planted.items() for sign in all_}
    # A theme of a trajectory: proposed in three of its reflections at least.
    said = {
        (organisation, trajectory, ids[row.name])
        for organisation in ORGANISATIONS
        for row in grid(of(made, organisation), lexicon_of).proposed
        for trajectory, cell in row.cells.items()
        if len(cell.proposed) >= SEVERAL
    }
    return f"themes planted {len(there)}, found {len(said & there)}, claimed besides {len(said - there)}"


def missing_clients(language: str, number: int) -> str:
    made, planted = practice(language, number, *clients(language), 3)
    never = named = right = wrong = 0
    for organisation in ORGANISATIONS:
        there = {s for place, all_ in planted.items() if place[0] == organisation for s in all_}
        heard = next(
            r for r in lenses.look(of(made, organisation), language) if r.lens.id == "heard"
        )
        missing = {sign.id for sign in heard.missing}
        never, named = never + len(heard.lens.signs) - len(there), named + len(there)
        right, wrong = right + len(missing - there), wrong + len(missing & there)
    return f"kinds never named {never}, called missing {right}; kinds named {named}, called missing {wrong}"


def speed(language: str, words: int = 3000) -> str:
    """How long one long reflection takes, when the words are ready."""
    parts = " ".join(themes(language)[1]).split()[:words]
    one = start("assignment", language)
    one.answers = [Answer("common_pattern", text=" ".join(parts))]

    def took(work: Callable[[], object]) -> float:
        work()
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1e3

    read = took(lambda: proposed(one, lexicon_of(one)))
    looked = took(lambda: lenses.look([one], language))
    return f"{len(parts)} words: themes {read:.0f} ms, lenses {looked:.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--number", type=int, default=300)
    args = parser.parse_args()
    for language in ("nl", "en"):
        for figures in (planted_themes, missing_clients):
            began = time.perf_counter()
            print(
                f"{language}: {figures(language, args.number)} ({time.perf_counter() - began:.2f} s)"
            )
        print(f"{language}: {speed(language)}")


if __name__ == "__main__":
    sys.exit(main())
