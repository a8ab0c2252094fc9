"""Whether a member of staff and a patient bear the same name, as far as names can tell."""

import pytest

from safelight.oversight.unusual.names import Match, match

FULL, FAMILY, NEITHER = (
    Match(family=True, full=True),
    Match(family=True, full=False),
    Match(family=False, full=False),
)


@pytest.mark.parametrize(
    ("staff", "family", "given", "found"),
    [
        ("Dr Amara Okafor", "Okafor", "Amara", FULL),
        ("Dr Amara Okafor", "OKAFOR", "amara", FULL),
        ("Professor Sir Tom Hale", "Hale", "Tom", FULL),
        ("Dr Amara Okafor", "Okafor", "Grace", FAMILY),
        ("Dr Okafor", "Okafor", "Amara", FAMILY),
        ("Tom Hale", "Okafor", "Tom", NEITHER),
        ("José García Pérez", "Garcia-Perez", "Jose", FULL),
        ("Anna-Maria Lindqvist", "Lindqvist", "Anna", FULL),
        ("Siobhán O'Brien", "O\u2019Brien", "Siobhan", FULL),
        ("Jan van der Berg", "van der Berg", "Jan", FULL),
        ("Jan van der Berg", "Berg", "Jan", FULL),
        ("Tom Hale", "Tom Hale", "", FAMILY),
        ("Tom Hale", "", "", NEITHER),
        ("", "Hale", "Tom", NEITHER),
        ("Dr", "Dr", "", NEITHER),
        ("Amara Okafor", "Okafor", "", FAMILY),
    ],
)
def test_match(staff: str, family: str, given: str, found: Match) -> None:
    assert match(staff, family, given) == found
