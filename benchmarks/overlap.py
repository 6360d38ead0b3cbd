"""How many texts have a run of five words in common with another: how far a set repeats itself.

    python benchmarks/overlap.py benchmarks/data/bank-*.jsonl
    python benchmarks/overlap.py benchmarks/data/kept-*.jsonl --against benchmarks/data/bank-*.jsonl
    … --show 20      the runs that most texts share

A text is a sentence, or all answers of a case. With `--against`: in common with a text of those files.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from orgcoach_tui.rules.words import split

RUN = 5


def texts(paths: list[Path]) -> Iterator[list[list[str]]]:
    """The words of each text, answer by answer: no run goes from one answer into the next."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line:
                row = json.loads(line)
                answers = row["answers"].values() if "answers" in row else [row["text"]]
                yield [split(answer) for answer in answers]


def runs(answers: list[list[str]], length: int) -> set[tuple[str, ...]]:
    return {
        tuple(words[at : at + length])
        for words in answers
        for at in range(len(words) - length + 1)
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--against", nargs="+", type=Path)
    parser.add_argument("--words", type=int, default=RUN)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    own = [runs(answers, args.words) for answers in texts(args.files)]
    held: dict[tuple[str, ...], int] = defaultdict(int)
    others = own if args.against is None else [runs(a, args.words) for a in texts(args.against)]
    for each in others:
        for run in each:
            held[run] += 1
    least = 2 if args.against is None else 1  # a text shares every run with itself
    shared = sum(any(held[run] >= least for run in each) for each in own)
    print(f"{shared} of {len(own)} texts ({shared / len(own):.1%}) have {args.words} words in a row "
          "in common with another")  # fmt: skip
    often = sorted((-n, run) for run, n in held.items() if n >= least)
    for n, run in often[: args.show]:
        print(f"{-n:5} {' '.join(run)}")


if __name__ == "__main__":
    sys.exit(main())
