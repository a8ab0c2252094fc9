"""Things that happen in a real installation before or while a test looks at it: `python -m tests.scenes
NAME`.
"""

import hashlib
import io
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import django

django.setup()

from django.utils import timezone
from PIL import Image

from safelight.consent.terms import EXPLAINED, Terms
from safelight.ledger.acting import Role, Unattended
from safelight.ledger.refused import Refused
from safelight.ledger.writing import note
from safelight.library import door
from safelight.library.models import Recording, RenditionKind
from safelight.library.shelf import shelf
from safelight.library.turning import birthday
from safelight.oversight.actions import watch_day
from safelight.people import actions as people
from safelight.people import care
from safelight.policy.facts import Giver, Level, Purpose, Shows
from safelight.studio import actions as studio
from safelight.trail.events import Event
from tests import cast as play
from tests.rulers import ruled

WHOLE = {RenditionKind.ORIGINAL, RenditionKind.SCREEN, RenditionKind.THUMBNAIL}  # tiles leave singly


def gather() -> None:
    """Staff and patients, nothing else yet."""
    play.gathered()


def ward() -> None:
    """Everybody, and a third patient of Okafor's."""
    cast = play.gathered()
    third = play.registered("9990031045", "Abiola", "Grace")
    people.care_for(Unattended("set-up", play.now()), third, cast.staff["okafor"])


def family() -> None:
    """Everybody; of Okafor's too: a child of five, a girl of fourteen, a man, and a patient who has died."""
    cast = play.gathered()
    play.child(cast, 5)
    for number, family, given, years in (
        ("9990041091", "Diallo", "Amina", 14),
        ("9990051011", "Hughes", "Elspeth", 70),
        ("9990061025", "Price", "Owen", 40),
    ):
        patient = play.registered(number, family, given, play.aged(years))
        people.care_for(Unattended("set-up", play.now()), patient, cast.staff["okafor"])
        if family == "Hughes":
            patient.died_on = play.aged(0)
            patient.save()


def nursery() -> None:
    """Everybody; a child of five; and a consultant, who cares for the child and for Rose."""
    cast, by = play.gathered(), Unattended("set-up", play.now())
    newcomer = people.Newcomer(
        "bello@stlukes.example", "Dr Bello", "Consultant", "Paediatrics", by.at.date(), consultant=True
    )
    bello = people.enrol(by, newcomer, play.PASSWORD)
    for role in (Role.REQUESTER, Role.CLINICIAN):
        people.grant(by, bello, role)
    born = by.at.date() - timedelta(days=5 * 366)
    for patient in (play.registered("9990031045", "Abiola", "Tunde", born), cast.rose):
        people.care_for(by, patient, bello)


def grown() -> None:
    """A mother agreed to teaching two months ago, and Ama was photographed; three days ago she turned 16."""
    cast, then = play.gathered(), play.now() - timedelta(days=60)
    born = birthday(-16, play.now().date() - timedelta(days=3))
    ama = play.registered("9990029415", "Osei", "Ama", born)
    people.care_for(cast.acting("adeyemi", at=then), ama, cast.staff["okafor"])
    request = play.ask(cast, ama, at=then)
    terms = Terms(Giver.PARENT, "Efua Osei", Level.TEACHING, explained=tuple(EXPLAINED))
    play.signed(cast, request, terms, then)
    play.photograph(cast, request, at=then)


def expiring() -> None:
    """Rose was photographed under a consent to teaching that runs out in ten days."""
    play.running_out(play.gathered(), play.now().date() + timedelta(days=10))


def to_be_filmed() -> None:
    """Photographs of Rose are asked for, and she has agreed to be shown in public media."""
    cast = play.gathered()
    play.sign(cast, play.ask(cast, cast.rose), Level.SPECIFIED, (Purpose.PUBLIC_MEDIA,))


def photographed() -> None:
    """Rose has agreed to teaching and was photographed once; the identifiers of the recording, of Rose and the form."""
    recording = play.photographed(play.gathered())
    print(recording.pk, recording.patient_id, recording.form_id)


def photographed_twice() -> None:
    """The same, and of the second recording."""
    cast = play.gathered()
    recording = play.photographed(cast)
    other = play.photographed(cast, seed=1)
    print(recording.pk, recording.patient_id, recording.form_id, other.pk)


