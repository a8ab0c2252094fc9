"""What a picture falls short of, in words: one thing at a time, and what to do about it."""

from typing import Any

import pytest

from safelight.library.quality import (
    CARE,
    COLUMN,
    NEEDS,
    PAGE,
    Ruler,
    Short,
    Technique,
    findings,
    of_chart,
    serves,
)
from safelight.policy.facts import MadeFor

GOOD: dict[str, Any] = {
    "bits": 8, "channels": 3, "sharpest": 3.0, "where": 4, "middle": 3.4, "light": 55.0, "brightest": 95.0,
    "clipped": 0.5, "black": 0.0, "sides": [4000, 3000],
}  # fmt: skip


def shorts(
    made_for: MadeFor = MadeFor.CARE, ruler: Ruler = Ruler.NOT_ASKED_FOR, **measured: object
) -> list[Short]:
    return [each.short for each in findings(Technique(GOOD | measured, made_for, ruler))]


def words(**measured: object) -> str:
    return " ".join(each.text for each in findings(Technique(GOOD | measured)))


def test_what_is_good_falls_short_of_nothing() -> None:
    assert shorts() == []


@pytest.mark.parametrize(
    ("measured", "short"),
    [
        ({"sharpest": 6.5}, Short.BLURRED),
        ({"sharpest": 3.0, "where": 2, "middle": 14.0}, Short.MIDDLE_BLURRED),
        ({"light": 5.0}, Short.DARK),
        ({"brightest": 30.0}, Short.DARK),
        ({"light": 94.0, "clipped": 30.0}, Short.BRIGHT),
        ({"clipped": 7.0}, Short.CLIPPED),
        ({"channels": 1}, Short.COLOUR_DEPTH),
        ({"bits": 1}, Short.COLOUR_DEPTH),
        ({"sides": [900, 900]}, Short.RESOLUTION),
    ],
)
def test_each_shortfall_is_found_alone(measured: dict[str, object], short: Short) -> None:
    assert shorts(**measured) == [short]


@pytest.mark.parametrize("unknown", [{"sharpest": None, "where": None, "middle": None}, {"middle": None}])
def test_what_cannot_be_judged_is_not_found(unknown: dict[str, object]) -> None:
    assert shorts(**unknown) == []


def test_what_was_never_measured_falls_short_of_nothing() -> None:
    assert findings(Technique(None)) == ()


def test_the_larger_use_needs_more_pixels() -> None:
    assert shorts(MadeFor.CARE, sides=[1200, 900]) == []
    assert shorts(MadeFor.TEACHING, sides=[1200, 900]) == [Short.RESOLUTION]
    assert shorts(MadeFor.PUBLICITY, sides=[1920, 1440]) == [Short.RESOLUTION]
    assert shorts(MadeFor.PUBLICITY, sides=[1500, 2300]) == []


def test_print_needs_three_hundred_dots_an_inch() -> None:
    """Millimetres to pixels: 90 across a column, 190 across the page."""
    assert COLUMN.longer == round(90 / 25.4 * 300)
    assert PAGE.longer == round(190 / 25.4 * 300)


@pytest.mark.parametrize("need", NEEDS, ids=lambda each: each.use)
def test_either_way_up_serves(need: Any) -> None:
    assert serves(need, [need.longer, need.shorter])
    assert serves(need, [need.shorter, need.longer])
    assert not serves(need, [need.longer - 1, need.shorter])
    assert not serves(need, [need.longer, need.shorter - 1])


def test_it_is_said_what_is_and_what_to_do() -> None:
    assert words(sharpest=12.2, where=6) == (
        "Blurred: even its sharpest part at the lower left is 12 pixels soft. "
        "Hold still, focus on the lesion and take it again while the patient is here."
    )
    assert "800 by 600 pixels, and 1,024 by 768 are needed" in words(sides=[800, 600])
    assert "it is sharpest on the right. Look closely" in words(where=5, middle=15.0)


def test_a_ruler_is_asked_about_and_not_looked_for() -> None:
    assert shorts(ruler=Ruler.NOT_SAID) == [Short.NO_RULER]
    assert shorts(ruler=Ruler.THERE) == []
    (found,) = findings(Technique(None, ruler=Ruler.NOT_SAID))
    assert "The library does not look for it itself." in found.text


@pytest.mark.parametrize(
    ("mean", "says"),
    [(1.2, "hardly seen"), (4.4, "compare redness with care"), (9.0, "Do not judge colours by it")],
)
def test_a_chart_has_its_words(mean: float, says: str) -> None:
    told = of_chart(mean, 14.07)
    assert told.startswith(
        f"A colour chart is in the picture: colours are off by ΔE {mean} on average, 14.1 at most."
    )
    assert says in told


def test_care_needs_what_teledermatology_prefers() -> None:
    assert (CARE.longer, CARE.shorter) == (1024, 768)
