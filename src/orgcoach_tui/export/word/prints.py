"""A print of every paragraph that went out: what a reader typed among them shows when it comes back.

A few letters say nothing of a text that is in the same file anyhow.
"""

import base64
import hashlib
import html
import re

from orgcoach_tui.journal.comments import squeezed

SIZE = 6
"""Letters of a print: in a thousand paragraphs no two are the same by chance."""

_PARAGRAPH = re.compile("<w:p>.*?</w:p>", re.DOTALL)
_TAG = re.compile("<[^>]*>")


def fingerprint(text: str) -> str:
    """The same for the same signs, however they are spaced."""
    digest = hashlib.blake2b(squeezed(text).encode("utf-8", "replace"), digest_size=5).digest()
    return base64.b32encode(digest).decode()[:SIZE].lower()


def prints(body: str) -> list[str]:
    """Those of all paragraphs in a document's body that hold anything, in their order."""
    texts = (html.unescape(_TAG.sub("", found)) for found in _PARAGRAPH.findall(body))
    return [fingerprint(text) for text in texts if squeezed(text)]
