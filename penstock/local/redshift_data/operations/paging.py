"""Pages of a list: the token is where the next page starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from penstock.local.redshift_data.requests import Request, invalid

T = TypeVar("T")


def page_of(request: Request, items: Sequence[T], highest: int) -> tuple[list[T], dict[str, str]]:
    """Cut the page that MaxResults (0 and none: the highest) and NextToken ask for, and give the next token, if any."""
    size = request.count("MaxResults", 0, highest) or highest
    token = request.text("NextToken") or "0"
    if not token.isdecimal():
        raise invalid(f"NextToken '{token}' was not given by this service")
    start = int(token)
    more = start + size < len(items)
    return list(items[start : start + size]), {"NextToken": str(start + size)} if more else {}
