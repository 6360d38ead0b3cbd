"""An answer by mail, or pasted text: which words are the reader's, and which part each is about.

Every line goes to one place: into a comment, or to what is left out, which is told as well.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from orgcoach_tui.journal.model import Comment
from orgcoach_tui.review import marks
from orgcoach_tui.review.known_lines import KnownLines, Stand
from orgcoach_tui.review.own import Own
from orgcoach_tui.text import clean, clean_line

LONGEST = 400_000
"""Signs of a text that is still read."""

Kind = Literal["words", "own", "quoted", "header", "signature", "greeting", "mark", "blank"]

_AROUND = 6  # lines of a signature, and of a closing


@dataclass(slots=True)
class Line:
    """A line without its signs of quotation. `stand` is where it stands in what was sent."""

    text: str
    depth: int = 0
    kind: Kind = "words"
    stand: Stand | None = None
    below: bool = False  # under the header of the mail that was answered


@dataclass(slots=True)
class Letter:
    """`left` are the lines that are nobody's comment, each with what it was taken for."""

    comments: list[Comment] = field(default_factory=list)
    left: list[tuple[Kind, str]] = field(default_factory=list)
    author: str = ""


def read(text: str, own: Own, author: str = "") -> Letter:
    """What somebody wrote about the reflection of `own`. Never raises, and loses no words."""
    known = KnownLines(own)
    lines = [Line(body, depth) for depth, body in map(marks.unquoted, clean(text).split("\n"))]
    letter = Letter(author=author)
    _headers(lines, letter)
    for line in lines:
        if line.kind == "words" and marks.is_ours(line.text):
            line.kind = "own"
        if line.kind == "words":
            line.stand = known.find(line.text, sure=line.depth > 0 or line.below)
    _quotations(lines)
    _around(lines, letter)
    _assemble(_split(lines), known, letter)
    for comment in letter.comments:
        comment.author = letter.author
    return letter


def _headers(lines: list[Line], letter: Letter) -> None:
    """Blocks with “Van: …”, and lines such as “Op 3 nov. schreef X:”. Below them is another mail."""
    below = False
    at = 0
    while at < len(lines):
        line = lines[at]
        line.below = below
        block = 0
        while at + block < len(lines) and (found := marks.field(lines[at + block].text)):
            if (
                block == 0
                and found[0] in ("van", "from")
                and not any(o.text.strip() for o in lines[:at])
            ):
                letter.author = letter.author or clean_line(found[1].partition("<")[0]).strip(
                    "\"' "
                )
            block += 1
        if block >= 2:
            above = any(one.kind == "words" and one.text.strip() for one in lines[:at])
            for one in lines[at : at + block]:
                one.kind, one.below = "header", below
            below = below or above
            at += block
            continue
        joined = f"{line.text} {lines[at + 1].text}" if at + 1 < len(lines) else ""
        if marks.is_attribution(line.text):
            line.kind = "header"
        elif line.text.strip() and marks.is_attribution(joined) and len(line.text) > 30:
            line.kind = lines[at + 1].kind = "header"
            at += 1
        elif marks.is_rule(line.text):
            line.kind = "header"
        at += 1


def _quotations(lines: list[Line]) -> None:
    """What of another mail is quoted, and what is an answer between its lines."""
    mine = [line.depth for line in lines if line.kind == "words" and line.stand]
    shallow = min(mine, default=0)
    first = next((n for n, line in enumerate(lines) if line.below and line.stand), len(lines))
    for n, line in enumerate(lines):
        if line.kind != "words":
            continue
        if not line.text.strip():
            line.kind = "blank"
        elif line.stand and not line.stand.rest:
            line.kind = "own"
        elif (line.depth > 0 and not 0 < line.depth < shallow) or (line.below and n < first):
            # Quoted words that are not the writer's answers: the mail that they came with.
            line.kind = "words" if line.stand else "quoted"


