"""What of the mirror is kept in a reflection, and the sentence that always stands under it."""

import datetime as dt

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Mirror, Recognised
from orgcoach_tui.mirror.sentences import standing as always
from orgcoach_tui.rules.lexical import goes_by_wording
from orgcoach_tui.rules.model import Suggestion


def keep(found: Suggestion, kept: Mirror) -> bool:
    """Keep what was shown, with the version of the rules; whether it is anything new.

    What the writer has answered to stays as it was: an answer belongs to what it was given to.
    """
    if kept.recognised or not differs(found, kept):
        return False
    _store(found, kept)
    return True


def answer(found: Suggestion, kept: Mirror, recognised: Recognised) -> None:
    """Keep the writer's answer with what it is an answer to."""
    if differs(found, kept):
        _store(found, kept)
    kept.recognised = recognised


def differs(found: Suggestion, kept: Mirror) -> bool:
    """Whether the words are read otherwise now: other words, other rules, or words taken out."""
    return (kept.scores, kept.rules, kept.label) != (_scores(found), found.version, found.label)


def by_wording(kept: Mirror) -> bool:
    """Whether what the writer last saw also went by the rest of the wording."""
    return goes_by_wording(kept.rules)


def standing(found: Suggestion, kept: Mirror) -> str:
    """That the mirror can be wrong; or that the answer was given to another reading."""
    if kept.recognised and kept.read_at and differs(found, kept):
        said = _("When you answered, at {time}, the mirror read this differently.")
        return f"{said.format(time=f'{kept.read_at.astimezone():%H:%M}')} {always()}"
    return always()


def nothing_against(found: Suggestion) -> str:
    """Where nothing speaks against it: that it was looked for. Empty where something does."""
    if found.against or found.label == "unclear":
        return ""
    return _("Nothing found that speaks against it. That does not mean there is nothing.")


def you_said(kept: Mirror) -> str:
    """The answer that was given, as a sentence; empty when there is none."""
    said: dict[str, str] = {
        "yes": _("You said: ‘I do’."),
        "partly": _("You said: ‘partly’."),
        "no": _("You said: ‘no’."),
    }
    return said.get(kept.recognised, "")


def _store(found: Suggestion, kept: Mirror) -> None:
    kept.label, kept.balance, kept.strength = found.label, found.balance, found.strength
    kept.rules, kept.scores = found.version, _scores(found)
    kept.read_at = dt.datetime.now().astimezone().replace(microsecond=0)


def _scores(found: Suggestion) -> dict[str, float]:
    return {role: round(score, 3) for role, score in found.scores.items()}
