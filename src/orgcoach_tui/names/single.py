"""One word of a text: whether it could be a name, or a part of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orgcoach_tui.names.folding import fold
from orgcoach_tui.names.language import Language
from orgcoach_tui.names.sentences import is_start

_WORD = re.compile(r"[’'][sS]-[^\W_]+|[’'](?:t|s|n)\b(?!-)|[^\W_]+(?:[-‐‑’'][^\W_]+)*")
_GENITIVE = re.compile(r"[’'][sS]?\Z")
_CONTRACTED = re.compile(r"'(?:ve|d|re|ll|m|s|n)\Z|(?<=n)'t\Z")
_NUMBERED = re.compile(r"[A-Z]{1,2}\d{1,3}")  # A4, M6
_MONTHS = frozenset("may april june august march".split())
_MONTH_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|in|since|by|until|till|last|next|this|early|late|mid|of|from|during|for"
    r"|through|before|after|and|to|sinds|begin|eind|half|tot|vanaf|van)\W+\Z",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(r"\W?\s?\d")
_APPOSED = frozenset("the my our your a an who de het mijn onze jouw een die".split())
_NEXT = re.compile(r"(?P<gap>\W*)(?P<word>[^\W_]+)(?P<more>(?:\s+[^\W_]+){0,2})")


@dataclass(slots=True)
class Token:
    """A word as it stands from `start` to `end`; `folded` and `end` are without a genitive."""

    text: str
    folded: str
    start: int
    end: int
    capital: bool

    @property
    def is_genitive(self) -> bool:
        return self.end < self.start + len(self.text)


def tokens(text: str) -> list[Token]:
    folded = fold(text).text
    alike = len(folded) == len(text)
    found = []
    for one in _WORD.finditer(text):
        written = one[0]
        start, end = one.span()
        capital = written[0].isupper()
        if not written.isalnum():
            capital = written.lstrip("’'").removeprefix("s-")[:1].isupper()
            if len(written) > 2:
                end = start + len(_GENITIVE.sub("", written))
        word = folded[start:end] if alike else fold(text[start:end]).text
        found.append(Token(written, word, start, end, capital))
    return found


def is_titled(text: str, words: Sequence[Token], lists: Language) -> bool:
    """Whether it is a heading in which every word has a capital, or everything is in capitals."""
    if 2 * sum(word.capital for word in words) < len(words):
        return False
    long = [one for one in words if len(one.folded) > 3 and not is_start(text, one.start)]
    if len(long) < 3 or sum(word.capital for word in long) < 0.9 * len(long):
        return False
    return sum(lists.is_word(word.folded) for word in long) >= 0.6 * len(long)


def is_name_like(text: str, token: Token, lists: Language, *, titled: bool) -> bool:
    """Whether this word by itself could be (part of) a name."""
    word, written = token.folded, token.text
    whole = fold(written).text
    if not token.capital or (len(word) == 1 and word.isalpha()) or word.isdigit():
        return False
    if word in lists.allowed or whole in lists.allowed:
        return word in _MONTHS and _is_no_month(text, token, lists)
    if "'" in whole and lists.is_word(_CONTRACTED.sub("", whole)) and not token.is_genitive:
        return False  # They’ve
    if _NUMBERED.fullmatch(written):
        return False
    if written[:2].isupper():
        if word.replace(".", "") in lists.abbreviations or whole in lists.abbreviations:
            return False
        if written.isupper() and len(word) > 1 and lists.is_word(word):
            return False
        if "-" in word and word.partition("-")[0] in lists.abbreviations:
            rest = written.partition("-")[2]  # HR-adviseur, MT-lid
            return rest[:1].isupper() and not lists.is_word(fold(rest).text)
    if "-" in word and _is_of_words(token, lists):
        return False
    if titled or is_start(text, token.start):
        return _is_name_at_start(text, token, lists, titled=titled)
    return True


def _is_of_words(token: Token, lists: Language) -> bool:
    """Scrum-team, Nederlands-Engels: allowed or ordinary in each part."""
    return all(
        fold(part).text in lists.allowed or (part.islower() and lists.is_word(fold(part).text))
        for part in re.split(r"[-‐‑]", token.text)
        if part
    )


def _is_no_month(text: str, token: Token, lists: Language) -> bool:
    after = _NEXT.match(text[token.end :])
    if after and after["gap"] == " " and fold(after["word"]).text in lists.said:
        return True
    if _MONTH_BEFORE.search(text[max(0, token.start - 16) : token.start]):
        return False
    if _MONTH_AFTER.match(text[token.end : token.end + 3]):
        return False
    return token.folded in lists.given and _is_called(text, token, lists)


def _is_name_at_start(text: str, token: Token, lists: Language, *, titled: bool) -> bool:
    """Where every word has a capital, one that is a word is a name only if it is used as one."""
    word = token.folded
    if word.endswith("s") and word[:-1] in lists.given and word not in lists.words | lists.given:
        return not titled  # Fleurs vraag
    if word in lists.given and word not in lists.abbreviations:
        if not lists.is_word(word):
            return True
        return not titled and _is_called(text, token, lists)
    after = _NEXT.match(text[token.end :])
    spoke = after and after["gap"] == " " and fold(after["word"]).text in lists.said
    if spoke and word in lists.surnames:
        return not titled
    if lists.is_word(word) or lists.is_word(fold(token.text).text):
        return False
    return not is_title(word, lists)


def _is_called(text: str, token: Token, lists: Language) -> bool:
    """Whether a word that is also a name is followed by what may follow a name."""
    if token.is_genitive:
        return True  # Grace’s
    rest = text[token.end : token.end + 60]
    found = _NEXT.match(rest)
    if rest[:1] in (".", "!", "?"):
        return True
    if not found:
        return False
    if re.match("[’'] ", found["gap"]):
        return token.folded[-1] in "sxz"
    word = fold(found["word"]).text
    if found["gap"] != " ":  # Hope, the youngest of them
        return found["gap"] == ", " and (word in _APPOSED or word not in lists.words)
    if word in lists.particles:
        return re.search(r"\s[A-ZÀ-Þ]", f" {found['word']}{found['more']}") is not None
    if found["word"][0].isupper():
        return word not in lists.given and len(word) > 1
    return word not in lists.not_after_a_name


def is_title(folded: str, lists: Language) -> bool:
    """Whether it is a title or a function, after which a name comes."""
    return lists.is_named(folded, lists.titles) or lists.is_named(folded, lists.functions)
