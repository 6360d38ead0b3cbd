"""What a guide, a role and a question are. Plain dataclasses: read without pydantic."""

from dataclasses import dataclass
from typing import Literal

from orgcoach_tui.audience import Audience

ROLES = ("coach", "trainer", "adviser", "change_manager")
"""The four corners, clockwise from the top left of the field."""

MIDDLE = "middle"

OPPOSITE = {
    "coach": "adviser",
    "adviser": "coach",
    "trainer": "change_manager",
    "change_manager": "trainer",
}

Kind = Literal["text", "roles"]
MirrorReading = Literal["full", "light", "off"]


@dataclass(frozen=True)
class Question:
    """One step of a guide.

    `kind` "roles" shows the four roles above the answer. `mirror` says how the mirror reads the
    answer: in full, lightly (the question itself invites role words), or not at all.
    """

    key: str
    title: str
    question: str
    why: str = ""
    deepening: tuple[str, ...] = ()
    kind: Kind = "text"
    mirror: MirrorReading = "full"


@dataclass(frozen=True)
class Guide:
    """A walk of questions. Without `mirror` nothing is suggested about its answers.

    `thorough` guides show date and help question at once and two or three counterweight
    questions; the others keep to what a tired coach needs.
    """

    id: str
    title: str
    lead: str
    about: str  # a few words beside the title in a list: "drie vragen en je rollen, tien minuten"
    questions: tuple[Question, ...]
    mirror: bool = True
    thorough: bool = False
    audience: Audience = "supervisor"  # who the answers are for, until the writer says otherwise
    language: str = ""  # a user's own guide may say what it is written in; it is offered in both

    def question(self, key: str) -> Question | None:
        return next((q for q in self.questions if q.key == key), None)


@dataclass(frozen=True)
class Role:
    """A corner of the field, or its middle."""

    id: str
    name: str  # "expertadviseur"; always after "de" / "the"
    letter: str  # its chip: C B E V and O, in English C T E M and O
    short: str  # at most eleven characters, above a column
    card: str  # at most 23 characters, on its card
    one_line: str
    recognise: str
    shared: str
    stuck: str
    instead: str  # what the organisation coach does
    counterweight: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A value, or a kind of client: a name and what it asks."""

    id: str
    name: str
    question: str
