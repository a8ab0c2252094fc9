"""People as a Django app; sign-ins go on the trail from here."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "safelight.people"

    def ready(self) -> None:
        from safelight.people import sign_in  # noqa: F401 - connects its receivers
