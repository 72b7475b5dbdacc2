"""What all tests share: property tests that depend on no clock and draw the same examples in every run; quick passwords; the bundled actors, read once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.test import override_settings
from hypothesis import settings

if TYPE_CHECKING:  # models can only be imported once Django is set up
    from tests.bundled import Bundled

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """A hash that is made to be slow costs each test with a person in it a third of a second."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def bundled(django_db_setup: None, django_db_blocker: Any) -> Bundled:
    """The bundled publishers and actors, to be written where a test wants them."""
    from tests.bundled import Bundled

    with django_db_blocker.unblock():
        return Bundled.read()


@pytest.fixture
def seeded(bundled: Bundled, db: None) -> None:
    """A store with the bundled publishers and actors and nothing else."""
    bundled.write()


@pytest.fixture(scope="module")
def module_store(bundled: Bundled, django_db_blocker: Any) -> Iterator[None]:
    """The same for all tests of a module, each of which is rolled back; emptied at its end, whatever became of it."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        bundled.write()
        yield
        call_command("flush", interactive=False, verbosity=0)
