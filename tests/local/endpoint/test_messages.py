"""Headers are found without regard to case."""

import io

from penstock.local.endpoint import HttpRequest


def test_header_ignores_case() -> None:
    """Header ignores case."""
    request = HttpRequest("GET", "/", (("X-Amz-Target", "A.B"), ("x-amz-target", "C.D")), io.BytesIO())

    assert request.header("x-AMZ-target") == "A.B"
    assert request.header("Host") is None
