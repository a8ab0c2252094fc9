"""Nobody is offered a page that would not open."""

import pytest
from django.contrib.auth.models import AnonymousUser

from safelight.ledger.acting import Role
from safelight.web.navigation import FIRST_PAGES, PAGES, first_page, links

from .people import Asking


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        (Role.CLINICIAN, ["Patients"]),
        (Role.REQUESTER, ["Patients"]),
        (
            Role.TEACHER,  # as site.py has it
            [
                "Worklist",
                "Held",
                "Reviews",
                "Scanned forms",
                "Quality",
                "My photographs",
                "Teaching collection",
                "Copies I hold",
                "Recalls",
                "Model releases",
                "Oversight",
                "Incidents",
                "Vault",
                "Staff",
            ],
        ),
    ],
)
def test_the_menu_has_the_pages_that_the_views_open_to(
    as_somebody: Asking, role: Role, texts: list[str]
) -> None:
    assert [each.text for each in links(as_somebody(role))] == texts


def test_without_a_role_there_is_no_menu(as_somebody: Asking) -> None:
    assert links(as_somebody()) == []
    request = as_somebody()
    request.user = AnonymousUser()
    assert links(request) == []


@pytest.mark.parametrize(
    ("path", "current"), [("/patients", True), ("/patients/7", True), ("/worklist", False)]
)
def test_the_open_page_is_marked(as_somebody: Asking, path: str, current: bool) -> None:
    assert [each.current for each in links(as_somebody(Role.CLINICIAN, path=path))] == [current]


def test_every_role_begins_somewhere() -> None:
    assert set(FIRST_PAGES) == set(Role)
    assert set(FIRST_PAGES.values()) <= set(PAGES)


def test_a_person_with_several_roles_begins_where_work_waits() -> None:
    assert first_page(frozenset({Role.TEACHER, Role.CLINICIAN})) == "patients"
    assert first_page(frozenset({Role.CLINICIAN, Role.CLINICAL_PHOTOGRAPHER})) == "worklist"
    assert first_page(frozenset()) is None
