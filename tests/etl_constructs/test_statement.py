"""Statement refuses what cdk-nag would find."""

from __future__ import annotations

import pytest
from etl_constructs.statement import Grantee, Statement


def test_a_wildcard_needs_a_reason() -> None:
    """And has one when it is written down."""
    with pytest.raises(ValueError, match=r"give the reason for the wildcard in arn:aws:s3:::b/\*"):
        Statement(Grantee.SERVICE, ("s3:GetObject",), ("arn:aws:s3:::b/*",))
    assert (
        Statement(Grantee.SERVICE, ("s3:GetObject",), ("arn:aws:s3:::b/*",), "keys are data").reason == "keys are data"
    )


def test_an_action_is_named_in_full() -> None:
    """No reason helps a wildcard there."""
    with pytest.raises(ValueError, match=r"name the actions in full instead of s3:Get\*"):
        Statement(Grantee.SERVICE, ("s3:Get*",), ("arn:aws:s3:::b/k",), "lazy")
