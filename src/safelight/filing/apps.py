"""Filing as a Django app. It hears of what was said, and makes the signed forms of it."""

from django.apps import AppConfig


class FilingConfig(AppConfig):
    name = "safelight.filing"

    def ready(self) -> None:
        from safelight.consent.announce import consents_changed
        from safelight.filing.listening import on_consents_changed

        consents_changed.connect(on_consents_changed, dispatch_uid="signed forms follow consents")
