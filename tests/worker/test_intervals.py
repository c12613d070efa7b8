"""How often a worker asks."""

from __future__ import annotations

from penstock.worker.intervals import AWS, LOCAL, intervals


def test_aws_is_asked_less_often() -> None:
    """Requests cost money there."""
    assert intervals(None) == AWS
    assert intervals("http://127.0.0.1:1") == LOCAL
    assert all(local < aws for local, aws in zip(LOCAL, AWS, strict=True))
