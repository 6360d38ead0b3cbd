"""For whom something was written, from oneself to whoever reads a handed-in assignment."""

from typing import Literal

Audience = Literal["private", "supervisor", "assignment"]

AUDIENCES: tuple[Audience, ...] = ("private", "supervisor", "assignment")
"""Narrow to wide: what may be in an assignment may also be read by a supervisor."""

DEFAULT = "default"
"""The name under which a reflection keeps what holds for every part not named."""

PARTS = ("help_question", "placement", "mirror", "themes", "insight", "next_step")
"""The parts of a reflection that are no answer; no question of a guide can have their names."""


def reaches(audience: Audience, reader: Audience) -> bool:
    """Whether what was written for `audience` may be seen by `reader`."""
    return AUDIENCES.index(audience) >= AUDIENCES.index(reader)
