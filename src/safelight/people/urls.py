"""The addresses of people."""

from django.urls import path

from safelight.people.views import reach, staff, staff_roles

urlpatterns = [
    path("patients/<uuid:patient>/reach", reach, name="reach"),
    path("staff/", staff, name="staff"),
    path("staff/<uuid:staff>/roles", staff_roles, name="staff-roles"),
]
