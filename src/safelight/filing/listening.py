"""Somebody said something: its signed form is made by a job that exists exactly if the word was committed."""

from uuid import UUID

from safelight.filing.jobs import make_signed_forms


def on_consents_changed(patient: UUID, **_: object) -> None:
    """Inside the transaction of the change."""
    make_signed_forms.defer(patient=str(patient))
