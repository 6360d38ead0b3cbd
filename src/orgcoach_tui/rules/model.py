"""What goes into the rules and what comes out. No files, no pydantic, nothing but text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["coach", "trainer", "adviser", "change_manager", "middle"]
Label = Literal["coach", "trainer", "adviser", "change_manager", "balanced", "unclear"]
Balance = Literal["", "hats", "between"]
Strength = Literal["", "faint", "likely", "clear"]

Polarity = Literal["affirmed", "negated", "declined"]
Actor = Literal["self", "shared", "other"]
Reality = Literal["actual", "abandoned", "ironic", "asked"]
Time = Literal["now", "past"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One answer as it was typed. `weight` 1 is read in full, 0.5 lightly."""

    question: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in an answer: `text` is exactly `passage.text[start:end]` of that question.

    `weight` is what it adds to its role's total; it is 0 or less where it does not count.
    """

    question: str
    start: int
    end: int
    text: str
    role: Role
    rule: str
    weight: float
    polarity: Polarity = "affirmed"
    actor: Actor = "self"
    reality: Reality = "actual"
    time: Time = "now"

    @property
    def counts(self) -> bool:
        """Whether it speaks for its role, rather than against it or for nobody."""
        return (
            self.polarity == "affirmed"
            and self.actor != "other"
            and self.reality == "actual"
            and self.time == "now"
        )


@dataclass(frozen=True, slots=True)
class Leaning:
    """What the rest of the wording adds to a role, with the words that lean most."""

    role: Role
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the words lean to. `scores` (five keys) is the sum of the weights of the evidence and
    of what `lexical` adds to it, where the rules alone leave it open.

    `evidence` counts, heaviest first; `against` was seen and does not count. `second` is the role
    within sight of a role or the nearest corner of `between`; `hats` lists the hats, if several.
    """

    label: Label
    balance: Balance
    strength: Strength
    second: str
    hats: tuple[str, ...]
    scores: Mapping[str, float]
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    language: str
    version: str
    lexical: tuple[Leaning, ...] = ()
    about_others: bool = False  # `unclear` because the text is about other people


@dataclass(frozen=True, slots=True)
class Explained:
    """What a rule says of itself to a reader."""

    act: str
    reason: str  # why these words are read so, one sentence
    doubt: str = ""  # its best known misreading, one sentence


@dataclass(frozen=True)
class RuleSet:
    """The rules of one language, compiled. `version` names their exact content.

    The matcher adds its own compiled fields; nobody outside `rules` looks at those.
    """

    language: str
    version: str
    explained: Mapping[str, Explained] = field(default_factory=dict)
    compiled: object = field(default=None, repr=False)
