"""Write the lists of ordinary words that the leak check reads, from texts of this project alone.

    python benchmarks/name_words.py

Every word that stands in lower case in the labelled cases and sentences, in the prompts or in the
interface, the first word of what the program itself says, and the words in `names-more-*.txt` that
no text here happened to use. The cases that were kept apart and the sentences about names are not
read. No list of anybody else is in it.
"""

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from orgcoach_tui.names.folding import fold

ROOT = Path(__file__).parents[1]
DATA = ROOT / "benchmarks" / "data"
PROMPTS = ROOT / "prompts"
CATALOGUE = ROOT / "src/orgcoach_tui/locales/nl/LC_MESSAGES/orgcoach.po"
WORD = re.compile(r"[^\W\d_]{2,}")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def small(text: str) -> str:
    return text[:1].lower() + text[1:]


def texts(language: str) -> Iterator[str]:
    for pattern in ("dev-*.jsonl", "own-*.jsonl", "bank-*.jsonl"):
        for file in sorted(DATA.glob(pattern)):
            for line in file.read_text("utf-8").splitlines():
                case = json.loads(line)
                if case["lang"] == language:
                    yield from strings(case.get("answers", case.get("text")))
    for file in sorted((PROMPTS / language).rglob("*.toml")):
        if file.parent.name not in ("rules", "names") and file.name != "sources.toml":
            said = strings(tomllib.loads(file.read_text("utf-8")))
            yield from said if file.parent.name == "demo" else map(small, said)
    with CATALOGUE.open("rb") as source:
        for message in read_po(source, locale="nl"):
            said = message.string if language == "nl" else message.id
            yield from map(small, [said] if isinstance(said, str) else said)
    yield (DATA / f"names-more-{language}.txt").read_text("utf-8")


def main() -> None:
    for language in ("nl", "en"):
        found = {
            fold(word).text
            for text in texts(language)
            for word in WORD.findall(text)
            if word.islower()
        }
        lines = textwrap.wrap(" ".join(sorted(found)), 98, break_on_hyphens=False)
        file = PROMPTS / language / "names" / "words.txt"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        print(language, len(found), "words", file.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
