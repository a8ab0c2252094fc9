"""The address of a patient."""

from django.urls import path

from safelight.web.patients.views import patient

urlpatterns = [path("patients/<uuid:patient>/", patient, name="patient")]
