"""What is said when something goes wrong: first whether the text is safe, then what, then what to do."""

from orgcoach_tui.i18n import _


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
    return _(
        "Your text is still on the screen. Nothing can be saved in {folder} just now. "
        "It will keep trying."
    ).format(folder=folder)


def two_versions() -> str:
    return _(
        "This reflection was also changed somewhere else. Nothing was overwritten: "
        "both versions are in the overview. You are going on in your own."
    )


def newer() -> str:
    return _(
        "This reflection was made with a newer version of orgcoach. You can read it, not change it."
    )


def leaving_unsaved() -> str:
    return _("This has not been saved. If you leave now, you lose it.")
