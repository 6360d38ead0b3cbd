"""Comparing what came back with what was written, word by word."""

import difflib
import re
from collections.abc import Mapping, Sequence

from orgcoach_tui.journal.comments import squeezed

_ALIKE = 0.55
_MOST = 3_000  # words; above it only the whole is compared
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)")


def nearest(line: str, candidates: Sequence[str]) -> str:
    """The one of `candidates` that `line` was made from, "" where it is none of them."""
    best, found = 0.0, ""
    for one in candidates:
        likeness = _likeness(one, line)
        if likeness > best:
            best, found = likeness, one
    return found if best >= _ALIKE else ""


def _likeness(one: str, other: str) -> float:
    """How much of `one` is in `other`, or of both in each other: 1 is all."""
    a, b = one.split(), other.split()
    if not a or not b:
        return 0.0
    if len(a) > 1 and squeezed(other).startswith(squeezed(one)):
        return 1.0
    if len(a) + len(b) > _MOST:
        return 1.0 if one[:200] == other[:200] else 0.0
    if len(set(a) & set(b)) < len(set(a)) * 0.4:
        return 0.0
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    ratio = 2 * same / (len(a) + len(b))
    return max(ratio, same / len(a) * 0.95) if len(a) > 3 else ratio


def focused(old: str, new: str) -> tuple[str, str]:
    """Of two texts the sentences in which they differ."""
    start = 0
    for match in _END.finditer(old):
        end = match.end()
        if old[:end] != new[:end] or new[end : end + 1] not in ("", " ", "\n"):
            break
        start = end
    old_rest, new_rest = old[start:].lstrip(), new[start:].lstrip()
    stop = 0
    for match in reversed(list(_END.finditer(old_rest))):
        tail = old_rest[match.end() :]
        before = new_rest[: -len(tail)] if tail else new_rest
        if not new_rest.endswith(tail) or not _END.search(before[-4:] + " "):
            break
        stop = len(tail)
    old_part = old_rest[: len(old_rest) - stop].rstrip()
    new_part = new_rest[: len(new_rest) - stop].rstrip()
    return (old_part, new_part) if old_part else (old.strip(), new.strip())


def added(old: str, new: str) -> str:
    """The words of `new` that are not in `old`."""
    a, b = old.split(), new.split()
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return " ".join(
        " ".join(b[j1:j2]) for tag, _i1, _i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )


def renamed(own: str, sent: str) -> dict[str, str]:
    """What stands in `sent`, a paragraph with other names, for what stands in `own`."""
    a, b = own.split(), sent.split()
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    pairs = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "replace" and i2 - i1 <= 4 and j2 - j1 <= 4:
            pairs[squeezed(" ".join(b[j1:j2]))] = " ".join(a[i1:i2])
    return pairs


def in_own_names(own: str, sent: str, names: Mapping[str, str]) -> str:
    """`sent` with the names in it as the writer wrote them, as far as that can be told."""
    if not names:
        return sent
    a, b = own.split(), re.findall(r"\S+\s*", sent)
    bare = [word.strip() for word in b]
    matcher = difflib.SequenceMatcher(None, a, bare, autojunk=False)
    found = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "replace":
            found.append(_renamed_back(a, (i1, i2), b[j1:j2], names))
        else:
            found += b[j1:j2]
    return "".join(found)


def _renamed_back(
    own: Sequence[str], at: tuple[int, int], sent: Sequence[str], names: Mapping[str, str]
) -> str:
    """Words that stand for others in `own`: the name among them as it was, the others as they are."""
    begin, end = at
    for n in range(len(sent), 0, -1):
        for first, last in ((0, n), (len(sent) - n, len(sent))):
            there = "".join(sent[first:last])
            known = names.get(squeezed(there))
            if known is not None and known == " ".join(own[begin:end]):
                name = known + there[len(there.rstrip()) :]
                return "".join((*sent[:first], name, *sent[last:]))
    # A name that stands nowhere else: capitals on both sides that no sentence begins with.
    inside = begin > 0 and own[begin - 1][-1:] not in tuple(".!?…:")
    if inside and end - begin <= 3 and _capital(own[begin]) and _capital(sent[0]):
        n = next((n for n, word in enumerate(sent) if not _capital(word)), len(sent))
        there = "".join(sent[:n])
        name = " ".join(own[begin:end]) + there[len(there.rstrip()) :]
        return "".join((name, *sent[n:]))
    return "".join(sent)


def _capital(word: str) -> bool:
    """Whether it may be a name; words in capitals are rather typed to stand out."""
    bare = word.strip().lstrip("(‘“'\"[")
    return bare[:1].isupper() and not (len(bare) > 3 and bare.isupper())


def own_words(own: str, sent: str, quote: str) -> str:
    """The words of `own` that stand where `quote` stands in `sent`; "" where that is not clear."""
    begin = sent.find(quote)
    if begin < 0 or sent.count(quote) != 1:
        return ""
    spans = [match.span() for match in re.finditer(r"\S+", sent)]
    inside = [n for n, (a, b) in enumerate(spans) if a < begin + len(quote) and b > begin]
    mine = [match.span() for match in re.finditer(r"\S+", own)]
    matcher = difflib.SequenceMatcher(None, own.split(), sent.split(), autojunk=False)
    found: list[int] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found += [i1 + n - j1 for n in inside if j1 <= n < j2]
        elif any(j1 <= n < j2 for n in inside):
            found += range(i1, i2)
    return own[mine[min(found)][0] : mine[max(found)][1]] if found else ""
