"""What is said when something goes wrong: first whether the text is safe, then what, then what to do."""

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.opened import Past


def not_saved(kind: str, folder: str) -> str:
    """`kind` as in `SaveFailed`."""
    if kind == "full":
        return _(
            "Your text is still on the screen, but not saved: the disk is full. "
            "Free some space and saving carries on by itself."
        )
    if kind == "large":
        return _(
            "Your text is still on the screen, but it has become too long for one reflection. "
            "Save a part of it elsewhere and make this one shorter."
        )
    if kind == "locked":
        return _(
            "Your text is still on the screen, but not saved: your reflections have been protected "
            "in another window. Give the passphrase, and saving carries on."
        )
    return _(
        "Your text is still on the screen. Nothing can be saved in {folder} just now. "
        "It will keep trying."
    ).format(folder=folder)


def behind_the_lock(kind: str, folder: str) -> str:
    """The same, where a lock hides the screen that it was on."""
    if kind == "full":
        return _(
            "Your text is still here, behind the lock, but not saved: the disk is full. "
            "Free some space and saving carries on by itself."
        )
    if kind == "large":
        return _(
            "Your text is still here, behind the lock, but it has become too long for one "
            "reflection. Open it and make it shorter."
        )
    return _(
        "Your text is still here, behind the lock. Nothing can be saved in {folder} just now. "
        "It will keep trying."
    ).format(folder=folder)


def ended_unsaved(*, set_aside: bool) -> str:
    """On the bare terminal, when the program was told to stop and the disk did not take the text."""
    if set_aside:
        return _(
            "Your text could not be saved in its own folder. It has been put aside on this "
            "computer; orgcoach takes it in at the next start."
        )
    return _("The last thing you wrote could not be saved anywhere: the disk did not take it.")


def two_versions(*, removed: bool) -> str:
    """`removed`: there is no other version, since somebody took the file away."""
    if removed:
        return _(
            "This reflection was moved or thrown away somewhere else. What you have here is kept, "
            "and you are going on in it."
        )
    return _(
        "This reflection was also changed somewhere else. Nothing was overwritten: "
        "both versions are in the overview. You are going on in your own."
    )


def not_changed(kind: str, folder: str) -> str:
    """After a choice that the disk did not take. `kind` as in `SaveFailed`, or "locked"."""
    if kind == "full":
        return _("! Nothing was changed: the disk is full. Free some space and choose again.")
    if kind == "locked":
        return _("! Nothing was changed: your reflections have been protected in another window.")
    return _("! Nothing was changed: in {folder} nothing can be saved just now.").format(
        folder=folder
    )


def told_once(past: Past) -> str:
    """What a save put among the earlier versions, or let go of them; empty when it was told."""
    words = []
    if past.by_hand is not None:
        words.append(
            _(
                "This file had been edited by hand. What cannot stay in it, such as notes of "
                "your own, stands among the earlier versions, as it was."
            )
        )
    if past.pruned:
        said = ngettext(
            "{n} of the oldest earlier versions has gone, as the settings say.",
            "{n} of the oldest earlier versions have gone, as the settings say.",
            past.pruned,
        )
        words.append(said.format(n=past.pruned))
    past.by_hand, past.pruned = None, 0
    return " ".join(words)


def newer() -> str:
    return _(
        "This reflection was made with a newer version of orgcoach. You can read it, not change it."
    )


def leaving_unsaved(*, set_aside: bool = False) -> str:
    if set_aside:
        return _(
            "This could not be saved in its own folder. It has been put aside on this computer; "
            "orgcoach takes it in at the next start."
        )
    return _("This has not been saved. If you leave now, you lose it.")
