"""The page of the vault: whether every object is there and whole, and whether there is a backup."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from safelight.ledger.acting import Acting, Role
from safelight.library import rereading
from safelight.library.models import VaultPart
from safelight.oversight.backups import backups
from safelight.oversight.presenters.backups import BackupLines
from safelight.oversight.presenters.vault import VaultPage
from safelight.web.acting import acting


@acting(Role.INFORMATION_GOVERNANCE, Role.ADMINISTRATOR)
@require_safe
def vault(request: HttpRequest, by: Acting) -> HttpResponse:
    parts = VaultPart.objects.order_by("number")
    page = VaultPage.of(parts, rereading.state(), settings.SAFELIGHT_VAULT_CHECK_DAYS, by.at)
    shown = {"page": page, "backups": BackupLines.of(backups(), by.at)}
    return render(request, "oversight/vault.jinja", shown)
