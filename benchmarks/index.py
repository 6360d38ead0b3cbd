"""What a large journal costs against a small one: list of the newest, search, save, cold index.

    python benchmarks/index.py [--large 10000] [--folder FOLDER]

Prints the best of several runs in processor time, which other programs on the machine change less
than the clock, and the ratio that is meant to stay under 1.5. The journals are made in a temporary
folder and are gone afterwards.
"""

import argparse
import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.model import Answer, Placement, start
from orgcoach_tui.journal.store import Store

SMALL, SAME = 100, 1.5
HEADS = "werk zorg team klant leer verander beleid project organisatie gemeente proces".split()
TAILS = "druk beleving traject overleg plan notitie gesprek leider vraag antwoord ruimte".split()
PLAIN = (
    "ik heb gevraagd wat het zo lastig maakt om er iets mee te doen en toen kwam het gesprek los "
    "met de teamleiders gezeten vanmiddag anders dan bedacht merkte halverwege"
).split()


def words(chance: random.Random, number: int) -> str:
    return " ".join(
        chance.choice(HEADS) + chance.choice(TAILS)
        if chance.random() < 0.15
        else chance.choice(PLAIN)
        for _ in range(number)
    )


def make(folder: Path, number: int) -> None:
    """Write the files without the care of a save, which would take minutes."""
    chance = random.Random(number)
    day = dt.datetime(2026, 11, 20, 16, 40, tzinfo=dt.UTC)
    for n in range(number):
        made = start("session", "nl", title="Na een sessie", now=day - dt.timedelta(hours=17 * n))
        made.status = "finished"
        made.organisation, made.trajectory = f"Organisatie {n % 7}", f"Team {n % 21}"
        made.answers = [
            Answer(f"question_{k}", f"Vraag {k}", "Wat gebeurde er?", words(chance, 90))
            for k in range(3)
        ]
        made.placement = Placement(coach=3, adviser=n % 6)
        path = folder / "reflections" / str(made.date.year) / f"{made.date}-{made.id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(toml.dumps(made), "utf-8")
        os.utime(path, (1.7e9, 1.7e9))


def best(act: Callable[[], object], runs: int = 9) -> float:
    """Milliseconds of processor time."""
    times = []
    for _ in range(runs):
        begin = time.process_time()
        act()
        times.append(time.process_time() - begin)
    return min(times) * 1000


def command(home: Path, *asked: str) -> float:
    """Milliseconds of processor time of a whole `orgcoach …`."""
    env = os.environ | {"ORGCOACH_HOME": str(home), "LANG": "C.UTF-8"}
    times = []
    for _ in range(5):
        before = os.times()
        subprocess.run(
            [sys.executable, "-m", "orgcoach_tui", *asked],
            env=env,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        after = os.times()
        spent = after.children_user + after.children_system
        times.append(spent - before.children_user - before.children_system)
    return min(times) * 1000


def save_time(store: Store) -> float:
    opened = store.read(store.find("latest"))

    def save() -> None:
        opened.reflection.insight = words(random.Random(), 5)
        store.save(opened)

    save()
    return best(save, 40)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument(
        "--folder", type=Path, help="where to make the journals (default: temporary)"
    )
    asked = parser.parse_args()
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        for number in (SMALL, asked.large):
            home = Path(folder) / str(number)
            make(home / "data", number)
            store = Store(home / "data", cache=home / "cache")
            store.lists.small = 0
            time.sleep(2.1)  # what has just changed is looked at again each time
            begin = time.process_time()
            store.refresh()
            cold = time.process_time() - begin
            size = sum(file.stat().st_size for file in (home / "cache").iterdir()) / 1e6
            print(f"{number:6} reflections: cold index in {cold:.1f} s, {size:.0f} MB")
            rows = {
                "newest 50": best(lambda: store.entries(newest=50)),  # noqa: B023
                "search ‘beleving’, 20 found": best(lambda: store.search("beleving", 20)),  # noqa: B023
                "search ‘werkdruk ik’, 5 found": best(lambda: store.search("werkdruk ik", 5)),  # noqa: B023
                "orgcoach list --newest 20": command(home, "list", "--newest", "20"),
                "orgcoach search beleving --most 20": command(
                    home, "search", "beleving", "--most", "20"
                ),
                "one save": save_time(store),
            }
            store.close()
            for name, value in rows.items():
                found.setdefault(name, []).append(value)
    for name, (small, large) in found.items():
        print(f"{name:36} {small:8.2f} ms  {large:8.2f} ms  = {large / small:4.2f} x")
    print(f"Meant to stay under {SAME} x.")


if __name__ == "__main__":
    main()
