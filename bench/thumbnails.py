"""Thumbnails handed over by the door per second, each on its viewing. Against the vault alone: read and
decrypt.
"""

from bench.figures import Figure, paired
from bench.ground import everybody
from bench.shelves import fifty
from safelight.library import door
from safelight.library.models import Rendition, RenditionKind
from safelight.library.shelf import keyring, shelf
from safelight.policy.facts import Purpose
from safelight.vault.reading import read

ROUNDS = 10


def measure() -> Figure:
    recordings = fifty()
    by = everybody().acting("okafor")
    viewing = door.open_many(by, [each.pk for each in recordings], Purpose.CARE).viewing
    objects = [
        (bytes(each.recording.key or b""), each.recording_id, each.object_name)
        for each in Rendition.objects.filter(kind=RenditionKind.THUMBNAIL).select_related("recording")
        if each.recording in recordings
    ]

    def ours() -> None:
        for each in recordings:
            door.hand_over(by, viewing, each.pk, RenditionKind.THUMBNAIL)

    def bare() -> None:
        for wrapped, recording, name in objects:
            read(shelf(), keyring(), wrapped, recording, name)

    ours_took, bare_took = paired(ours, bare, ROUNDS)
    number = len(recordings)
    return Figure(number / ours_took, "thumbnails/s", "the vault alone, undecided", bare_took / ours_took)
