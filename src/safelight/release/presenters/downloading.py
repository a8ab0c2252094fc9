"""The words of a download."""

from dataclasses import dataclass

from safelight.library.derivatives import Derivative
from safelight.library.door import Opened
from safelight.library.models import Recording
from safelight.library.presenters.cards import pictures, to_recording
from safelight.library.presenters.versions import processed_card
from safelight.release.forms.downloading import DownloadForm
from safelight.web.components import Picture


@dataclass(frozen=True, slots=True)
class DownloadPage:
    """What whoever downloads takes on; `label` stands beneath a processed photograph."""

    form: DownloadForm
    picture: Picture
    label: str
    back: str

    @classmethod
    def of(
        cls, form: DownloadForm, recording: Recording, opened: Opened, derivative: Derivative | None
    ) -> "DownloadPage":
        card = pictures(opened, to_recording)[recording]
        if derivative is None:
            return cls(form, card, "", to_recording(recording))
        shown = processed_card(card, opened, derivative)
        return cls(form, shown, derivative.label, shown.href)
