"""Words to look for: how they are taken from what was typed, found in a text, and shown there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.parts import parts
from orgcoach_tui.text import clean_line, fold

SHORT = 3
"""Letters; a shorter word is looked for at the beginning of words only, a longer one anywhere."""

_AROUND = 45
_MOST_EXCERPTS = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some words of one part of a reflection; `marks` are where in `text` the words stand."""

    title: str
    text: str
    marks: tuple[tuple[int, int], ...]
    key: str = ""  # of the part, in `parts`


def asked(query: str) -> list[str]:
    """The words in `query`, without accents and capitals; "what stands in quotes" is one."""
    found = re.findall(r'"([^"]+)"|(\S+)', clean_line(query))
    words = [folded(quoted or word) for quoted, word in found]
    return list(dict.fromkeys(w for word in words if (w := re.sub(r"^\W+|\W+$", "", word))))


def folded(text: str) -> str:
    """As texts are compared: on one line, without accents, capitals and soft hyphens."""
    return " ".join(fold(text.replace("\u00ad", "")).split())


def searchable(reflection: Reflection) -> str:
    """Everything in `reflection` that its writer typed, folded."""
    return folded("\n".join(part.text for part in parts(reflection) if part.typed and part.text))


def beginnings(text: str) -> str:
    """How the words in `text`, folded, begin: their first letter and their first two, coded."""
    first = re.findall(r"(?<!\w)\w\w?", text)
    return " ".join(sorted({coded(letters) for two in first for letters in (two[0], two)}))


def coded(letters: str) -> str:
    """`letters` in a form that no tokenizer sees anything but one word in."""
    return letters.encode("utf-8", "replace").hex()


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether all `words` are in `text`; both folded."""
    return all(re.search(_pattern(word), text) for word in words)


def excerpts(reflection: Reflection, words: list[str]) -> tuple[Excerpt, ...]:
    """Where the words stand, in the order of reading; each word at least once if there is room."""
    found: list[Excerpt] = []
    missing = set(words)
    for part in parts(reflection):
        if not part.typed or not part.text:
            continue
        text = clean_line(part.text)
        plain, places = _with_places(text)
        standing = _standing(plain, words)
        new = [start for start, _end, word in standing if word in missing]
        if new:
            missing -= {word for _start, _end, word in standing}
            marks = [(places[start], places[end - 1] + 1) for start, end, _word in standing]
            about = _excerpt(part.title, text, _merged(marks), places[new[0]])
            found.append(replace(about, key=part.key))
        if not missing or len(found) == _MOST_EXCERPTS:
            break
    return tuple(found)


def first_place(text: str, words: Iterable[str]) -> int | None:
    """Where in `text` itself the first of `words` begins."""
    plain, places = _with_places(text)
    standing = _standing(plain, words)
    return places[standing[0][0]] if standing else None


def _standing(plain: str, words: Iterable[str]) -> list[tuple[int, int, str]]:
    """Each place of each word, in order."""
    return sorted(
        (match.start(), match.end(), word)
        for word in words
        for match in re.finditer(_pattern(word), plain)
    )


def _pattern(word: str) -> str:
    return re.escape(word) if len(word) >= SHORT else rf"(?<!\w){re.escape(word)}"


def _merged(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`marks`, those that overlap made one: *druk* and *werkdruk* find the same word."""
    found: list[tuple[int, int]] = []
    for start, end in marks:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _excerpt(title: str, text: str, marks: list[tuple[int, int]], about: int) -> Excerpt:
    """What stands around `about`, from word to word."""
    first, last = next((mark for mark in marks if mark[0] <= about < mark[1]), marks[0])
    start, end = max(first - _AROUND, 0), min(last + _AROUND, len(text))
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    return Excerpt(title, f"{before}{text[start:end]}{after}", inside)


def _with_places(text: str) -> tuple[str, list[int] | range]:
    """`text` folded, and where in `text` each of its letters came from."""
    if all(len(fold(c)) == 1 for c in set(text) if not c.isascii()):
        return fold(text), range(len(text) + 1)
    plain, places = "", []
    for place, letter in enumerate(text):
        small = fold(letter) if letter != "\u00ad" else ""
        plain += small
        places += [place] * len(small)
    return plain, [*places, len(text)]
