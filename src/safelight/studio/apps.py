"""The studio as a Django app."""

from django.apps import AppConfig


class StudioConfig(AppConfig):
    name = "safelight.studio"
