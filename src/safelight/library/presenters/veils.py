"""What covers the sensitive recordings of a viewing, and how a page goes on from one on which they were asked for."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from safelight.library import queries
from safelight.library.door import Opened
from safelight.library.models import Recording, RenditionKind
from safelight.web.components import Veil
from safelight.web.veils import coming_after


def veils(opened: Opened, recordings: Iterable[Recording]) -> dict[UUID, Veil]:
    """The covered ones among these. What was filed before there were veils is covered in plain grey."""
    covered = [each.pk for each in recordings if opened.veils(each)]
    drawn = queries.sizes(covered, RenditionKind.VEIL) if covered else {}
    return {each: _veil(opened.viewing, each, drawn=each in drawn) for each in covered}


def onward(address: str, opened: Opened) -> str:
    """An address that is opened after this viewing, if anything was asked for on it."""
    return coming_after(address, opened.viewing) if opened.unveiled else address


def _veil(viewing: UUID, recording: UUID, *, drawn: bool) -> Veil:
    here = {"viewing": viewing, "recording": recording}
    source = reverse("picture", kwargs={**here, "kind": RenditionKind.VEIL}) if drawn else ""
    return Veil(reverse("unveil", kwargs=here), source)
