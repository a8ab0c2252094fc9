"""The addresses of processing."""

from django.urls import path

from safelight.processing import views

urlpatterns = [
    path("recordings/<uuid:recording>/processing", views.process, name="process"),
    path("recordings/<uuid:recording>/processing/preview", views.preview, name="process-preview"),
    path("recordings/<uuid:recording>/processing/keep", views.keep, name="process-keep"),
    path("recordings/<uuid:recording>/processed/<int:number>", views.processed, name="processed"),
    path("recordings/<uuid:recording>/processed/<int:number>/set-aside", views.set_aside, name="set-aside"),
    path(
        "viewings/<uuid:viewing>/<uuid:recording>/processed/<int:number>/<str:kind>",
        views.picture,
        name="processed-picture",
    ),
]
