"""Django's settings. What differs between installations comes from `environment`; the rest is fixed here,
on purpose.
"""

from pathlib import Path
from typing import Any

import psycopg.conninfo
from csp.constants import NONE, SELF

from safelight.config import environment

ENVIRONMENT = environment.read()
PROJECT = Path(__file__).parents[3]

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False  # never: an error page must not show a trace
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "safelight.config.urls"

SAFELIGHT_HOME = environment.private(ENVIRONMENT.home)
SAFELIGHT_VAULT = ENVIRONMENT.vault.place
SAFELIGHT_VAULT_KEYS = ENVIRONMENT.vault.keys
SAFELIGHT_VAULT_KEY_PROGRAM = ENVIRONMENT.vault.key_program
SAFELIGHT_VAULT_CHECK_DAYS = ENVIRONMENT.vault.check_days
SAFELIGHT_DEMONSTRATION = ENVIRONMENT.demonstration
SAFELIGHT_STACK = ENVIRONMENT.stack
SAFELIGHT_FORMS = ENVIRONMENT.forms
SAFELIGHT_SITE = f"{'https' if ENVIRONMENT.https else 'http'}://{ENVIRONMENT.hosts[0]}"  # in mails
SAFELIGHT_MAILS = ENVIRONMENT.mail is not None
SAFELIGHT_HOSPITAL = ENVIRONMENT.hospital
SAFELIGHT_RECORDS_OUTBOX = ENVIRONMENT.records_outbox
SAFELIGHT_TIMESTAMPS = ENVIRONMENT.timestamps
SAFELIGHT_CREDENTIALS = ENVIRONMENT.credentials
SAFELIGHT_BEHIND_PROXY = ENVIRONMENT.https

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "procrastinate.contrib.django",
    "safelight.ledger",
    "safelight.people",
    "safelight.consent",
    "safelight.library",
    "safelight.processing",
    "safelight.filing",
    "safelight.studio",
    "safelight.release",
    "safelight.archive",
    "safelight.oversight",
    "safelight.web",
]

MIDDLEWARE = [
    "safelight.web.middleware.Workstation",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "safelight.web.middleware.BodyLimit",  # before anything reads the body
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # every view, unless it says otherwise
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "safelight.web.middleware.NeverStored",
    "safelight.web.middleware.Refusals",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

_database = psycopg.conninfo.conninfo_to_dict(ENVIRONMENT.database_url)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.get("dbname"),
        "USER": _database.get("user"),
        "PASSWORD": _database.get("password") or "",
        "HOST": _database.get("host") or "",
        "PORT": _database.get("port") or "",
        # Only what asks for it is prepared: library/seen.py.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}, "prepare_threshold": 1_000_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Sign-in limits are counted here, so that they hold across workers.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "counters"}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "NAME": "jinja2",
        "OPTIONS": {"environment": "safelight.web.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
    },  # for Django's own forms
]

AUTH_USER_MODEL = "people.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "safelight.people.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # staff are enrolled by an administrator
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/5m/key"}

SESSION_COOKIE_AGE = 10 * 60 * 60  # a shift
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "safelight.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"  # with none at all, browsers send forms without an origin
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # each app's jobs are in its jobs.py

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds
if ENVIRONMENT.mail is not None:
    globals().update(ENVIRONMENT.mail.settings)

LANGUAGE_CODE = "en-gb"
USE_TZ = True
TIME_ZONE = "Europe/London"
STATIC_URL = "static/"
STATIC_ROOT = SAFELIGHT_HOME / "static"
NODE_MODULES = PROJECT / "node_modules"
STATICFILES_DIRS = [
    ("nhsuk", NODE_MODULES / "nhsuk-frontend" / "dist" / "nhsuk"),
    ("openseadragon", NODE_MODULES / "openseadragon" / "build" / "openseadragon"),
]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# One still at most (imaging's limit) and the form around it; memory only: no plain picture touches a disk.
FILE_UPLOAD_HANDLERS = ["safelight.studio.uploading.MemoryOnly"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Log lines carry codes and identifiers, never what a person typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "safelight.config.logs.Discreet",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {
            "level": "ERROR"
        },  # of what is not found only the address is told, and it may hold a number
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # the same, of a host
    },
}
