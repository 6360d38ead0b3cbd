"""Our own themes: calm light, calm dark and high contrast. The role colours were searched so that
no two are taken for each other with any kind of colour vision; `tests/tui/test_themes.py` measures.
"""

from textual.theme import Theme

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
                dark=name != "orgcoach-light",
                variables=found,
            )
        )
    return made
