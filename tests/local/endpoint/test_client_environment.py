"""What clients are told."""

from penstock.local.endpoint.client_environment import client_environment, client_variables


def test_variables() -> None:
    """Variables."""
    assert client_variables("http://localhost:4566") == {
        "AWS_ENDPOINT_URL": "http://localhost:4566",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "CDK_DEFAULT_ACCOUNT": "123456789012",
        "CDK_DEFAULT_REGION": "us-east-1",
    }


def test_ones_own_aws_settings_do_not_leak() -> None:
    """Ones own aws settings do not leak."""
    environment = client_environment("http://localhost:1", {"PATH": "/bin", "AWS_PROFILE": "work", "AWS_REGION": "x"})

    assert (environment["PATH"], environment["AWS_REGION"], "AWS_PROFILE" in environment) == (
        "/bin",
        "us-east-1",
        False,
    )
