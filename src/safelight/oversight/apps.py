"""Oversight as a Django app."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "safelight.oversight"
