"""Our own themes: calm light, calm dark and high contrast. The role colours were searched so that
no two are taken for each other with any kind of colour vision; `tests/tui/test_themes.py` measures.

Textual's themes can be had too: `fitted` makes of their colours what can be read.
"""

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

# background, surface (editor), panel (bars), text, muted, accent, on accent, line, error,
# then the roles: coach, trainer, adviser, change manager, middle.
_TOKENS = (
    "background surface panel foreground quiet accent on-accent line error "
    "role-coach role-trainer role-adviser role-change_manager role-middle"
).split()

PALETTES = {
    "orgcoach-light": (
        "#f6f3ec #fffdf8 #e9e4d8 #26241f #545046 #2f3b45 #fffdf8 #6f6857 #a11616 "
        "#1262ba #755807 #6f1f00 #075d4f #512767"
    ).split(),
    "orgcoach-dark": (
        "#1d2125 #272b30 #31363b #e6e3db #b4bbc4 #e9dcc0 #1d2125 #8b95a1 #ffa8a0 "
        "#8dace3 #eaba4d #ed8a79 #7be4ab #efcefd"
    ).split(),
    "orgcoach-contrast": (
        "#000000 #000000 #1a1a1a #ffffff #e0e0e0 #ffff66 #000000 #ffffff #ffb3ad "
        "#6ab7ff #f2bd1a #ff9476 #3df9aa #f5c6fb"
    ).split(),
}
DEFAULT = "orgcoach-dark"
LIGHT = "orgcoach-light"
CONTRAST = "orgcoach-contrast"
_LEAST = 4.6  # contrast in a foreign theme: WCAG's 4.5, and a little for what rounds down

# Textual's own names for what it styles by itself, in terms of ours.
_TEXTUAL = {
    "border": "accent",
    "border-blurred": "line",
    "block-cursor-background": "accent",
    "block-cursor-foreground": "on-accent",
    "block-cursor-blurred-background": "panel",
    "block-cursor-blurred-foreground": "foreground",
    "block-hover-background": "panel",
    "input-cursor-background": "accent",
    "input-cursor-foreground": "on-accent",
    "input-selection-background": "accent",
    "input-selection-foreground": "on-accent",
    "scrollbar": "line",
    "scrollbar-hover": "line",
    "scrollbar-active": "accent",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
    "scrollbar-corner-color": "background",
    "screen-selection-background": "accent",
    "screen-selection-foreground": "on-accent",
}


def variables(name: str) -> dict[str, str]:
    """Every variable that our styles use, for the palette `name` (the default for a foreign theme)."""
    tokens = dict(zip(_TOKENS, PALETTES.get(name, PALETTES[DEFAULT]), strict=True))
    return tokens | {ours: tokens[token] for ours, token in _TEXTUAL.items()}


def themes() -> list[Theme]:
    """The three, ready to be registered."""
    made = []
    for name in PALETTES:
        found = variables(name)
        made.append(
            Theme(
                name=name,
                primary=found["accent"],
                secondary=found["quiet"],
                accent=found["accent"],
                warning=found["role-trainer"],
                error=found["error"],
                success=found["role-change_manager"],
                foreground=found["foreground"],
                background=found["background"],
                surface=found["surface"],
                panel=found["panel"],
                dark=name != LIGHT,
                variables=found,
            )
        )
    return made


def own(colours: str | None, *, light: bool | None) -> str:
    """Which of ours suits the terminal: `colours` as Rich calls what it can show."""
    if colours in ("standard", "windows"):  # 16, of which only black and white are certain
        return CONTRAST
    return LIGHT if light else DEFAULT


def chosen(name: str, otherwise: str = DEFAULT) -> str:
    """The theme of that name, if it can be had.

    Not Textual's two in the terminal's own colours: nobody can know what can be read in them.
    """
    foreign = BUILTIN_THEMES.get(name)
    return name if name in PALETTES or (foreign and not foreign.ansi) else otherwise


def fitted(foreign: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """Our variables for a theme that is not ours: its background, and colours that stand out on it.

    `foreign` are the variables that Textual makes of that theme.
    """
    tokens = dict(zip(_TOKENS, PALETTES[DEFAULT if dark else LIGHT], strict=True))
    for name in ("background", "surface", "panel", "foreground", "error"):
        tokens[name] = foreign[name]
    tokens["accent"] = foreign["primary"]
    grounds = [Color.parse(tokens[name]) for name in ("background", "surface", "panel")]
    for name in set(_TOKENS) - {"background", "surface", "panel", "on-accent"}:
        tokens[name] = _readable(Color.parse(tokens[name]), grounds, dark=dark).hex
    tokens["on-accent"] = "#000000" if dark else "#ffffff"
    return tokens | {ours: tokens[token] for ours, token in _TEXTUAL.items()}


def _readable(colour: Color, grounds: Sequence[Color], *, dark: bool) -> Color:
    """`colour`, made lighter (in a dark theme) or darker until it can be read on all `grounds`."""
    end = Color(255, 255, 255) if dark else Color(0, 0, 0)
    steps = (colour.blend(end, step / 20, alpha=1) for step in range(20))
    return next((c for c in steps if min(contrast(c, g) for g in grounds) >= _LEAST), end)


def contrast(one: Color, other: Color) -> float:
    """By WCAG 2: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
