"""One reflection being written: its steps, what is in it, and when it reaches the disk. No Textual."""

import copy
import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from orgcoach_tui import i18n
from orgcoach_tui.guide.model import Guide, Question
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.aside import Aside, lay
from orgcoach_tui.journal.errors import Conflict, Locked, SaveFailed
from orgcoach_tui.journal.model import Answer, Mirror, Reflection
from orgcoach_tui.journal.store import Opened, Store

StepKind = Literal["begin", "text", "roles", "mirror", "close"]


@dataclass(frozen=True)
class Step:
    """One stop of the walk. `number` counts the questions, and is empty for the other stops."""

    id: str
    kind: StepKind
    title: str
    number: int = 0
    question: Question | None = None


def steps_of(guide: Guide, *, mirror: bool) -> tuple[Step, ...]:
    """Begin, the questions, the mirror where there is one, and the close."""
    questions = [Step(q.key, q.kind, q.title, n, q) for n, q in enumerate(guide.questions, start=1)]
    reading = [Step("mirror", "mirror", _("Mirror"))] if mirror and guide.mirror else []
    return (
        Step("begin", "begin", _("Begin")),
        *questions,
        *reading,
        Step("close", "close", _("Close")),
    )


class Session:
    """A reflection in memory and on disk. `trouble` says why it is not saved: "full", "closed",
    "large", "other", or "locked"; `two_versions` that somebody else wrote the file, so ours went on
    beside it; `removed` with it that somebody took the file away, else `other` is that file, in
    which we went by `first_id`. What cannot be saved goes `aside`, where there is a place for that.
    """

    def __init__(
        self,
        store: Store,
        opened: Opened,
        guide: Guide,
        *,
        mirror: bool = True,
        aside: Aside | None = None,
    ) -> None:
        self.store = store
        self.opened = opened
        self.guide = guide
        self.mirror_wanted = mirror
        self.steps = steps_of(guide, mirror=mirror)
        self.dirty = False
        self.trouble = ""
        self.two_versions = self.removed = False
        self.other: Path | None = None
        self.first_id = opened.reflection.id
        self.elsewhere = False  # as it is now, it was saved in a place of the writer's choice
        self.saved_at: dt.datetime | None = opened.reflection.updated if opened.stamp else None
        self.aside = aside
        self.lock = threading.Lock()  # held while it is being saved

    @property
    def reflection(self) -> Reflection:
        return self.opened.reflection

    @property
    def read_only(self) -> bool:
        return self.opened.read_only

    def step(self, step_id: str) -> Step:
        """The step of that id, the first one for an unknown id."""
        return next((s for s in self.steps if s.id == step_id), self.steps[0])

    def neighbour(self, step: Step, by: int) -> Step | None:
        """The step after (1) or before (-1), None past the ends."""
        index = self.steps.index(step) + by
        return self.steps[index] if 0 <= index < len(self.steps) else None

    def done(self, step: Step) -> bool:
        """Whether the writer has put something into the step."""
        r = self.reflection
        if step.kind == "begin":
            return bool(r.organisation or r.trajectory or r.help_question)
        if step.kind == "mirror":
            return bool(r.mirror.recognised)
        if step.kind == "close":
            return bool(r.insight or r.next_step)
        placed = step.kind == "roles" and bool(r.placement.values())
        return placed or bool(r.text(step.id).strip())

    def empty_questions(self) -> list[Step]:
        """The questions that have no answer yet."""
        return [s for s in self.steps if s.question is not None and not self.done(s)]

    def touch(self) -> None:
        """Something changed."""
        if not self.read_only:
            self.dirty = True
            self.elsewhere = False

    @property
    def waiting(self) -> bool:
        """Whether there is anything to save: an empty new reflection makes no file."""
        return self.dirty and bool(self.opened.stamp or self.reflection.written())

    @property
    def at_risk(self) -> bool:
        """Whether leaving now would lose something: neither here on disk nor saved elsewhere."""
        return bool(self.trouble) and self.dirty and not self.elsewhere

    @property
    def set_aside(self) -> bool:
        """Whether what is not saved lies where the next start takes it in."""
        return self.aside is not None and self.aside.folder is not None

    def put_aside(self) -> bool:
        """Set it aside as it is now, without waiting for a save that hangs; whether that worked."""
        return self.aside is not None and self.aside.keep(self._snapshot())

    def forget(self) -> None:
        """Let go of what was written: nobody goes on with this."""
        now = self.reflection.created
        self.opened = Opened(Reflection("", "", "", now.date(), now, now), Path())
        self.dirty = False

    def layer(self, part: str) -> Callable[[Path], None]:
        """What puts the reflection into a private folder beside one of its texts that is out."""
        return lambda folder: lay(self.store, self._snapshot(), folder, part)

    def let_go(self) -> None:
        """Leave it unsaved; what was set aside waits for the next start."""
        self.dirty = False
        if self.aside is not None:
            self.aside.leave()

    def settled(self) -> None:
        """Which version goes on has been said; nothing is waiting for that any more."""
        self.two_versions = self.removed = False
        self.other = None

    def _snapshot(self) -> Opened:
        """A copy, so that typing on meanwhile cannot tear what is being written."""
        return replace(self.opened, reflection=copy.deepcopy(self.reflection))

    def be_at(self, step: Step) -> None:
        """Remember where the writer is; looking through a finished reflection changes nothing."""
        if self.reflection.status == "draft" and self.reflection.step != step.id:
            self.reflection.step = step.id
            self.touch()

    def write(self, question: Question, text: str) -> None:
        """Take over an answer as it now is, with the question as it was asked."""
        answer = self.reflection.answer(question.key)
        if answer is None:
            if not text:
                return
            answer = Answer(question.key)
            self.reflection.answers.append(answer)
        answer.title, answer.question = question.title, question.question
        if answer.text != text:
            answer.text = text
            self.touch()

    def ask_in(self, guide: Guide) -> None:
        """Go on in another language: the same guide in other words, the answers as they are."""
        self.guide = guide
        self.steps = steps_of(guide, mirror=self.mirror_wanted)
        if self.reflection.status == "draft":
            self._reword()

    def _reword(self) -> None:
        """Let a draft say in one language what was asked; what was answered is nobody's to touch."""
        if self.reflection.guide_title == self.guide.title:
            return
        self.reflection.guide_title = self.guide.title
        self.reflection.language = self.guide.language or i18n.language()
        for answer in self.reflection.answers:
            if question := self.guide.question(answer.key):
                answer.title, answer.question = question.title, question.question
        self.touch()

    def forget_mirror(self) -> None:
        """Drop what the mirror showed, not what the writer said about the words."""
        self.reflection.mirror = Mirror(dropped=self.reflection.mirror.dropped)
        self.touch()

    def finish(self, *, finished: bool) -> None:
        """Close the reflection, or leave it open; adding to it later is always possible."""
        self.reflection.status = "finished" if finished else "draft"
        self.touch()
        self.save()

    def as_text(self) -> str:
        """All answers as plain text, for the clipboard."""
        r = self.reflection
        parts = [f"{a.question}\n\n{a.text}" for a in r.answers if a.text]
        parts += [text for text in (r.insight, r.next_step) if text]
        return "\n\n".join(parts)

    def save(self) -> None:
        """Put it on the disk if anything changed. Never raises; see `trouble`. Any thread may call."""
        with self.lock:
            if not self.waiting:
                return
            self.dirty = False
            snapshot = self._snapshot()
            try:
                try:
                    self.store.save(snapshot)
                except Conflict as conflict:
                    snapshot = self.store.save_beside(snapshot)
                    self.other = None if conflict.removed else conflict.path
                    self.first_id, self.reflection.id = self.reflection.id, snapshot.reflection.id
                    self.two_versions, self.removed = True, conflict.removed
            except (SaveFailed, Locked) as failure:
                self.dirty = True
                self.trouble = failure.kind if isinstance(failure, SaveFailed) else "locked"
                if self.aside is not None:
                    self.aside.keep(snapshot)
                return
            self.opened.path, self.opened.stamp = snapshot.path, snapshot.stamp
            self.opened.saved = snapshot.saved
            self.reflection.updated = snapshot.reflection.updated
            self.saved_at = dt.datetime.now().astimezone()
            self.trouble = ""
            if self.aside is not None:
                self.aside.drop()
