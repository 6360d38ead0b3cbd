"""What is known of names and words in one language: `prompts/<language>/names`, read once."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.i18n import LANGUAGES

_SHORTEST_PART = 4
_ENDINGS = {
    "nl": "e en s t n d de te den ten er ers je jes tje tjes ing ingen heid ig ige igs lijk lijke "
    "end ende st ste baar bare loos loze 's",
    "en": "s es ed d ing ings ly est ness ness's y ies al ally ful less able ment ments",
}
_ORDINARY = ("titles", "functions", "organisations", "numbers", "birth", "phones", "said")
_BEGINNINGS = {
    "nl": "ge be ver ont her on over onder op aan af uit in door voor na bij mee terug samen weg toe rond "
    "los vast langs heen neer tegen voort weder",
    "en": "un re in dis mis over under out pre non co self",
}


@dataclass(frozen=True)
class Language:
    """Word lists, folded. What each is for stands in the file."""

    code: str
    words: frozenset[str]
    given: frozenset[str]
    courtesies: frozenset[str]  # titles with which nothing but a name goes
    titles: frozenset[str]
    functions: frozenset[str]
    organisations: frozenset[str]
    in_organisations: frozenset[str]
    particles: frozenset[str]
    surnames: frozenset[str]
    said: frozenset[str]
    allowed: frozenset[str]
    abbreviations: frozenset[str]
    not_after_a_name: frozenset[str]
    before_places: frozenset[str]
    before_organisations: frozenset[str]
    birth: frozenset[str]
    numbers: frozenset[str]
    phones: frozenset[str]
    place_endings: tuple[str, ...]
    suggest: dict[str, Any]
    ours: tuple[str, ...]  # the shipped references: names in them are nobody's secret

    def is_word(self, folded: str) -> bool:
        """Whether it is an ordinary word: known, or built as one from known ones."""
        if folded in self.words:
            return True
        if "-" in folded:
            return all(part in self.words for part in folded.split("-") if part)
        return any(base in self.words for base in self._bases(folded)) or self._is_compound(folded)

    def is_named(self, folded: str, kinds: frozenset[str]) -> bool:
        """Whether it is one of `kinds`, in Dutch also at the end of a compound."""
        if folded in kinds:
            return True
        if self.code != "nl" or len(folded) < 8:
            return False
        return any(
            folded[at:] in kinds and (folded[:at] in self.words or folded[: at - 1] in self.words)
            for at in range(3, len(folded) - 4)
        ) or ("-" in folded and folded.rpartition("-")[2] in kinds)

    def _bases(self, word: str) -> Iterator[str]:
        for ending in _ENDINGS[self.code].split():
            if word.endswith(ending) and len(base := word[: -len(ending)]) >= _least(ending):
                yield base
                if len(base) > 3 and base[-1] == base[-2]:
                    yield base[:-1]  # rotten: rot
                if self.code == "en":
                    yield base + "e"
                    yield base + "y" if ending == "ies" else base
                elif len(base) > 2 and base[-2] in "aeou":
                    yield base[:-1] + base[-2] + base[-1]  # lopen: loop
        for beginning in _BEGINNINGS[self.code].split():
            if word.startswith(beginning) and len(base := word[len(beginning) :]) >= 3:
                yield base

    def _is_compound(self, word: str) -> bool:
        """In Dutch words are written on to each other; names of places end as some words do."""
        if self.code != "nl" or len(word) < 2 * _SHORTEST_PART or word.endswith(self.place_endings):
            return False
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if word[:at] not in self.words and not (
                word[at - 1] in "sn" and at > _SHORTEST_PART and word[: at - 1] in self.words
            ):
                continue
            if word[at:] in self.words:
                return True
        return False


@cache
def language(code: str) -> Language:
    """The lists of `code`, or those of English."""
    code = code if code in LANGUAGES else "en"
    folder = prompts() / code
    lists = tomllib.loads((folder / "names" / "names.toml").read_text("utf-8"))
    suggest = lists.pop("suggest")
    sets = {name: frozenset(_words(text)) for name, text in lists.items()}
    endings = tuple(sorted(sets.pop("place_endings")))
    return Language(
        code=code,
        words=_list(code, "words.txt").union(*(sets[name] for name in _ORDINARY)),
        given=_list(code, "given.txt"),
        place_endings=endings,
        suggest=suggest,
        ours=tuple(_references(code)),
        **sets,
    )


def _least(ending: str) -> int:
    return 4 if len(ending) == 1 else 3


def _words(text: str) -> Iterator[str]:
    return (word.replace("_", " ") for word in text.split())


def _list(code: str, name: str) -> frozenset[str]:
    return frozenset((prompts() / code / "names" / name).read_text("utf-8").split())


def _references(code: str) -> Iterator[str]:
    found = tomllib.loads((prompts() / code / "sources.toml").read_text("utf-8"))
    yield found["chapter"]
    yield from (source["reference"] for source in found["leans_on"])
