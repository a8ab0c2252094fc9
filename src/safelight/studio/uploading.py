"""How an upload is received: in memory, one still's worth at a time, and never on a disk in plain."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from safelight.imaging.limits import MAX_BYTES

LARGEST_BODY: Final = MAX_BYTES + 1024 * 1024  # one still and the form around it
TOO_LARGE: Final = 413  # RFC 9110 15.5.14


class BodyLimit:
    """Answers a body that is too large before any of it is read, and before anything else looks at it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > LARGEST_BODY:
            return render(request, "studio/too_large.jinja", {"most": MAX_BYTES}, status=TOO_LARGE)
        return self.get_response(request)


class MemoryOnly(FileUploadHandler):
    """Keeps each file of a form in memory. `BodyLimit` has seen to it that they fit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
            self.content_type_extra,
        )


def _length(request: HttpRequest) -> int:
    """What the request says of its body's length; a body of unknown length is taken for too large."""
    if "HTTP_TRANSFER_ENCODING" in request.META:
        return LARGEST_BODY + 1
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdigit() else LARGEST_BODY + 1
