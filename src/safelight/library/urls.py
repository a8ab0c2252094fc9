"""The addresses of library."""

from django.urls import path

from safelight.library import views

urlpatterns = [
    path("collection/", views.collection, name="collection"),
    path("recordings/<uuid:recording>/", views.recording, name="recording"),
    path("recordings/<uuid:recording>/reasons", views.reasons, name="recording-reasons"),
    path("recordings/<uuid:recording>/others", views.others, name="recording-others"),
    path("recordings/<uuid:recording>/close-up", views.close_up, name="close-up"),
    path(
        "viewings/<uuid:viewing>/<uuid:recording>/tiles/<int:level>/<int:column>_<int:row>",
        views.tile,
        name="tile",
    ),
    path("viewings/<uuid:viewing>/<uuid:recording>/<str:kind>", views.picture, name="picture"),
]
