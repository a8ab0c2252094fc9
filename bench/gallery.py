"""One page of the teaching collection with its 50 thumbnails, in milliseconds, through every layer of the
application.

Against the vault alone handing out the same 50.
"""

import re

from django.test import Client

from bench.figures import Figure, paired
from bench.ground import everybody
from bench.shelves import fifty
from safelight.library.models import Rendition, RenditionKind
from safelight.library.shelf import keyring, shelf
from safelight.vault.reading import read

ROUNDS = 5


def measure() -> Figure:
    mine = [each.pk for each in fifty()]
    client = Client()
    client.force_login(everybody().staff["lindqvist"])

    def ours() -> None:
        page = client.get("/collection/").content.decode()
        pictures = re.findall(r'src="(/viewings/[^"]+)"', page)
        assert len(pictures) == len(mine)
        for each in pictures:
            assert client.get(each).status_code == 200

    def bare() -> None:
        rows = Rendition.objects.filter(kind=RenditionKind.THUMBNAIL, recording__in=mine)
        for each in rows.select_related("recording"):
            read(shelf(), keyring(), bytes(each.recording.key or b""), each.recording_id, each.object_name)

    ours_took, bare_took = paired(ours, bare, ROUNDS)
    return Figure(ours_took * 1000, "ms a page of 50", "the vault alone, undecided", bare_took / ours_took)
