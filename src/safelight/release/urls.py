"""The addresses of release."""

from django.urls import path

from safelight.release import views

urlpatterns = [
    path("recordings/<uuid:recording>/download", views.download, name="download"),
    path("patients/<uuid:patient>/withdraw", views.withdraw, name="withdraw"),
]
