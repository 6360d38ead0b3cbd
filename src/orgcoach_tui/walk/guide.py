"""The guide with which a reflection is opened, also when its own is gone or has changed."""

from orgcoach_tui.guide.model import Guide, Question
from orgcoach_tui.journal.model import Reflection


def guide_for(reflection: Reflection, guide: Guide | None) -> Guide:
    """`guide` with every question that the reflection answers; without one, those questions alone.

    The reflection holds each question as it was asked, so no answer is ever out of reach.
    """
    known = {question.key for question in guide.questions} if guide else set()
    asked = tuple(
        Question(answer.key, answer.title or answer.key, answer.question or answer.title)
        for answer in reflection.answers
        if answer.key not in known and (answer.text or guide is None)
    )
    if guide is None:
        title = reflection.guide_title or reflection.guide
        return Guide(reflection.guide, title, "", "", asked, mirror=False)
    if not asked:
        return guide
    from dataclasses import replace

    return replace(guide, questions=guide.questions + asked)
