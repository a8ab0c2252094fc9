"""Oversight as a Django app. It opens an incident where the library takes in what should not have been made."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "safelight.oversight"

    def ready(self) -> None:
        from safelight.library.announce import filed_under_another, made_against_the_rules
        from safelight.oversight.listening import on_filed_under_another, on_made_against_the_rules

        filed_under_another.connect(on_filed_under_another, dispatch_uid="wrong patients are looked into")
        made_against_the_rules.connect(on_made_against_the_rules, dispatch_uid="incidents are opened")
