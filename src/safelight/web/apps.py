"""The pages' common ground as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "safelight.web"
