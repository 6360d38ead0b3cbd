"""What the mirror shows of a reflection, and what the writer said of it, for a reader."""

from collections.abc import Iterator, Mapping

from orgcoach_tui import i18n
from orgcoach_tui.export.outline import Section, guide_of, part
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import MIDDLE, Role
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Mirror, Reflection
from orgcoach_tui.mirror import read, rule_set, sentences
from orgcoach_tui.mirror.kept import by_wording, differs
from orgcoach_tui.mirror.places import why_not
from orgcoach_tui.mirror.sentences import standing
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.text import clean_line


def mirrored(reflection: Reflection) -> Iterator[Section]:
    """The parts to add; none where the guide has no mirror, or nothing was placed to lie beside."""
    guide = guide_of(reflection)
    if (guide and not guide.mirror) or not reflection.placement.values():
        return
    named = roles(i18n.language())
    found = read(reflection, guide, wording=by_wording(reflection.mirror))
    said = sentences(found, reflection.placement, named)
    notes = [said.lead, said.beside, standing()]
    notes += quoted(found, reflection, named)
    answered = reflection.mirror
    if answered.recognised and answered.read_at and differs(found, answered):
        notes.append(_("The answer was given to an earlier reading of these words."))
    if reflection.mirror.rules and reflection.mirror.rules != found.version:
        notes.append(_("The rules have changed since you looked; this is how they read now."))
    yield part("mirror", _("Mirror"), notes=tuple(notes))
    yield from _answered(reflection.mirror)


def quoted(found: Suggestion, reflection: Reflection, named: Mapping[str, Role]) -> Iterator[str]:
    """A line for every place, those that count first, each with what it was read as and why."""
    titles = {answer.key: answer.title for answer in reflection.answers}
    for place in (*found.evidence, *found.against):
        yield " ".join(_place(place, titles, found.language, named))


def _place(
    place: Evidence, titles: Mapping[str, str], language: str, named: Mapping[str, Role]
) -> Iterator[str]:
    title, quote = clean_line(titles.get(place.question, "")), clean_line(place.text)
    if title:
        yield _("Under ‘{title}’ you wrote: ‘{quote}’.").format(title=title, quote=quote)
    else:
        yield _("You wrote: ‘{quote}’.").format(quote=quote)
    if not place.counts:
        yield why_not(place)
    elif place.role == MIDDLE:
        yield _("Read as work from the middle. That counts for none of the four.")
    else:
        yield _("Read as the {role}’s work.").format(role=named[place.role].name)
    explained = rule_set(language).explained.get(place.rule)
    if explained and place.counts:
        yield _("Why this? {reason}").format(reason=explained.reason)


def _answered(mirror: Mirror) -> Iterator[Section]:
    answers = {"yes": _("I do"), "partly": _("Partly"), "no": _("No")}
    if mirror.recognised:
        said = answers[mirror.recognised] + "."
        yield part("mirror", _("Do you recognise this?"), "", mirror.why, notes=(said,))
    if mirror.counter_question.strip() and mirror.counter_answer.strip():
        yield part(
            "mirror", _("From the other side"), mirror.counter_question, mirror.counter_answer
        )
