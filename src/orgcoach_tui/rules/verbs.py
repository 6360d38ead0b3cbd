"""The forms of a verb: regular ones by rule, the others from a rule file’s `[verbs]`."""

_VOWELS = "aeiou"
_LETTERS = tuple(_VOWELS)
_VOICELESS = "tkfschp"  # 't kofschip, on the letter that the infinitive has


def dutch(infinitive: str) -> list[str]:
    """Stem, third person, infinitive, past and participle of a regular Dutch verb.

    Whether the last vowel is doubled (*presenteer*, but *verbeter*) hangs on the stress, which
    spelling does not show: where both could be, both are given, since one of them is no word.
    """
    if not infinitive.endswith("en") or len(infinitive) < 4:
        return [infinitive]
    root = infinitive[:-2]
    stems = [root]
    if root[-1] == root[-2] and root[-1] not in _VOWELS:
        stems = [root[:-1]]
    elif root[-1] not in _VOWELS and root[-2] in _VOWELS and root[-3:-2] not in _LETTERS:
        doubled = root[:-1] + root[-2] + root[-1]
        stems = [doubled, root] if root[-2] in "ei" and _syllables(root) > 1 else [doubled]
    ending = "te" if root[-1] in _VOICELESS else "de"
    out = [infinitive]
    for stem in stems:
        stem = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
        joined = stem if stem[-1] == ending[0] else stem + ending[0]
        if not infinitive.startswith(("be", "ge", "her", "ont", "ver")):
            joined = "ge" + joined
        third = stem if stem.endswith("t") else stem + "t"
        out += [stem, third, stem + ending, stem + ending + "n", joined]
    return out


def _syllables(root: str) -> int:
    """Runs of vowels."""
    return sum(c in _VOWELS and (not n or root[n - 1] not in _VOWELS) for n, c in enumerate(root))


def english(infinitive: str) -> list[str]:
    """Base, -s, -ed and -ing of a regular English verb."""
    base = infinitive
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    forms = [base, third, base + "ed", base + "ing"]
    if (
        len(base) > 2
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    ):
        forms += [base + base[-1] + "ed", base + base[-1] + "ing"]
    return forms


def forms(language: str, infinitive: str, table: dict[str, str]) -> list[str]:
    """Every form of `infinitive`; `table` has the irregular ones, written out."""
    if infinitive in table:
        return [infinitive, *table[infinitive].split()]
    if language == "nl":
        return dutch(infinitive)
    return english(infinitive) if language == "en" else [infinitive]


def finite(language: str, infinitive: str, table: dict[str, str]) -> tuple[list[str], list[str]]:
    """The forms that only a third person has, *schrijft*, and those of the past, *schreef*.

    A table gives first person, third, past and last the participle (in English third, past,
    participle); what a past form shares with the participle does not tell, and is left out.
    """
    every = forms(language, infinitive, table)
    if infinitive not in table:
        if language == "en":
            return every[1:2], []
        third = [f for f in every if f.endswith("t") and f[:-1] in every]
        return third, [
            f for f in every if f.endswith(("te", "de", "ten", "den")) and f != infinitive
        ]
    inner = [f for f in every[1:-1] if f not in (every[1 if language == "nl" else 0], every[-1])]
    ending = "t" if language == "nl" else "s"
    stem = every[1] if language == "nl" else infinitive
    third = [f for f in inner if f.endswith(ending) and f[:2] == stem[:2]]
    return third, [f for f in inner if f not in third and f != infinitive]
