"""Our palettes: enough contrast, and role colours that nobody takes for each other."""

from itertools import combinations

import pytest
from textual.color import Color

from orgcoach_tui.guide.model import MIDDLE, ROLES
from orgcoach_tui.tui import themes

Linear = tuple[float, float, float]

# What somebody sees who lacks one kind of cones, in linear light (Viénot, Brettel and Mollon 1999
# for red and green; for blue the matrix that the same method gives).
SIGHTS: dict[str, tuple[Linear, Linear, Linear]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.11238, 0.88762, 0.0),
        (0.11238, 0.88762, 0.0),
        (0.00401, -0.00401, 1.0),
    ),
    "deutan": (
        (0.29275, 0.70725, 0.0),
        (0.29275, 0.70725, 0.0),
        (-0.02234, 0.02234, 1.0),
    ),
    "tritan": (
        (1.0, 0.14461, -0.14461),
        (0.0, 0.85924, 0.14076),
        (0.0, 0.85924, 0.14076),
    ),
}
LEAST = 0.07  # in OKLab; 0.02 is the least that can be seen side by side


def linear(colour: Color) -> Linear:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized
    )
    return red, green, blue


def seen_by(sight: str, colour: Color) -> Linear:
    light = linear(colour)
    red, green, blue = (
        min(max(sum(m * c for m, c in zip(row, light, strict=True)), 0.0), 1.0)
        for row in SIGHTS[sight]
    )
    return red, green, blue


def oklab(light: Linear) -> Linear:
    r, g, b = light
    l_ = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m_ = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s_ = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_,
        1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_,
        0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_,
    )


def distance(sight: str, one: Color, other: Color) -> float:
    a, b = oklab(seen_by(sight, one)), oklab(seen_by(sight, other))
    return float(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", themes.PALETTES)
def test_role_colours_are_told_apart(theme: str, sight: str) -> None:
    found = themes.variables(theme)
    colours = {role: Color.parse(found[f"role-{role}"]) for role in (*ROLES, MIDDLE)}
    near = {
        (one, other): round(distance(sight, colours[one], colours[other]), 3)
        for one, other in combinations(colours, 2)
        if distance(sight, colours[one], colours[other]) < LEAST
    }
    assert not near


def test_the_measure_sees_what_is_alike() -> None:
    red, green = Color.parse("#a65628"), Color.parse("#6a7b28")
    assert distance("normal", red, green) > 0.1
    assert distance("deutan", red, green) < distance("normal", red, green) / 2
    assert distance("normal", red, red) == 0


@pytest.mark.parametrize("theme", themes.PALETTES)
def test_every_palette_has_every_colour(theme: str) -> None:
    found = themes.variables(theme)
    assert all(Color.parse(value).a == 1 for value in found.values())
    assert set(found) == set(themes.variables(themes.DEFAULT))


def test_contrast_as_wcag_counts_it() -> None:
    assert themes.contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert themes.contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(
        4.48, abs=0.01
    )
