"""What compiling leaves: tables of plain numbers, small to store and quick to load."""

from dataclasses import dataclass, field
from typing import Any

Chain = tuple[int, int, int]  # left part, gap, result; kept under the right part
Bundle = tuple[tuple[int, ...], int, int]  # parts in any order, width, result


@dataclass(slots=True)
class Uses:
    """What parts are good for that were seen on the same words.

    What waits for another part is kept under that other part: a word that ends a hundred patterns
    costs no more than the beginnings of them that this sentence has.
    """

    cues: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()  # parts to remember, as others wait for them
    hits: tuple[tuple[str, int], ...] = ()  # rules and masks
    # Left: gap, result, and its rule where it is good for nothing else.
    chains: dict[int, list[tuple[int, int, int | None]]] = field(default_factory=dict)
    bundles: dict[int, list[tuple[tuple[int, ...], int, int]]] = field(default_factory=dict)
    marks: int = 0  # `kept`, as bits
    waits: int = 0  # bits of the parts of which one must have been seen to complete anything


@dataclass
class Program:
    """The patterns of one language for the matcher. See `tables` for what the numbers mean."""

    exact: dict[str, list[int]]  # word -> the elements that take it
    begins: dict[str, list[int]]
    ends_in: dict[str, list[int]]
    inside: dict[str, list[int]]
    number: list[int]
    rows: list[list[int]]  # trie: per node element, child, element, child …
    depth: list[int]  # per node
    ends: list[list[int]]  # per node: parts that end there
    chains: dict[int, list[Chain]]
    means: dict[int, list[int]]
    bundles: dict[int, list[Bundle]]
    hits: dict[int, tuple[str, int]]  # part -> rule, cue or mask, and which
    third: list[str]  # forms of verbs that *ik* or *I* cannot have: *schrijft*, *writes*
    past: list[str]  # and those that may have any subject: *schreef*, *wrote*
    lefts: set[int] = field(default_factory=set)
    _children: dict[int, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lefts = {left for chains in self.chains.values() for left, _, _ in chains}
        self._longest_begin = max(map(len, self.begins), default=0)
        self._longest_end = max(map(len, self.ends_in), default=0)

    def children(self, node: int) -> dict[int, int]:
        """Element -> node, of the trie; made when first asked for."""
        found = self._children.get(node)
        if found is None:
            row = self.rows[node]
            found = self._children[node] = dict(zip(row[::2], row[1::2], strict=True))
        return found

    def last_of(self, part: int) -> int | None:
        """The rule of a part that ends it and that no other part waits for."""
        kind, number = self.hits.get(part, ("", 0))
        more = self.means, self.chains, self.bundles, self.lefts
        return number if kind == "rule" and not any(part in each for each in more) else None

    def elements(self, word: str) -> tuple[int, ...]:
        """The elements of patterns that take a folded word."""
        found = set(self.exact.get(word, ()))
        for n in range(1, min(len(word), self._longest_begin) + 1):
            found.update(self.begins.get(word[:n], ()))
        for n in range(1, min(len(word), self._longest_end) + 1):
            found.update(self.ends_in.get(word[-n:], ()))
        for piece, ids in self.inside.items():
            if piece in word:
                found.update(ids)
        if word.isdigit():
            found.update(self.number)
        return tuple(sorted(found))

    def plain(self) -> list[Any]:
        """For JSON; `program` makes it whole again."""
        return [
            self.exact, self.begins, self.ends_in, self.inside, self.number, self.rows,
            self.depth, self.ends, self.chains, self.means, self.bundles, self.hits,
            self.third, self.past,
        ]  # fmt: skip


def program(plain: list[Any]) -> Program:
    """What `Program.plain` gave, after its way through JSON (where keys became texts)."""
    a, b, c, d, e, f, g, h, chains, means, bundles, hits, third, past = plain
    return Program(
        a, b, c, d, e, f, g, h,
        {int(k): [tuple(one) for one in v] for k, v in chains.items()},
        {int(k): v for k, v in means.items()},
        {int(k): [(tuple(one[0]), one[1], one[2]) for one in v] for k, v in bundles.items()},
        {int(k): (v[0], v[1]) for k, v in hits.items()},
        third, past,
    )  # fmt: skip