def _around(lines: list[Line], letter: Letter) -> None:
    """What stands above and below the words: a greeting, a closing with a name, a signature."""
    said = [n for n, line in enumerate(lines) if line.kind == "words"]
    if said and marks.is_hello(lines[said[0]].text):
        lines[said[0]].kind = "greeting"
        said = said[1:]
    for n in said:
        line = lines[n]
        if line.kind != "words":
            continue
        rest = _to_the_end(lines, n)
        if line.text.strip() in ("--", "—") and len(rest) <= _AROUND + 4:
            for one in (line, *rest):
                one.kind = "signature"
        elif marks.is_sent_from(line.text):
            line.kind = "signature"
        elif (bye := marks.is_bye(line.text))[0] and len(rest) <= _AROUND and _short(rest):
            line.kind = "greeting"
            name = bye[1] or (rest[0].text.strip() if rest else "")
            if (
                not letter.author
                and 0 < len(name.split()) <= 4
                and not set(name) & set("@:/0123456789")
            ):
                letter.author = clean_line(name).rstrip(",.")
            for one in rest:
                one.kind = "signature"


def _to_the_end(lines: list[Line], n: int) -> list[Line]:
    """The words after line `n`, up to where another mail begins."""
    found = []
    for line in lines[n + 1 :]:
        if line.kind == "words":
            found.append(line)
        elif line.kind != "blank":
            break
    return found


def _short(lines: list[Line]) -> bool:
    return all(len(line.text) <= 70 and not marks.mark(line.text, {}) for line in lines)


def _split(lines: list[Line]) -> list[Line]:
    """With two marks in a line made two lines, and words behind a quoted answer one of their own."""
    found = []
    for line in lines:
        if line.kind != "words":
            found.append(line)
        elif line.stand and line.stand.rest:
            sent = line.text[: len(line.text) - len(line.stand.rest)]
            found.append(Line(sent, line.depth, "own", line.stand))
            found.append(Line(line.stand.rest, line.depth))
        else:
            found += [Line(part, line.depth) for part in marks.apart(line.text)]
    return found


def _assemble(lines: list[Line], known: KnownLines, letter: Letter) -> None:
    """The words from mark to mark, or from quotation to quotation, as a comment each."""
    strong = any(
        (found := marks.mark(line.text, known.titles)) and found.number and not found.weak
        for line in lines
        if line.kind == "words"
    )
    at_end = _only_below(lines)
    part = quote = ""
    here: list[str] = []
    before, listing = "", False  # the line above, and whether the numbers are those of a list

    def close() -> None:
        nonlocal here
        if any(line.strip() for line in here):
            letter.comments.append(Comment("", marks.unwrapped(here), part, "comment", quote))
        here = []

    for line in lines:
        if line.kind == "blank":
            here.append("")
            continue
        if line.kind == "words":
            found = marks.mark(line.text, known.titles)
            if found and found.weak and "." not in found.number:
                listing = listing or before.endswith(":")
                found = None if strong or listing else found
            place = known.place(found) if found else None
            if found and place:
                close()
                part, quote = place
                listing = listing and found.weak
                if found.length:
                    letter.left.append(("mark", line.text[: found.length]))
                here.append(line.text[found.length :])
            else:
                if found and not found.weak:  # it means something that there is not
                    close()
                    part = quote = ""
                here.append(line.text)
            before = line.text.rstrip()
            continue
        letter.left.append((line.kind, line.text))
        listing = False
        if line.kind == "own":
            close()
        if line.kind == "own" and line.stand:
            part, quote = ("", "") if at_end else (line.stand.part, line.stand.quote)
        elif line.kind == "header":
            close()
            part = quote = ""
    close()


def _only_below(lines: list[Line]) -> bool:
    """Whether all that was sent stands above all words: those are about the whole then."""
    kinds = [line.kind for line in lines if line.kind in ("own", "words")]
    turns = sum(one == "own" and other == "words" for one, other in pairwise(kinds))
    parts = {line.stand.part for line in lines if line.kind == "own" and line.stand}
    return turns == 1 and kinds[-1] == "words" and len(parts) >= 3 and kinds[0] == "own"
