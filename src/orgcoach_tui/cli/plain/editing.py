"""An answer in the editor of `$VISUAL` or `$EDITOR`, and what is said when that goes wrong."""

from collections.abc import Callable

from orgcoach_tui.cli.plain.talk import Talk
from orgcoach_tui.cli.plain.walk import Walk
from orgcoach_tui.i18n import _
from orgcoach_tui.walk import editor


def edit(walk: Walk, text: str, put: Callable[[str], None], part: str) -> str:
    """The text as it is afterwards; `put` takes it over when it has changed.

    `part` is its key in `journal.parts`, by which the next start finds where it belongs should the
    program be killed meanwhile.
    """
    talk, session = walk.talk, walk.session
    if not talk.terminal:
        talk.say(_("An editor needs a terminal. Your text is as it was; you can type here."))
        return text
    command = editor.command()
    if not command:
        talk.say(_("No editor is set in $VISUAL or $EDITOR. You can type the answer here."))
        return text
    try:
        hidden = session.store.protected
        with editor.Draft(text, lay=session.layer(part), hidden=hidden) as draft:
            written = _written(talk, draft, command, put)
    except OSError:
        talk.say(_("The editor did not start. Your text is as it was; you can type here."))
        return text
    if written is None:
        talk.say(_("Back from the editor; your text is as it was."))
        return text
    put(written)
    talk.say(_("Back from the editor. This is your answer now:"), written)
    return written


def _written(
    talk: Talk, draft: editor.Draft, command: str, put: Callable[[str], None]
) -> str | None:
    """What came out of the editor; None to leave the text as it was."""
    try:
        worked = draft.edit(command)
        if worked and draft.at_once:
            talk.line(_("Press Enter when you have saved the text and closed your editor: "))
    except OSError:
        raise
    except BaseException:  # told to stop: what was saved in the editor so far goes along
        if (so_far := draft.changed()) is not None:
            put(so_far)
        raise
    written = draft.changed()
    if worked:
        return written
    talk.say(_("The editor ended with an error."))
    if written is None:
        return None
    talk.say(_("There is other text in its file than there was before."))
    options = (_("Take the text from the editor"), _("Leave the answer as it was"))
    return written if talk.choose(options, allowed=()) == 1 else None
