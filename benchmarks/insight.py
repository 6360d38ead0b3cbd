"""Whether drifts that were planted in a made-up practice are found, and nothing else is claimed.

    python benchmarks/insight.py [--seeds 200] [--large 10000]

A practice is 300 reflections over three years, in five organisations with four trajectories each
that follow one another. From its beginning every organisation has roles of its own, and a coach
whose words lean to a role more or less often. "no drift": nothing changes. "trajectories": every
trajectory has its own roles, which is no drift of the coach but may look like one. "practice" and
"organisation": from some day on one role comes first in four of five reflections, everywhere or in
one organisation. "words only": the same, and the own placement does not follow.

Then how long pages take in a journal of ten thousand reflections, once its index is there.
"""

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from orgcoach_tui.guide.model import ROLES
from orgcoach_tui.insight.drift import look
from orgcoach_tui.insight.intents import open_steps
from orgcoach_tui.insight.series import points, series
from orgcoach_tui.insight.year import weeks
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.glance import Glance, glance
from orgcoach_tui.journal.model import Answer, Mirror, Placement, Reflection, start
from orgcoach_tui.journal.store import Store

NUMBER, DAYS = 300, 3 * 365
ORGANISATIONS, TRAJECTORIES = 5, 4
FIVE = (*ROLES, "middle")
PLANTED = 0.8
TODAY = dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC)


def mix(chance: random.Random) -> list[float]:
    """How often each of the five comes first: any, but none of them nearly always."""
    weights = [chance.gammavariate(1.5, 1) for _ in FIVE]
    return [0.1 + one / sum(weights) for one in weights]


def one(
    chance: random.Random, when: dt.datetime, place: tuple[str, str], role: str, own: str
) -> Reflection:
    """A reflection whose words lean to `role`, and in which `own` was put first."""
    made = start("session", "nl", now=when)
    made.status = "finished"
    made.organisation, made.trajectory = place
    made.placement = Placement(**{r: chance.randint(0, 3) for r in ROLES})
    if own in ROLES:
        setattr(made.placement, own, 4)
    label = role if role in ROLES else "balanced"
    balance = "between" if role == "middle" else ""
    made.mirror = Mirror(label=label, balance=balance, strength="likely", rules="a")
    if chance.random() < 0.1:
        made.mirror = Mirror(label="unclear", rules="a")
    return made


def practice(
    seed: int, kind: str, number: int = NUMBER
) -> tuple[list[Reflection], tuple[str, str, int] | None]:
    """The reflections, and what was planted: where ("" for everywhere), which role, how many last."""
    chance = random.Random(f"{kind} {seed}")
    organisations = [f"Organisatie {n}" for n in range(ORGANISATIONS)]
    share = [chance.uniform(0.5, 1.5) for _ in organisations]
    whole = mix(chance)
    mixes = {
        name: [(a + 2 * b) / 3 for a, b in zip(mix(chance), whole, strict=True)]
        for name in organisations
    }
    own = {(name, n): mix(chance) for name in organisations for n in range(TRAJECTORIES)}
    role = chance.choice(ROLES)
    where = chance.choice(organisations) if kind == "organisation" else ""
    at = [chance.choices(organisations, share)[0] for _ in range(number)]
    last = chance.randint(15, 30) if where else chance.randint(40, 80)
    left = last
    planted: set[int] = set()
    if kind in ("practice", "organisation", "words only"):
        for n in range(number - 1, -1, -1):
            if left and at[n] in (where or at[n], ""):
                planted.add(n)
                left -= 1
    made = []
    for n in range(number):
        day = TODAY - dt.timedelta(days=DAYS * (number - n) / number)
        part = min(TRAJECTORIES - 1, max(0, int(n / number * TRAJECTORIES + chance.gauss(0, 0.25))))
        weights = own[at[n], part] if kind == "trajectories" else mixes[at[n]]
        said = chance.choices(FIVE, weights)[0]
        before = said
        if n in planted and chance.random() < PLANTED:
            said = role
        view = before if kind == "words only" else said
        if chance.random() < 0.35:  # the own view is another than the words
            view = chance.choices(FIVE, weights)[0]
        made.append(one(chance, day, (at[n], f"Traject {part}"), said, view))
    return made, (where, role, last) if planted else None


def glances(reflections: list[Reflection]) -> list[Glance]:
    return [glance(Path(f"{n}"), one_) for n, one_ in enumerate(reflections)]


def tell(kind: str, seeds: int) -> None:
    found_words = found_own = wrong = practices_wrong = 0
    off = []
    for seed in range(seeds):
        reflections, planted = practice(seed, kind)
        drifts = look(points(glances(reflections))).drifts
        right = [d for d in drifts if planted and d.role == planted[1]]
        right = [d for d in right if not planted[0] or d.where.organisation in ("", planted[0])]
        found_words += any(d.measure == "words" for d in right)
        found_own += any(d.measure == "own" for d in right)
        if planted:
            off += [
                abs(d.last - planted[2]) / planted[2]
                for d in right
                if d.where.organisation == planted[0] and not d.where.trajectory
            ]
        wrong += len(drifts) - len(right)
        practices_wrong += len(drifts) > len(right)
    line = f"{kind:<13}"
    if kind not in ("no drift", "trajectories"):
        line += f" found in words {found_words / seeds:4.0%}, in own view {found_own / seeds:4.0%};"
        line += f" length off by {statistics.median(off):.0%}" if off else ""
    print(f"{line} claimed and not planted: {practices_wrong} of {seeds} practices ({wrong})")


def clock(act: Callable[[], object]) -> float:
    best = 9e9
    for _ in range(3):
        begin = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - begin)
    return best


def large(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal"
        for made in practice(1, "practice", number)[0]:
            made = replace(made, next_step="Marian bellen")
            made.answers = [Answer("what_happened", "Wat", "Wat?", "Stilte en daarna niets. " * 60)]
            path = journal / "reflections" / str(made.date.year) / f"{made.date}-{made.id}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(toml.dumps(made), "utf-8")
        store = Store(journal, cache=Path(folder) / "cache")
        begin = time.perf_counter()
        store.glances()
        print(f"{number} reflections: index {time.perf_counter() - begin:.1f} s, then")
        store.close()
        store = Store(journal, cache=Path(folder) / "cache")
        print(f"  all at a glance {clock(store.glances):.2f} s")
        seen = store.glances().glances
        print(f"  series          {clock(lambda: series(points(seen)).words):.2f} s")
        print(f"  drift           {clock(lambda: look(points(seen))):.2f} s")
        print(f"  open steps      {clock(lambda: open_steps(seen)):.2f} s")
        print(f"  weeks           {clock(lambda: weeks(seen, TODAY.date())):.2f} s")
        store.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--large", type=int, default=10000)
    asked = parser.parse_args()
    for kind in ("no drift", "trajectories", "practice", "organisation", "words only"):
        tell(kind, asked.seeds)
    if asked.large:
        large(asked.large)
