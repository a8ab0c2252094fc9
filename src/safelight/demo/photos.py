"""`make demo PHOTOS=DIR`: the photographs of a folder are taken in for an invented patient, as an upload
would be.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from safelight.consent import actions as consents
from safelight.consent.terms import EXPLAINED, Signed, Terms
from safelight.demo.hospital import CLINICIANS, PHOTOGRAPHER, acting
from safelight.imaging.unfit import Unfit
from safelight.ledger.acting import Role
from safelight.library.intake import AlreadyFiled
from safelight.people.models import Patient
from safelight.policy.facts import Giver, Level, Signatory
from safelight.studio import actions as studio
from safelight.studio.models import PhotographyRequest, Urgency
from safelight.studio.naming import NameRefused


def take_in_folder(folder: Path, say: Callable[[str], None]) -> None:
    """Take in every file of the folder under one request, and say what became of each."""
    files = sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith("."))
    if not files:
        say(f"There are no files in {folder}.")
        return
    say(f"Taking in {len(files)} files from {folder} for Rose Bartholomew (invented) ...")
    request = _request()
    filed = sum(_take_in(request, each, say) for each in files)
    studio.complete(acting(PHOTOGRAPHER, Role.CLINICAL_PHOTOGRAPHER, timezone.now()), request)
    say(f"{filed} filed, {len(files) - filed} not.")


def _request() -> PhotographyRequest:
    patient = Patient.objects.get(family_name="Bartholomew")
    doctor = acting(CLINICIANS[0], Role.REQUESTER, timezone.now())
    wanted = studio.Wanted(
        "Not stated", "Photographs from a folder", ("From a folder",), Urgency.ROUTINE, "Studio"
    )
    request = studio.ask(doctor, patient, wanted, uuid4())
    terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=tuple(EXPLAINED))
    signatures = (Signed(Signatory.GIVER, "Rose Bartholomew"), Signed(Signatory.STAFF, "Dr Amara Okafor"))
    consents.give(doctor, request.form, terms, signatures, uuid4())
    return request


def _take_in(request: PhotographyRequest, file: Path, say: Callable[[str], None]) -> bool:
    by = acting(PHOTOGRAPHER, Role.CLINICAL_PHOTOGRAPHER, timezone.now())
    try:
        recording = studio.take_in(by, request, file.name, file.read_bytes(), "From a folder")
    except (Unfit, NameRefused) as refusal:
        say(f"  refused  {file.name}: {refusal.reason}")
    except AlreadyFiled:
        say(f"  known    {file.name}: the same file is in the library already.")
    else:
        say(f"  filed    {file.name}: {recording.standing}")
        return True
    return False
