"""Every address of the site. Each part lists its own; a test holds each against its row of the access
matrix.
"""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("safelight.web.urls")),
    path("", include("safelight.people.urls")),
    path("", include("safelight.studio.urls")),
    path("", include("safelight.consent.urls")),
    path("", include("safelight.library.urls")),
    path("", include("safelight.processing.urls")),
    path("", include("safelight.filing.urls")),
    path("", include("safelight.release.urls")),
    path("", include("safelight.oversight.urls")),
]
handler400 = "safelight.web.errors.bad_request"
handler403 = "safelight.web.errors.forbidden"
handler404 = "safelight.web.errors.not_found"
handler429 = "safelight.web.errors.too_many"
handler500 = "safelight.web.errors.server_error"
