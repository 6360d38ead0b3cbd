"""What people write in a mail to say which part they mean, and what stands around their words."""

import re
from dataclasses import dataclass

from orgcoach_tui.text import fold

_N = r"(\d{1,2}(?:\.\d{1,3})?)"
_STOP = r"\s*(?:[:.)]|[-–—](?=\s))\s*"
_NOUN = (
    r"(?:vraag|question|antwoord|answer|punt|point|onderdeel|deel|part|section|alinea|paragraph"
    r"|nr\.?|no\.?|q|v)"
)
_AT = r"(?:ad|bij|over|op|re|on|at|about|to)"

_BRACKETS = re.compile(rf"\s*\[\s*{_N}\s*\]\s*[:.)–-]?\s*")
_JOINED = r"\s*\[\s*\d{1,2}(?:\.\d{1,3})?\s*\]\s*(?:en|and|&|\+|,|/|t/m|[-–])?\s*"
_ALSO = re.compile(rf"{_JOINED}(?=\[\s?\d)", re.IGNORECASE)
_JUST_JOINED = re.compile(rf"(?:{_JOINED})+", re.IGNORECASE)
"""Marks whose words are about the next one as well: “[2] en [6] hangen samen”."""
_NAMED = re.compile(
    rf"\s*(?:[-*•]\s*)?(?:(?:en|and|ook|also)\s+)?(?:{_AT}\s+)?{_NOUN}\s*{_N}(?P<stop>{_STOP}|\s*$)?",
    re.IGNORECASE,
)
_AD = re.compile(rf"\s*ad\s+{_N}(?P<stop>{_STOP}|\s+|$)", re.IGNORECASE)
_BEFORE = re.compile(rf"\s*{_AT}\s+{_N}{_STOP}(?=\D|$)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*(\d{1,2}\.\d{1,3})(?:\s*[:.)–-]+\s*|\s+|$)")
_LIST = re.compile(r"\s*(\d{1,2})\s*[.):]\s+")

_QUOTE = re.compile(r"\s*((?:>\s?)+)")
_WROTE = re.compile(
    r"(?=.*\d)(?:op|on)\b.{4,160}\b(?:schreef|schreven|wrote)\b(?! (?:je|jij|you)\b).{0,120}:\s*$"
    r"|(?=.*\d).{2,80}\b(?:schreef op|wrote on)\b.{4,80}:\s*$"
    r"|(?!(?:je|jij|you)\b).{2,60}\b(?:schreef|wrote)\s*:\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\s*\*?(van|verzonden|aan|onderwerp|datum|cc|bcc|bijlagen?"
    r"|from|sent|to|subject|date|attachments?)\*?\s*:\*?\s*(.*)$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\s*(?:[-_=*]{5,}|-{2,}\s*(?:oorspronkelijk|original|doorgestuurd|forwarded|begin)\b.*)\s*$",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"\s*(?:verstuurd (?:vanaf|met|via)|verzonden (?:vanaf|met|via)|sent from|get outlook for"
    r"|outlook voor \w+ downloaden|download outlook)\b.{0,80}$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\s*(?:orgcoach · .*|\d{1,6} (?:woord|woorden|word|words)\s*$)")
_HELLO = re.compile(
    r"\s*(?:hoi|hallo|hi|hey|hello|dear|beste|dag|lieve|ha|heej?"
    r"|goede(?:morgen|middag|navond)|goeie\w+|good (?:morning|afternoon|evening))\b"
    r"[^.?:;]{0,40}[,.:–-]?\s*$",
    re.IGNORECASE,
)
_GREETING = (
    r"met (?:\w+ ){0,3}groet(?:en|jes)?|(?:\w+ )?(?:groet|groeten|groetjes)|mvg|m\.v\.g\.?|hgr"
    r"|vrgr|gr\.?|liefs|(?:kind|best|warm|with kind|with best|many) (?:regards|wishes)|regards"
    r"|best|cheers|all the best|yours(?: \w+)?|love"
    r"|tot (?:snel|ziens|dan|gauw|morgen|later|(?:maan|dins|woens|donder|vrij)dag|volgende (?:week|keer))"
    r"|see you(?: (?:soon|then|tomorrow|later|next week|(?:on )?(?:mon|tues|wednes|thurs|fri)day))?"
)
_BYE = re.compile(
    rf"\s*(?:{_GREETING})(?:[,.\s–-]+(?P<name>[^\W\d][\w.’'-]*(?: [\w.’'-]+){{0,3}}))?\s*[,.!]?\s*$",
    re.IGNORECASE,
)

