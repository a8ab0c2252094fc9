"""Signing in and out, and the page on which a person begins.

Nobody signs up here: staff are enrolled by an administrator.
"""

from allauth.account.views import LoginView, LogoutView
from django.urls import include, path

from safelight.web.views import start

urlpatterns = [
    path("", start, name="start"),
    path("", include("safelight.web.patients.urls")),
    path("sign-in", LoginView.as_view(template_name="web/sign_in.jinja"), name="account_login"),
    path("sign-out", LogoutView.as_view(template_name="web/sign_out.jinja"), name="account_logout"),
]
