"""What has a form of its own: addresses, numbers, dates of birth."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from orgcoach_tui.names.folding import fold
from orgcoach_tui.names.language import Language

PatternKind = Literal[
    "mail", "web", "handle", "phone", "postcode", "address", "bsn", "iban", "number", "birth"
]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found from `start` to `end`; `sure`: it has to be answered."""

    kind: PatternKind
    start: int
    end: int
    sure: bool = True


_MAIL = re.compile(
    r"[\w.+-]*\w(?:@| ?[\[(](?:at|apenstaartje)[\])] ?)\w[\w-]*(?:(?:\.| ?[\[(](?:dot|punt)[\])] ?)[\w-]+)+"
)
_WEB = re.compile(
    r"\bhttps?://[^\s<>]*[\w/]|\bwww\.[^\s<>]*[\w/]"
    r"|(?<![\w@.-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*"
    r"\.(?:nl|be|com|org|net|eu|uk|info|io|app|online|frl|amsterdam|ie|de|fr)\b(?:/[^\s<>]*[\w/])?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[^\W\d]\w{2,}")
_NUMBER = re.compile(r"(?<![\w.,€$£-])(?:\+|\(?0)[\d()\s./‑-]{6,}\d(?![\w%]|[.,]\d)")
_EXTENSION = r"(?<![^\W_])(?:{words})\b[ .:]*(?:is|nr|no|me on|me at)?[ .:]*(\+?\d[\d -]{{2,}}\d)"
_POSTCODES = re.compile(
    r"\b(?P<nl>[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})\b(?!-)"
    r"|\b(?P<small>[1-9]\d{3}(?!km|cm|mm|kg|mg|ml|cl|de|st|th|rd|nd|kb|mb|gb)[a-z]{2})\b"
    r"|\bB-(?P<be>[1-9]\d{3})\b"
    r"|\b(?P<uk>GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b"
)
_BELGIAN = re.compile(r"(?:,\s*|\b\d+\w?\s+)([1-9]\d{3})\s+(?=[A-Z][a-z]{2,})")
_STREET = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w’'-]*[ -]){0,3}[A-ZÀ-Þ][\w’'-]*?(?:straat|laan|weg|plein|kade|gracht|singel|hof|dreef"
    r"|steeg|dijk|pad|plantsoen|wal|ring|markt|baan|lei)\s+\d+(?:\s?[a-zA-Z]\b)?(?:-\d+)?"
    r"|\b\d+[a-zA-Z]?,?\s+(?:[A-Z][\w’'-]*\s+){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive"
    r"|Way|Place|Square|Gardens|Terrace|Crescent|Court|Grove|Hill|Row|Mews)\b"
)
_NINE = re.compile(r"(?<![\w.,-])\d(?:[ .-]?\d){7,8}(?![\w]|[.,-]\d)")
_TEN = re.compile(r"(?<![\w.,-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w]|[.,-]\d)")
_NATIONAL = re.compile(r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b")
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_PLATE = re.compile(
    r"\b(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}"
    r"|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z])\b"
)
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?\b")
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "january february march may june july august october jan feb mrt apr jun jul aug sep sept okt "
    "oct nov dec"
)
_MONTH = "(?:" + "|".join(_MONTHS.split()) + r")\.?"
_DATE = re.compile(
    r"\b(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20|['’])?\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|e)?(?: of)? {_MONTH},?(?: (?:19|20)\d{{2}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d{{2}})?|(?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)
_OLD = 16
_NEAR = 30


def patterns(text: str, lists: Language) -> Iterator[Found]:
    """Everything in `text` that has such a form, from the surest kind to the least sure."""
    if "@" in text or "(at)" in text or "[at]" in text or "apenstaartje" in text:
        yield from _plainly(_MAIL, "mail", text)
        yield from _plainly(_HANDLE, "handle", text)
    if "." in text or "://" in text:
        yield from _plainly(_WEB, "web", text)
    if not re.search(r"\d", text):
        return
    for found in _IBAN.finditer(text):
        yield from _longest_iban(found)
    yield from _checked(_NINE, "bsn", text, _eleven)
    yield from _checked(_TEN, "number", text, _is_health_number)
    yield from _plainly(_NATIONAL, "number", text)
    yield from _plainly(_INSURANCE, "number", text)
    yield from _plainly(_PLATE, "number", text)
    yield from _labelled(text, lists)
    yield from _checked(_NUMBER, "phone", text, _is_phone)
    yield from _plainly(_STREET, "address", text)
    for found in _POSTCODES.finditer(text):
        if not (found["nl"] and _is_year_with_letters(found["nl"], lists)):
            yield Found("postcode", found.start(), found.end())
    for found in _BELGIAN.finditer(text):
        if not 1900 <= int(found[1]) <= 2100:
            yield Found("postcode", found.start(1), found.end(1))
    yield from _births(text, lists)


def _plainly(pattern: re.Pattern[str], kind: PatternKind, text: str) -> Iterator[Found]:
    return (Found(kind, found.start(), found.end()) for found in pattern.finditer(text))


def _checked(
    pattern: re.Pattern[str], kind: PatternKind, text: str, right: Callable[[str], bool]
) -> Iterator[Found]:
    for found in pattern.finditer(text):
        if right(found[0]):
            yield Found(kind, found.start(), found.end())


def _digits(text: str) -> list[int]:
    return [int(one) for one in text if one.isdigit()]


def _eleven(text: str) -> bool:
    """The test of a burgerservicenummer."""
    digits = _digits(text)
    digits = [0] * (9 - len(digits)) + digits
    if len(set(digits)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(a * b for a, b in zip(digits, weights, strict=True)) % 11 == 0


def _is_health_number(text: str) -> bool:
    """The test of an NHS number."""
    *digits, check = _digits(text)
    rest = (
        11
        - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    )
    return check == rest % 11 and len(set(digits)) > 1


def _longest_iban(found: re.Match[str]) -> Iterator[Found]:
    """The account number that `found` begins with: a word after it may look like the last part."""
    end = found.end()
    while end - found.start() >= 15:
        if found.string[end - 1] != " " and is_iban(found.string[found.start() : end]):
            yield Found("iban", found.start(), end)
            return
        end -= 1


def is_iban(text: str) -> bool:
    """Whether it is the number of a bank account, by its remainder."""
    bare = re.sub(r"\s", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", bare):
        return False
    return int("".join(str(int(one, 36)) for one in bare[4:] + bare[:4])) % 97 == 1


def _is_phone(text: str) -> bool:
    """Whether as many digits are there as in a number of the Netherlands, Belgium, Britain or abroad."""
    bare = text.replace("(0)", "").strip()
    if re.fullmatch(r"\(?0\d[./-]\d{1,2}[./-](?:19|20)?\d{2}", bare):
        return False  # a date
    digits = "".join(one for one in bare if one.isdigit())
    if bare.startswith("+") or digits.startswith("00"):
        return 8 <= len(digits.removeprefix("00")) <= 15
    if re.match(r"0[89]00", digits):
        return 8 <= len(digits) <= 11
    return 9 <= len(digits) <= 11


def _labelled(text: str, lists: Language) -> Iterator[Found]:
    """Numbers after a word that says what they are."""
    folded = fold(text)
    for kind, words in (("number", lists.numbers), ("phone", lists.phones)):
        pattern = _EXTENSION.format(
            words="|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        )
        for found in re.finditer(pattern, folded.text):
            start, end = folded.places[found.start(1)], folded.places[found.end(1) - 1] + 1
            yield Found("phone" if kind == "phone" else "number", start, end)


def _is_year_with_letters(text: str, lists: Language) -> bool:
    year, letters = text[:4], text[-2:]
    return (
        " " in text
        and (letters.lower() in lists.abbreviations | lists.words)
        and (1900 <= int(year) <= 2100 or year.endswith("00"))
    )


def _births(text: str, lists: Language) -> Iterator[Found]:
    """Dates beside a word about birth, and full dates of so long ago that they look like one."""
    now = dt.date.today().year
    for found in _DATE.finditer(text):
        beside = fold(text[max(0, found.start() - _NEAR) : found.start()]).text
        after = fold(text[found.end() : found.end() + 12]).text
        words = (
            re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", beside) + re.findall(r"[^\W\d_]+", after)[:1]
        )
        if lists.birth.intersection(words):
            yield Found("birth", found.start(), found.end())
            continue
        year = re.search(r"(?:19|20)\d{2}", found[0]) if len(found[0]) > 6 else None
        if year and 1900 < int(year[0]) <= now - _OLD:
            yield Found("birth", found.start(), found.end(), sure=False)
