"""The addresses of library."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
