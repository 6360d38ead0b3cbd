"""What a mark between words is: an apostrophe or a quotation mark, a hyphen or a dash."""

OPENING = {"“": "”", "‘": "’", "«": "»", "„": "”", '"': '"', "'": "'"}
"""Quotation marks, and what closes each."""


def opens(text: str, at: int) -> bool:
    """Whether a quotation mark at `at` opens: no letter before it, something right after it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace()


def inside_word(text: str, at: int) -> bool:
    """Whether a mark is an apostrophe: a letter on both sides."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isalnum() and after.isalnum()


def dash(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and space_after(text, at + 1)


def space_after(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()