def two_photographed() -> None:
    """Rose has agreed to teaching, and Kofi too; each was photographed once."""
    cast = play.gathered()
    for seed, patient in enumerate((cast.rose, cast.kofi)):
        request = play.ask(cast, patient)
        play.sign(cast, request)
        play.photograph(cast, request, seed)


def recheck_meanwhile() -> None:
    """All recordings are asked about, as of a moment. After it, and before any is read, somebody puts right those that
    are kept as held, and keeps the others so. Those that differ.
    """
    from django.db import connections

    from safelight.library import differing, rechecking

    stretches = differing.stretches

    def meanwhile() -> list[differing.Stretch]:
        other = connections.create_connection("default")
        with other.cursor() as cursor:
            cursor.execute(
                "UPDATE library_recording SET standing = CASE standing WHEN 'held' THEN 'available' ELSE 'held' END"
            )
        other.close()
        return stretches()

    differing.stretches = meanwhile
    rechecking.recheck(lambda answer, _: print(*(each.recording for each in answer.differing)))


def published() -> None:
    """Rose has agreed to teaching and to a journal, was photographed (its id), and Lindqvist has a copy."""
    from safelight.release import actions as release

    cast = play.gathered()
    request = play.ask(cast, cast.rose)
    play.sign(cast, request, Level.SPECIFIED, (Purpose.TEACHING, Purpose.PUBLICATION))
    studio.open_request(cast.acting("marques"), request)
    recording = play.photograph(cast, request, 0)
    release.download(cast.acting("lindqvist"), recording.pk, Purpose.TEACHING, accepted=True)
    print(recording.pk)


def watched_over() -> None:
    """Rose was photographed, Okafor looked twice, Rose withdrew, and Okafor asked in vain. A stranger stated a reason
    to open Rose's page; Okafor and Osei opened pages of patients with their family names. Then the library looked for
    what is unusual about today, as it will tonight. The ids of Rose and of Okafor.
    """
    cast = play.gathered()
    recording = play.photographed(cast)
    for _ in range(2):
        door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)
    play.withdraw(cast, cast.rose)
    with suppress(Refused):
        door.open_one(cast.acting("okafor"), recording.pk, Purpose.CARE)
    reason = "I cover for the team that cares for the patient: called by ward D6"
    care.state_reason(cast.acting("stranger"), cast.rose, reason)
    for number, name, given in (("9990031045", "okafor", "Grace"), ("9990029415", "osei", "Ama")):
        patient = play.registered(number, name.title(), given)
        note(Event.PATIENT_OPEN, cast.acting(name), patient=patient.pk)
    watch_day(Unattended("calendar", play.now()), timezone.localdate())
    print(cast.rose.pk, cast.staff["okafor"].pk)


def asked() -> None:
    """Photographs of Rose are asked for, she has agreed to teaching, the photographer has opened the request:
    the ids of patient, request and form. There is a second photographer.
    """
    cast = play.gathered()
    second = cast.staff["stranger"]
    people.grant(Unattended("set-up", play.now()), second, Role.CLINICAL_PHOTOGRAPHER)
    request = play.ask(cast, cast.rose)
    play.sign(cast, request)
    studio.open_request(cast.acting("marques"), request)
    print(cast.rose.pk, request.pk, request.form_id)


def asked_of_another() -> None:
    """The same of Kofi, of whom nobody has been asked yet."""
    cast = play.gathered()
    request = play.ask(cast, cast.kofi)
    play.sign(cast, request)
    studio.open_request(cast.acting("marques"), request)
    print(cast.kofi.pk, request.pk, request.form_id)


