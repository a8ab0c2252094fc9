"""The addresses of consent."""

from django.urls import path

from safelight.consent.views import consent_form, consent_sign

urlpatterns = [
    path("forms/<uuid:form>/", consent_form, name="consent-form"),
    path("forms/<uuid:form>/sign", consent_sign, name="consent-sign"),
]
