"""A reflection, as it is in memory. `journal.toml` turns it into a file and back."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from orgcoach_tui.audience import Audience

SCHEMA = 1

Status = Literal["draft", "finished"]
Recognised = Literal["", "yes", "partly", "no"]
CommentKind = Literal["comment", "suggestion"]
ThemeAnswer = Literal["yes", "no"]
CommentState = Literal["open", "taken_up", "answered", "set_aside"]
OutcomeState = Literal["done", "changed", "let_go"]

# No vowels, so no words; nothing that looks like something else.
_ID_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


def new_id() -> str:
    """Eight characters that say nothing."""
    import secrets  # it brings half of openssl along, and most commands make no id

    return "".join(secrets.choice(_ID_LETTERS) for _ in range(8))


@dataclass(slots=True)
class Answer:
    """One answer, with the question as it was asked: a file can be read without the program."""

    key: str
    title: str = ""
    question: str = ""
    text: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Placement:
    """How much the writer acted from each role, 0 to 5; None is still open, which is not 0."""

    coach: int | None = None
    trainer: int | None = None
    adviser: int | None = None
    change_manager: int | None = None
    note: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, int]:
        """The roles that were placed, in the order coach, trainer, adviser, change manager."""
        four = {
            "coach": self.coach,
            "trainer": self.trainer,
            "adviser": self.adviser,
            "change_manager": self.change_manager,
        }
        return {role: value for role, value in four.items() if value is not None}


@dataclass(slots=True)
class Dropped:
    """Words of which the writer said: that's not what I meant."""

    question: str
    text: str
    rule: str
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Mirror:
    """What the mirror showed, stored as it was, and what the writer said of it."""

    label: str = ""
    balance: str = ""
    strength: str = ""
    rules: str = ""  # version of the rule set
    scores: dict[str, float] = field(default_factory=dict)
    read_at: dt.datetime | None = None
    recognised: Recognised = ""
    why: str = ""
    counter_question: str = ""
    counter_answer: str = ""
    dropped: list[Dropped] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class NotedTheme:
    """A theme that the writer sees in this reflection, in own words, or does not see."""

    name: str
    lexicon: str = ""  # the theme of the lexicon that proposed it; empty: the writer's own
    answer: ThemeAnswer = "yes"
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """What came of a learning goal or a next step; without one it is open."""

    part: str  # the key of the question that holds the goal, or "next_step"
    state: OutcomeState = "done"
    why: str = ""  # a word why, or what it became
    on: dt.date | None = None  # when that was noted
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Comment:
    """What a reader wrote back, about a part or about the whole. It never changes an answer."""

    id: str  # the same words about the same place by the same person have the same id
    text: str
    part: str = ""  # the key of a question, or of another part; empty: the whole
    kind: CommentKind = "comment"
    quote: str = ""  # the words it is about, as they were when they were read
    author: str = ""
    made: dt.datetime | None = None
    state: CommentState = "open"
    reply: str = ""
    reply_to: str = ""  # the id of the comment that it goes on from
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Reflection:
    """One reflection. Times are aware of their zone; `extra` holds keys this version does not know.

    `schema` is that of the file it came from; one newer than `SCHEMA` is only to be read.
    """

    id: str
    guide: str
    language: str
    date: dt.date
    created: dt.datetime
    updated: dt.datetime
    guide_title: str = ""
    status: Status = "draft"
    organisation: str = ""
    trajectory: str = ""
    help_question: str = ""
    step: str = "begin"  # where the writer was
    answers: list[Answer] = field(default_factory=list)
    placement: Placement = field(default_factory=Placement)
    mirror: Mirror = field(default_factory=Mirror)
    audience: dict[str, Audience] = field(default_factory=dict)  # by part; see journal.audience
    comments: list[Comment] = field(default_factory=list)
    themes: list[NotedTheme] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    insight: str = ""
    next_step: str = ""
    next_date: dt.date | None = None
    next_when: str = ""  # when, in words that are no date
    minutes: int | None = None  # how long it took, where that was noted
    schema: int = SCHEMA
    extra: dict[str, Any] = field(default_factory=dict)

    def answer(self, key: str) -> Answer | None:
        return next((a for a in self.answers if a.key == key), None)

    def text(self, key: str) -> str:
        """The text of an answer, empty where there is none."""
        found = self.answer(key)
        return found.text if found else ""

    def written(self) -> bool:
        """Whether the writer put in anything at all beyond choosing a guide."""
        return bool(
            self.organisation
            or self.trajectory
            or self.help_question
            or self.insight
            or self.next_step
            or self.next_when
            or self.themes
            or self.placement.values()
            or self.placement.note
            or any(a.text.strip() for a in self.answers)
        )


def start(
    guide: str,
    language: str,
    *,
    title: str = "",
    audience: Audience = "supervisor",
    now: dt.datetime | None = None,
) -> Reflection:
    """A new, empty draft for `guide`, dated today, to be read by `audience`."""
    now = (now or dt.datetime.now().astimezone()).replace(microsecond=0)
    return Reflection(
        id=new_id(),
        guide=guide,
        language=language,
        date=now.date(),
        created=now,
        updated=now,
        guide_title=title,
        audience={} if audience == "supervisor" else {"default": audience},
    )
