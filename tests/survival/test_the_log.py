"""When the library itself breaks: a page that says so, a log that says where, and in neither whom it was about."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from tests import cast as play
from tests.serving import Site
from tests.survival.conftest import NEVER_LOGGED, Asked
from tests.survival.visiting import SCRIPT, Answer, Visitor

# What databases do with their errors: they put the row into them.
TELL = """
    CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'Failing row contains (9990010374, Bartholomew, Rose)'; END $$
"""
BREAK = {
    "a column": (
        "ALTER TABLE people_patient RENAME COLUMN given_name TO gone",
        "ALTER TABLE people_patient RENAME COLUMN gone TO given_name",
    ),
    "the register": (
        f"{TELL}; CREATE TRIGGER tell BEFORE INSERT ON library_recording EXECUTE FUNCTION tell()",
        "DROP FUNCTION tell() CASCADE",
    ),
}


@contextmanager
def broken(site: Site, what: str) -> Iterator[None]:
    breaking, mending = BREAK[what]
    with site.connect() as owner:
        owner.execute(breaking)
        try:
            yield
        finally:
            owner.execute(mending)


def logged(site: Site) -> str:
    return (site.home / "server.log").read_text()


def tells_nothing(answer: Answer) -> bool:
    return not re.search(r"Traceback|psycopg|\.py\b|line \d", answer.text) and not NEVER_LOGGED.search(
        answer.text
    )


def test_a_page_that_breaks_says_so_and_nothing_else(site: Site, doctor: Visitor, asked: Asked) -> None:
    with broken(site, "a column"):
        answer = doctor.get(f"/patients/{asked.patient}/")
    assert answer.status == 500
    assert "Something went wrong in the library" in answer.text
    assert tells_nothing(answer)
    assert re.search(r"ProgrammingError, raised through\n  \S+\.py:\d+ in ", logged(site))
    assert "given_name" not in logged(site)


def test_an_upload_that_breaks_says_so_and_keeps_nothing(
    site: Site, photographer: Visitor, asked: Asked
) -> None:
    before = len(logged(site))
    with broken(site, "the register"):
        answer = photographer.upload(asked.photographs, ("IMG_0001.jpg", play.jpeg(1)))
    assert answer.status == 500
    assert "Something went wrong in the library" in answer.said["message"]
    assert tells_nothing(answer)
    assert re.search(r"ProgrammingError, raised through\n  \S+\.py:\d+ in ", logged(site)[before:])
    assert "Failing row" not in logged(site)
    again = photographer.upload(asked.photographs, ("IMG_0001.jpg", play.jpeg(1)))
    assert again.said["outcome"] == "filed"


def test_what_is_typed_in_forms_is_not_logged(site: Site, doctor: Visitor) -> None:
    """Looked for, found, mistyped, sent to an address that is none."""
    for sought in ({"nhs_number": "9990010374"}, {"family_name": "Bartholomew", "given_name": "Rose"}):
        assert doctor.post("/patients/", sought).status == 200
        assert doctor.post("/nothing", sought).status == 404
    assert doctor.get("/patients/?family_name=Bartholomew&nhs_number=9990010374").status == 200
    stale = Visitor(site, dict(doctor.cookies), token="stale")
    assert stale.post("/patients/", {"family_name": "Bartholomew"}).status == 403
    assert doctor.get("/nothing?family_name=Bartholomew", SCRIPT).status == 404
    assert not NEVER_LOGGED.search(logged(site))


def test_an_address_that_was_typed_is_not_logged(site: Site, doctor: Visitor) -> None:
    """The whole log is searched for the number after these tests."""
    assert doctor.get("/patients/9990010374/").status == 404
    assert "/patients/" not in "".join(line for line in logged(site).splitlines() if "Not Found" in line)
