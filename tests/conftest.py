"""The cast of every test: the tables with their guards, and a founded town."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Locator, Page, sync_playwright

# no test is about time: a machine that stands still for a moment proves nothing
hypothesis.settings.register_profile("fazhi", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("fazhi")

CHROMIUM = "/usr/bin/chromium"
LONGEST = ("test_whole_year.py", "test_cli.py", "test_blank_acts.py", "test_stories.py", "test_browser_pages.py", "test_browser_jobs.py")
BY_LINE = frozenset(("test_stories.py", "test_blank_acts.py"))  # each story has a town of its own
ON_BOTH = frozenset(f"test_{name}.py" for name in (  # what asks a database in ways of its own; every other test asks what these ask, and runs on SQLite alone
    "stories",  # every act of every line
    "door", "guards", "mend", "vault", "keys", "bundle", "api", "uploads", "evidence", "reorganising", "handover", "levels", "doctor",  # the record
    "desk", "registers", "chosen", "workbench", "calendar", "numbers", "groups", "grids", "calling", "signals", "accusations", "lent",  # lists
    "texts", "people", "narrowing", "find_law",  # search
    "tables", "spread", "remedy_figures", "petition_rates", "annex", "credit",  # counts
    "sheets", "sheets_orders", "sheets_money", "going_live",  # many rows at once
))
FOUNDING = """
from fazhi.conf import setup
setup.wake()
setup.lay()
cast = setup.module("fazhi.conf.cast")
cast.make(cast.founded(), "yanshi-2021")
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file stays on one worker, but stories go line by line; the longest begin first, so that no worker is left alone with one at the end; what asks no database in its own way runs once."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group("-".join((item.path.name, *([item.callspec.params["line"]] if item.path.name in BY_LINE else ())))))  # type: ignore[attr-defined]
        if item.path.name not in ON_BOTH:
            item.add_marker("once")
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: Any, django_db_modify_db_settings: Any, django_db_blocker: Any) -> Iterator[None]:
    """The test database with its guards."""
    from django.contrib.auth.hashers import Argon2PasswordHasher
    from django.test.utils import setup_databases, teardown_databases

    from fazhi.kernel import guards

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1  # the hash of the house, but a quick one
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        guards.install()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No roster, declaration or calendar outlives a test."""
    from fazhi import law
    from fazhi.kernel import happen, roster

    calendar = law.calendar.current()
    roster.forget()
    happen.forget_declared()
    yield
    roster.forget()
    happen.forget_declared()
    law.calendar.use(calendar)


_founded: dict[str, Any] = {}


@pytest.fixture
def town(db: Any) -> Any:
    """A founded town with its whole cast: founded through the door for the first test, its rows laid again for every other."""
    from django.apps import apps
    from django.db import connection

    from fazhi.conf import cast
    from fazhi.kernel import happen

    models = list(apps.get_app_config("kernel").get_models())
    assert not any(model._default_manager.exists() for model in models), "the town is not the first thing of this test"
    if not _founded:
        made = cast.founded()
        _founded.update(town=made.again(), rows=[(model, list(model._default_manager.values())) for model in models])
        return made
    with connection.cursor() as cursor:
        happen.run(cursor, [each for model, rows in _founded["rows"] for each in happen.inserts(model, rows)])
    return _founded["town"].again()


@pytest.fixture
def client_for(town: Any) -> Callable[[str], Any]:
    """A browserless client, logged in as one of the cast."""
    from django.test import Client

    from fazhi.web.accounts import people

    def of(alias: str) -> Any:
        account = people.make(alias, "演示口令-2021-演示", town.people[alias].person, town.office)
        client = Client()
        client.force_login(account)
        return client

    return of


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the served town."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(home: Path) -> Iterator[str]:
    """A served town that all tests with a browser share; what they leave there stays."""
    yield from served(home)


def served(home: Path) -> Iterator[str]:
    """A served town on a free port, on its own embedded database."""
    env = {**{k: v for k, v in os.environ.items() if k != "FAZHI_DATABASE"}, "FAZHI_HOME": str(home)}
    subprocess.run([sys.executable, "-c", FOUNDING], check=True, env=env)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "fazhi.conf.cli", "serve", "--port", str(port)], env=env, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/login", timeout=2).read()
            break
        except OSError:
            continue
    yield address
    server.terminate()
    server.wait()


def loaded(click: Any) -> Any:
    """The same click, ending when the page it opened stands whole: it waits by itself only until the new page begins, and what is read then may be half of it."""

    def clicked(where: Any, *said: Any, **how: Any) -> None:
        click(where, *said, **how)
        (where.page if isinstance(where, Locator) else where).wait_for_load_state()

    return clicked


Page.click, Locator.click = loaded(Page.click), loaded(Locator.click)  # type: ignore[method-assign]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium from Debian; a missing browser is a failure."""
    assert Path(CHROMIUM).exists(), "没有 Chromium：请安装 chromium 软件包"
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield running
        running.close()
