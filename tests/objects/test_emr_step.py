"""Steps of EmrActivity as text."""

from __future__ import annotations

import pytest

from penstock.objects.emr_step import emr_step


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("a.jar",), "a.jar"),
        (("a.jar", "x", "y"), "a.jar,x,y"),
        (("a.jar", "x,y,", "z"), r"a.jar,x\\,y\\,,z"),
        (("a.jar", "#{format(@scheduledStartTime,'YYYY,}')},x"), r"a.jar,#{format(@scheduledStartTime,'YYYY,}')}\\,x"),
        (("a.jar", "#{unfinished,"), r"a.jar,#{unfinished\\,"),
    ],
)
def test_commas(parts: tuple[str, ...], text: str) -> None:
    """Those of expressions stay: the service evaluates first and splits then."""
    assert emr_step(parts) == text
