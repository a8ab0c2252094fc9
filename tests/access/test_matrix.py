"""Every address for every person and every standing of a recording, each with the exact answer.

The addresses come from the URL configuration itself: one without its row fails.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from safelight.consent.actions import Covers
from safelight.consent.models import Consent, Document, Spokesperson
from safelight.filing.models import ReturnedForm
from safelight.ledger.acting import Acting, Role
from safelight.library.looking import ensure_pyramid
from safelight.library.models import Recording, Viewed, Viewing
from safelight.library.standing import restand
from safelight.oversight import actions as oversight
from safelight.oversight.models import Category, Incident, Unusual, UnusualAccess
from safelight.people import actions as people
from safelight.people.models import Staff
from safelight.policy.facts import Device, Level, MadeBy, Purpose, Status
from safelight.release.models import Copy, ModelRelease
from safelight.studio.models import PhotographyRequest
from tests import cast as play
from tests.access.rows import ROWS
from tests.access.table import HIDDEN, Answer, Person, Row, Subject
from tests.cast import Cast
from tests.filing.papers import came_back

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST")
A_TILE = {"level": 0, "column": 0, "row": 0}
ROLES = {
    Person.ADMINISTRATOR: (Role.ADMINISTRATOR,),
    Person.CALDICOTT_GUARDIAN: (Role.CALDICOTT_GUARDIAN,),
    Person.CLINICIAN: (Role.CLINICIAN,),
    Person.INFORMATION_GOVERNANCE: (Role.INFORMATION_GOVERNANCE,),
    Person.MEDICAL_RECORDS: (Role.MEDICAL_RECORDS,),
    Person.NO_ROLE: (),
    Person.OUTSIDE: (Role.CLINICIAN, Role.REQUESTER),
    Person.PHOTOGRAPHER: (Role.CLINICAL_PHOTOGRAPHER,),
    Person.REQUESTER: (Role.REQUESTER,),
    Person.TEACHER: (Role.TEACHER,),
    Person.TEACHER_SHOWN: (Role.TEACHER,),
}
# Who has opened a viewing of each recording while it was permitted.
HAVE_BEEN_SHOWN = set(Person) - {Person.TEACHER, Person.NO_ROLE, Person.MEDICAL_RECORDS}


def addresses() -> Iterator[str]:
    """The name of every address of the site."""

    def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns)
            else:
                assert each.name, f"{each.pattern} has no name"
                yield each.name

    return walk(get_resolver().url_patterns)


@dataclass(frozen=True)
class Stage:
    """Everybody, and a recording of each standing with what belongs to it."""

    people: dict[Person, Staff]
    recordings: dict[Subject, Recording]
    requests: dict[Subject, PhotographyRequest]
    incidents: dict[Subject, Incident]
    release: ModelRelease
    unusual: UnusualAccess
    papers: dict[Subject, ReturnedForm]
    viewings: dict[Person, Viewing]
    spokesperson: Spokesperson
    clients: dict[Person | None, Client]
    known: dict[tuple[Person, Subject], dict[str, UUID | str]] = field(default_factory=dict)

    def addresses(self, name: str, person: Person) -> dict[Subject, str]:
        """The address for each subject; an address that is about nothing is asked for once."""
        wanted = next(_patterns(name)).pattern.converters
        made = {}
        for subject in Subject if wanted else [Subject.AVAILABLE]:
            if (person, subject) not in self.known:
                self.known[person, subject] = self._arguments(person, subject)
            known = self.known[person, subject]
            made[subject] = reverse(name, kwargs={each: known[each] for each in wanted})
        return made

    def _arguments(self, person: Person, subject: Subject) -> dict[str, UUID | str]:
        viewing = self.viewings[person].pk
        if subject is Subject.ABSENT:
            absent = (
                "recording",
                "other",
                "patient",
                "photography_request",
                "form",
                "staff",
                "consent",
                "copy",
                "withdrawal",
                "incident",
                "spokesperson",
                "release",
                "printout",
                "returned",
                "document",
                "unusual",
            )
            return {each: uuid4() for each in absent} | {
                "viewing": viewing,
                "kind": "thumbnail",
                "number": 1,
                **A_TILE,
            }
        recording, request = self.recordings[subject], self.requests[subject]
        said = Consent.objects.filter(form=request.form_id)
        ended = said.filter(status=Status.WITHDRAWN).first()
        return {
            "recording": recording.pk,
            "other": self.recordings[_beside(subject)].pk,
            "patient": recording.patient_id,
            "photography_request": request.pk,
            "form": request.form_id,
            "incident": self.incidents[subject].pk,
            "printout": self.papers[subject].printout_id,
            "returned": self.papers[subject].pk,
            "document": self.papers[subject].pages.get().document_id,
            "staff": self.people[Person.NO_ROLE].pk,
            "consent": said.get(status=Status.GIVEN).id,
            "copy": Copy.objects.get(recording=recording).pk,
            "withdrawal": ended.id if ended else uuid4(),
            "release": self.release.id,
            "viewing": viewing,
            "kind": "thumbnail",
            "number": 1,
            **A_TILE,
            "spokesperson": self.spokesperson.id,
            "unusual": self.unusual.pk,
        }


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Set up once; what a test changes is undone after it."""
    with django_db_blocker.unblock(), undone():
        yield _set_up(play.gathered())


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that is rolled back, and that the library's own may lie in."""
    around = transaction.atomic()
    around._from_testcase = True  # noqa: SLF001 - as django.test.TestCase marks its own
    with around:
        yield
        transaction.set_rollback(True)


