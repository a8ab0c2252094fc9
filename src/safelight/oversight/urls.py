"""The addresses of oversight."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
