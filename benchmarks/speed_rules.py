"""How fast the rules are, in processor time: loading, a long text, and twice the text."""

import json
import statistics
import sys
import time
import tomllib
from pathlib import Path

from orgcoach_tui.rules import compile_rules, stored, suggest
from orgcoach_tui.rules.model import Passage

ROOT = Path(__file__).parents[1]


def seconds(work: object, times: int = 7) -> float:
    """The median of a few runs."""
    runs = []
    for _ in range(times):
        begin = time.process_time()
        work()  # type: ignore[operator]
        runs.append(time.process_time() - begin)
    return statistics.median(runs)


def main() -> None:
    for language in ("nl", "en"):
        files = sorted((ROOT / "prompts" / language / "rules").glob("*.toml"))
        parsed = [(f.name, tomllib.loads(f.read_text("utf-8"))) for f in files]
        parse = seconds(lambda f=files: [tomllib.loads(x.read_text("utf-8")) for x in f])
        build = seconds(lambda p=parsed, lang=language: compile_rules(lang, p))
        rules = compile_rules(language, parsed)
        kept = stored.dumps(rules)
        load = seconds(lambda k=kept: stored.loads(k))
        lines = (ROOT / "benchmarks" / "data" / "dev-a.jsonl").read_text("utf-8").splitlines()
        cases = [c for c in map(json.loads, lines) if c["lang"] == language]
        text = "\n".join(t for c in cases for t in c["answers"].values())
        text = text * (1_000_000 // len(text) + 1)
        words = " ".join(text.split()[:3000])
        suggest([Passage("q", text)], rules)
        one = seconds(lambda t=text, r=rules: suggest([Passage("q", t)], r), 3)
        two = seconds(lambda t=text, r=rules: suggest([Passage("q", t * 2)], r), 3)
        short = seconds(lambda w=words, r=rules: suggest([Passage("q", w)], r), 15)
        print(
            f"{language}: {len(rules.explained)} rules; TOML {parse * 1e3:.0f} ms, "
            f"compile {build * 1e3:.0f} ms; stored {len(kept) // 1024} kB, "
            f"load {load * 1e3:.0f} ms; {len(text) / 1e6 / one:.2f} MB/s; "
            f"twice the text {two / one:.2f} times; 3000 words {short * 1e3:.1f} ms"
        )


if __name__ == "__main__":
    sys.exit(main())
