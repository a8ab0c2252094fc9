"""The addresses of release."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
