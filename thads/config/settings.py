"""Thiết đặt của Django; everything an operator may set is an environment variable."""

import os

from thads.config.connections import django_database
from thads.config.home import home_path, secret_key

THADS_HOME = home_path()
# Under which address the public reaches the site: printed in the codes on papers.
PUBLIC_ADDRESS = os.environ.get("THADS_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
TIME_STAMPS = os.environ.get("THADS_TIME_STAMPS", "")
HTTPS = os.environ.get("THADS_HTTPS") == "1"
# Who asks, as the proxy in front writes it; empty: whoever is connected.
ADDRESS_HEADER = os.environ.get(
    "THADS_ADDRESS_HEADER", "X-Forwarded-For" if HTTPS else ""
)
DEBUG = os.environ.get("THADS_DEBUG") == "1"
SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("THADS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("THADS_ORIGINS", "").split(",") if origin
]

INSTALLED_APPS = [
    "thads.records.web",
    "thads.records.audit",
    "thads.records.agencies",
    "thads.records.parties",
    "thads.records.documents",
    "thads.records.ledger",
    "thads.records.cases",
    "thads.records.assets",
    "thads.records.inquiries",
    "thads.records.cashbook",
    "thads.records.paperwork",
    "thads.records.proceedings",
    "thads.records.operations",
    "thads.records.complaints",
    "thads.records.administrative",
    "thads.records.mobilisation",
    "thads.records.steering",
    "thads.records.staffing",
    "thads.records.supervision",
    "thads.records.publications",
    "thads.records.citizens",
    "thads.readers.lawbook",
    "thads.readers.courts",
    "thads.readers.remission",
    "thads.readers.worklist",
    "thads.readers.statistics",
    "thads.readers.statistics.store",
    "thads.readers.registers",
    "thads.readers.reports",
    "thads.readers.directives",
    "thads.readers.assigning",
    "thads.readers.exchange",
    "thads.readers.portal",
    "thads.readers.simulation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thads.records.web.middleware.SecurityHeaders",
    "thads.records.web.middleware.InBounds",
    "thads.records.web.middleware.NoNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thads.records.agencies.middleware.SignedInPerson",
    "thads.records.ledger.middleware.CalendarInUse",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "thads.config.urls"
WSGI_APPLICATION = "thads.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["thads.records.web.templatetags.thads"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thads.records.web.context.frame",
                "thads.config.navigation.navigation",
                "thads.records.agencies.mistakes.waiting",
            ],
        },
    }
]

DATABASES = {"default": django_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agencies.Account"
AUTHENTICATION_BACKENDS = ["thads.records.agencies.backends.SignInBackend"]
LOGIN_URL = "agencies:sign_in"
LOGIN_REDIRECT_URL = "worklist:workbench"
LOGOUT_REDIRECT_URL = "agencies:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signed cookies, which a row each keeps alive: agencies/sessions.py, decision 8.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "thads.records.web.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

# WhiteNoise serves straight from the apps' folders: nothing to collect beforehand.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # It writes the lines it cannot read, with payers' names; who sent the file is told.
    "loggers": {"mt940": {"level": "CRITICAL"}},
}
