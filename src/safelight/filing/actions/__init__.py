"""The use cases of filing: printing a form, taking in scans, filing what came back, reading it or putting it away."""

from safelight.filing.actions.batches import give_up, put_by, take_in_batch
from safelight.filing.actions.printing import pdf_of, prepare
from safelight.filing.actions.settling import AlreadySettled, file_by_itself, put_away, recognise, type_in
from safelight.filing.actions.signed import keep_signed_form
from safelight.filing.actions.taking_in import take_in

__all__ = [
    "AlreadySettled",
    "file_by_itself",
    "give_up",
    "keep_signed_form",
    "pdf_of",
    "prepare",
    "put_away",
    "put_by",
    "recognise",
    "take_in",
    "take_in_batch",
    "type_in",
]
