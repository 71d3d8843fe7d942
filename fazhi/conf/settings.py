"""Every setting, read from the environment; FAZHI_HOME is the installation folder."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlparse

from fazhi.conf.lines import LINES

HOME = Path(os.environ.get("FAZHI_HOME", "fazhi-home")).resolve()
DATABASE = os.environ.get("FAZHI_DATABASE", "")
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA foreign_keys=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
)


def _database() -> dict[str, object]:
    if not DATABASE:
        return {
            "ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "fazhi.sqlite3", "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        }
    url = urlparse(DATABASE)
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": url.path.lstrip("/"), "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""), "HOST": url.hostname or unquote(dict(
            part.split("=", 1) for part in url.query.split("&") if "=" in part).get("host", "")),
        "PORT": url.port or "", "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {"server_side_binding": True},
    }


def _secret() -> str:
    """The secret of sessions: kept in the installation folder, made once."""
    path = HOME / "keys" / "web-secret"
    if path.exists():
        return path.read_text("ascii")
    secret = secrets.token_urlsafe(48)
    if path.parent.is_dir():
        path.write_text(secret, "ascii")
        path.chmod(0o600)
    return secret


DATABASES = {"default": _database()}
SECRET_KEY = _secret()
DEBUG = os.environ.get("FAZHI_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("FAZHI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "fazhi.kernel",
    "fazhi.web.accounts",
    "fazhi.web.base",
    "fazhi.web.desk",
    "fazhi.web.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fazhi.web.base.middleware.Guard",
]
ROOT_URLCONF = "fazhi.conf.urls"
WSGI_APPLICATION = "fazhi.conf.wsgi.application"
AUTH_USER_MODEL = "accounts.Account"
CSRF_FAILURE_VIEW = "fazhi.web.base.errors.csrf"
LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/desk/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [],
    "APP_DIRS": True,
    "OPTIONS": {
        "environment": "fazhi.web.base.jinja.environment",
        "context_processors": ["fazhi.web.base.context.everywhere"],
    },
}]
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = False
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "fazhi.web.accounts.sessions"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# Fazhi's own.
FAZHI_LINES = tuple(("fazhi.lines", key) for key in LINES)
FAZHI_COMMON = ("fazhi.kernel.common", "fazhi.kernel.serve", "fazhi.kernel.revise", "fazhi.kernel.handing", "fazhi.kernel.whole_desk", "fazhi.kernel.keeping", "fazhi.kernel.evidence", "fazhi.kernel.agents", "fazhi.kernel.old",
                "fazhi.kernel.mend", "fazhi.kernel.standing", "fazhi.kernel.apart", "fazhi.kernel.levels", "fazhi.kernel.clock")
FAZHI_EXPORTS = ("fazhi.bridges.credit.export", "fazhi.bridges.credit.permits")
FAZHI_KEYS = HOME / "keys"
FAZHI_VAULT = HOME / "vault"
FAZHI_ALGORITHM = os.environ.get("FAZHI_ALGORITHM", "sha256")
FAZHI_CALENDARS = HOME / "calendars"
FAZHI_LINKAGE = (Path(__file__).parent / "linkage", HOME / "linkage")  # what the later folder says stands before the earlier
FAZHI_RESERVE_MB = int(os.environ.get("FAZHI_RESERVE_MB", "64"))
