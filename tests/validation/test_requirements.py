"""PS419: fields that do nothing alone."""

from __future__ import annotations

from typing import Any

from penstock.validation.requirements import check

NODE = {"id": "n", "type": "S3DataNode", "filePath": "s3://b/k"}
ALARM = {"ref": "a"}


def test_one_without_the_other(view: Any, told: Any) -> None:
    """A repeated one is told once."""
    found = check(
        view(
            {**NODE, "onLateAction": [ALARM, ALARM]},
            {**NODE, "id": "m", "lateAfterTimeout": "1 hour"},
            {"id": "e", "type": "EmrCluster", "coreInstanceBidPrice": "0.1"},
        )
    )

    assert told(found, "PS419") == [
        ("n", "onLateAction", "'onLateAction' of 'n' has no effect without 'lateAfterTimeout'"),
        ("m", "lateAfterTimeout", "'lateAfterTimeout' of 'm' has no effect without 'onLateAction'"),
        ("e", "coreInstanceBidPrice", "'coreInstanceBidPrice' of 'e' has no effect without 'coreInstanceCount'"),
    ]


def test_both(view: Any) -> None:
    """Each may be inherited, and one of several heirs is enough."""
    late, action = {"lateAfterTimeout": "1 hour"}, {"onLateAction": ALARM}

    assert list(check(view({**NODE, **late, **action}))) == []
    assert list(check(view({"id": "Default", **late}, {**NODE, **action}, {**NODE, "id": "m"}))) == []


def test_an_inherited_field_is_told_of_its_holder(view: Any, told: Any) -> None:
    """Where none of its heirs has the other one."""
    found = check(view({"id": "Default", "onLateAction": ALARM}, NODE, {**NODE, "id": "m"}))

    assert told(found, "PS419") == [
        ("Default", "onLateAction", "'onLateAction' of 'Default' has no effect without 'lateAfterTimeout'")
    ]
