"""What the application server calls (ASGI). Workers keep no state of their own: any number may run."""

import os

# A picture is answered on the event loop's thread from beginning to end, so nothing else runs there in between.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safelight.config.settings")

from django.core.wsgi import get_wsgi_application

django = get_wsgi_application()

from safelight.config.front import Front  # noqa: E402 - Django is set up now

application = Front(django)
