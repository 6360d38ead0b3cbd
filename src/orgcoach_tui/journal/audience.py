"""Who may see which part of a reflection. What is private leaves by no road.

A part is an answer, by the key of its question, or one of `audience.PARTS`. `Reflection.audience`
holds what the writer chose for a part, and under `default` what holds for all others.
"""

from dataclasses import replace

from orgcoach_tui.audience import DEFAULT, PARTS, Audience, reaches
from orgcoach_tui.journal.model import Mirror, NotedTheme, Placement, Reflection
from orgcoach_tui.journal.quoting import without_ids


def audience(reflection: Reflection, part: str) -> Audience:
    """For whom `part` was written."""
    chosen = reflection.audience
    return chosen.get(part) or chosen.get(DEFAULT) or "supervisor"


def choose(reflection: Reflection, part: str, wanted: Audience) -> None:
    """Note that `part` is for `wanted`, and keep no note of what holds anyhow."""
    reflection.audience.pop(part, None)
    if audience(reflection, part) != wanted:
        reflection.audience[part] = wanted


def withheld(reflection: Reflection, reader: Audience) -> set[str]:
    """The parts that `reader` does not get to see, whether or not anything stands in them."""
    parts = {*PARTS, *(answer.key for answer in reflection.answers), *reflection.audience}
    parts.discard(DEFAULT)
    return {part for part in parts if not reaches(audience(reflection, part), reader)}


def for_reader(reflection: Reflection, reader: Audience) -> Reflection:
    """`reflection` as `reader` may have it: without what is withheld, and what was said about it.

    What this version of the program does not know is left out too: nobody chose who may see it.
    """
    hidden = withheld(reflection, reader)
    given = replace(
        reflection,
        answers=[
            replace(a, text=a.text if reader == "private" else without_ids(a.text), extra={})
            for a in reflection.answers
            if a.key not in hidden
        ],
        placement=replace(reflection.placement, extra={}),
        mirror=replace(
            reflection.mirror,
            dropped=[replace(d, extra={}) for d in reflection.mirror.dropped],
            extra={},
        ),
        comments=[replace(c, extra={}) for c in reflection.comments if c.part not in hidden],
        audience={},
        themes=_themes(reflection, hidden, reader),
        outcomes=[replace(o, extra={}) for o in reflection.outcomes if o.part not in hidden],
        extra={},
    )
    given.mirror.dropped = [d for d in given.mirror.dropped if d.question not in hidden]
    if "help_question" in hidden:
        given.help_question = ""
    if "placement" in hidden:
        given.placement = Placement()
    if "mirror" in hidden:
        given.mirror = Mirror()
    if "insight" in hidden:
        given.insight = ""
    if "next_step" in hidden:
        given.next_step, given.next_date, given.next_when = "", None, ""
    return given


def _themes(reflection: Reflection, hidden: set[str], reader: Audience) -> list[NotedTheme]:
    """For another reader only what the writer sees in it: no word of what was proposed."""
    if reader == "private":
        return [replace(t, extra={}) for t in reflection.themes]
    seen = [t for t in reflection.themes if t.answer == "yes" and "themes" not in hidden]
    return [NotedTheme(t.name) for t in seen]
