"""PS415: runtime fields."""

from __future__ import annotations

from typing import Any

from penstock.validation.runtime_values import check


def test_fields_that_the_service_sets(view: Any, told: Any) -> None:
    """With and without @, as the type has them."""
    found = check(
        view(
            {"id": "n", "type": "S3DataNode", "@status": "FINISHED", "hostname": "h", "myHost": "h"},
            {"id": "s", "type": "Schedule", "hostname": "h", "@firstActivationTime": "t"},
            {"id": "h", "type": "SparkActivity", "@anything": "x", "errorId": "e"},
        )
    )

    assert told(found, "PS415") == [
        ("n", "@status", "'@status' of 'n' is a runtime field, which the service sets"),
        ("n", "hostname", "'hostname' of 'n' is a runtime field, which the service sets"),
        ("s", "@firstActivationTime", "'@firstActivationTime' of 's' is a runtime field, which the service sets"),
        ("h", "@anything", "'@anything' of 'h' is a runtime field, which the service sets"),
        ("h", "errorId", "'errorId' of 'h' is a runtime field, which the service sets"),
    ]


def test_what_a_child_may_have(view: Any, told: Any) -> None:
    """An HttpProxy declares a host name, which elsewhere only the service sets."""
    found = check(view({"id": "p", "hostname": "h", "errorId": "e"}, {"id": "x", "type": "HttpProxy", "hostname": "h"}))

    assert told(found, "PS415") == [("p", "errorId", "'errorId' of 'p' is a runtime field, which the service sets")]
