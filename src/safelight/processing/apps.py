"""Processing as a Django app. Its rows are the library's: `library/derivatives.py`."""

from django.apps import AppConfig


class ProcessingConfig(AppConfig):
    name = "safelight.processing"
