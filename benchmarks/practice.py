"""A generated practice to measure with: plain, repeatable, nobody's."""

import datetime as dt
from pathlib import Path

from orgcoach_tui.journal.model import Answer, Placement, start
from orgcoach_tui.journal.store import Store

_TEXT = (
    "Vanmiddag met de teamleiders gezeten. Het liep anders dan ik had bedacht: ik had een notitie "
    "gemaakt over de wachttijden en die rondgestuurd. Twee mensen hadden hem gelezen.\n\n"
    "Halverwege merkte ik dat ik het antwoord al klaar had. Ik heb gevraagd wat het zo lastig "
    "maakt om er iets mee te doen, en toen kwam het gesprek los.\n"
)


def fill(folder: Path, number: int) -> Store:
    """Write `number` finished session reflections, one a day backwards, in four organisations."""
    store = Store(folder)
    day = dt.datetime(2026, 11, 20, 16, 40, tzinfo=dt.UTC)
    for n in range(number):
        made = start("session", "nl", title="Na een sessie", now=day - dt.timedelta(days=n))
        made.status = "finished"
        made.organisation = f"Organisatie {n % 4 + 1}"
        made.trajectory = f"Team {n % 12 + 1}"
        made.answers = [
            Answer("what_happened", "Wat er gebeurde", "Wat gebeurde er, en wat deed jij?", _TEXT),
            Answer("role_and_pull", "Je rol daarin", "Waar trok het?", _TEXT[:200]),
            Answer("adds_to_picture", "En de organisatie", "Wat voegt dit toe?", _TEXT[200:]),
        ]
        made.placement = Placement(coach=3, adviser=n % 6)
        made.insight = "Ik kom eerder met een antwoord dan met een vraag."
        store.save(store.new(made))
    return store
