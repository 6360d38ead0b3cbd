"""What a reader wrote back, brought to the reflection it is about. Nothing here changes an answer."""

from orgcoach_tui.review.importing import Brought, Found, bring_home, journal_of, look
from orgcoach_tui.review.refused import Refused, Unclear

__all__ = ["Brought", "Found", "Refused", "Unclear", "bring_home", "journal_of", "look"]
