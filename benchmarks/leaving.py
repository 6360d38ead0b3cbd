"""How long a file takes from three reflections, with names replaced and looked for.

    python benchmarks/leaving.py [--rounds 15]

What counts: import, compose, look for names, replace them, and write; the first time in a process of
its own ("first"), and once more where one was made already ("warm"). In time of the processor, so that
other work on the computer does not count; the reflections are there before the clock starts.
"""

import argparse
import datetime as dt
import statistics
import subprocess
import sys
import time

FORMATS = {"docx": 250, "pdf": 500}
"""The most it may take, in milliseconds."""

_FIRST = """
import time
from benchmarks.leaving import once, three
reflections = three()
begin = time.process_time()
once({kind!r}, reflections)
print((time.process_time() - begin) * 1000)
"""


def three() -> list:
    """Three reflections of the sample practice."""
    from orgcoach_tui.practice import practice

    return list(practice("nl", dt.date(2026, 3, 14)))[:3]


def once(kind: str, reflections: list) -> None:
    """One file of three reflections, as `orgcoach export` makes it."""
    from orgcoach_tui.export import Wish, deliver, forms, leaving
    from orgcoach_tui.names import Entry, Names, changer, left_to_ask

    form = next(one for one in forms("nl") if one.id == "trajectory")
    names = Names((Entry("Petra de Vries", "A"), Entry("gemeente Waterland", "de gemeente")))
    documents = leaving(reflections, form, kind, Wish())
    left_to_ask(documents, names)
    deliver(reflections, form, kind, Wish(), changer(names))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    reflections = three()
    for kind, most in FORMATS.items():
        code = _FIRST.format(kind=kind)
        first = [
            float(
                subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
            )
            for _ in range(5)
        ]
        times = []
        for _ in range(rounds):
            begin = time.process_time()
            once(kind, reflections)
            times.append((time.process_time() - begin) * 1000)
        said = f"first {statistics.median(first):.0f} ms, warm {statistics.median(times):.0f} ms"
        print(f"{kind}: {said} (at most {most})")


if __name__ == "__main__":
    main()
