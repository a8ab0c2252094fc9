"""The use cases of filing: printing a form, taking in scans, filing what came back, reading it or putting it away."""

from safelight.filing.actions.printing import pdf_of, prepare
from safelight.filing.actions.settling import AlreadySettled, file_by_itself, put_away, recognise, type_in
from safelight.filing.actions.signed import keep_signed_form
from safelight.filing.actions.taking_in import take_in

__all__ = [
    "AlreadySettled",
    "file_by_itself",
    "keep_signed_form",
    "pdf_of",
    "prepare",
    "put_away",
    "recognise",
    "take_in",
    "type_in",
]
