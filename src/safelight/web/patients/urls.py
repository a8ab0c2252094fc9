"""The addresses about a patient."""

from django.urls import path

from safelight.web.patients.merging.views import merge_undo, merges
from safelight.web.patients.statement.views import statement
from safelight.web.patients.views import patient

urlpatterns = [
    path("patients/<uuid:patient>/", patient, name="patient"),
    path("patients/<uuid:patient>/agreed", statement, name="statement"),
    path("patients/<uuid:patient>/merges", merges, name="merges"),
    path("patients/<uuid:patient>/merges/undo", merge_undo, name="merge-undo"),
]
