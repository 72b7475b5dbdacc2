"""The schema is valid and complete; the docs page keeps to the strict policy."""

from __future__ import annotations

import re

import pytest
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from api import parameters
from api.urls import urlpatterns
from tests.factories import make_event

FORMS = {
    "/api/v1/events/": parameters.EventList,
    "/api/v1/events/{uid}/": parameters.EventDetail,
    "/api/v1/events/{uid}/evidence/": parameters.EventEvidence,
    "/api/v1/articles/": parameters.ArticleList,
    "/api/v1/mentions/": parameters.MentionList,
    "/api/v1/actors/": parameters.ActorList,
    "/api/v1/sources/": parameters.SourceList,
    "/api/v1/timeline/": parameters.TimelineFilters,
    "/api/v1/changes/": parameters.ChangeList,
}


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(public=True)


def test_the_schema_is_valid(schema):
    validate_schema(schema)


@pytest.mark.parametrize("path", FORMS)
def test_the_schema_names_every_parameter(schema, path):
    named = {parameter["name"] for parameter in schema["paths"][path]["get"]["parameters"] if parameter["in"] == "query"}
    assert named == set(FORMS[path].base_fields)


def test_every_operation_has_a_name_of_its_own(schema):
    names = [operation["operationId"] for path in schema["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))
    assert len(schema["paths"]) >= len(urlpatterns) - 5


@pytest.mark.django_db
@pytest.mark.parametrize("path", FORMS)
def test_options_describe_the_parameters(api, path):
    uid = make_event().event.uid
    described = api.options(path.replace("{uid}", uid)).json()
    assert set(described["parameters"]) == set(FORMS[path].base_fields)
    assert described["description"]
    if path == "/api/v1/events/":
        assert "CONSULT" in described["parameters"]["type"]["values"]


@pytest.mark.django_db
def test_the_schema_is_served_as_json_and_yaml(api):
    assert api.at("schema/", format="json").json()["openapi"].startswith("3.")
    assert b"openapi: 3." in api.at("schema/").content


@pytest.mark.django_db
def test_the_docs_page_has_no_inline_script_or_style(client):
    response = client.get("/api/v1/docs/", HTTP_ACCEPT="text/html")
    page = response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert all(address.startswith("/") for address in addresses)
    script = next(address for address in addresses if "script" in address)
    assert "SwaggerUIBundle" in client.get(script).content.decode()