def _set_up(cast: Cast) -> Stage:
    staff = {person: _enrol(cast, person) for person in Person}
    requests = {each: play.ask(cast, cast.rose, each) for each in Subject if each is not Subject.ABSENT}
    levels = {Subject.HELD: Level.RECORDS}
    recordings = {}
    for seed, (subject, request) in enumerate(requests.items()):
        play.sign(cast, request, levels.get(subject, Level.TEACHING))
        recordings[subject] = play.photograph(cast, request, seed)
        ensure_pyramid(recordings[subject].pk, "test")
        play.processed(cast, recordings[subject])
        holder = staff[Person.TEACHER_SHOWN]
        Copy.objects.create(recording=recordings[subject], staff=holder, purpose="teaching", at=play.now())
    viewings = {person: _shown(staff[person], person, recordings.values()) for person in Person}
    _close(cast, recordings)
    for subject, recording in recordings.items():
        recording.refresh_from_db()
        assert recording.standing == subject
    clients = {person: _signed_in(staff.get(person)) for person in (None, *Person)}
    incidents = {subject: _incident(cast, each) for subject, each in recordings.items()}
    power = Document.LASTING_POWER_OF_ATTORNEY
    attorney = play.speaks_for(cast, requests[Subject.AVAILABLE], "Sam Bartholomew", "attorney", power)
    papers = {subject: came_back(cast, each.form) for subject, each in requests.items()}
    release = play.released(cast)
    unusual = _unusual(cast)
    return Stage(
        staff, recordings, requests, incidents, release, unusual, papers, viewings, attorney, clients
    )


def _beside(subject: Subject) -> Subject:
    """What it is compared with: one that may be seen."""
    return Subject.RESTRICTED if subject is Subject.AVAILABLE else Subject.AVAILABLE


def _incident(cast: Cast, recording: Recording) -> Incident:
    told = oversight.Concern(Category.OTHER, "As it happened", recording.patient_id, recording.pk)
    return oversight.report(cast.acting("okafor"), told, uuid4())


def _unusual(cast: Cast) -> UnusualAccess:
    found = {"of": Unusual.SAME_SURNAME, "staff": cast.staff["okafor"], "patient": cast.rose, "times": 1}
    return UnusualAccess.objects.create(day=play.now().date(), found_at=play.now(), **found)


