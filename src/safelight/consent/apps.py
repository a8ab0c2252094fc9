"""Consent as a Django app."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "safelight.consent"
