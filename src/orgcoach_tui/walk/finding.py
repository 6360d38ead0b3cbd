"""Where words stand in an answer."""

from orgcoach_tui.text import fold


def places(text: str, sought: str) -> list[tuple[int, int]]:
    """Begin and end of every place in `text` where `sought` occurs, whatever its case and accents."""
    wanted = fold(sought)
    if not wanted:
        return []
    plain = {sign: fold(sign) for sign in set(text)}
    folded = "".join(plain[sign] for sign in text)
    # Folding can make a sign longer, or take it away: from where does each part come?
    of = range(len(text)) if text.isascii() else [i for i, s in enumerate(text) for _ in plain[s]]
    found = []
    at = folded.find(wanted)
    while at >= 0:
        end = of[at + len(wanted) - 1] + 1
        while end < len(text) and not plain[text[end]]:
            end += 1  # an accent that stands on its own belongs to the letter before it
        found.append((of[at], end))
        at = folded.find(wanted, at + len(wanted))
    return found
