"""Release as a Django app."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "safelight.release"
