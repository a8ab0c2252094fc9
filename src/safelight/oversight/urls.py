"""The addresses of oversight."""

from django.urls import path

from safelight.oversight.views import activity, incidents, log, searching, unusual, vault

urlpatterns = [
    path("oversight/", log.oversight, name="oversight"),
    path("oversight/recordings/<uuid:recording>/", log.recording_log, name="recording-log"),
    path("oversight/patients/<uuid:patient>/", log.patient_log, name="patient-log"),
    path("oversight/patients/<uuid:patient>/log.csv", log.patient_log_csv, name="patient-log-csv"),
    path("vault/", vault.vault, name="vault"),
    path("oversight/patients/<uuid:patient>/letter", log.patient_letter, name="patient-letter"),
    path("oversight/search/", searching.trail_search, name="trail-search"),
    path("oversight/search/found.csv", searching.trail_search_csv, name="trail-search-csv"),
    path("oversight/staff/<uuid:staff>/", activity.activity, name="activity"),
    path("oversight/unusual/", unusual.unusual_list, name="unusual-list"),
    path("oversight/unusual/<uuid:unusual>/", unusual.unusual, name="unusual"),
    path("incidents/", incidents.incident_list, name="incidents"),
    path("incidents/<uuid:incident>/", incidents.incident, name="incident"),
    path("concerns/new", incidents.concern, name="concern"),
    path("concerns/sent", incidents.concern_sent, name="concern-sent"),
    path("patients/<uuid:patient>/concern", incidents.patient_concern, name="patient-concern"),
    path("recordings/<uuid:recording>/concern", incidents.recording_concern, name="recording-concern"),
]
