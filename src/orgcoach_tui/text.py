"""What every text goes through on its way in: nothing that steers a terminal stays in it."""

import re
import unicodedata

# C0 and C1 controls but tab and newline, bidi overrides and isolates, unpaired surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Whole escape sequences first, or their visible rest ("[31m") would stay behind as text.
_ESCAPE = re.compile(
    "\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?"  # OSC, up to BEL or ST
    "|[\x1b\x9b]\\[?[0-?]*[ -/]*[@-~]?"  # CSI and two-character sequences
)
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def clean(text: str) -> str:
    """`text` without control, escape and bidi-override characters; newlines become `\\n`."""
    if text.isprintable() or not _UNSAFE.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("", _ESCAPE.sub("", text))


def clean_line(text: str) -> str:
    """`clean`, and on one line: for names, titles and dates."""
    return " ".join(clean(text).split())


def count_words(text: str) -> int:
    """The number of words, a hyphenated or elided one counted once."""
    return len(_WORD.findall(text))


def fold(text: str) -> str:
    """Lower case without accents, for comparing and filtering as one types."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
