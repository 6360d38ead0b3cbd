"""What readers wrote back: what is still open, what the writer does with it, what it is about."""

import hashlib
import re
import unicodedata
from dataclasses import replace

from orgcoach_tui.journal.model import Comment, CommentState, Reflection
from orgcoach_tui.text import fold

_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def open_comments(reflection: Reflection) -> list[Comment]:
    """The comments that the writer has neither taken up, answered nor set aside."""
    return [comment for comment in reflection.comments if comment.state == "open"]


def about(reflection: Reflection, part: str) -> list[Comment]:
    """The comments about `part`, "" for the whole, each followed by what goes on from it."""
    here = [comment for comment in reflection.comments if comment.part == part]
    ids = {comment.id for comment in here}
    found: list[Comment] = []
    for comment in here:
        if comment.reply_to not in ids:
            found.append(comment)
            found += [one for one in here if one.reply_to == comment.id and one is not comment]
    # Where replies go round in a circle, nothing is left out.
    return found + [comment for comment in here if all(comment is not one for one in found)]


def settle(reflection: Reflection, id_: str, state: CommentState, reply: str = "") -> bool:
    """Note what the writer does with a comment: "taken_up", "answered", "set_aside", or "open"
    again. A `reply` takes the place of an earlier one. Whether there is such a comment.
    """
    found = next((comment for comment in reflection.comments if comment.id == id_), None)
    if found is None:
        return False
    found.state = state
    found.reply = reply or found.reply
    return True


def text_of(reflection: Reflection, part: str) -> str:
    """What the writer wrote in `part` as it is now; "" for the whole is all of it."""
    texts = {
        "help_question": reflection.help_question,
        **{answer.key: answer.text for answer in reflection.answers},
        "insight": reflection.insight,
        "next_step": reflection.next_step,
        "placement": reflection.placement.note,
        "mirror": "\n".join((reflection.mirror.why, reflection.mirror.counter_answer)),
    }
    return "\n".join(texts.values()) if part == "" else texts.get(part, "")


def changed_since(reflection: Reflection, comment: Comment) -> bool:
    """Whether the words that a comment is about do not stand there any more as they were."""
    return squeezed(comment.quote) not in squeezed(text_of(reflection, comment.part))


def with_suggestion(reflection: Reflection, comment: Comment) -> str | None:
    """The text of its part as a suggestion would have it, to show before anything is changed.

    None where the words it is about are not there, or more than once.
    """
    text, quote = text_of(reflection, comment.part), comment.quote.strip()
    if comment.kind != "suggestion" or not comment.part:
        return None
    if not quote:
        return f"{text.rstrip()}\n{comment.text}".lstrip("\n")
    return text.replace(quote, comment.text) if text.count(quote) == 1 else None


def add(reflection: Reflection, comments: list[Comment]) -> list[Comment]:
    """Put those of `comments` with the reflection that are not there yet, and return them.

    The same words at the same place by the same person are there already, also where a word
    processor lost the range or the name. What the writer replied is no comment either.
    """
    there = {comment.id: comment for comment in reflection.comments}
    fresh = []
    ids: dict[str, str] = {}
    for comment, id_ in zip(comments, _identified(comments), strict=True):
        ids[comment.id] = id_
        if there.pop(id_, None) is None:
            fresh.append(replace(comment, id=id_))
    replies = {squeezed(one.reply) for one in reflection.comments if one.reply}
    added = []
    taken = {comment.id for comment in reflection.comments}
    for comment in fresh:
        alike = next((id_ for id_, other in there.items() if _alike(other, comment)), None)
        if alike is not None:
            ids = {old: alike if new == comment.id else new for old, new in ids.items()}
            del there[alike]
        elif squeezed(comment.text) not in replies or not comment.text:
            added.append(comment)
    for comment in added:
        comment.reply_to = ids.get(comment.reply_to, "")
        while comment.id in taken:
            comment.id += "x"
        taken.add(comment.id)
    reflection.comments += added
    return added


def identity(comment: Comment) -> str:
    """The same for the same words about the same words of the same part by the same person."""
    whole = (comment.part, comment.kind, comment.text, comment.quote, fold(comment.author))
    named = "\0".join(squeezed(one) for one in whole)
    return hashlib.blake2b(named.encode("utf-8", "replace"), digest_size=6).hexdigest()


def squeezed(text: str) -> str:
    """`text` without what programs change on the way: white space, and signs that are not seen."""
    text = "".join(text.split())
    return text if text.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _identified(comments: list[Comment]) -> list[str]:
    """The identity of each; a second that is the same in every way has a number behind it."""
    seen: dict[str, int] = {}
    found = []
    for comment in comments:
        id_ = identity(comment)
        seen[id_] = seen.get(id_, 0) + 1
        found.append(id_ if seen[id_] == 1 else f"{id_}-{seen[id_]}")
    return found


def _alike(one: Comment, other: Comment) -> bool:
    """Whether only the range got lost on the way, or the name, or that it was a suggestion."""
    if one.part != other.part:
        return False
    quotes = {squeezed(one.quote), squeezed(other.quote)} - {""}
    names = {squeezed(fold(one.author)), squeezed(fold(other.author))}
    by_one = len(names) == 1 or (one.kind == other.kind == "suggestion" and "" in names)
    return by_one and len(quotes) < 2 and squeezed(one.text) == squeezed(other.text)
