"""Why a file cannot be taken in."""

from orgcoach_tui.i18n import _


class Refused(Exception):  # noqa: N818 - it is no error of the program
    """`why` says so in the language of the interface, with what to do, and quotes nobody."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Unclear(Refused):
    """It cannot be told which reflection it is about: whoever brings it in has to say so."""

    def __init__(self) -> None:
        super().__init__(_("It is not clear which reflection this is about. Nothing was taken in."))
