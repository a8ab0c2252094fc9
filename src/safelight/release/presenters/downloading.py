"""The words of a download."""

from dataclasses import dataclass

from safelight.library.door import Opened
from safelight.library.models import Recording
from safelight.library.presenters.cards import pictures, to_recording
from safelight.release.forms.downloading import DownloadForm
from safelight.web.components import Picture


@dataclass(frozen=True, slots=True)
class DownloadPage:
    """What whoever downloads takes on."""

    form: DownloadForm
    picture: Picture
    back: str

    @classmethod
    def of(cls, form: DownloadForm, recording: Recording, opened: Opened) -> "DownloadPage":
        return cls(form, pictures(opened, to_recording)[recording], to_recording(recording))
