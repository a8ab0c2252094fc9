"""Pseudonyms are found by themselves, and those of before were given theirs."""

from importlib import import_module

from django.apps import apps
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from safelight.ledger.models import Salt
from safelight.ledger.salting import keys_behind, pseudonyms
from tests import cast as play


def test_whom_a_pseudonym_is_of_is_found_until_the_salt_is_erased(cast: play.Cast) -> None:
    rose = cast.rose.pk
    (name,) = pseudonyms("patient", [rose]).values()
    assert keys_behind("patient", [name, "0" * 64]) == {name: rose}
    assert keys_behind("recording", [name]) == {}
    Salt.objects.filter(kind="patient", key=rose).delete()
    assert keys_behind("patient", [name]) == {}


def test_salts_from_before_pseudonyms_were_kept_are_given_theirs(cast: play.Cast) -> None:
    right = dict(Salt.objects.values_list("pk", "pseudonym"))
    assert right
    Salt.objects.update(pseudonym=Concat(Value("none yet "), Cast("pk", CharField())))
    import_module("safelight.ledger.migrations.0003_salts_by_pseudonym")._name(apps, None)  # noqa: SLF001
    assert dict(Salt.objects.values_list("pk", "pseudonym")) == right
