"""How fast the rules are, in processor time: loading, a long text, and texts made to be hard.

For every text: how long it takes per megabyte, and how much longer for twice as much of it.
"""

import json
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui.rules import compile_rules, stored, suggest
from orgcoach_tui.rules.model import Passage, RuleSet

ROOT = Path(__file__).parents[1]
HOSTILE = {
    "no spaces": "a" * 500_000,
    "brackets": "(" * 100_000,
    "quotation marks": "“‘'" * 30_000,
    "no full stops": "ik vroeg wat zij niet advised I asked " * 10_000,
    "commas": "rapport, report, " * 20_000,
    "NUL and surrogates": "\x00\ud800 rapport report " * 15_000,
    "mixed scripts": "я中\u202e " * 50_000,
    "one word": "niet not " * 40_000,
    "new words": " ".join(f"w{n}" for n in range(60_000)),
    "taken back": "ik gaf training. I ran a training. nee bedankt. no thanks. " * 4_000,
}
IMPORT = """
import time; begin = time.process_time()
from orgcoach_tui.mirror.shipped import file, source
from orgcoach_tui.rules import stored
for language in ("nl", "en"):
    stored.loads(file(language).read_text("utf-8"), source=source(language))
print(time.process_time() - begin)
"""


def seconds(work: Callable[[], object], times: int = 7) -> float:
    """The median of a few runs."""
    runs = []
    for _ in range(times):
        begin = time.process_time()
        work()
        runs.append(time.process_time() - begin)
    return statistics.median(runs)


def reading(text: str, rules: RuleSet, times: int = 5) -> float:
    return seconds(lambda: suggest([Passage("q", text)], rules), times)


def from_start() -> float:
    """Import and load of the rules of both languages, as they are when the package is built."""
    from orgcoach_tui.mirror import shipped

    for language in ("nl", "en"):
        shipped.write(language)
    runs = []
    for _ in range(7):
        done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, check=True)
        runs.append(float(done.stdout))
    return statistics.median(runs)


def main() -> None:
    print(f"import and load of all rules: {from_start() * 1e3:.0f} ms")
    for language in ("nl", "en"):
        files = sorted((ROOT / "prompts" / language / "rules").glob("*.toml"))
        parsed = [(f.name, tomllib.loads(f.read_text("utf-8"))) for f in files]
        build = seconds(lambda p=parsed, lang=language: compile_rules(lang, p), 3)
        rules = compile_rules(language, parsed)
        patterns = sum(
            len(rule[key]) for _, data in parsed for rule in data.get("rule", ())
            for key in ("patterns", "loose") if key in rule
        )  # fmt: skip
        kept = stored.dumps(rules)
        load = seconds(lambda k=kept: stored.loads(k))
        lines = (ROOT / "benchmarks" / "data" / "dev-a.jsonl").read_text("utf-8").splitlines()
        cases = [c for c in map(json.loads, lines) if c["lang"] == language]
        text = "\n".join(t for c in cases for t in c["answers"].values())
        text = text * (1_000_000 // len(text) + 1)
        words = " ".join(text.split()[:3000])
        first = seconds(lambda w=words, r=rules: suggest([Passage("q", w)], r), 1)
        reading(text, rules, 1)
        one, two, short = (
            reading(text, rules), reading(text * 2, rules), reading(words, rules, 15)
        )  # fmt: skip
        print(
            f"{language}: {len(rules.explained)} rules, {patterns} patterns; "
            f"compile {build * 1e3:.0f} ms, stored {len(kept) // 1024} kB, load {load * 1e3:.0f} ms"
        )
        print(
            f"    {len(text) / 1e6 / one:.2f} MB/s; twice the text {two / one:.2f} times; "
            f"3000 words {short * 1e3:.1f} ms, the first time {first * 1e3:.0f} ms"
        )
        for name, hard in HOSTILE.items():
            reading(hard, rules, 1)
            one, two = reading(hard, rules, 3), reading(hard * 2, rules, 3)
            print(f"    {name:20} {len(hard) / 1e6 / one:7.2f} MB/s; twice {two / one:.2f} times")


if __name__ == "__main__":
    sys.exit(main())
