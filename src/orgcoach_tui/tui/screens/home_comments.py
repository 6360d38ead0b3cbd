"""What readers wrote back, from the overview: taken in, and read with the reflection under the bar."""

from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.tui.screens.home_rows import RowsPage


class CommentedRows(RowsPage):
    """Rows that may have comments."""

    @property
    def has_comments(self) -> bool:
        return (entry := self.entry) is not None and bool(entry.comments)

    def action_all_comments(self) -> None:
        if (entry := self.entry) is not None:
            self._comments_of(entry)

    def open_comments(self) -> None:
        """Those that came home last and are still open."""
        waiting = [entry for entry in self.listing.entries if entry.open_comments]
        if waiting:
            self._comments_of(max(waiting, key=lambda entry: entry.updated))

    def action_comments_in(self) -> None:
        from orgcoach_tui.tui.screens.coming_home import ComingHomeScreen

        self.app.push_screen(ComingHomeScreen())

    def _comments_of(self, entry: Entry) -> None:
        try:
            self.orgcoach.comments_on(entry.path)
        except (Damaged, NotFound):
            self.read_again()
