"""A quiet timer: it says once that the time is over, and nothing else."""

import time

from orgcoach_tui.i18n import _, ngettext

USUAL = 10  # minutes


class Timer:
    """Runs from now on for so many minutes; for 0 it does not run. `ends` on a monotonic clock."""

    def __init__(self, minutes: int = 0) -> None:
        self.ends: float | None = None
        self._minutes = USUAL
        if minutes:
            self.start(minutes)

    def start(self, minutes: int) -> None:
        self._minutes = minutes
        self.ends = time.monotonic() + 60 * minutes

    def stop(self) -> None:
        self.ends = None

    def over(self) -> bool:
        """Whether the time is over; asked again, it is no longer."""
        if self.ends is None or time.monotonic() < self.ends:
            return False
        self.ends = None
        return True

    def words(self) -> str:
        if self._minutes == USUAL:
            return _("The ten minutes are up. Keep writing if you like.")
        return ngettext(
            "The {n} minute is up. Keep writing if you like.",
            "The {n} minutes are up. Keep writing if you like.",
            self._minutes,
        ).format(n=self._minutes)
