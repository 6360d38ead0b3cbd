"""What the screens of a supervisor share: all that was sent, and writing beside it at once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, Locked, ReadOnly, SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.review import desk
from orgcoach_tui.review.desk import Desk
from orgcoach_tui.review.evening import Row
from orgcoach_tui.review.inbox import Inbox
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import trouble


@dataclass
class Evening:
    """All of it, while it is read. `store` is one's own journal, beside which the comments go."""

    store: Store
    inbox: Inbox = field(default_factory=Inbox)
    rows: list[Row] = field(default_factory=list)

    def change(self, at: int, changed: Callable[[Desk], Desk]) -> str:
        """Write what `changed` makes of what stands beside row `at`; what to say if it failed."""
        row = self.rows[at]
        try:
            after = desk.change(self.store, row.sent.key, changed)
        except SaveFailed as failed:
            return "! " + trouble.not_saved(failed.kind, str(self.store.folder))
        except Locked:
            return "! " + trouble.not_saved("locked", str(self.store.folder))
        except Damaged:
            return _(
                "! What you wrote about this earlier cannot be read, so nothing can be put with it. "
                "`orgcoach locate` names the folder; it is in ‘supervising’."
            )
        except ReadOnly:
            return _("! A newer version of orgcoach wrote about this; here it can only be read.")
        self.rows[at] = Row(row.sent, after)
        return ""

    def forget(self) -> None:
        """Let go of every text."""
        self.inbox = Inbox()
        self.rows.clear()


def named(row: Row) -> str:
    """Whose it is and what, in one line."""
    reflection = row.sent.reflection
    return f"{row.named} · {clean_line(reflection.guide_title or reflection.guide)}"
