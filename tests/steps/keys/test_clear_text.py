"""Credentials in clear text."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.extract_from_http import ExtractFromHttp

PLAIN = {"type": "extract-from-http", "name": "courses", "url": "https://api.example.com/v1", "runs_on": "machine"}


@pytest.mark.parametrize(
    ("change", "place", "what"),
    [
        ({"headers": {"Accept": "x", "authorization": "hunter2"}}, ("headers", "authorization"), "the header authoriz"),
        ({"headers": {"X-Api-Key": "hunter2"}}, ("headers", "X-Api-Key"), "the header X-Api-Key"),
        ({"headers": {"Cookie": "hunter2"}}, ("headers", "Cookie"), "the header Cookie"),
        ({"parameters": {"api_key": "hunter2"}}, ("parameters", "api_key"), "the parameter api_key"),
        ({"parameters": {"token": "hunter2"}}, ("parameters", "token"), "the parameter token"),
        ({"url": "https://api.example.com/v1?a=b&access_token=hunter2"}, ("url",), "the parameter access_token"),
        ({"url": "https://user:hunter2@api.example.com/"}, ("url",), "the user of a URL"),
    ],
)
def test_fails_for_credentials(change: dict[str, Any], place: tuple[str, ...], what: str) -> None:
    """At the place of each, and without its value."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromHttp.model_validate({**PLAIN, **change})

    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == ("credentials_in_clear", place)
    assert error["msg"].startswith(what)
    assert "hunter2" not in error["msg"]


@pytest.mark.parametrize(
    "change",
    [
        {"headers": {"Accept": "application/json", "X-Request-Id": "a"}},
        {"headers": {"Authorization": "#{*myToken}"}},
        {"parameters": {"page_token": "a", "key": "b", "tokens": "c"}},
        {"url": "https://api.example.com/v1?keyword=secret&page_token=x"},
    ],
)
def test_what_is_none(change: dict[str, Any]) -> None:
    """Names that only look like it, and expressions: what they give is nowhere in the spec."""
    assert ExtractFromHttp.model_validate({**PLAIN, **change})
