"""Reasons of a failed COPY."""

import pytest

from penstock.worker.cancellation import Cancellation
from penstock.worker.redshift.data_api import Warehouse
from penstock.worker.redshift.load_errors import load_errors

FAILED = {"Error": "Check 'stl_load_errors' for details", "SubStatements": [{"Status": "FAILED"}]}


@pytest.fixture
def api(warehouse):
    """The Data API over the double."""
    return Warehouse(warehouse, "c", "d", "u")


def test_takes_the_latest_where_the_query_is_not_known(api, warehouse):
    """A column that is not known is left out."""
    warehouse.records = [
        [{"stringValue": "f"}, {"longValue": 1}, {"stringValue": ""}, {"stringValue": "Too long"}, {"isNull": True}]
    ]
    assert load_errors(api, FAILED, Cancellation()) == ["f:1: Too long: 'None'"]
    assert "ORDER BY starttime DESC LIMIT 3" in warehouse.queries[0]["Sql"]


def test_does_without_where_they_cannot_be_read(api, warehouse, error, monkeypatch):
    """The first reason is worth more than a second failure."""

    def refuse(**_):
        raise error("ValidationException")

    monkeypatch.setattr(warehouse, "execute_statement", refuse)
    assert load_errors(api, FAILED, Cancellation()) == []
