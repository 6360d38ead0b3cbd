"""Patterns turned into the tables that the matcher walks: words, a trie, and what parts make up.

A *part* is a number for something that was seen at a place. Words in a row are found with the
trie; two parts in order make another part (`chains`), a part can stand for another (`means`, for
word classes), and several parts in any order complete a pattern (`bundles`).
"""

from collections.abc import Mapping
from itertools import product

from orgcoach_tui.rules import verbs
from orgcoach_tui.rules.patterns import Element, Group, Segment, parse
from orgcoach_tui.rules.program import Program
from orgcoach_tui.rules.words import fold, split

WIDTH = 14  # words that a pattern with & may span
SEPARATED = 11  # words between the halves of a Dutch separable verb
PHRASAL = 5  # and of an English phrasal verb

_BETWEEN = {"nl": ("te", "zou", "wil", "kan", "ga", "zal", "moet", "wou", "mag", "heb"), "en": ()}
_LIMIT = 400  # variants of one row of words


class Tables:
    """The compiled patterns of one language."""

    def __init__(
        self, language: str, classes: Mapping[str, list[str]], table: Mapping[str, str]
    ) -> None:
        self.language = language
        self.classes = classes
        self.verbs = {fold(k): fold(v) for k, v in table.items()}
        # word, beginning, ending, inside -> the elements that take it
        self.exact: dict[str, list[int]] = {}
        self.begins: dict[str, list[int]] = {}
        self.ends: dict[str, list[int]] = {}
        self.inside: dict[str, list[int]] = {}
        self.number: list[int] = []
        self.rows: list[dict[int, int]] = [{}]  # trie: element -> node, for every node
        self.depth = [0]
        self.ending: list[list[int]] = [[]]  # parts that end at a node
        self.chains: dict[int, list[tuple[int, int, int]]] = {}  # right -> left, gap, result
        self.means: dict[int, list[int]] = {}
        self.bundles: dict[int, list[tuple[tuple[int, ...], int, int]]] = {}
        self.parts = 0
        self.used: set[str] = set()  # classes that a pattern names
        self.third: set[str] = set()  # forms of verbs, see `verbs.finite`
        self.past: set[str] = set()
        self._room: dict[Element, bool] = {}
        self._elements: dict[frozenset[str], int] = {}
        self._segments: dict[tuple[Element, ...], int] = {}
        self._groups: dict[Group, int] = {}
        self._words: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}

    def new_part(self) -> int:
        self.parts += 1
        return self.parts

    def add(self, pattern: str, target: int, width: int = WIDTH) -> None:
        """Let `pattern` lead to the part `target`. ValueError says what is wrong with it."""
        groups = [self._group(group) for group in parse(pattern)]
        if len(groups) == 1:
            self.means.setdefault(groups[0], []).append(target)
        elif len(set(groups)) < len(groups):
            raise ValueError(f"“{pattern}” has the same thing on both sides of &")
        else:
            bundle = (tuple(groups), width, target)
            for part in groups:
                self.bundles.setdefault(part, []).append(bundle)

    def _group(self, group: Group) -> int:
        if group not in self._groups:
            part = 0
            for segment in group:
                for row, gap in self._rigid(segment):
                    right = self._segment(row)
                    part = self._chain(part, right, gap) if part else right
            self._groups[group] = part
        return self._groups[group]

    def _rigid(self, segment: Segment) -> list[tuple[tuple[Element, ...], int]]:
        """`segment` cut where an element has room inside it, such as a separable verb."""
        rows: list[tuple[tuple[Element, ...], int]] = []
        row: tuple[Element, ...] = ()
        gap = segment.gap
        for element in segment.elements:
            if len(segment.elements) > 1 and self._roomy(element):
                if element.optional:
                    raise ValueError(f"{_shown((element,))} cannot be left out between other words")
                if row:
                    rows.append((row, gap))
                    gap = 0
                rows.append(((element,), gap))
                row, gap = (), 0
            else:
                row = (*row, element)
        if row:
            rows.append((row, gap))
        if any(all(e.optional for e in row) for row, _ in rows):
            raise ValueError(f"in {_shown(segment.elements)} too much may be left out")
        return rows

    def _roomy(self, element: Element) -> bool:
        if element not in self._room:
            self._room[element] = self._has_room(element)
        return self._room[element]

    def _has_room(self, element: Element) -> bool:
        longer = [p for a in element.alternatives for p in self._resolve(a)[1]]
        return any("+" in p or "…" in p or "~" in p or "&" in p for p in longer)

    def _chain(self, left: int, right: int, gap: int) -> int:
        part = self.new_part()
        self.chains.setdefault(right, []).append((left, gap, part))
        return part

    def _segment(self, elements: tuple[Element, ...]) -> int:
        if elements in self._segments:
            return self._segments[elements]
        part = self._segments[elements] = self.new_part()
        if len(elements) == 1:
            self._single(elements[0], part)
            return part
        choices: list[list[tuple[int, ...]]] = []
        for element in elements:
            rows: list[tuple[int, ...]] = [()] if element.optional else []
            words: set[str] = set()
            for alternative in element.alternatives:
                single, longer = self._resolve(alternative)
                words |= single
                for pattern in longer:
                    rows += self._rows(pattern)
            if words:
                rows.append((self._element(frozenset(words)),))
            choices.append(rows)
        count = 1
        for rows in choices:
            count *= len(rows)
        if count > _LIMIT:
            raise ValueError(f"{count} ways to read {_shown(elements)}: use fewer alternatives")
        for row in product(*choices):
            self._plant(tuple(e for piece in row for e in piece), part)
        return part

    def _single(self, element: Element, part: int) -> None:
        words: set[str] = set()
        for alternative in element.alternatives:
            if alternative.startswith("@"):
                # A class on its own is compiled once, however many patterns name it.
                single, longer = self._resolve(alternative)
                words |= single
                for pattern in longer:
                    self.add(pattern, part)
            elif alternative.startswith("{") and "+" in alternative:
                self._two_parts(alternative, part)
            else:
                single, longer = self._resolve(alternative)
                words |= single
                for pattern in longer:
                    self.add(pattern, part)
        if words:
            self._plant((self._element(frozenset(words)),), part)

    def _rows(self, pattern: str) -> list[tuple[int, ...]]:
        """`pattern` as rows of elements, where it stands inside a row of words."""
        groups = parse(pattern)
        if len(groups) > 1 or len(groups[0]) > 1 or "+" in pattern:
            raise ValueError(f"“{pattern}” has a gap, so it cannot stand between other words")
        rows: list[tuple[int, ...]] = [()]
        for element in groups[0][0].elements:
            words: set[str] = set()
            for alternative in element.alternatives:
                single, longer = self._resolve(alternative)
                if longer:
                    raise ValueError(f"“{pattern}” is a class inside a class: write it out")
                words |= single
            one = (self._element(frozenset(words)),)
            rows = [r + one for r in rows] + (rows if element.optional else [])
        return rows

    def _two_parts(self, alternative: str, part: int) -> None:
        first, second = alternative[1:-1].split("+")
        if self.language == "nl":
            prefix, verb = fold(first), second
            each = verbs.forms(self.language, fold(verb), self.verbs)
            self._note(fold(verb), prefix)
            self._plant((self._element(frozenset(prefix + f for f in each)),), part)
            between = self._element(frozenset(_BETWEEN["nl"]))
            row = (
                self._element(frozenset([prefix])), between, self._element(frozenset([fold(verb)]))
            )  # fmt: skip
            self._plant(row, part)
            left, right, gap = frozenset(each), frozenset([prefix]), SEPARATED
        else:
            left = frozenset(verbs.forms(self.language, fold(first), self.verbs))
            self._note(fold(first))
            right, gap = frozenset([fold(second)]), PHRASAL
        chain = self._chain(self._row_part(left), self._row_part(right), gap)
        self.means.setdefault(chain, []).append(part)

    def _note(self, verb: str, prefix: str = "") -> None:
        """Remember which forms of `verb` say that somebody else is its subject."""
        third, past = verbs.finite(self.language, verb, self.verbs)
        for forms, known in ((third, self.third), (past, self.past)):
            known.update((*forms, *(prefix + form for form in forms)))

    def _row_part(self, words: frozenset[str]) -> int:
        return self._segment((Element(tuple(sorted(words))),))

    def _resolve(self, alternative: str) -> tuple[frozenset[str], tuple[str, ...]]:
        """An alternative as single words, and as patterns of more than a word."""
        if alternative not in self._words:
            self._words[alternative] = self._looked_up(alternative)
        return self._words[alternative]

    def _looked_up(self, alternative: str) -> tuple[frozenset[str], tuple[str, ...]]:
        if " " in alternative:
            return frozenset(), (alternative,)
        if alternative.startswith("{"):
            if "+" in alternative:
                return frozenset(), (alternative,)
            verb = fold(alternative[1:-1])
            self._note(verb)
            return frozenset(verbs.forms(self.language, verb, self.verbs)), ()
        if alternative.startswith("@"):
            name = alternative[1:]
            if name not in self.classes:
                raise ValueError(f"there is no word class @{name}")
            self.used.add(name)
            words: set[str] = set()
            longer: list[str] = []
            self._words[alternative] = (frozenset(), ())  # a class inside itself adds nothing
            for member in self.classes[name]:
                if " " in member or "+" in member:
                    longer.append(member)
                else:
                    for piece in member.split("|"):
                        single, more = self._resolve(piece)
                        words |= single
                        longer += more
            return frozenset(words), tuple(longer)
        if alternative in ("#", "^"):
            return frozenset([alternative]), ()
        pieces = split(alternative)
        if len(pieces) == 1:
            stars = ("*" if alternative[0] == "*" else "", "*" if alternative[-1] == "*" else "")
            return frozenset([stars[0] + pieces[0] + stars[1]]), ()
        if not pieces:
            raise ValueError(f"“{alternative}” is no word")
        tail = "*" if alternative[-1] == "*" else ""
        return frozenset(), (" ".join(pieces) + tail,)

    def _element(self, words: frozenset[str]) -> int:
        if words not in self._elements:
            number = self._elements[words] = len(self._elements) + 1
            for word in words:
                bare = word.strip("*")
                if word == "#":
                    self.number.append(number)
                elif word.startswith("*") and word.endswith("*"):
                    self.inside.setdefault(bare, []).append(number)
                elif word.startswith("*"):
                    self.ends.setdefault(bare, []).append(number)
                elif word.endswith("*"):
                    self.begins.setdefault(bare, []).append(number)
                else:
                    self.exact.setdefault(bare, []).append(number)
        return self._elements[words]

    def _plant(self, row: tuple[int, ...], part: int) -> None:
        node = 0
        for element in row:
            child = self.rows[node].get(element)
            if child is None:
                child = self.rows[node][element] = len(self.rows)
                self.rows.append({})
                self.depth.append(self.depth[node] + 1)
                self.ending.append([])
            node = child
        if part not in self.ending[node]:
            self.ending[node].append(part)

    def program(self, hits: dict[int, tuple[str, int]]) -> Program:
        """The tables as plain numbers; `hits` says which parts are rules, cues and masks."""
        return Program(
            self.exact, self.begins, self.ends, self.inside, self.number,
            [[n for pair in row.items() for n in pair] for row in self.rows],
            self.depth, self.ending, self.chains, self.means, self.bundles, hits,
            sorted(self.third), sorted(self.past),
        )  # fmt: skip


def _shown(elements: tuple[Element, ...]) -> str:
    return "“" + " ".join("|".join(e.alternatives) for e in elements) + "”"
