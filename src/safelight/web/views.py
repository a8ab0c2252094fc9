"""The page on which a person begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from safelight.people.models import Staff
from safelight.web.navigation import first_page


def start(request: HttpRequest) -> HttpResponse:
    """Send each role to its first page; who has none yet is told whom to ask."""
    roles = request.user.roles if isinstance(request.user, Staff) else frozenset()
    page = first_page(roles)
    return redirect(page) if page else render(request, "web/no_role.jinja")
