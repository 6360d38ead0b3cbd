"""The words of reflections read anew by today's rules, to lie beside what was stored."""

from orgcoach_tui.guide.model import Guide
from orgcoach_tui.insight.series import Reading
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.mirror import read
from orgcoach_tui.mirror.kept import by_wording


def read_again(reflection: Reflection, guide: Guide | None) -> Reading | None:
    """What today's rules read; None where the guide has no mirror. Nothing is stored."""
    if guide and not guide.mirror:
        return None
    wording = by_wording(reflection.mirror) if reflection.mirror.rules else True
    found = read(reflection, guide, wording=wording)
    return Reading(found.label, found.balance, found.strength, found.version)
