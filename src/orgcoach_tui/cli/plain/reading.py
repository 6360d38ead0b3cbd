"""What the mirror read, in lines: the sentences, own placement beside the words, the places."""

import re
from collections.abc import Iterator

from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.talk import Said
from orgcoach_tui.cli.plain.walk import Walk
from orgcoach_tui.guide.model import MIDDLE, ROLES
from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.journal.model import Dropped
from orgcoach_tui.mirror import places, read, rule_set, sentences, wording
from orgcoach_tui.mirror.kept import keep, nothing_against, standing
from orgcoach_tui.mirror.order import order
from orgcoach_tui.mirror.reading import as_dropped
from orgcoach_tui.rules.model import Evidence, Suggestion

_FOR, _AGAINST = 3, 2  # places said at first; the rest on request

_RANKS = {
    "first": N_("first"),
    "together": N_("together"),
    "also": N_("also"),
    "": N_("not clearly there"),
}
_PLACE = re.compile(r"[pP](?:laats|lek|lace)? ?(\d{1,3})")


class Reading:
    """A suggestion and how it is told. Places go by p1, p2, …"""

    found: Suggestion

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._places: list[Evidence | Dropped] = []
        self._all = False

    def read(self) -> bool:
        """Read the words anew; False when the rules cannot."""
        session = self._walk.session
        try:
            self.found = read(session.reflection, session.guide, wording=self._walk.wording)
        except Exception:  # the rules must never stand between a writer and the next step
            return False
        self._places = [
            *self.found.evidence,
            *self.found.against,
            *session.reflection.mirror.dropped,
        ]
        return True

    def say_all(self) -> None:
        """Everything the screen shows, from the top."""
        talk, reflection = self._walk.talk, self._walk.session.reflection
        said = sentences(self.found, reflection.placement, self._walk.roles)
        talk.say(said.lead, said.beside)
        self._say_order()
        self._say_places()
        talk.say(*wording.lines(self.found, self._walk.roles))
        talk.say(standing(self.found, reflection.mirror))
        if nothing := nothing_against(self.found):
            talk.say(nothing)
        if keep(self.found, reflection.mirror):
            self._walk.session.touch()

    def words(self) -> tuple[str, ...]:
        """The words that work while the answer is asked."""
        more = (words.MORE,) if self._unsaid() else ()
        return (*words.EVERYWHERE, words.FOR_WHOM, *more)

    def means(self, typed: str) -> bool:
        """Whether a place was typed."""
        return self._place(typed) is not None

    def shows(self, said: Said) -> bool:
        """Tell more, if that is what was asked: all the places, or one of them."""
        if said.word == words.MORE:
            self._all = True
            self._say_places()
            return True
        if said.word == words.FOR_WHOM:
            self._walk.next_readers()
            return True
        place = self._place(said.text)
        if place is None:
            return False
        self._look_at(place)
        return True

    # -- own placement beside the words

    def _say_order(self) -> None:
        own = self._walk.session.reflection.placement.values()
        ranks = order(self.found)
        for role in (*ROLES, MIDDLE):
            name = self._walk.roles[role].name
            rank = _(_RANKS[ranks[role]])
            if role == MIDDLE:
                said = _("{role}: in your words {rank}.").format(role=name, rank=rank)
            else:
                gave = own.get(role, _("still open"))
                said = _("{role}: you {gave}, in your words {rank}.").format(
                    role=name, gave=gave, rank=rank
                )
            self._walk.talk.say(f"{said[:1].upper()}{said[1:]}")

    # -- the places

    def _shown(self) -> Iterator[tuple[int, Evidence | Dropped]]:
        """What is said at first, with the number it goes by: some for, some against."""
        left = {True: _FOR, False: _AGAINST}
        for number, place in enumerate(self._places, start=1):
            if isinstance(place, Dropped) or self._all:
                yield number, place
            elif left[place.counts] > 0:
                left[place.counts] -= 1
                yield number, place

    def _unsaid(self) -> int:
        return len(self._places) - sum(1 for _shown in self._shown())

    def _say_places(self) -> None:
        talk = self._walk.talk
        if not self._places:
            return
        talk.gap()
        talk.say(_("The places it is read from:"))
        for number, place in self._shown():
            talk.say(f"p{number}. {self._told(place)}")
        if n := self._unsaid():
            more = ngettext("{n} more place: type ‘more’.", "{n} more places: type ‘more’.", n)
            talk.say(more.format(n=n))
        talk.say(_("To read one in your text, or to say it’s not what you meant, type p1."))

    def _told(self, place: Evidence | Dropped) -> str:
        """Quote in its sentence, how it was read, why, and what speaks against that."""
        if isinstance(place, Dropped):
            return _("‘{quote}’ no longer counts: that’s not what you meant.").format(
                quote=place.text
            )
        text = self._walk.session.reflection.text(place.question)
        before, quote, after = places.in_context(text, place)
        parts = [f"{before}‘{quote}’{after}"]
        if title := self._title(place.question):
            parts.append(_("Under ‘{title}’.").format(title=title))
        if place.role == MIDDLE:
            parts.append(_("Read as work from the middle. That counts for none of the four."))
        else:
            role = self._walk.roles[place.role].name
            parts.append(_("Read as the {role}’s work.").format(role=role))
        explained = rule_set(self.found.language).explained.get(place.rule)
        if not place.counts:
            parts.append(_("It does not count: {why}").format(why=places.why_not(place)))
        elif explained:
            parts.append(_("Why this? {reason}").format(reason=explained.reason))
            if explained.doubt:
                parts.append(_("But: {doubt}").format(doubt=explained.doubt))
        return " ".join(parts)

    def _title(self, key: str) -> str:
        question = self._walk.session.guide.question(key)
        return question.title if question else ""

    def _place(self, typed: str) -> Evidence | Dropped | None:
        found = _PLACE.fullmatch(typed.strip())
        number = int(found[1]) if found else 0
        return self._places[number - 1] if 1 <= number <= len(self._places) else None

    def _look_at(self, place: Evidence | Dropped) -> None:
        """Read it in the answer, or take it out, or put it back."""
        talk = self._walk.talk
        talk.say(self._told(place))
        if isinstance(place, Dropped):
            options = [_("Back"), _("Read it in your text"), _("Let it count again")]
        else:
            options = [_("Back"), _("Read it in your text")]
            options += [_("That’s not what I meant")] if place.counts else []
        taken = talk.choose(options, allowed=())
        if taken == 2:
            self._say_text(place)
        elif taken == 3:
            self._turn(place)

    def _say_text(self, place: Evidence | Dropped) -> None:
        """The whole answer, its quotes between quotation marks, each with its number and role."""
        reflection = self._walk.session.reflection
        text = reflection.text(place.question)
        marked, at = "", 0
        numbered = [
            (number, one)
            for number, one in enumerate(self._places, start=1)
            if isinstance(one, Evidence) and one.question == place.question
        ]
        for number, one in sorted(numbered, key=lambda pair: pair[1].start):
            if one.start < at:  # one inside another: the first mark stands
                continue
            role = self._walk.roles[one.role].name
            against = "" if one.counts else ", " + _("does not count")
            marked += f"{text[at : one.start]}‘{one.text}’ (p{number}, {role}{against})"
            at = one.end
        answer = reflection.answer(place.question)
        talk = self._walk.talk
        if answer is not None:
            talk.say(answer.question or answer.title)
        talk.say(marked + text[at:])

    def _turn(self, place: Evidence | Dropped) -> None:
        """Take words out of the reading, or put them back, and tell what is read then."""
        dropped = self._walk.session.reflection.mirror.dropped
        if isinstance(place, Dropped):
            dropped.remove(place)
        else:
            dropped.append(as_dropped(place))
        self._walk.session.touch()
        if self.read():
            self.say_all()
