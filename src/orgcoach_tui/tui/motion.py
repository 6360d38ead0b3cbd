"""What moves by itself: nothing, for whoever does not want it."""

import os

from textual.constants import TEXTUAL_ANIMATIONS
from textual.types import AnimationLevel

from orgcoach_tui.settings import Settings


def level(settings: Settings) -> AnimationLevel:
    """How much may glide and blink: by the setting, ACCESSIBLE, REDUCE_MOTION and Textual's own."""
    asked = (os.environ.get(name, "") for name in ("ACCESSIBLE", "REDUCE_MOTION"))
    still = not settings.motion or any(value not in ("", "0") for value in asked)
    return "none" if still else TEXTUAL_ANIMATIONS
