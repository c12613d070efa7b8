"""Clients."""

import pytest

from penstock.worker.clients import Clients


@pytest.fixture(autouse=True)
def _environment(monkeypatch):
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")


def test_all_go_to_the_endpoint():
    """The region defaults to one that every service has; a database's own wins."""
    clients = Clients("http://localhost:1")
    made = (
        clients.pipeline,
        clients.s3,
        clients.redshift_data(),
        clients.dynamodb(),
        clients.redshift_data("eu-west-1"),
        clients.dynamodb("eu-west-1"),
    )
    assert {client.meta.endpoint_url for client in made} == {"http://localhost:1"}
    assert [client.meta.region_name for client in made] == [*["us-east-1"] * 4, *["eu-west-1"] * 2]
    assert clients.s3 is made[1]


def test_without_an_endpoint_they_go_to_aws():
    """A worker group of the real service is served with the same code."""
    clients = Clients(region="us-west-2")
    assert clients.pipeline.meta.endpoint_url == "https://datapipeline.us-west-2.amazonaws.com"


def test_polling_outlasts_the_long_poll():
    """PollForTask answers after 90 seconds."""
    assert Clients("http://localhost:1").pipeline.meta.config.read_timeout > 90


def test_gives_children_the_same_way_to_aws():
    """The endpoint and the region are in the environment, too."""
    variables = Clients("http://localhost:1").environment()
    assert variables["AWS_ENDPOINT_URL"] == "http://localhost:1"
    assert variables["AWS_DEFAULT_REGION"] == "us-east-1"
    assert variables["AWS_ACCESS_KEY_ID"] == "testing"
    assert "AWS_ENDPOINT_URL" not in Clients(region="us-west-2").environment()


@pytest.mark.parametrize("first", ["redshift_data", "pipeline"])
def test_s3_need_not_be_the_first(first):
    """A task may want the warehouse before anything wants S3."""
    clients = Clients("http://localhost:1")
    assert clients.redshift_data() if first == "redshift_data" else clients.pipeline
    assert callable(clients.s3.upload_file)
