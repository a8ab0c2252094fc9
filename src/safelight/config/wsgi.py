"""What the application server calls. Workers keep no state of their own: any number may run."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safelight.config.settings")
django = get_wsgi_application()

from safelight.library.at_once import AtOnce  # noqa: E402 - Django is set up now

application = AtOnce(django)