def _signed_in(staff: Staff | None) -> Client:
    client = Client(headers={"accept": "text/html"})
    if staff is not None:
        client.force_login(staff, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _enrol(cast: Cast, person: Person) -> Staff:
    by = cast.acting("adeyemi", Role.ADMINISTRATOR)
    newcomer = people.Newcomer(f"{person.name.lower()}@x.example", person, "Post", "Department", by.at.date())
    staff = people.enrol(by, newcomer, play.PASSWORD)
    for role in ROLES[person]:
        people.grant(by, staff, role)
    if person in (Person.CLINICIAN, Person.REQUESTER):
        people.care_for(by, cast.rose, staff)
    return staff


def _shown(staff: Staff, person: Person, recordings: object) -> Viewing:
    by = Acting(staff.pk, Role.CLINICIAN, "127.0.0.1", play.now())
    purpose = Purpose.TEACHING if person is Person.TEACHER_SHOWN else Purpose.CARE
    viewing = Viewing.objects.create(
        staff=staff, role=by.role, purpose=purpose, at=by.at, until=by.at + play.AN_HOUR
    )
    if person in HAVE_BEEN_SHOWN:
        rows = [Viewed(viewing=viewing, recording=each, revision=each.revision) for each in recordings]
        Viewed.objects.bulk_create(rows)
    return viewing


def _close(cast: Cast, recordings: dict[Subject, Recording]) -> None:
    """One becomes an app's picture, two are withdrawn from."""
    by = cast.acting("okafor")
    app = recordings[Subject.RESTRICTED]
    app.device, app.made_by = Device.APPROVED_APP, MadeBy.REGISTERED_STAFF
    app.save(update_fields=["device", "made_by"])
    restand([app], by)
    for subject in (Subject.HELD, Subject.QUARANTINED):
        play.withdraw(cast, cast.rose, Covers(form=recordings[subject].form_id))


def test_every_address_has_its_rows() -> None:
    assert {(method, name) for name in addresses() for method in METHODS} == set(ROWS)


def _keys(method: str) -> list[tuple[str, str]]:
    return sorted(key for key in ROWS if key[0] == method)


class TestReading:
    """Beside the other, on another worker of the tests."""

    @pytest.mark.parametrize("key", _keys("GET"), ids=" ".join)
    def test_answers(self, stage: Stage, key: tuple[str, str]) -> None:
        assert not _wrong(stage, key)


class TestSending:
    """What would change something."""

    @pytest.mark.parametrize("key", _keys("POST"), ids=" ".join)
    def test_answers(self, stage: Stage, key: tuple[str, str]) -> None:
        assert not _wrong(stage, key)


def _wrong(stage: Stage, key: tuple[str, str]) -> str:
    """Every answer that is not the row's, a line each."""
    method, name = key
    wrong, nothing = [], stage.clients[None].get("/there-is-no-such-page").content
    for person in (None, *Person):
        for subject, address in stage.addresses(name, person or Person.NO_ROLE).items():
            with undone():
                answered = _ask(stage.clients[person], method, address, ROWS[key])
            expected = _expected(ROWS[key], person, subject)
            if (problem := _differs(answered, expected, nothing)) is not None:
                wrong.append(f"{person or 'not signed in'}, {subject}: {problem}")
    return "\n".join(wrong)


def _ask(signed_in: Client, method: str, address: str, row: Row) -> HttpResponse:
    client = copy(signed_in)
    client.cookies = deepcopy(signed_in.cookies)  # signing out loses a cookie
    return client.post(address, row.sends) if method == "POST" else client.get(address)


def _expected(row: Row, person: Person | None, subject: Subject) -> Answer:
    if person is None:
        return row.anonymous
    cell = row.cells.get(person, row.otherwise)
    return cell[subject] if isinstance(cell, dict) else cell


def _differs(answered: HttpResponse, expected: Answer, nothing: bytes) -> str | None:
    body = answered.getvalue().decode("latin-1")
    if answered.status_code != expected.status:
        return f"{answered.status_code} instead of {expected.status}"
    if expected.leads_to not in answered.get("Location", ""):
        return f"leads to {answered['Location']} instead of {expected.leads_to}"
    if expected.cites not in body:
        return f"does not cite {expected.cites}"
    if expected == HIDDEN and answered.content != nothing:
        return "is not the answer of what does not exist"
    return None


def _patterns(name: str) -> Iterator[URLPattern]:
    def walk(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns)
            elif each.name == name:
                yield each

    return walk(get_resolver().url_patterns)
