"""A lazy service is made once."""

from __future__ import annotations

from penstock.local.endpoint.lazy_service import LazyService


def test_makes_the_service_on_the_first_call(echo_service) -> None:
    """Makes the service on the first call."""
    made = []
    lazy = LazyService(lambda: made.append(1) or echo_service)
    assert made == []

    assert lazy.handle("Describe", {"a": 1}) == {"operation": "Describe", "a": 1}
    lazy.handle("Describe", {})

    assert made == [1]