def along_time() -> None:
    """Rose's elbow three times in 200 days, a ruler beside it, and her chest: the patient, the photographs."""
    cast, made = play.gathered(), []
    for days, scale, site in (
        (200, 10, "Left elbow"),
        (100, 8, "Left elbow"),
        (1, 5, "Left elbow"),
        (1, 9, "Chest"),
    ):
        at = play.now() - timedelta(days=days)
        request = play.ask(cast, cast.rose, site, at)
        terms = Terms(Giver.PATIENT, "Rose Bartholomew", Level.TEACHING, explained=tuple(EXPLAINED))
        play.signed(cast, request, terms, at)
        by, shows = cast.acting("marques", at=at), (Shows.INTIMATE,) if site == "Chest" else ()
        making = replace(studio.BY_THE_STUDIO, shows=shows)
        made.append(studio.take_in(by, request, f"IMG_{scale:04}.jpg", ruled(scale), "Overview", making))
    print(cast.rose.pk, *(each.pk for each in made))


def two_doctors() -> None:
    """A second doctor joins those who care for Rose."""
    cast = play.gathered()
    people.care_for(cast.acting("okafor"), cast.rose, cast.staff["stranger"])


def read_all() -> None:
    """Every recording, through the door: all its forms open and are what was filed; the originals' digests."""
    by = play.gathered().acting("okafor")
    for each in Recording.objects.all():
        opened = door.open_one(by, each.pk, Purpose.CARE)
        forms = {kind: door.hand_over(by, opened.viewing, each.pk, kind).data for kind in WHOLE}
        assert hashlib.sha256(forms[RenditionKind.ORIGINAL]).digest() == bytes(each.sha256)
        for kind, data in forms.items():
            filed = each.renditions.get(kind=kind)
            with shelf().open(filed.object_name) as stored:
                assert hashlib.sha256(stored.read(0, stored.size)).digest() == bytes(filed.digest)
            with Image.open(io.BytesIO(data)) as picture:
                assert (picture.size, len(data)) == ((filed.width, filed.height), filed.size)
                picture.load()
        print(bytes(each.sha256).hex())


def withdraw() -> None:
    """Rose withdraws everything."""
    cast = play.gathered()
    play.withdraw(cast, cast.rose)


def forms_signed_on_paper() -> None:
    """Four forms of two pages, of two patients, printed, signed and scanned into one file: where it lies."""
    from django.conf import settings

    from tests.filing.papers import printed, scan, signed

    cast = play.gathered()
    patients = (cast.rose, cast.kofi) * 2
    forms = [play.ask(cast, each, f"Site {number}").form for number, each in enumerate(patients)]
    file = settings.SAFELIGHT_HOME / "scan.pdf"
    file.write_bytes(scan(*(page for form in forms for page in signed(printed(cast, form)))))
    print(file)


def due() -> None:
    """It is time to look at Rose's recording again, and a job was deferred that will."""
    from safelight.library.jobs import catch_up

    Recording.objects.update(restand_on="2026-01-01")
    catch_up.defer(timestamp=0)


def waiting() -> None:
    """A photograph of Rose is held, and has been for as long as people are reminded."""
    cast = play.gathered()
    play.photograph(cast, play.ask(cast, cast.rose))
    Recording.objects.update(taken_in_at=play.now() - timedelta(days=15))


def morning() -> None:
    """What has become due is noted, and mails to those concerned are deferred."""
    from safelight.studio.jobs import remind

    remind.defer(timestamp=0)


def sealed() -> None:
    """What the worker does every twenty seconds."""
    from safelight.ledger.jobs import seal

    seal(timestamp=0)


def stamped() -> None:
    """The newest checkpoint is stamped; whether it had to be."""
    from django.conf import settings

    from safelight.ledger.stamps import stamp_newest

    print(stamp_newest(settings.SAFELIGHT_TIMESTAMPS))


def stamp_later() -> None:
    """A worker is to have it stamped."""
    from safelight.ledger.jobs import stamp

    stamp.defer(timestamp=0)


def sweep() -> None:
    """The library tidies up after intakes that never ended; how many there were."""
    from django.utils import timezone

    from safelight.library.intake import GIVEN_UP, sweep

    print(sweep(timezone.now() + GIVEN_UP + timedelta(minutes=1)))


def destroy_one() -> None:
    """The first recording is destroyed; which."""
    from safelight.library.destroying import destroy
    from safelight.vault.register import What

    key = Recording.objects.order_by("pk").values_list("pk", flat=True)[0]
    destroy(play.gathered().acting("osei"), What.RECORDING, key)
    print(key)


if __name__ == "__main__":
    globals()[sys.argv[1]]()
