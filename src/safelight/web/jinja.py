"""The Jinja environment of every page. Templates lie in each part's `templates/` folder.

A name that a template of ours lacks is an error. NHS.UK's macros need a lenient mode, and only they have it.
"""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    Template,
)

from safelight.web import wording
from safelight.web.components import form_errors
from safelight.web.fields import rendering
from safelight.web.navigation import links

PARTS: Final = Path(__file__).parents[1]
NHSUK: Final = "nhsuk/"


class Lenient(BaseLoader):
    """NHS.UK's templates, loaded into an environment of their own that lets parameters be left out."""

    def __init__(self, templates: BaseLoader) -> None:
        self._templates = templates
        self._environment: Environment | None = None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - jinja2's name
    ) -> Template:
        if self._environment is None:
            self._environment = environment.overlay(undefined=ChainableUndefined)
        return self._templates.load(self._environment, name, globals)


def environment(*, auto_reload: bool = False, **_: Any) -> Environment:
    """The environment for Django's Jinja2 backend; of the backend's options, only this one is open."""
    ours = FileSystemLoader(sorted(PARTS.glob("*/templates")))
    nhsuk = Lenient(PackageLoader("nhsuk_frontend_jinja"))
    made = Environment(
        autoescape=True,
        auto_reload=auto_reload,
        loader=ChoiceLoader([ours, nhsuk]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_globals())
    made.filters.update(_filters())
    return made


def _globals() -> dict[str, Any]:
    return {
        "demonstration": settings.SAFELIGHT_DEMONSTRATION,
        "form_errors": form_errors,
        "links": links,
        "rendering": rendering,
        "static": static,
        "url": _url,
    }


def _filters() -> dict[str, Callable[..., Any]]:
    return {
        "date": wording.british_date,
        "file_size": wording.file_size,
        "nhs_number": wording.spaced_nhs_number,
        "plural": wording.plural,
        "time": wording.british_time,
    }


def _url(name: str, **arguments: Any) -> str:
    """The address of a view by its name."""
    return reverse(name, kwargs=arguments)
