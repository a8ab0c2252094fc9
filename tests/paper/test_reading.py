"""Forms that come back: read whole, whatever the scanner did, and each of what is wrong told apart."""

import dataclasses
from functools import cache
from random import Random

import pytest
from PIL import Image

from safelight.paper.code import Why
from safelight.paper.layout import LOWER_CODE, UPPER_CODE, Box
from safelight.paper.reading import read_scan
from safelight.paper.returned import Ink, Scan, State
from tests.paper.making import KEY, OTHER_KEY, ROSE, TERMS, form_id, print_form
from tests.paper.scanner import Wear, as_pdf, as_picture, scanned, sheets, smear, truths, write

SIGNED = (
    Box.GIVER_SIGNATURE,
    Box.GIVER_NAME,
    Box.GIVER_DATE,
    Box.STAFF_SIGNATURE,
    Box.STAFF_NAME,
    Box.STAFF_DATE,
)
CLEAN = Wear(blur=0.4, noise=2)


@cache
def paper(number: int = 1, **changes: object) -> tuple[Image.Image, ...]:
    """A form's pages, to be copied before anything is changed on them."""
    return tuple(sheets(print_form(number=number, **changes).pdf))  # type: ignore[arg-type]


def scan_of(*pages: Image.Image, wear: Wear = CLEAN, seed: int = 1) -> Scan:
    chance = Random(seed)
    return read_scan(as_pdf([scanned(page, wear, chance) for page in pages]), [KEY])


def ink_of(scan: Scan) -> dict[Box, Ink]:
    (returned,) = scan.returned
    return dict(returned.ink)


def test_ten_forms_in_any_order_come_home() -> None:
    chance = Random(10)
    wrote = {form_id(number): set(chance.sample(sorted(Box), number % 9)) for number in range(10)}
    pages = []
    for number in range(10):
        first, last = paper(number, form=dataclasses.replace(ROSE, subject=f"finger {number}"))
        pages += [first, write(last, sorted(wrote[form_id(number)]), chance)]
    chance.shuffle(pages)
    scan = read_scan(as_pdf([scanned(page, Wear.of(chance), chance) for page in pages]), [KEY])
    assert {each.form for each in scan.returned} == set(wrote)
    for each in scan.returned:
        assert each.state is State.COMPLETE
        assert each.terms == TERMS
        assert {box: ink is Ink.YES for box, ink in each.ink.items()} == truths(wrote[each.form])


WEARS = {
    "skewed left": Wear(skew=5),
    "skewed right": Wear(skew=-5),
    "upside down": Wear(upside_down=True),
    "small": Wear(scale=0.95),
    "large and cut at the edges": Wear(scale=1.04),
    "shifted": Wear(shift=(5, -5)),
    "grainy": Wear(noise=14, specks=0.01),
    "blurred": Wear(blur=1.1),
    "badly lit": Wear(falloff=0.45),
    "squeezed": Wear(quality=25),
}


@pytest.mark.parametrize("wear", WEARS.values(), ids=WEARS.keys())
@pytest.mark.parametrize("boxes", [(), SIGNED, (Box.REFUSED, *SIGNED)], ids=["empty", "signed", "refused"])
def test_a_worn_scan_is_read_without_doubt(wear: Wear, boxes: tuple[Box, ...]) -> None:
    first, last = paper()
    scan = scan_of(first, write(last, boxes, Random(4)), wear=wear)
    assert {box: ink is Ink.YES for box, ink in ink_of(scan).items()} == truths(boxes)
    assert scan.returned[0].certain


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_scanned_sideways_is_read(turned: int) -> None:
    first, last = (page.rotate(turned, expand=True, fillcolor=255) for page in paper())
    assert set(ink_of(scan_of(first, last)).values()) == {Ink.NO}


@pytest.mark.parametrize("box", Box)
def test_each_box_is_told_from_the_others(box: Box) -> None:
    first, last = paper()
    ink = ink_of(scan_of(first, write(last, [box], Random(3))))
    assert ink == {each: Ink.YES if each is box else Ink.NO for each in Box}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_one_page_may_be_a_picture(kind: str) -> None:
    short = dataclasses.replace(ROSE, explained=(), not_agreed=(), named="", rights=())
    (page,) = paper(form=short)
    scan = read_scan(as_picture(scanned(page, Wear.of(Random(2)), Random(2)), kind), [KEY])
    assert scan.returned[0].certain


def test_a_photograph_of_a_page_from_aside_is_read() -> None:
    short = dataclasses.replace(ROSE, explained=(), not_agreed=(), named="", rights=())
    page = write(paper(form=short)[0], SIGNED, Random(5))
    # From output to input: turned a little, further away, and the lower right corner furthest of all.
    aside = (1.0, 0.05, -160, 0.03, 1.05, -150, -2e-5, -1.5e-5)
    photograph = page.transform(
        page.size, Image.Transform.PERSPECTIVE, aside, Image.Resampling.BICUBIC, fillcolor=120
    )
    scan = read_scan(as_picture(photograph), [KEY])
    assert {box: ink is Ink.YES for box, ink in ink_of(scan).items()} == truths(SIGNED)


