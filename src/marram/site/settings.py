"""Django's settings. What a host may change comes from `site.env`; everything else stands here."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from marram.keys.keyring import RING_FILE
from marram.site import env

PACKAGE = Path(__file__).resolve().parent.parent

MARRAM_DATA = env.data_folder()
MARRAM_KEYS = env.keys_folder()
MARRAM_PUBLIC_URL = env.public_url()
MARRAM_MAIL = env.mail()
MARRAM_MAIL_FROM = os.environ.get("MARRAM_MAIL_FROM") or "marram@localhost"

DEBUG = False
# Django signs nothing here that outlives a process: sessions and codes are ours (marram.accounts).
SECRET_KEY = os.urandom(32).hex()
_public = urlsplit(MARRAM_PUBLIC_URL)
ALLOWED_HOSTS = [_public.hostname or "localhost"]
HTTPS = _public.scheme == "https"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "marram.people",
    "marram.jobs",
    "marram.record",
    "marram.accounts",
    "marram.kit",
    "marram.practices",
    "marram.reminders",
    "marram.companion",
    "marram.workspace",
    "marram.operations",
]
MIDDLEWARE = [
    "marram.site.middleware.SafeHeaders",
    "marram.site.compressing.Compressed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "marram.site.middleware.LastResort",
    "marram.accounts.middleware.SessionMiddleware",
    "marram.site.middleware.LanguageOfPerson",
    "django.middleware.csrf.CsrfViewMiddleware",
    "marram.site.middleware.NeverBlank",
]
ROOT_URLCONF = "marram.site.urls"
WSGI_APPLICATION = "marram.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "marram.kit.surroundings.surroundings",
            ]
        },
    }
]
DATABASES = {"default": env.database()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en-gb"
# A language no person has reviewed says so beside its name, and is only spoken when it was chosen.
DRAFT_LANGUAGES = ["ar"]
LANGUAGES = [("en-gb", "English"), ("ar", "العربية (مسودة, draft)")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "marram.site.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [MARRAM_PUBLIC_URL]
SESSION_COOKIE = "__Host-s" if HTTPS else "s"


# How long a page may be: 2 MiB are kept, 8 MiB are read so that a refusal gives the text back.
MARRAM_PAGE_LIMIT = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Uploads stay in memory: a temporary file would hold a person's words in plain text.
FILE_UPLOAD_HANDLERS = ["marram.site.uploads.InMemoryOnly"]

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = MARRAM_MAIL.get("host", "")
EMAIL_PORT = MARRAM_MAIL.get("port", 25)
EMAIL_HOST_USER = MARRAM_MAIL.get("username", "")
EMAIL_HOST_PASSWORD = MARRAM_MAIL.get("password", "")
EMAIL_USE_SSL = MARRAM_MAIL.get("use_ssl", False)
EMAIL_USE_TLS = MARRAM_MAIL.get("use_tls", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = MARRAM_MAIL_FROM

# No ADMINS and no request bodies: an error report must never carry a person's words.
ADMINS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER_FILTER = "marram.site.errors.NothingToReport"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own messages name paths and print tracebacks with values in them.
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "django.db.backends": {"handlers": ["nowhere"], "propagate": False},
        "marram": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
KEYRING_FILE = RING_FILE
