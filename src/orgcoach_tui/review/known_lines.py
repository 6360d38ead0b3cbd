"""The lines that went out, to know them again in an answer by mail, however they are wrapped."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from orgcoach_tui.review.marks import Mark
from orgcoach_tui.review.own import Own
from orgcoach_tui.text import fold

_SURE = 12  # letters that are not the same by chance
_ALONE = 20  # letters of a quoted beginning, with words of somebody else behind it


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a line stands: the part, the answer's paragraph if it is one, and what is not of it."""

    part: str
    quote: str
    rest: str = ""


class KnownLines:
    """All that a reader had before them of one reflection."""

    def __init__(self, own: Own) -> None:
        outline = own.outline
        self.sections = {section.number: section for section in outline.sections}
        self.titles: dict[str, str] = {}
        self.help = "\n".join(outline.help_question)
        sent: list[tuple[str, str, str]] = [("", "", outline.title), ("", "", outline.id)]
        sent += [("", "", f"{name} {value}") for name, value in outline.facts]
        for key, asked in own.asked.items():
            self.titles.setdefault(" ".join(fold(asked[0]).split()), key)
            sent += [(key, "", one) for one in asked]
        for section in outline.sections:
            sent += [(section.key, "", f"{role.name} {role.words}") for role in section.roles]
        keys = dict.fromkeys((*own.asked, *(a.key for a in own.reflection.answers)))
        for key in keys:
            sent += [(key, one, one) for one in own.written(key)]
        self._text = ""
        self._starts: list[int] = []
        self._sent = [one for one in sent if _letters(one[2])]
        for _part, _quote, words in self._sent:
            self._starts.append(len(self._text) + 1)
            self._text += "\n" + _letters(words)
        self._whole = {
            _letters(words): n for n, (_p, _q, words) in reversed([*enumerate(self._sent)])
        }

    def find(self, line: str, *, sure: bool) -> Stand | None:
        """Where `line` stands in what went out. `sure`: it is quoted, so a few letters will do."""
        bare = re.sub(r"^\s*[*_#|]*\s*(?:\[?\d{1,2}(?:\.\d{1,3}){0,2}\]?[.):]?\s+)?", "", line)
        letters = _letters(bare)
        if not letters:
            return None
        if letters in self._whole and (sure or len(letters) >= _SURE):
            return self._at(self._whole[letters])
        if len(letters) >= (3 if sure else _SURE) and (at := self._text.find(letters)) >= 0:
            return self._at(bisect_right(self._starts, at) - 1)
        return self._beginning(bare)

    def place(self, mark: Mark) -> tuple[str, str] | None:
        """The part and the paragraph that a mark means; None where there is none such."""
        if mark.part is not None:
            return mark.part, ""
        number, _dot, below = mark.number.partition(".")
        section = self.sections.get(int(number))
        if section is None:
            return None
        if not below:
            return section.key, ""
        if 0 < int(below) <= len(section.paragraphs):
            return section.key, section.paragraphs[int(below) - 1].strip()
        return None if mark.weak else (section.key, "")

    def _at(self, n: int, rest: str = "") -> Stand:
        part, quote, _words = self._sent[n]
        return Stand(part, quote, rest)

    def _beginning(self, bare: str) -> Stand | None:
        """A line that begins with what was sent and goes on in somebody else's words."""
        ends = [match.end() for match in re.finditer(r"\S+", bare)]
        low, high = 0, len(ends)
        while low < high:  # the longest beginning that stands there
            middle = (low + high + 1) // 2
            if _letters(bare[: ends[middle - 1]]) in self._text:
                low = middle
            else:
                high = middle - 1
        if not 0 < low < len(ends):
            return None
        letters = _letters(bare[: ends[low - 1]])
        n = bisect_right(self._starts, self._text.find(letters)) - 1
        whole = _letters(self._sent[n][2])
        if len(letters) < _ALONE and not (letters == whole and len(letters) >= _SURE):
            return None
        if not whole.endswith(letters):
            return None  # it only begins alike: the words are of whoever wrote the line
        return self._at(n, bare[ends[low - 1] :])


def _letters(text: str) -> str:
    """The letters and digits, without capitals and accents."""
    return "".join(c for c in fold(text) if c.isalnum())
