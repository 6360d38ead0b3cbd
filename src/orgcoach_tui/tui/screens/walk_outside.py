"""An answer that is out in an editor of one's own, and comes back whatever happens meanwhile."""

from dataclasses import dataclass

from textual.app import SuspendNotSupported

from orgcoach_tui.i18n import _
from orgcoach_tui.journal import aside
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.walk_hands import HandsPage
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.walk import editor
from orgcoach_tui.walk.session import Session

_LAST_MOMENT = 1.5  # seconds that an editor gets to end when everything has to


@dataclass(frozen=True)
class Outside:
    """A text that is out in an editor of one's own: the program itself stands still meanwhile."""

    session: Session
    part: str
    draft: editor.Draft

    def come_back(self) -> None:
        """The program has to end: what the editor has saved goes along, if it has ended too."""
        if self.draft.ended(_LAST_MOMENT):
            self.take(self.draft.changed())
            self.draft.wipe()

    def take(self, written: str | None) -> None:
        """Take over what was written."""
        if written is not None:
            aside.put(self.session.reflection, self.part, written)
            self.session.touch()


class OutsidePage(HandsPage):
    """What of the walk has to do with another editor."""

    def action_edit_outside(self) -> None:
        box, command = self.text_box, editor.command()
        if box is None:
            return
        if not command:
            self.tell(_("No editor of your own is set. Its name goes in EDITOR or VISUAL."))
            return
        session, part = self.session, self._part(box)
        session.save()
        hidden = session.store.protected
        try:
            with editor.Draft(box.text, lay=session.layer(part), hidden=hidden) as draft:
                self.orgcoach.outside = outside = Outside(session, part, draft)
                with self.app.suspend():
                    worked = draft.edit(command)
                    if worked and draft.at_once:
                        editor.wait_till_closed()
                written = draft.changed()
                outside.take(clean_line(written) if written and box.one_sentence else written)
        except (OSError, SuspendNotSupported):
            self.tell(_("The editor did not start. Your text is as it was."))
            return
        finally:
            self.orgcoach.outside = None
            self.orgcoach.idle.again()
        box.focus()
        if written is not None:
            text = clean_line(written) if box.one_sentence else written
            box.history.checkpoint()
            box.replace(text, (0, 0), box.document.end, maintain_selection_offset=False)
            box.history.checkpoint()
        self.tell(self._back_from_editor(worked=worked, changed=written is not None), stays=True)

    def _part(self, box: Editor) -> str:
        """The part of the reflection that is in the box, by its key in `journal.parts`."""
        if box.id == "answer" and self.current is not None:
            return f"answer {self.current.step.id}"
        return (box.id or "").replace("-", "_")

    def _back_from_editor(self, *, worked: bool, changed: bool) -> str:
        said = [] if worked else [_("The editor ended with an error.")]
        if changed:
            words = _("Back from the editor. {key} brings back the text from before.")
            key = self.orgcoach.keys(commands.UNDO) or commands.UNDO.words
            said.append(words.format(key=key))
        else:
            said.append(_("Back from the editor; your text is as it was."))
        return " ".join(said)