_NAMES = {
    "": (
        *("algemeen", "in het algemeen", "algemene opmerking", "tot slot", "verder"),
        *("overall", "general", "in general", "general remark", "finally"),
    ),
    "help_question": (
        *("hulpvraag", "je hulpvraag", "je vraag", "vraag voor supervisie"),
        *("help question", "question for supervision", "your question"),
    ),
    "placement": ("rollen", "de rollen", "de vier rollen", "roles", "the roles", "the four roles"),
    "mirror": ("spiegel", "de spiegel", "mirror", "the mirror"),
    "insight": ("inzicht", "een inzicht", "je inzicht", "insight", "one insight", "your insight"),
    "next_step": (
        *("volgende stap", "een volgende stap", "je volgende stap"),
        *("next step", "one next step", "your next step"),
    ),
}


@dataclass(frozen=True)
class Mark:
    """A number such as 3 or 2.3, or a `part` by its name; `length` signs of the line are the mark."""

    number: str = ""
    part: str | None = None
    length: int = 0
    weak: bool = False  # it may be an item of a list as well


def mark(line: str, titles: dict[str, str]) -> Mark | None:
    """What a line begins with that says which part it is about. `titles` are folded headings."""
    if _ALSO.match(line) and (found := _BRACKETS.match(line)):
        return Mark(found[1])
    if found := _BRACKETS.match(line):
        return Mark(found[1], length=found.end())
    if found := _NAMED.match(line):
        # "Vraag 3 vind ik sterk" is about 3, and all of it is said.
        return Mark(found[1], length=found.end() if found["stop"] is not None else 0)
    if found := _AD.match(line) or _BEFORE.match(line):
        return Mark(found[1], length=found.end())
    if found := _PARAGRAPH.match(line):
        return Mark(found[1], length=found.end(), weak=True)
    if found := _LIST.match(line):
        return Mark(found[1], length=found.end(), weak=True)
    return _by_name(line, titles)


def _by_name(line: str, titles: dict[str, str]) -> Mark | None:
    name, colon, _rest = line.partition(":")
    said = " ".join(fold(re.sub(r"^\s*(?:[-*•]|\d+\.)\s*", "", name)).split()).strip(" *_‘’'\".")
    if not said or len(said) > 80 or not (colon or not line.partition(":")[2]):
        return None
    part = titles.get(said)
    if part is None and colon:
        part = next((key for key, names in _NAMES.items() if said in names), None)
    return None if part is None else Mark(part=part, length=len(name) + len(colon))


def unquoted(line: str) -> tuple[int, str]:
    """How deep a line is quoted, and what stands behind the signs."""
    found = _QUOTE.match(line)
    return (found[1].count(">"), line[found.end() :]) if found else (0, line)


def is_attribution(line: str) -> bool:
    """“Op 3 nov. schreef X:” and the like."""
    return len(line) < 300 and _WROTE.match(line.strip()) is not None


def field(line: str) -> tuple[str, str] | None:
    """The name and the value of a line of a block with “Van: …” and “Verzonden: …”."""
    found = _FIELD.match(line)
    return (fold(found[1]), found[2].strip()) if found else None


def is_rule(line: str) -> bool:
    """A line between a mail and the one it answers."""
    return _RULE.match(line) is not None


def is_ours(line: str) -> bool:
    """What stands under everything that goes out, and the number of words under an answer."""
    return _OURS.match(line) is not None


def is_sent_from(line: str) -> bool:
    return _SENT_FROM.match(line) is not None


def is_hello(line: str) -> bool:
    return len(line.split()) <= 5 and _HELLO.match(line) is not None


def is_bye(line: str) -> tuple[bool, str]:
    """Whether a line closes a mail, and the name if it stands in it."""
    found = _BYE.match(line) if len(line) < 120 else None
    return (True, found["name"] or "") if found else (False, "")


def apart(line: str) -> list[str]:
    """A line with several marks in brackets, in as many pieces."""
    if not _BRACKETS.match(line):
        return [line]
    found: list[str] = []
    for piece in re.split(r"(?<=\s)(?=\[\s?\d{1,2}(?:\.\d{1,3})?\s?\])", line):
        if found and _JUST_JOINED.fullmatch(found[-1]):
            piece = found.pop() + piece
        found.append(piece)
    return found


def unwrapped(lines: list[str]) -> str:
    """Lines as one text; what a mail program broke off at its margin is joined again."""
    text = ""
    last = ""
    for line in (one.rstrip() for one in lines):
        first = line.split(" ")[0]
        wrapped = (
            len(last) >= 55 and line and not line[0].isspace() and len(last) + 1 + len(first) > 68
        )
        if text:
            text += " " if wrapped and line[0] not in "-*•" else "\n"
        text += line
        last = line
    return re.sub(r"\n{3,}", "\n\n", text).strip()
