"""How many names the leak check finds in sentences it has no list for, and what it takes for one.

    python benchmarks/names.py [FILE.jsonl…] [--each]    --each: what was missed or taken wrongly

Sentences were made up; each says which names and which numbers and addresses are in it. Those in
`names-frozen.jsonl` were written together with the others and not looked at before the check had
been tuned on `names-open.jsonl`. At that first look: 45 of 46 names, 13 of 14 patterns, and 5 findings
that were none, of which one was a street with its number, since then counted as what it is.
"""

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import NamedTuple

from orgcoach_tui.export.document import Document, Paragraph
from orgcoach_tui.names import Finding, Names, findings

DATA = Path(__file__).parent / "data"
FILES = [DATA / "names-open.jsonl", DATA / "names-frozen.jsonl"]


def document(text: str, language: str) -> Document:
    return Document(language, "", (Paragraph(text),), ())


def found_in(case: dict) -> list[tuple[int, int, Finding]]:
    """What is found in a sentence, and from where to where."""
    found = []
    for one in findings(document(case["text"], case["lang"]), Names()):
        start = case["text"].find(one.sentence) + one.start
        found.append((start, start + len(one.text), one))
    return found


class Figures(NamedTuple):
    """The share of names and of patterns that were found, and what was found that is neither."""

    names: float
    patterns: float
    false: int


def measure(file: Path, *, each: bool) -> Figures:
    """Print the figures of a file."""
    cases = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
    names = hit = patterns = pattern_hit = false = clean = clean_false = 0
    for case in cases:
        found = found_in(case)
        meant = []
        for kind in ("names", "patterns"):
            for text in case[kind]:
                start = case["text"].index(text)
                end = start + len(text)
                meant.append((start, end))
                if kind == "names":
                    ok = any(a < end and start < b for a, b, _one in found)
                    names, hit = names + 1, hit + ok
                else:
                    ok = any((a, b) == (start, end) and one.must for a, b, one in found)
                    patterns, pattern_hit = patterns + 1, pattern_hit + ok
                if each and not ok:
                    print(f"  missed {case['id']}: {text}")
        wrong = [one for a, b, one in found if not any(a < y and x < b for x, y in meant)]
        false += len(wrong)
        if not meant:
            clean += 1
            clean_false += len(wrong)
        if each:
            for one in wrong:
                print(f"  no name {case['id']}: {one.text} ({one.kind})")
    print(
        f"{file.stem}: {len(cases)} sentences; names {hit} of {names} ({hit / names:.0%}), "
        f"patterns {pattern_hit} of {patterns}, no names {false} "
        f"({clean_false} in the {clean} sentences without any)"
    )
    return Figures(hit / names, pattern_hit / patterns, false)


def measure_speed() -> None:
    text = [json.loads(line)["text"] for file in FILES for line in file.open(encoding="utf-8")]
    words = sum(len(line.split()) for line in text)
    blocks = tuple(Paragraph(line) for line in text * (3000 // words + 1))
    whole = Document("nl", "", blocks, ())
    times = []
    for _ in range(7):
        begun = time.perf_counter()
        findings(whole, Names())
        times.append(1000 * (time.perf_counter() - begun))
    n = sum(len(block.text.split()) for block in blocks)
    print(
        f"{n} words: {times[0]:.0f} ms the first time, then {statistics.median(times[1:]):.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--each", action="store_true")
    args = parser.parse_args()
    for file in args.files or FILES:
        measure(file, each=args.each)
    measure_speed()


if __name__ == "__main__":
    main()
