"""The account and region that the local cloud plays."""

from __future__ import annotations

ACCOUNT = "123456789012"
REGION = "us-east-1"
