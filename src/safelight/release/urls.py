"""The addresses of release."""

from django.urls import path

from safelight.release.views.downloading import download
from safelight.release.views.publishing import publication_new
from safelight.release.views.recalling import copies, copy_give_up, recalls
from safelight.release.views.releasing import release_new, release_page, releases
from safelight.release.views.voiding import consent_void
from safelight.release.views.withdrawing import withdraw, withdrawal_letter

urlpatterns = [
    path("releases/", releases, name="releases"),
    path("releases/new", release_new, name="release-new"),
    path("releases/<uuid:release>/", release_page, name="release"),
    path("consents/<uuid:consent>/void", consent_void, name="consent-void"),
    path("copies/", copies, name="copies"),
    path("copies/<uuid:copy>/given-up", copy_give_up, name="copy-give-up"),
    path("patients/<uuid:patient>/withdraw", withdraw, name="withdraw"),
    path(
        "patients/<uuid:patient>/withdrawals/<uuid:withdrawal>/letter",
        withdrawal_letter,
        name="withdrawal-letter",
    ),
    path("recalls/", recalls, name="recalls"),
    path("recordings/<uuid:recording>/download", download, name="download"),
    path("recordings/<uuid:recording>/publications", publication_new, name="publication-new"),
]
