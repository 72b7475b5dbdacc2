"""A client of the API, and three people: a stranger, a reader with an account, a curator."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

ROOT = "/api/v1/"


class Caller(APIClient):
    """Calls endpoints by their name under the root."""

    def at(self, path: str, **query: Any) -> Any:
        return self.get(ROOT + path, query)

    def ids(self, path: str, **query: Any) -> list[str]:
        response = self.at(path, **query)
        assert response.status_code == 200, response.json()
        return [record["id"] for record in response.json()["results"]]


@pytest.fixture(autouse=True)
def _no_throttle_history():
    cache.clear()


@pytest.fixture
def api() -> Caller:
    return Caller()


def _person(name: str, *permissions: str) -> Caller:
    user = User.objects.create_user(name)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    caller = Caller()
    caller.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=user).key}")
    return caller


@pytest.fixture
def reader(db) -> Caller:
    return _person("reader")


@pytest.fixture
def curator(db) -> Caller:
    return _person("curator", "change_event")
