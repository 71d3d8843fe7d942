"""Readying an installation folder: folders, keys, tables and guards."""

import importlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server as Granian

from fazhi.kernel.keys import KeyStore
from fazhi.kernel.wrong import FazhiError


class NotReady(FazhiError):
    """The installation folder is not there, or not whole."""


def wake() -> None:
    """Start Django on the installation folder that the environment names."""
    django.setup()


def is_there() -> bool:
    """True when an installation stands in the folder."""
    return (Path(settings.FAZHI_KEYS) / "store.sqlite3").exists()


def ready() -> None:
    """Start on an existing installation; raises NotReady in plain words, and loads the office's holiday notices."""
    wake()
    if not is_there():
        raise NotReady(f"{settings.HOME} 里还没有安装。先运行 fazhi init（正式使用）或 fazhi demo（演示）。")
    kernel("words").keys()  # a restore without its keys is refused here, with the reason
    for office in offices():
        kernel("clock").load_calendars(office["id"], today())


def offices() -> list[dict[str, Any]]:
    """The founded offices of this installation: id, name, short, demo."""
    office = kernel("models").Office
    matter = kernel("models").Matter
    houses = matter.objects.filter(line="house").values("id")
    return list(office.objects.filter(id__in=houses).order_by("id").values("id", "name", "short", "demo"))


def the_office() -> dict[str, Any]:
    """The one office of this installation; raises NotReady when none was founded."""
    found = offices()
    if not found:
        raise NotReady("还没有建立机构。先运行 fazhi init。")
    return found[0]


def module(name: str) -> Any:
    """A module that needs Django, imported once Django stands."""
    return importlib.import_module(name)


def kernel(name: str) -> Any:
    """A module of the kernel, once Django stands."""
    return module(f"fazhi.kernel.{name}")


def today() -> date:
    """Today."""
    return date.today()


def serve(host: str, port: int, workers: int = 0) -> None:
    """Serve with granian; SQLite has one worker process, since its writers starve one another."""
    sqlite = connection.vendor == "sqlite"
    count = 1 if sqlite else workers or (os.cpu_count() or 1) + 1
    connection.close()
    Granian("fazhi.conf.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=count,
            blocking_threads=2 if sqlite else 1, log_access=False, log_level=LogLevels.warning).serve()


def lay() -> list[str]:
    """Make folders, keys, tables and guards; returns the recovery sheets of new keys."""
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    sheets: list[str] = []
    if not is_there():
        sheets = list(KeyStore.create(Path(settings.FAZHI_KEYS)))
    for folder in (settings.FAZHI_VAULT, settings.STATIC_ROOT):
        Path(folder).mkdir(exist_ok=True)
    migrate()
    return sheets


def migrate() -> None:
    """Bring the tables up to date; guards are taken away before and made anew after, since a rebuild drops them silently."""
    guards = kernel("guards")
    if "kernel_entry" in connection.introspection.table_names():
        guards.remove()
    call_command("migrate", verbosity=0)
    guards.install()


def drop_database() -> None:
    """Empty the database of a demonstration that is made anew."""
    connection.close()
    if connection.vendor == "sqlite":
        for end in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{end}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def check_day(day: str) -> None:
    """Raise NotReady, in plain words, unless this is a day or empty."""
    if day:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise NotReady(f"“{day}”不是日期，请写成 2021-11-30 的样子。") from None


def say(*words: Any) -> None:
    """Print to the user."""
    print(*words, file=sys.stdout, flush=True)
