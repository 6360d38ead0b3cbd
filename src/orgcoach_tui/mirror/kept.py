"""What of the mirror is kept in a reflection, and the sentence that always stands under it."""

import datetime as dt

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Mirror
from orgcoach_tui.mirror.sentences import standing as always
from orgcoach_tui.rules.model import Suggestion


def keep(found: Suggestion, kept: Mirror) -> bool:
    """Keep what was shown, with the version of the rules; whether it is anything new."""
    scores = _scores(found)
    if kept.scores == scores and kept.rules == found.version and kept.label == found.label:
        return False
    kept.label, kept.balance, kept.strength = found.label, found.balance, found.strength
    kept.rules, kept.scores = found.version, scores
    kept.read_at = dt.datetime.now().astimezone().replace(microsecond=0)
    return True


def standing(found: Suggestion, kept: Mirror) -> str:
    """That the mirror can be wrong; or that the answer to it is older than the text. Before `keep`."""
    if kept.recognised and kept.read_at and _scores(found) != kept.scores:
        return _(
            "The text has changed. Your answer belongs to the text as it was at {time}."
        ).format(time=f"{kept.read_at.astimezone():%H:%M}")
    if not found.against and found.label != "unclear":
        nothing = _("Nothing found that speaks against it. That does not mean there is nothing.")
        return f"{always()} {nothing}"
    return always()


def _scores(found: Suggestion) -> dict[str, float]:
    return {role: round(score, 3) for role, score in found.scores.items()}
