"""The cast of every test: the tables with their guards, and a founded town."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: Any, django_db_modify_db_settings: Any, django_db_blocker: Any) -> Iterator[None]:
    """The test database with its guards."""
    from django.test.utils import setup_databases, teardown_databases

    from fazhi.kernel import guards

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


@pytest.fixture
def town(db: Any) -> Any:
    """A founded town with its whole cast."""
    from fazhi.kernel import story

    return story.founded()


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
