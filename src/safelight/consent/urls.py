"""The addresses of consent."""

from django.urls import path

from safelight.consent.assessments.assessment import Name
from safelight.consent.views.agreeing import consent_form
from safelight.consent.views.conflicts import conflict, conflicts
from safelight.consent.views.deciding import assess, spokesperson_end, spokesperson_new, who_decides
from safelight.consent.views.further import further_use
from safelight.consent.views.signing import consent_sign
from safelight.consent.views.speaking import consent_spoken

urlpatterns = [
    path("forms/<uuid:form>/", consent_form, name="consent-form"),
    path("conflicts/", conflicts, name="conflicts"),
    path("forms/<uuid:form>/conflict", conflict, name="conflict"),
    path("forms/<uuid:form>/deciding", who_decides, name="deciding"),
    *(
        path(f"forms/<uuid:form>/assess/{each}", assess, {"assessment": each}, name=f"assess-{each}")
        for each in Name
    ),
    path("forms/<uuid:form>/spokespeople/new", spokesperson_new, name="spokesperson-new"),
    path("forms/<uuid:form>/spokespeople/<uuid:spokesperson>/end", spokesperson_end, name="spokesperson-end"),
    path("forms/<uuid:form>/sign", consent_sign, name="consent-sign"),
    path("forms/<uuid:form>/spoken", consent_spoken, name="consent-spoken"),
    path("patients/<uuid:patient>/further-use", further_use, name="further-use"),
]