@pytest.mark.parametrize("over", [UPPER_CODE, LOWER_CODE], ids=["upper", "lower"])
def test_one_smeared_code_is_made_up_for_by_the_other(over: object) -> None:
    pages = [smear(page, Random(6), over) for page in paper()]  # type: ignore[arg-type]
    (returned,) = scan_of(*pages, wear=Wear(skew=2, noise=4)).returned
    assert set(returned.ink.values()) == {Ink.NO}


def test_both_smeared_and_the_page_goes_to_a_person() -> None:
    first, last = paper()
    last = smear(smear(last, Random(6)), Random(6), LOWER_CODE)
    scan = scan_of(first, last)
    assert [page.why for page in scan.strays] == [Why.NO_CODE]
    assert scan.returned[0].missing == (2,)


def test_a_missing_page_is_named() -> None:
    scan = scan_of(paper()[1])
    (returned,) = scan.returned
    assert (returned.state, returned.missing) == (State.MISSING, (1,))
    assert not returned.certain
    assert returned.ink == {}


def test_a_page_that_is_there_twice_is_no_certain_form() -> None:
    first, last = paper()
    (returned,) = scan_of(first, last, write(last, SIGNED, Random(1))).returned
    assert returned.state is State.TWICE
    assert not returned.certain


def test_pages_of_two_printings_do_not_make_a_form() -> None:
    (returned,) = scan_of(paper()[0], paper(terms=TERMS[::-1])[1]).returned
    assert returned.state is State.MIXED
    assert returned.terms is None
    assert not returned.certain


def test_another_patients_page_in_the_pile_stays_that_patients() -> None:
    scan = scan_of(paper(1)[0], paper(2)[1])
    assert [(each.form, each.missing) for each in scan.returned] == [(form_id(1), (2,)), (form_id(2), (1,))]


def test_a_form_of_another_installation_is_foreign() -> None:
    scan = scan_of(*paper(key=OTHER_KEY))
    assert [page.why for page in scan.strays] == [Why.FOREIGN] * 2
    assert scan.returned == ()


def test_another_forms_code_pasted_over_one_of_two_is_noticed() -> None:
    mine, other = paper(1)[1].copy(), paper(2)[1]
    place = tuple(round(each * 300 / 25.4) for each in (160, 8, 200, 46))
    mine.paste(other.crop(place), place[:2])  # type: ignore[arg-type]
    (stray,) = scan_of(mine).strays
    assert stray.why is Why.TWO_FORMS


@pytest.mark.parametrize(
    "wear", [CLEAN, Wear(skew=2, falloff=0.3, noise=8, specks=0.004)], ids=["clean", "worn"]
)
def test_the_back_of_a_sheet_is_blank(wear: Wear) -> None:
    back = Image.new("L", (2480, 3508), 250)
    scan = scan_of(back, *paper(), wear=wear)
    assert scan.pages[0].why is Why.BLANK
    assert scan.strays == ()


def test_a_note_on_the_back_is_not_blank() -> None:
    back = write(Image.new("L", (2480, 3508), 250), [Box.CHANGE], Random(2))
    assert [page.why for page in scan_of(back).strays] == [Why.NO_CODE]


def test_a_photograph_of_something_else_goes_to_a_person() -> None:
    something = Image.effect_noise((1200, 900), 90)
    scan = read_scan(as_picture(something), [KEY])
    assert [page.why for page in scan.strays] == [Why.NO_CODE]


def test_a_box_that_was_cut_off_is_unsure() -> None:
    first, last = (page.copy() for page in paper())
    last.paste(255, (0, round(225 * 300 / 25.4), last.width, round(256 * 300 / 25.4)))
    ink = ink_of(scan_of(first, last))
    assert ink[Box.STAFF_SIGNATURE] is Ink.UNSURE
    assert ink[Box.GIVER_SIGNATURE] is Ink.NO


def test_a_streak_of_dirt_on_the_glass_is_no_signature() -> None:
    first, last = (page.copy() for page in paper())
    last.paste(60, (700, 0, 706, last.height))
    assert ink_of(scan_of(first, last))[Box.GIVER_SIGNATURE] is Ink.UNSURE


def test_a_dot_where_a_cross_belongs_is_unsure() -> None:
    first, last = (page.copy() for page in paper())
    last.paste(0, tuple(round(each * 300 / 25.4) for each in (18, 176, 19.2, 177.2)))  # type: ignore[arg-type]
    assert ink_of(scan_of(first, last))[Box.REFUSED] is Ink.UNSURE
