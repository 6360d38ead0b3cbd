"""Which of two versions goes on, where a reflection in a walk was also changed somewhere else.

The walk has gone on in a file of its own since then, with an id of its own, and `session.other` is
the file with the other version. Nothing here loses a word: what is not chosen goes to the bin.
"""

import contextlib
from dataclasses import replace
from pathlib import Path

from orgcoach_tui.journal.errors import NotFound, SaveFailed
from orgcoach_tui.walk.session import Session


def keep_own(session: Session) -> None:
    """Go on in the first file again, under the first id; the other version goes to the bin.

    Raises SaveFailed, Locked, Conflict and NotFound; both versions are then where they were.
    """
    other = _other(session)
    with session.lock:
        store, beside, own = session.store, session.opened, session.reflection.id
        reflection = replace(session.reflection, id=session.first_id)
        back = replace(beside, reflection=reflection, path=other)
        store.keep_mine(back)
        mine = beside.path
        session.reflection.id, session.reflection.updated = reflection.id, reflection.updated
        beside.path, beside.stamp, beside.saved = back.path, back.stamp, back.saved
        session.settled()
    # What is in the first file now stands here too; if this fails, it does no harm there.
    with contextlib.suppress(SaveFailed, NotFound):
        binned = store.delete(mine)
        if not store.versions(own):  # these would go with the last file of that id
            store.empty_bin([binned])


def take_other(session: Session) -> Path:
    """Leave the own version to the bin; the file of the other one, to go on in.

    Raises SaveFailed and Locked, and Damaged and NotFound where the other version cannot be read;
    both versions are then where they were.
    """
    other = _other(session)
    with session.lock:
        found = session.store.read(other).path
        session.store.delete(session.opened.path)
        session.settled()
    return found


def _other(session: Session) -> Path:
    """The file of the other version, with ours saved."""
    session.save()
    if session.at_risk:
        raise SaveFailed("other")
    if session.other is None:
        raise NotFound("missing")
    return session.store.disk.where(session.other)
