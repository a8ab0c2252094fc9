"""Release as a Django app. Copies are recalled when consents end."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "safelight.release"

    def ready(self) -> None:
        from safelight.consent.announce import consents_changed
        from safelight.release.recall import on_consents_changed

        # Receivers are called in the order of connection: the library, an earlier app, has judged by then.
        consents_changed.connect(on_consents_changed, dispatch_uid="copies are recalled")
