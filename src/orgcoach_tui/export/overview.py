"""Many reflections at a glance: a row for each, as one reader may see them."""

from collections.abc import Sequence

from orgcoach_tui.audience import Audience
from orgcoach_tui.export.document import Table
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import ROLES
from orgcoach_tui.i18n import _, language
from orgcoach_tui.journal.audience import for_reader
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line, count_words


def overview(reflections: Sequence[Reflection], reader: Audience) -> Table:
    """When, where, with which guide, how much, the own placement and the next step; oldest first."""
    ordered = sorted(reflections, key=lambda one: (one.date, one.created))
    named = roles(language())
    head = (
        *(_("Date"), _("Id"), _("Organisation"), _("Trajectory"), _("Guide"), _("Status")),
        _("Words"),
        *(named[role].name for role in ROLES),
        *(_("Insight"), _("Next step"), _("When")),
    )
    rows = tuple(_row(for_reader(one, reader)) for one in ordered)
    return Table(_("Overview"), head, rows)


def _row(reflection: Reflection) -> tuple[str, ...]:
    placed = reflection.placement.values()
    due = reflection.next_date
    return (
        reflection.date.isoformat(),
        clean_line(reflection.id),
        clean_line(reflection.organisation),
        clean_line(reflection.trajectory),
        clean_line(reflection.guide_title or reflection.guide),
        _("draft") if reflection.status == "draft" else _("finished"),
        str(sum(count_words(answer.text) for answer in reflection.answers)),
        *(str(placed.get(role, "")) for role in ROLES),
        clean_line(reflection.insight),
        clean_line(reflection.next_step),
        due.isoformat() if due else clean_line(reflection.next_when),
    )
