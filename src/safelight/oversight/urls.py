"""The addresses of oversight."""

from django.urls import path

from safelight.oversight import views

urlpatterns = [
    path("oversight/", views.oversight, name="oversight"),
    path("oversight/recordings/<uuid:recording>/", views.recording_log, name="recording-log"),
    path("oversight/patients/<uuid:patient>/", views.patient_log, name="patient-log"),
    path("oversight/patients/<uuid:patient>/log.csv", views.patient_log_csv, name="patient-log-csv"),
]
