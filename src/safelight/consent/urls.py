"""The addresses of consent."""

from django.urls import path

from safelight.consent.views.agreeing import consent_form
from safelight.consent.views.further import further_use
from safelight.consent.views.signing import consent_sign
from safelight.consent.views.speaking import consent_spoken

urlpatterns = [
    path("forms/<uuid:form>/", consent_form, name="consent-form"),
    path("forms/<uuid:form>/sign", consent_sign, name="consent-sign"),
    path("forms/<uuid:form>/spoken", consent_spoken, name="consent-spoken"),
    path("patients/<uuid:patient>/further-use", further_use, name="further-use"),
]
