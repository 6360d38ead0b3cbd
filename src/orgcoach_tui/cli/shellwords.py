"""The words of a shell's line, read and written without a shell: nothing in them is evaluated."""

import re

_WORD = re.compile(r"""(?:'[^']*'?|"(?:[^"\\]|\\.)*"?|\\.|\\$|[^\s'"\\])+""", re.DOTALL)
_PART = re.compile(r"""'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\(.)|([^'"\\]+)""", re.DOTALL)
_OPEN = re.compile(r"""(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^'"\\])*(['"]?)""", re.DOTALL)
_PLAIN = "._-,@%+/"


def split(line: str) -> list[str]:
    """The words up to the end of `line`, as they were typed; the last is empty behind a space."""
    found = list(_WORD.finditer(line))
    words = [match[0] for match in found]
    return words if found and found[-1].end() == len(line) else [*words, ""]


def unquoted(word: str) -> str:
    """`word` without its quotes and backslashes, also when the last quote is still open."""
    return "".join(
        single or re.sub(r'\\([$`"\\!\n])', r"\1", double) or escaped or plain
        for single, double, escaped, plain in _PART.findall(word)
    )


def completion(word: str, typed: str, replaced: str) -> str:
    """What bash has to put in place of `replaced` so that `typed` becomes `word`.

    Bash replaces only what stands behind a `=` or `:`, and behind a quote that is still open.
    """
    rest = word[len(unquoted(typed.removesuffix(replaced))) :]
    quote = _open_quote(typed)
    if quote == "'":
        return rest.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'([$`"\\])', r"\\\1", rest)
    return "".join(c if c.isalnum() or c in _PLAIN else f"\\{c}" for c in rest)


def _open_quote(typed: str) -> str:
    """The quote that `typed` opened and did not close."""
    found = _OPEN.match(typed)
    return found[1] if found else ""
