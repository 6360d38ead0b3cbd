"""Questions from the other side: they belong to the role that was read and to the difference."""

import zlib
from collections.abc import Mapping

from orgcoach_tui.guide.model import Role
from orgcoach_tui.journal.model import Placement
from orgcoach_tui.mirror.sentences import put_first
from orgcoach_tui.rules.model import Suggestion


def questions(
    found: Suggestion,
    placement: Placement,
    roles: Mapping[str, Role],
    *,
    number: int,
    turn: str,
) -> list[str]:
    """`number` questions. `turn` (a reflection's id) decides where to begin, so that they differ
    from one reflection to the next and stay the same within one.
    """
    sources = _sources(found, placement)
    first = zlib.crc32(turn.encode())
    asked: list[str] = []
    for n in range(number):
        pool = roles[sources[n % len(sources)]].counterweight
        question = pool[(first + n // len(sources)) % len(pool)]
        if question not in asked:
            asked.append(question)
    return asked


def _sources(found: Suggestion, placement: Placement) -> list[str]:
    """Whose questions to ask: those of the role read, then those of the role put first."""
    own = put_first(placement)
    if found.label == "unclear":
        return list(own) or ["middle"]
    if found.label == "balanced":
        return ["middle"] if found.balance == "between" else list(found.hats)
    others = [role for role in own if role != found.label]
    return [found.label, *others[:1]]
