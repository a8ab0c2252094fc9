"""What is typed, chosen and ticked on the pages of the studio; a file each."""

from safelight.studio.forms.asking import AskForm
from safelight.studio.forms.uploading import UploadForm

__all__ = ["AskForm", "UploadForm"]
