"""The words of the interface, by gettext: `_()` at the moment of use, so that the language can change.

The message in the code is the English one; `locales/nl/LC_MESSAGES/orgcoach.po` holds the Dutch.
Prompts, guides and rules are not here: they are data, in `prompts/<language>`.
"""

import gettext
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = ("nl", "en")
DOMAIN = "orgcoach"

_current = "en"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` from now on: "nl" or "en" (anything else is taken as English)."""
    global _current, _catalogue
    _current = language if language in LANGUAGES else "en"
    _catalogue = gettext.translation(
        DOMAIN, Path(__file__).parent / "locales", languages=[_current], fallback=True
    )


def language() -> str:
    """The language in use: "nl" or "en"."""
    return _current


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use `language` for as long as this lasts."""
    before = _current
    use(language)
    try:
        yield
    finally:
        use(before)


def from_environment() -> str:
    """The language that the system asks for; Dutch where it does not say."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").partition(".")[0]
        if value in ("C", "POSIX"):
            return "nl"
        if value:
            return "nl" if value.lower().startswith("nl") else "en"
    if sys.platform == "win32":
        import ctypes

        dutch = 0x13  # the primary language id, the low ten bits
        return "nl" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == dutch else "en"
    return "nl"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that goes with the number `n`; the caller fills in `{n}`."""
    return _catalogue.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """`message` where one English word needs two in Dutch; `context` says which is meant."""
    return _catalogue.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark `message` for translation where it is defined; `_()` translates it where it is used."""
    return message
