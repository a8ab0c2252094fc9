"""The library as a Django app. It keeps the standing of recordings in step with consents."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "safelight.library"

    def ready(self) -> None:
        from safelight.consent.announce import consents_changed
        from safelight.library.standing import on_consents_changed

        consents_changed.connect(on_consents_changed, dispatch_uid="standing follows consents")
