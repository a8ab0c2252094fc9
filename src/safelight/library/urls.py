"""The addresses of library."""

from django.urls import path

from safelight.library.views import comparing, measuring
from safelight.library.views import recordings as views

urlpatterns = [
    path("collection/", views.collection, name="collection"),
    path("recordings/<uuid:recording>/", views.recording, name="recording"),
    path("recordings/<uuid:recording>/reasons", views.reasons, name="recording-reasons"),
    path("recordings/<uuid:recording>/others", views.others, name="recording-others"),
    path("recordings/<uuid:recording>/close-up", views.close_up, name="close-up"),
    path("recordings/<uuid:recording>/scale", measuring.keep, name="recording-scale"),
    path("recordings/<uuid:recording>/compare/<uuid:other>", comparing.comparison, name="comparison"),
    path("patients/<uuid:patient>/timeline", comparing.timeline, name="timeline"),
    path(
        "viewings/<uuid:viewing>/<uuid:recording>/tiles/<int:level>/<int:column>_<int:row>",
        views.tile,
        name="tile",
    ),
    path("viewings/<uuid:viewing>/<uuid:recording>/unveil", views.unveil, name="unveil"),
    path("viewings/<uuid:viewing>/<uuid:recording>/<str:kind>", views.picture, name="picture"),
]
