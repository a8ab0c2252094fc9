"""CUH 6, 8, 10, 11, 12.1 and 13: who looks at a recording, and in what form it leaves the library."""

from safelight.policy.facts import Purpose
from safelight.policy.matter import Matter
from safelight.policy.obligation import Obligation
from safelight.policy.packs.cuh.choices import chosen
from safelight.policy.questions import Means
from safelight.policy.rule import ALTER, DISCLOSE, USE, Answer, adds, forbids, requires


@forbids("CUH-6", on=frozenset({Purpose.CARE}))
def not_in_the_care_team(matter: Matter) -> Answer:
    """For care a recording is opened by the clinical staff to whom the patient's record is open.

    Whoever takes part in the care is in the team; how one joins it is the hospital's affair.
    """
    return not matter.actor.in_care_team


@requires("CUH-11", "CUH-12.1", "CUH-13", on=USE)
def only_registered_users(matter: Matter) -> Answer:
    """Recordings are viewed by registered users: trained, approved, on the hospital's network."""
    return matter.actor.library_access


@forbids("CUH-11", on=ALTER | DISCLOSE)
def not_trained_to_store_and_retrieve(matter: Matter) -> Answer:
    """Whoever stores or retrieves recordings is trained in it and has approved access."""
    return not matter.actor.library_access


@requires("CUH-13", on=USE)
def downloads_are_for_teaching(matter: Matter) -> Answer:
    """Downloads are for teaching; everything else is viewed in the library.

    Reading 20.
    """
    if matter.means != Means.DOWNLOAD:
        return None
    return matter.purpose in chosen(matter).output.download_purposes


@requires("CUH-8", "CUH-10", "CUH-11", on=USE)
def copies_are_for_teaching(matter: Matter) -> Answer:
    """Copies are authorised ones: kept for teaching, within the consent.

    Reading 20. Who might authorise a copy beyond teaching is open, and read strictly: nobody.
    """
    if matter.means != Means.COPY:
        return None
    return matter.purpose in chosen(matter).output.copy_purposes


@requires("CUH-13", on=USE)
def prints_are_made_by_media_studio(matter: Matter) -> Answer:
    """Prints, which are exceptions, are made by Media Studio alone."""
    if matter.means != Means.PRINT:
        return None
    return matter.actor.role in chosen(matter).output.print_roles


@adds(Obligation.ACCEPT_RESPONSIBILITY, "CUH-13", on=USE)
def downloader_answers_for_it(matter: Matter) -> Answer:
    """Whoever downloads a recording answers for its use and its secure storage."""
    return matter.means == Means.DOWNLOAD
