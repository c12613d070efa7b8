"""Statements that differ in their resources only become one."""

from __future__ import annotations

from etl_constructs.grants.merging import merged
from etl_constructs.statement import Grantee, Statement

GET = ("s3:GetObject",)
LIST = ("s3:ListBucket",)


def _prefix(name: str) -> dict[str, dict[str, list[str]]]:
    return {"StringLike": {"s3:prefix": [name]}}


def test_what_is_joined_and_what_is_not() -> None:
    """Other roles, actions, reasons and conditions stay apart; the order is that of appearance, without repeats."""
    assert merged(
        [
            Statement(Grantee.RESOURCE, GET, ("b",)),
            Statement(Grantee.RESOURCE, LIST, ("b",), conditions=_prefix("x")),
            Statement(Grantee.SERVICE, GET, ("b",)),
            Statement(Grantee.RESOURCE, GET, ("c*",), "why"),
            Statement(Grantee.RESOURCE, GET, ("a", "b")),
            Statement(Grantee.RESOURCE, LIST, ("b",), conditions=_prefix("y")),
            Statement(Grantee.RESOURCE, LIST, ("b",), conditions=_prefix("x")),
        ]
    ) == (
        Statement(Grantee.RESOURCE, GET, ("b", "a")),
        Statement(Grantee.RESOURCE, LIST, ("b",), conditions=_prefix("x")),
        Statement(Grantee.SERVICE, GET, ("b",)),
        Statement(Grantee.RESOURCE, GET, ("c*",), "why"),
        Statement(Grantee.RESOURCE, LIST, ("b",), conditions=_prefix("y")),
    )
